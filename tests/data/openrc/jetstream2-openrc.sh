#!/usr/bin/env bash

export OS_AUTH_TYPE=v3applicationcredential
export OS_AUTH_URL=https://js2.example.org:5000/v3/
export OS_IDENTITY_API_VERSION=3
export OS_REGION_NAME="IU"
export OS_INTERFACE=public
export OS_APPLICATION_CREDENTIAL_ID=aaaa0000bbbb1111cccc2222dddd3333
export OS_APPLICATION_CREDENTIAL_SECRET="p4ss-\$with-\"marks\"-and-\`ticks\`"
