# Run this in PowerShell:  . .\nectar-openrc.ps1
$env:OS_AUTH_URL = "https://keystone.rc.example.org:5000/v3/"
$ProjectName = 'Sea ''Ice'''
$env:OS_PROJECT_NAME = "$ProjectName"
$env:OS_USERNAME = "astrid@example.org"; $env:OS_USER_DOMAIN_NAME = "Default"
$env:OS_PROJECT_DOMAIN_NAME = 'Default'
[Environment]::SetEnvironmentVariable("OS_REGION_NAME", "Melbourne", "Process")
<# The password
   is typed. #>
$Password = Read-Host -Prompt "Please enter your OpenStack Password" -AsSecureString
$env:OS_PASSWORD = [Runtime.InteropServices.Marshal]::PtrToStringAuto(
    [Runtime.InteropServices.Marshal]::SecureStringToBSTR($Password))
$env:OS_IDENTITY_API_VERSION = 3
$env:OS_CACERT = "C:\certs\`$ca.pem"
Write-Host "Ready for $env:OS_USERNAME"
