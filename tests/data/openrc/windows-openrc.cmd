@echo off
chcp 65001 >nul
rem Made from the portal's openrc file
:: another remark
set OS_AUTH_URL=https://identity.cloud.example.org/v3
set "OS_PROJECT_NAME=Sea & Ice 100%%"
set OS_USERNAME=astrid
set OS_USER_DOMAIN_NAME=Default
set OS_PROJECT_DOMAIN_NAME=%OS_USER_DOMAIN_NAME%
set OS_REGION_NAME=North^&South
set OS_TENANT_NAME=
set /p OS_PASSWORD=Please enter your OpenStack Password: 
set OS_IDENTITY_API_VERSION=3
echo Ready for %OS_USERNAME%
