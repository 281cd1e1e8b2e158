#!/bin/bash

# Version 2 of the Identity API: a tenant is what a project was called then.
export OS_AUTH_URL=https://old-cloud.example.org:5000/v2.0

export OS_TENANT_ID=00112233445566778899aabbccddeeff
export OS_TENANT_NAME="tides"
# leftovers of version 3
unset OS_PROJECT_ID
unset OS_PROJECT_NAME
unset OS_USER_DOMAIN_NAME

export OS_USERNAME="bo"

echo "Please enter your OpenStack Password: "
read -s OS_PASSWORD_INPUT
export OS_PASSWORD=$OS_PASSWORD_INPUT
export OS_REGION_NAME=""
# an empty region is none
if [ -z "$OS_REGION_NAME" ]; then unset OS_REGION_NAME; fi
