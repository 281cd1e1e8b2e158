#!/usr/bin/env bash
# Keystone gives a token and a catalog to whoever logs in. Version 3 of its API is
# meant; other services have versions of their own.
export OS_AUTH_URL=https://identity.cloud.example.org:5000/v3
# The project works, the user acts for it.
export OS_PROJECT_ID=5f0e1d2c3b4a59687f6e5d4c3b2a1908
export OS_PROJECT_NAME="Calibration \"Nord\" \!"
export OS_USER_DOMAIN_NAME="Default"
if [ -z "$OS_USER_DOMAIN_NAME" ]; then unset OS_USER_DOMAIN_NAME; fi
export OS_PROJECT_DOMAIN_ID="default"
if [ -z "$OS_PROJECT_DOMAIN_ID" ]; then unset OS_PROJECT_DOMAIN_ID; fi
# Leftovers of version 2
unset OS_TENANT_ID
unset OS_TENANT_NAME
export OS_USERNAME="zoé"
# The password is typed, not kept.
echo "Please enter your OpenStack Password for project $OS_PROJECT_NAME as user $OS_USERNAME: "
read -sr OS_PASSWORD_INPUT
export OS_PASSWORD=$OS_PASSWORD_INPUT
# Optional, for clouds of several regions
export OS_REGION_NAME="RegionOne"
if [ -z "$OS_REGION_NAME" ]; then unset OS_REGION_NAME; fi
export OS_INTERFACE=public
export OS_IDENTITY_API_VERSION=3
