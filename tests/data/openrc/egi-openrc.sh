export OS_AUTH_URL="https://identity.science.example.test/v3"
export OS_AUTH_TYPE="v3oidcaccesstoken"
export OS_IDENTITY_PROVIDER="egi.eu"
export OS_PROTOCOL="openid"
export OS_PROJECT_ID="fedcba9876543210fedcba9876543210"
export OS_ACCESS_TOKEN="$(oidc-token --time 60 egi)"
export OS_STORAGE_URL=https://object.science.example.test/swift/v1
