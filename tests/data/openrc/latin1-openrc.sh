export OS_AUTH_URL=https://identity.cloud.example.org/v3
export OS_USERNAME="zoé"
export OS_PROJECT_NAME='Größe'
