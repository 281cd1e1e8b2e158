"""The names of the variables that describe a login, as openrc files set them: which may be kept, and which never."""

from __future__ import annotations

# In the order in which they are written down.
LOGIN_VARIABLES = (
    "OS_AUTH_TYPE",
    "OS_AUTH_URL",
    "OS_USERNAME",
    "OS_USER_ID",
    "OS_USER_DOMAIN_ID",
    "OS_USER_DOMAIN_NAME",
    "OS_PROJECT_ID",
    "OS_PROJECT_NAME",
    "OS_PROJECT_DOMAIN_ID",
    "OS_PROJECT_DOMAIN_NAME",
    "OS_APPLICATION_CREDENTIAL_ID",
    "OS_APPLICATION_CREDENTIAL_NAME",
    "OS_REGION_NAME",
    "OS_INTERFACE",
    "OS_CACERT",
    "OS_CERT",
    "OS_KEY",  # the file of a client certificate's key
    "OS_INSECURE",
    "OS_STORAGE_URL",
    "SWIFT_CONTAINERS",  # those to show, with slashes between them, where the account may not be listed
    "ST_AUTH",
    "ST_USER",
)

SECRET_VARIABLES = frozenset(
    {
        "OS_PASSWORD",
        "OS_PASSCODE",
        "OS_TOKEN",
        "OS_AUTH_TOKEN",
        "OS_APPLICATION_CREDENTIAL_SECRET",
        "ST_KEY",
        "SWIFT_AUTH_TOKEN",
    }
)
