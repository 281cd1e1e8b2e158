<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>SwiftCogBrowser</name>
    <message>
        <location filename="../plugin.py"/>
        <source>Add Cloud Raster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Add a raster from OpenStack Swift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <location filename="../ui/dock.py"/>
        <source>Swift COG Browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Swift COG Browser: Copy Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>The report is in the clipboard. It holds no names, addresses or secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../api.py"/>
        <location filename="../ui/connecting.py"/>
        <source>The environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../api.py"/>
        <source>The session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>put it in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>is a number to YAML, which does not keep it as it is written: {remedy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>is 'true' or 'false' to YAML: {remedy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>is a date to YAML: {remedy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>is 'nothing' to YAML: {remedy}, or delete the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>must be one value, and is a section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>must be one value, and is a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>must be a section, with its settings indented below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>has a setting in two spellings, with '-' and with '_': keep one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>holds a line break or another control character: write it on one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>must be true or false, without quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/clouds_yaml.py"/>
        <source>must be a section, with the clouds' names indented below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/clouds_yaml.py"/>
        <source>{file}, cloud {cloud}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/clouds_yaml.py"/>
        <source>must be a list, with a '-' before each region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/clouds_yaml.py"/>
        <source>has an item without a 'name'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>There is no file {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is empty. Download the openrc file again from your cloud's dashboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is not a text file, so it cannot be an openrc file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is larger than 1 MiB, so it cannot be an openrc file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{file}, line {line}, {variable}: {reason}. {remedy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} does not set {variable}. Download the openrc file again from your cloud's dashboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} asks for the login method {method}, which needs a web browser or a helper program that this plugin does not have. Create an application credential in your cloud's dashboard, or get a token with the openstack command and connect with that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source}: {variable} is not the address of a server. It begins with https:// (or http://), and holds neither a password nor a '?'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} does not hold the password of {user}; give it when connecting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{user} logs in with a second factor: give the passcode that the authenticator shows now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} does not hold a token; give one when connecting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} does not hold the secret of the application credential {user}; give it when connecting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} names no project, and {user} has several: {projects}. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is larger than 1 MiB, so it cannot be a clouds.yaml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is not a text file in UTF-8, so it cannot be a clouds.yaml.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{file}, line {line}, cannot be read as a clouds.yaml: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} lists no cloud. It needs a line 'clouds:', with the names of clouds indented below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{file}, line {line}: {setting} {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} has no cloud {cloud}. Clouds in it: {clouds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} uses the profile {profile}, which this plugin does not know. Write auth_url and region_name in its place. Known profiles: {profiles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} takes its profile from {host}. That is not done: it would be fetched from the network and could send the login elsewhere. Write auth_url and region_name in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>This Python has no PyYAML, so a clouds.yaml cannot be read. Install it (python3-yaml on Debian), or use an openrc file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{library} {found} from {folder} is too old for this plugin, which needs {needed} or later. Update it there, or switch off the plugin that brought it and restart QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>Keystone at {url} refused the login of {user}. Check the user name and the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>Keystone at {url} refused the login of {user}. Check the password, and type the passcode that the authenticator shows now; the clock of the device that shows it must be right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} does not accept the token: it has expired, was revoked, or belongs to another cloud. Get a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The token is not good for the project {project}. Projects of this token: {projects}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The object store at {url} refused the login of {user}. Check the user, such as account:user, and the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>Keystone at {url} refused the application credential {credential}. It may have expired or been deleted: create a new one in your cloud's dashboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The user {user} has no project {project}. Projects of this user: {projects}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The user {user} has no project. Ask the administrator of your cloud for a role in one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>There is no object store in the region {region}. Regions of this cloud: {regions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>This cloud offers no object store to the project ({interface} interface).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} does not answer as a Keystone does (status {status}). Check OS_AUTH_URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} does not answer as an object store does (status {status}). Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} is in trouble (status {status}). Try again in a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} takes no more logins of this user for the moment (429). Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{server} is out of reach: {reason}. Check the network, a VPN or a proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{server} did not answer in time. Check the network, or try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The certificate of {server} is not trusted. If your cloud has its own authority, set OS_CACERT to its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{server} broke the connection off while it looked at certificates. It may want a certificate of yours: set OS_CERT and OS_KEY to its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file}, named by {variable}, cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The proxy {proxy} does not let the connection to {server} through. Check the proxy, its user and password in QGIS (Settings &gt; Options &gt; Network), or exclude the server there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc.py"/>
        <source>{file} is not UTF-8; it was read as Windows-1252. Check names with letters beyond a to z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_ansi.py"/>
        <source>$'…' holds a NUL, which no variable can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_ansi.py"/>
        <source>$'…' holds bytes that are no UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_ansi.py"/>
        <source>$'…' holds a control character that is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_ansi.py"/>
        <source>$'…' holds a character that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>Write set "NAME=value", with the quotes before the name and behind the value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>it stands behind a 'goto'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>it depends on an 'if' or 'for' that only a running cmd can answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>Keep the line that you need, without 'if' or 'for'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>'setx' is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>'call' is passed over, so what it sets is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>there must be no blank around '='</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>'set /a' is arithmetic for a running cmd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <location filename="../auth/openrc_commands.py"/>
        <source>the value is followed by '{operator}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>cmd makes the quotes a part of this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>the value ends with a blank, which cmd keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>'!' has a meaning here, since delayed expansion is switched on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <location filename="../auth/openrc_values.py"/>
        <source>the file joins what is typed with other text; give the whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>it uses %{variable}%, which the file does not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>a '%' stands alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>If '%' belongs to the value, write %% for it; otherwise set the variable above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>the file is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_lexer.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <location filename="../auth/openrc_shell.py"/>
        <location filename="../auth/openrc_variables.py"/>
        <source>Choose another file: it is no openrc file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>there must be no blank around '=' or within a value without quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Put the value in quotes right behind '=', or delete what does not belong to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>it is appended to, or an element of an array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Write the whole value with '='</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>the value begins or ends with a typographic quote or blank, which means nothing to a shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <source>Write straight quotes, ' or "</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>a shell would drop the backslash in this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>'{command}' is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Write export {variable}=…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>'printf -v' is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Write the value itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>'{command}' is no command of a shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>this line is written for PowerShell, the rest of the file is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>'{command} {options}' above changes what is assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>it was made read-only above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>the options of '{command}' are not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>only a part of this word is in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Write export {variable}='…'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>a shell would work out the braces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_lexer.py"/>
        <source>it runs a program, and nothing is executed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>Put the value in single quotes; write \! for !</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_lexer.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <location filename="../auth/openrc_shell.py"/>
        <source>the file is too long and too twisted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <location filename="../auth/yaml_tree.py"/>
        <source>a quote is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>Write its partner on the same line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>a character of the value has a meaning in csh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>csh would put a home folder there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>a double quote is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>'{text}' within double quotes means different things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>'$' has a meaning in csh here that is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_values.py"/>
        <source>If '$' belongs to the value, use single quotes; otherwise set {variable} above that line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_values.py"/>
        <source>it uses ${variable}, which the file does not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_shell.py"/>
        <source>'{command}' is passed over, so what it sets is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>it depends on a condition or loop that only a running csh can follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <source>Keep the line that you need, without what stands around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>the value has blanks or signs that mean something in csh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>only a running csh knows what is unset here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_lexer.py"/>
        <source>Delete the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_dialect.py"/>
        <source>a POSIX shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_dialect.py"/>
        <source>this line is written for {other}, the rest of the file for {dialect}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_dialect.py"/>
        <source>Write it as the other lines, for {dialect}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_dotenv.py"/>
        <source>tools that read .env files, and shells, read this value differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is in a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>the value has not been filled in, or holds '&lt;' or '&gt;' outside quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>the end of the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>the end of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>Put the value in single quotes if it belongs to a value, or delete the statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>{text} has no meaning here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>'{opening}' has no '{closing}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>Write '{closing}' at its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>'&amp;' runs it in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is part of a pipe ('|')</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>the blocks are nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>Keep the lines that you need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is in a loop ('{kind}')</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is in a 'case'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is in brackets, which are a shell of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a here-document is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <source>Write its last line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>{what} is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>Write its partner, or put the whole value in single quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a single quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a double quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>$[…] is arithmetic for a running shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>$"…" is translated by a running shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>${sign} has a meaning only in a running shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a backtick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>the brackets are nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <location filename="../auth/openrc_variables.py"/>
        <source>Put the value in single quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a bracket (</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>it is an array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>$((…)) is arithmetic for a running shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a here-document within brackets is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>this kind of ${{…}} is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a bracket {{</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>double quotes within double quotes are not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>PowerShell would have to run this, and nothing is executed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>Write its partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>a here-string is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>it is appended to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>a here-string is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>another file or text is passed over, so what it sets is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>it depends on what only a running PowerShell can follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>the value begins with a typographic quote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>this is no value that PowerShell would take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>If '$' belongs to the value, use single quotes; otherwise set it above that line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>it uses {variable}, which the file does not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>'{text}' has a meaning in PowerShell that is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>an escape of the value is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>Keep the lines that you need, without what stands around them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>it depends on whether the command before it succeeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>it depends on a condition (line {line}) that only a running shell can answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>what follows '{command}' is passed over, as a shell would</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>Set {variable} once, with export {variable}=…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>only a running shell knows what is unset here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>Write the names, or delete the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>the value ends at '{operator}', where a shell would cut it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_values.py"/>
        <source>a shell would put a home folder in place of '~'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_values.py"/>
        <source>it uses ${variable}, which differs from computer to computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>this file runs a program to get the secret; nothing is executed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>Write the value itself into the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>this statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>{file}, line {line}: {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>the values grow without end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>{variable}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>the value has not been filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>Write the real value there; for a password, delete the line to be asked for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>the value runs on into the next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>Close the quote that is open there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/phrase.py"/>
        <source>{one} or {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>The authentication system of QGIS is switched off, so no secret can be saved or read. Restart QGIS, or type the secret each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>QGIS's master password was not given or is wrong, so the saved secret cannot be read. Try again, or type the secret itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>QGIS's master password was not given or is wrong, so the secret was not saved. Try again, or save the connection without it: then it is asked for each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>The saved secret is not in QGIS's authentication database any more. Type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>QGIS could not write the secret to its authentication database {file}. Check that the file can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>QGIS could not delete a secret that is not needed any more. Delete {id} in Settings &gt; Options &gt; Authentication.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/session.py"/>
        <source>The connection is closed. Connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/session.py"/>
        <source>This login cannot be renewed by itself: log in again with a new token or passcode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/session.py"/>
        <source>This login is good, but for another account ({url}). Connect to that one separately.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>the connection was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>there is no server of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>there is no route to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>the network is unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>the connection was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>the connection failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a tab stands where only blanks may</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a text in double quotes holds a backslash: use single quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a value that begins with a sign such as % or @ must be in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>there is a ':' too many, or the line is not indented as those around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a ':' and a blank after it are missing, on that line or above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a bracket is not closed, or a comma is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>the line is not indented as those around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it holds a character that no text has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it is no ordinary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it holds a character that YAML does not allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it is not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it holds more, or is nested deeper, than any clouds.yaml is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it refers with '*' to something that does not stand, whole, above it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it has a tag, a word that begins with '!': put the value in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it has a tag, a word that begins with '!': leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a second document begins: leave out the line of '---'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a name is a list or a section: put it in quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a name is there for the second time: keep one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>what '&lt;&lt;' refers to is no section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/accounts.py"/>
        <source>Connect to the object store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/accounts.py"/>
        <source>Log in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/connections.py"/>
        <location filename="../ui/importing.py"/>
        <source>copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>You may not read {what} (403). Ask the owner of the project for a role that reads, such as 'reader'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{what} does not exist (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store does not accept the login (401), not even a renewed one. Connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{what} is not open to all. Connect with a login that may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store at {server} sends its clients to another address. The login is not sent there: ask the administrator of your cloud to correct the address of the object store in the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store is too busy to show {what} (status {status}). Try again in a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store failed to show {what} (status {status}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The server answered the listing of {what} with something that is no listing. Is it an object store?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} is not a raster that QGIS can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} looks like a raster ({format}), but could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} cannot be opened in place: a part of its name is '.' or '..', which GDAL would resolve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>QGIS does not take {name} into the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>GDAL {version} can leave out the check of certificates only for all servers, which is not done here. Set OS_CACERT to the file of your cloud's authority, or use a QGIS with GDAL 3.7 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store wants a certificate of yours, which GDAL {version} cannot show. Use a QGIS with GDAL 3.7 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>GDAL can show one certificate of yours at a time, and shows another one already. Disconnect the connection that uses it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>Layers of another connection read, or have read, a container named {container}, and GDAL before 3.7 cannot tell the two apart. Disconnect that connection and remove its layers first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>This connection is not there any more. It was deleted, perhaps in another window of QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>A connection needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>There is already a connection named {name}. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The connection could not be written to {file}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{what} is no file. Drop an openrc file or a clouds.yaml from your file manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/jobs.py"/>
        <source>The plugin met a fault of its own: {reason}. Please report it, with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/reload.py"/>
        <source>Bring the renewed login to the open layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/renewal.py"/>
        <source>Renew the login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/store.py"/>
        <source>the containers of this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/store.py"/>
        <source>the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/store.py"/>
        <source>the container {container}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../swift_browser/store.py"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;New Connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>D&amp;uplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Test…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Log In Again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Import from File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>Delete the connection {name} and its saved secret?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>Delete Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>Import from File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>Export Without the Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>{name} is written to {file}, without the password or any other secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <location filename="../ui/password_dialog.py"/>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Connection or openrc file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>A saved connection, or the file from your cloud's dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Choose an openrc file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>New, edit, import and export connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>The present login is good until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_dialog.py"/>
        <source>Save and Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_dialog.py"/>
        <source>Edit Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_dialog.py"/>
        <source>New Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Application credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Password and passcode (second factor)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Ready token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Storage URL and token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Swift's own authentication (v1, TempAuth)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Open to all (no login)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Passcode alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/contents_model.py"/>
        <location filename="../ui/field_editors.py"/>
        <location filename="../ui/offers_dialog.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Keystone URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Authentication URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>Storage URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Credential ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Credential name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>User ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>User's domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Project ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Project's domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>Containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Authorities (CA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Client certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>The domain's name or ID; empty for the one with the ID 'default'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Goes before the name; only needed if you have no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>What the connection is called here; the cloud does not see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>OS_AUTH_URL in your openrc file; such as https://host:5000/v3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>ST_AUTH; such as https://host/auth/v1.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>The account in the object store, such as https://host/v1/AUTH_abc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>As your cloud's dashboard shows it under Identity &gt; Application Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>In place of the ID; needs the user whose credential it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>As you log in to your cloud's dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Account and user, such as account:user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>It is sent to your cloud only, and never written into a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Empty: if you have several projects, you choose one when connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Of the object store; empty if there is only one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Public, unless your administrator says otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>One name a line: the ones to show, where the account may not be listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>File (PEM) of the authorities to trust, in place of the usual ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>File (PEM) that shows the server who you are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>File (PEM) of the client certificate's key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Give the connection a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>This is the address of Swift's own authentication: choose that kind of login above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Fill in “{field}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>This is not the address of a server. It begins with https:// (or http://), and holds neither a password nor a '?'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>&amp;Kind of login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>Kind of login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>Certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>Do not check certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>Certificates are not checked for this connection: whoever is on the way can read the password and the data, and change them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_list.py"/>
        <source>From environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_list.py"/>
        <source>The variables (OS_*, ST_*) that QGIS was started with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <location filename="../ui/messages.py"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Test Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Cancel Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>may not be listed by this user: name them under More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Keystone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Login good until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>The connection works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_model.py"/>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_model.py"/>
        <source>List {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_model.py"/>
        <source>the containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_model.py"/>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_model.py"/>
        <source>Load more…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_model.py"/>
        <source>Cancelled – double click to try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_model.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_model.py"/>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_view.py"/>
        <source>Add as Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_view.py"/>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_view.py"/>
        <source>Filter what is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/contents_view.py"/>
        <source>Containers and objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dock.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>Name or ID of the domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>Public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>Internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>Admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>{name}: the name of a container holds no '/'. Write the container alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/importing.py"/>
        <source>Connections saved: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/importing.py"/>
        <source>What was dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/messages.py"/>
        <source>The login of {name} has expired: its layers cannot be read until you log in again. They come back by themselves then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/messages.py"/>
        <source>Log In Again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/messages.py"/>
        <source>The login could not be renewed. The open layers can be read until {until}. Log in again before then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/messages.py"/>
        <source>The login could not be renewed so far; it is tried again by itself. The open layers can be read until {until}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Import Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Save these as connections:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Keep their secrets in QGIS's authentication database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Logins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Connect to OpenStack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <location filename="../ui/secret_editor.py"/>
        <source>Keep in QGIS's authentication database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Passcode of {user}, as the authenticator shows it now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Token for {source}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Secret of the application credential {user}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Key of {user}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Password of {user} for the project {project}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Password of {user}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/project_dialog.py"/>
        <source>Choose a Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/project_dialog.py"/>
        <source>{user} has several projects. Which one is it to be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/project_dialog.py"/>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/project_dialog.py"/>
        <source>Remember it for this connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/secret_editor.py"/>
        <source>Ask each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/secret_editor.py"/>
        <source>Encrypted with QGIS's master password; never in a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/secret_editor.py"/>
        <source>saved; type here to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/secret_editor.py"/>
        <source>Type what is to be kept, or choose “Ask each time”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>{count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>{count} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>nobody knows how long this login is good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>login expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>login ends in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>renewing the login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>renews in {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
