#!/usr/bin/env bash
# Two factors: the single sign-on gives a token for password and code.
export OS_AUTH_URL=https://keystone.earth.example.org:5000/v3
export OS_INTERFACE=public
export OS_IDENTITY_API_VERSION=3
export OS_USERNAME="astrid@example.org"
export OS_REGION_NAME="WAW3-1"
export OS_PROJECT_ID=77776666555544443333222211110000
export OS_PROJECT_NAME="cloud_0123_1"
export OS_PROJECT_DOMAIN_ID="aabbccddeeff00112233445566778899"
if [ -z "$OS_USER_DOMAIN_NAME" ]; then unset OS_USER_DOMAIN_NAME; fi
stty -echo
printf 'Please enter your password: '
read -r PASSWORD
printf '\n'
stty echo
read -p "Please enter your six-digit code: " -r TOTP
if ! command -v jq >/dev/null 2>&1; then
    echo "jq is missing" >&2
    exit 1
fi
RESPONSE=$(curl --silent --data-urlencode "password=$PASSWORD" \
    --data "totp=$TOTP" "https://sso.earth.example.org/realms/Creodias/token" | jq -r '.access_token')
export OS_ACCESS_TOKEN=$RESPONSE
export OS_AUTH_TYPE=v3oidcaccesstoken
export OS_PROTOCOL=openid
export OS_IDENTITY_PROVIDER=ident_creodias
unset PASSWORD TOTP RESPONSE
