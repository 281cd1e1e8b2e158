#!/usr/bin/env bash
# One of several projects is chosen with an argument in some copies of this file.
export OS_AUTH_URL=https://pouta.example.org:5001/v3
export OS_USER_DOMAIN_NAME="Default"
if [ -z "$OS_USER_DOMAIN_NAME" ]; then unset OS_USER_DOMAIN_NAME; fi
export OS_PROJECT_DOMAIN_ID="default"
if [ -z "$OS_PROJECT_DOMAIN_ID" ]; then unset OS_PROJECT_DOMAIN_ID; fi
unset OS_TENANT_ID OS_TENANT_NAME
if [ -z "${OS_PROJECT_NAME:-}" ]; then
    export OS_PROJECT_NAME="project_2001234"
fi
if [ "$OS_PROJECT_NAME" = "project_2001234" ]; then
    export OS_PROJECT_ID=11112222333344445555666677778888
elif [ "$OS_PROJECT_NAME" = "project_2009999" ]; then
    export OS_PROJECT_ID=99998888777766665555444433332222
else
    echo "Unknown project" >&2
    return 1
fi
export OS_USERNAME="astrid"
echo -n "Please enter your Password for project $OS_PROJECT_NAME as user $OS_USERNAME: "
read -rs OS_PASSWORD_INPUT && export OS_PASSWORD=$OS_PASSWORD_INPUT
export OS_REGION_NAME="regionOne"
export OS_INTERFACE=public OS_IDENTITY_API_VERSION=3
