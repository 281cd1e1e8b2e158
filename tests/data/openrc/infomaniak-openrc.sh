#!/usr/bin/env bash
export OS_AUTH_URL=https://api.pub1.cloud.example.test/identity
export OS_PROJECT_NAME='PCP-ABC1234'
export OS_PROJECT_DOMAIN_NAME='default'
export OS_USERNAME='PCU-ABC1234'
export OS_USER_DOMAIN_NAME='default'
export OS_REGION_NAME='dc3-a'
export OS_IDENTITY_API_VERSION=3
export OS_INTERFACE=public
export OS_PASSWORD='it'\''s $ecret & "quoted"; not cut'
