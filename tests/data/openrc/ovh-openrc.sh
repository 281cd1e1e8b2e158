#!/bin/bash

# To log in you ask Keystone, which returns a **token** and a **service catalog**.
#
# *NOTE*: v3 of the identity API does not make the others v3.
export OS_AUTH_URL=https://auth.cloud.example.test/v3
export OS_IDENTITY_API_VERSION=3

export OS_USER_DOMAIN_NAME=${OS_USER_DOMAIN_NAME:-"Default"}
export OS_PROJECT_DOMAIN_NAME=${OS_PROJECT_DOMAIN_NAME:-"Default"}


# With the addition of Keystone we have standardised on the term **tenant**
export OS_TENANT_ID=abcdef0123456789abcdef0123456789
export OS_TENANT_NAME="4711471147114711"

# The user who acts
export OS_USERNAME="user-AbCdEfGhIjKl"

# With Keystone you pass the keystone password.
echo "Please enter your OpenStack Password: "
read -sr OS_PASSWORD_INPUT
export OS_PASSWORD=$OS_PASSWORD_INPUT

export OS_REGION_NAME="GRA"
# Don't leave a blank variable
if [ -z "$OS_REGION_NAME" ]; then unset OS_REGION_NAME; fi
