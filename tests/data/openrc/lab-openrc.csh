#!/bin/tcsh
setenv OS_AUTH_URL https://identity.lab.example.org:5000/v3
setenv OS_PROJECT_NAME "sea ice"
set who = astrid
setenv OS_USERNAME ${who}   # who acts
setenv OS_USER_DOMAIN_NAME 'Default'; setenv OS_PROJECT_DOMAIN_NAME "$OS_USER_DOMAIN_NAME"
echo -n "Password: "
stty -echo
set pw = $<
stty echo
setenv OS_PASSWORD "$pw"
setenv OS_REGION_NAME it\'s\ here
unsetenv OS_TENANT_NAME
if ($?prompt) then
    set prompt = "(lab) $prompt"
endif
