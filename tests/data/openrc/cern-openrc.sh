#!/bin/bash
export OS_AUTH_URL=https://keystone.physics.example.org/v3
export OS_AUTH_TYPE=v3fedkerb
export OS_IDENTITY_API_VERSION=3
export OS_IDENTITY_PROVIDER=sssd
export OS_MUTUAL_AUTH=disabled
export OS_PROTOCOL=kerberos
export OS_PROJECT_DOMAIN_ID=default
export OS_PROJECT_NAME="Personal astrid"
export OS_REGION_NAME="geneva"
for item in OS_USERNAME OS_PASSWORD; do unset $item; done
klist -s || echo "Run kinit first" >&2
