#!/usr/bin/env bash

export OS_AUTH_TYPE=v3applicationcredential
export OS_AUTH_URL=https://identity.cloud.example.org/v3
export OS_IDENTITY_API_VERSION=3
export OS_REGION_NAME="RegionOne"
export OS_INTERFACE=public
export OS_APPLICATION_CREDENTIAL_ID=0f1e2d3c4b5a69788796a5b4c3d2e1f0
export OS_APPLICATION_CREDENTIAL_SECRET=Qw-7_unlikely_Secret-of-nobody
