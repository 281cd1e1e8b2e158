# Written by hand: the password comes from a password manager.
export OS_AUTH_URL=https://identity.cloud.example.org/v3 \
       OS_USERNAME=astrid \
       OS_PROJECT_NAME=calibration
unset $(env | grep '^SWIFT_' | cut -d= -f1)
pw=`pass show cloud/astrid | head -n1`
export OS_PASSWORD="$pw"
os_login() {
    openstack token issue "$@"
}
cat <<TEXT
Don't forget "kinit".
TEXT
