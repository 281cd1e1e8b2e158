#token expires on: Thu 10. Dec 10:38:35 CET 2026
export OS_AUTH_TOKEN=dkrz_0123456789abcdef
export OS_STORAGE_URL=https://swift.climate.example.org/v1/dkrz_4711-aaaa-bbbb
unset OS_AUTH_URL
unset OS_USERNAME
unset OS_PASSWORD
