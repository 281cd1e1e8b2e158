<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>SwiftCogBrowser</name>
    <message>
        <location filename="../plugin.py"/>
        <location filename="../ui/dock.py"/>
        <source>Swift COG Browser</source>
        <translation>Swift COG Browser</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Swift COG Browser: Copy Report</source>
        <translation>Swift COG Browser : copier le rapport</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Add Cloud Raster…</source>
        <translation>Ajouter un raster cloud…</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Add a raster from OpenStack Swift</source>
        <translation>Ajouter un raster depuis OpenStack Swift</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>Compare Rasters…</source>
        <translation>Comparer des rasters…</translation>
    </message>
    <message>
        <location filename="../plugin.py"/>
        <source>The report is in the clipboard. It holds no names, addresses or secrets.</source>
        <translation>Le rapport est dans le presse-papiers. Il ne contient ni nom, ni adresse, ni secret.</translation>
    </message>
    <message>
        <location filename="../api.py"/>
        <location filename="../swift_browser/algorithms/logins.py"/>
        <location filename="../ui/connecting.py"/>
        <location filename="../ui/connection_list.py"/>
        <source>The environment</source>
        <translation>L'environnement</translation>
    </message>
    <message>
        <location filename="../api.py"/>
        <source>The session</source>
        <translation>La session</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>put it in quotes</source>
        <translation>mettez-la entre guillemets</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>is a number to YAML, which does not keep it as it is written: {remedy}</source>
        <translation>est un nombre pour YAML, qui ne le garde pas tel qu'il est écrit : {remedy}</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>is 'true' or 'false' to YAML: {remedy}</source>
        <translation>est « vrai » ou « faux » pour YAML : {remedy}</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>is a date to YAML: {remedy}</source>
        <translation>est une date pour YAML : {remedy}</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>is 'nothing' to YAML: {remedy}, or delete the line</source>
        <translation>est « rien » pour YAML : {remedy}, ou supprimez la ligne</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>must be one value, and is a section</source>
        <translation>doit être une valeur unique, et est une section</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>must be one value, and is a list</source>
        <translation>doit être une valeur unique, et est une liste</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>must be a section, with its settings indented below it</source>
        <translation>doit être une section, avec ses réglages en retrait au-dessous</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>has a setting in two spellings, with '-' and with '_': keep one</source>
        <translation>a un réglage écrit de deux façons, avec '-' et avec '_' : n'en gardez qu'un</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>holds a line break or another control character: write it on one line</source>
        <translation>contient un saut de ligne ou un autre caractère de contrôle : écrivez la valeur sur une seule ligne</translation>
    </message>
    <message>
        <location filename="../auth/cloud_variables.py"/>
        <source>must be true or false, without quotes</source>
        <translation>doit être true ou false, sans guillemets</translation>
    </message>
    <message>
        <location filename="../auth/clouds_yaml.py"/>
        <source>must be a section, with the clouds' names indented below it</source>
        <translation>doit être une section, avec les noms des clouds en retrait au-dessous</translation>
    </message>
    <message>
        <location filename="../auth/clouds_yaml.py"/>
        <source>{file}, cloud {cloud}</source>
        <translation>{file}, cloud {cloud}</translation>
    </message>
    <message>
        <location filename="../auth/clouds_yaml.py"/>
        <source>must be a list, with a '-' before each region</source>
        <translation>doit être une liste, avec un '-' devant chaque région</translation>
    </message>
    <message>
        <location filename="../auth/clouds_yaml.py"/>
        <source>has an item without a 'name'</source>
        <translation>a un élément sans 'name'</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <location filename="../ui/measuring_window.py"/>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>There is no file {file}.</source>
        <translation>Le fichier {file} n'existe pas.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation>Impossible de lire le fichier {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is empty. Download the openrc file again from your cloud's dashboard.</source>
        <translation>Le fichier {file} est vide. Téléchargez à nouveau le fichier openrc depuis le tableau de bord de votre cloud.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is not a text file, so it cannot be an openrc file.</source>
        <translation>Le fichier {file} n'est pas un fichier texte : ce ne peut pas être un fichier openrc.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is larger than 1 MiB, so it cannot be an openrc file.</source>
        <translation>Le fichier {file} dépasse 1 Mio : ce ne peut pas être un fichier openrc.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{file}, line {line}, {variable}: {reason}. {remedy}.</source>
        <translation>{file}, ligne {line}, {variable} : {reason}. {remedy}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} does not set {variable}. Download the openrc file again from your cloud's dashboard.</source>
        <translation>{source} ne définit pas {variable}. Téléchargez à nouveau le fichier openrc depuis le tableau de bord de votre cloud.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} asks for the login method {method}, which needs a web browser or a helper program that this plugin does not have. Create an application credential in your cloud's dashboard, or get a token with the openstack command and connect with that.</source>
        <translation>{source} demande la méthode d'authentification {method}, qui nécessite un navigateur web ou un programme auxiliaire dont cette extension ne dispose pas. Créez un identifiant d'application dans le tableau de bord de votre cloud, ou obtenez un jeton avec la commande openstack et connectez-vous avec celui-ci.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source}: {variable} is not the address of a server. It begins with https:// (or http://), and holds neither a password nor a '?'.</source>
        <translation>{source} : {variable} n'est pas l'adresse d'un serveur. Elle commence par https:// (ou http://) et ne contient ni mot de passe ni '?'.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} does not hold the password of {user}; give it when connecting.</source>
        <translation>{source} ne contient pas le mot de passe de {user} ; saisissez-le à la connexion.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{user} logs in with a second factor: give the passcode that the authenticator shows now.</source>
        <translation>{user} se connecte avec un second facteur : saisissez le code que l'application d'authentification affiche en ce moment.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} does not hold a token; give one when connecting.</source>
        <translation>{source} ne contient pas de jeton ; saisissez-en un à la connexion.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} does not hold the secret of the application credential {user}; give it when connecting.</source>
        <translation>{source} ne contient pas le secret de l'identifiant d'application {user} ; saisissez-le à la connexion.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} names no project, and {user} has several: {projects}. Choose one.</source>
        <translation>{source} ne nomme aucun projet, et {user} en a plusieurs : {projects}. Choisissez-en un.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is larger than 1 MiB, so it cannot be a clouds.yaml.</source>
        <translation>Le fichier {file} dépasse 1 Mio : ce ne peut pas être un clouds.yaml.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} is not a text file in UTF-8, so it cannot be a clouds.yaml.</source>
        <translation>Le fichier {file} n'est pas un fichier texte en UTF-8 : ce ne peut pas être un clouds.yaml.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{file}, line {line}, cannot be read as a clouds.yaml: {reason}.</source>
        <translation>{file}, ligne {line}, ne peut pas être lu comme un clouds.yaml : {reason}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} lists no cloud. It needs a line 'clouds:', with the names of clouds indented below it.</source>
        <translation>Le fichier {file} ne liste aucun cloud. Il lui faut une ligne 'clouds:', avec les noms des clouds en retrait au-dessous.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{file}, line {line}: {setting} {reason}.</source>
        <translation>{file}, ligne {line} : {setting} {reason}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file} has no cloud {cloud}. Clouds in it: {clouds}.</source>
        <translation>Le fichier {file} ne contient pas de cloud {cloud}. Clouds qu'il contient : {clouds}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} uses the profile {profile}, which this plugin does not know. Write auth_url and region_name in its place. Known profiles: {profiles}.</source>
        <translation>{source} utilise le profil {profile}, que cette extension ne connaît pas. Écrivez auth_url et region_name à la place. Profils connus : {profiles}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{source} takes its profile from {host}. That is not done: it would be fetched from the network and could send the login elsewhere. Write auth_url and region_name in its place.</source>
        <translation>{source} prend son profil chez {host}. Cela n'est pas fait : il serait téléchargé depuis le réseau et pourrait envoyer vos identifiants ailleurs. Écrivez auth_url et region_name à la place.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>This Python has no PyYAML, so a clouds.yaml cannot be read. Install it (python3-yaml on Debian), or use an openrc file.</source>
        <translation>Ce Python n'a pas PyYAML : impossible de lire un clouds.yaml. Installez-le (python3-yaml sous Debian), ou utilisez un fichier openrc.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{library} {found} from {folder} is too old for this plugin, which needs {needed} or later. Update it there, or switch off the plugin that brought it and restart QGIS.</source>
        <translation>{library} {found} dans {folder} est trop ancien pour cette extension, qui nécessite {needed} ou plus récent. Mettez-le à jour, ou désactivez l'extension qui l'a apporté et redémarrez QGIS.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>Keystone at {url} refused the login of {user}. Check the user name and the password.</source>
        <translation>Keystone à l'adresse {url} a refusé l'authentification de {user}. Vérifiez le nom d'utilisateur et le mot de passe.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>Keystone at {url} refused the login of {user}. Check the password, and type the passcode that the authenticator shows now; the clock of the device that shows it must be right.</source>
        <translation>Keystone à l'adresse {url} a refusé l'authentification de {user}. Vérifiez le mot de passe et saisissez le code que l'application d'authentification affiche en ce moment ; l'horloge de l'appareil qui l'affiche doit être à l'heure.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} does not accept the token: it has expired, was revoked, or belongs to another cloud. Get a new one.</source>
        <translation>{url} n'accepte pas le jeton : il a expiré, a été révoqué, ou appartient à un autre cloud. Obtenez-en un nouveau.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The token is not good for the project {project}. Projects of this token: {projects}.</source>
        <translation>Le jeton n'est pas valable pour le projet {project}. Projets de ce jeton : {projects}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The object store at {url} refused the login of {user}. Check the user, such as account:user, and the key.</source>
        <translation>Le stockage objet à l'adresse {url} a refusé l'authentification de {user}. Vérifiez l'utilisateur, de la forme compte:utilisateur, et la clé.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>Keystone at {url} refused the application credential {credential}. It may have expired or been deleted: create a new one in your cloud's dashboard.</source>
        <translation>Keystone à l'adresse {url} a refusé l'identifiant d'application {credential}. Il a peut-être expiré ou été supprimé : créez-en un nouveau dans le tableau de bord de votre cloud.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The user {user} has no project {project}. Projects of this user: {projects}.</source>
        <translation>L'utilisateur {user} n'a pas de projet {project}. Projets de cet utilisateur : {projects}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The user {user} has no project. Ask the administrator of your cloud for a role in one.</source>
        <translation>L'utilisateur {user} n'a aucun projet. Demandez à l'administrateur de votre cloud un rôle dans un projet.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>There is no object store in the region {region}. Regions of this cloud: {regions}.</source>
        <translation>Il n'y a pas de stockage objet dans la région {region}. Régions de ce cloud : {regions}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>This cloud offers no object store to the project ({interface} interface).</source>
        <translation>Ce cloud n'offre pas de stockage objet au projet (interface {interface}).</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} does not answer as a Keystone does (status {status}). Check OS_AUTH_URL.</source>
        <translation>{url} ne répond pas comme un Keystone (statut {status}). Vérifiez OS_AUTH_URL.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} does not answer as an object store does (status {status}). Check the address.</source>
        <translation>{url} ne répond pas comme un stockage objet (statut {status}). Vérifiez l'adresse.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} is in trouble (status {status}). Try again in a while.</source>
        <translation>{url} est en difficulté (statut {status}). Réessayez dans un moment.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{url} takes no more logins of this user for the moment (429). Try again in a minute.</source>
        <translation>{url} n'accepte plus d'authentification de cet utilisateur pour le moment (429). Réessayez dans une minute.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{server} is out of reach: {reason}. Check the network, a VPN or a proxy.</source>
        <translation>{server} est injoignable : {reason}. Vérifiez le réseau, un VPN ou un proxy.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{server} did not answer in time. Check the network, or try again later.</source>
        <translation>{server} n'a pas répondu à temps. Vérifiez le réseau, ou réessayez plus tard.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The certificate of {server} is not trusted. If your cloud has its own authority, set OS_CACERT to its file.</source>
        <translation>Le certificat de {server} n'est pas reconnu. Si votre cloud a sa propre autorité de certification, indiquez son fichier dans OS_CACERT.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>{server} broke the connection off while it looked at certificates. It may want a certificate of yours: set OS_CERT and OS_KEY to its files.</source>
        <translation>{server} a coupé la connexion pendant la vérification des certificats. Il attend peut-être un certificat de votre part : indiquez ses fichiers dans OS_CERT et OS_KEY.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The file {file}, named by {variable}, cannot be used: {reason}.</source>
        <translation>Le fichier {file}, indiqué par {variable}, est inutilisable : {reason}.</translation>
    </message>
    <message>
        <location filename="../auth/errors.py"/>
        <source>The proxy {proxy} does not let the connection to {server} through. Check the proxy, its user and password in QGIS (Settings &gt; Options &gt; Network), or exclude the server there.</source>
        <translation>Le proxy {proxy} ne laisse pas passer la connexion vers {server}. Vérifiez le proxy, son utilisateur et son mot de passe dans QGIS (Préférences &gt; Options &gt; Réseau), ou excluez-y le serveur.</translation>
    </message>
    <message>
        <location filename="../auth/extlibs.py"/>
        <source>(no version)</source>
        <translation>(sans version)</translation>
    </message>
    <message>
        <location filename="../auth/keystone.py"/>
        <location filename="../swift_browser/store.py"/>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="../auth/openrc.py"/>
        <source>{file} is not UTF-8; it was read as Windows-1252. Check names with letters beyond a to z.</source>
        <translation>{file} n'est pas en UTF-8 ; il a été lu en Windows-1252. Vérifiez les noms contenant des lettres autres que a à z.</translation>
    </message>
    <message>
        <location filename="../auth/openrc_ansi.py"/>
        <source>$'…' holds a NUL, which no variable can</source>
        <translation>$'…' contient un NUL, ce qu'aucune variable ne peut</translation>
    </message>
    <message>
        <location filename="../auth/openrc_ansi.py"/>
        <source>$'…' holds bytes that are no UTF-8</source>
        <translation>$'…' contient des octets qui ne sont pas de l'UTF-8</translation>
    </message>
    <message>
        <location filename="../auth/openrc_ansi.py"/>
        <source>$'…' holds a control character that is not understood</source>
        <translation>$'…' contient un caractère de contrôle qui n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_ansi.py"/>
        <source>$'…' holds a character that does not exist</source>
        <translation>$'…' contient un caractère qui n'existe pas</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>Write set "NAME=value", with the quotes before the name and behind the value</source>
        <translation>Écrivez set "NOM=valeur", avec les guillemets avant le nom et après la valeur</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>it stands behind a 'goto'</source>
        <translation>elle se trouve derrière un 'goto'</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>it depends on an 'if' or 'for' that only a running cmd can answer</source>
        <translation>cela dépend d'un 'if' ou d'un 'for' auquel seul cmd peut répondre en l'exécutant</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>Keep the line that you need, without 'if' or 'for'</source>
        <translation>Gardez la ligne dont vous avez besoin, sans 'if' ni 'for'</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>'setx' is not understood</source>
        <translation>'setx' n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>'call' is passed over, so what it sets is not known</source>
        <translation>'call' est ignoré, ce qu'il définit n'est donc pas connu</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>there must be no blank around '='</source>
        <translation>il ne doit pas y avoir d'espace autour de '='</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>'set /a' is arithmetic for a running cmd</source>
        <translation>'set /a' est un calcul que seul cmd peut faire</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <location filename="../auth/openrc_commands.py"/>
        <source>the value is followed by '{operator}'</source>
        <translation>la valeur est suivie de '{operator}'</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>cmd makes the quotes a part of this value</source>
        <translation>cmd prend les guillemets pour une partie de cette valeur</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>the value ends with a blank, which cmd keeps</source>
        <translation>la valeur se termine par une espace, que cmd garde</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>'!' has a meaning here, since delayed expansion is switched on</source>
        <translation>'!' a un sens ici, car l'expansion retardée est activée</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <location filename="../auth/openrc_values.py"/>
        <source>the file joins what is typed with other text; give the whole</source>
        <translation>le fichier joint ce qui est saisi à un autre texte ; donnez le tout</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>it uses %{variable}%, which the file does not set</source>
        <translation>elle utilise %{variable}%, que le fichier ne définit pas</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>a '%' stands alone</source>
        <translation>un '%' est isolé</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>If '%' belongs to the value, write %% for it; otherwise set the variable above</source>
        <translation>Si '%' fait partie de la valeur, écrivez %% à sa place ; sinon, définissez la variable plus haut</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <source>the file is too long</source>
        <translation>le fichier est trop long</translation>
    </message>
    <message>
        <location filename="../auth/openrc_cmd.py"/>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_lexer.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <location filename="../auth/openrc_shell.py"/>
        <location filename="../auth/openrc_variables.py"/>
        <source>Choose another file: it is no openrc file</source>
        <translation>Choisissez un autre fichier : ce n'est pas un fichier openrc</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>there must be no blank around '=' or within a value without quotes</source>
        <translation>il ne doit pas y avoir d'espace autour de '=' ni dans une valeur sans guillemets</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Put the value in quotes right behind '=', or delete what does not belong to it</source>
        <translation>Mettez la valeur entre guillemets juste après '=', ou supprimez ce qui n'en fait pas partie</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>it is appended to, or an element of an array</source>
        <translation>elle est complétée, ou c'est un élément de tableau</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Write the whole value with '='</source>
        <translation>Écrivez la valeur entière avec '='</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>the value begins or ends with a typographic quote or blank, which means nothing to a shell</source>
        <translation>la valeur commence ou se termine par un guillemet typographique ou une espace, ce qui n'a pas de sens pour un shell</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <source>Write straight quotes, ' or "</source>
        <translation>Écrivez des guillemets droits, ' ou "</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>a shell would drop the backslash in this value</source>
        <translation>un shell supprimerait la barre oblique inverse de cette valeur</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>'{command}' is not understood</source>
        <translation>'{command}' n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Write export {variable}=…</source>
        <translation>Écrivez export {variable}=…</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>'printf -v' is not understood</source>
        <translation>'printf -v' n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Write the value itself</source>
        <translation>Écrivez la valeur elle-même</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>'{command}' is no command of a shell</source>
        <translation>'{command}' n'est pas une commande de shell</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>this line is written for PowerShell, the rest of the file is not</source>
        <translation>cette ligne est écrite pour PowerShell, le reste du fichier ne l'est pas</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>'{command} {options}' above changes what is assigned</source>
        <translation>'{command} {options}' plus haut change ce qui est affecté</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>it was made read-only above</source>
        <translation>elle a été mise en lecture seule plus haut</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>the options of '{command}' are not understood</source>
        <translation>les options de '{command}' ne sont pas comprises</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>only a part of this word is in quotes</source>
        <translation>seule une partie de ce mot est entre guillemets</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>Write export {variable}='…'</source>
        <translation>Écrivez export {variable}='…'</translation>
    </message>
    <message>
        <location filename="../auth/openrc_commands.py"/>
        <source>a shell would work out the braces</source>
        <translation>un shell développerait les accolades</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_lexer.py"/>
        <source>it runs a program, and nothing is executed here</source>
        <translation>cela exécute un programme, et rien n'est exécuté ici</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>Put the value in single quotes; write \! for !</source>
        <translation>Mettez la valeur entre apostrophes ; écrivez \! pour !</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_lexer.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <location filename="../auth/openrc_shell.py"/>
        <source>the file is too long and too twisted</source>
        <translation>le fichier est trop long et trop embrouillé</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <location filename="../auth/yaml_tree.py"/>
        <source>a quote is not closed</source>
        <translation>un guillemet n'est pas fermé</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>Write its partner on the same line</source>
        <translation>Écrivez son pendant sur la même ligne</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>a character of the value has a meaning in csh</source>
        <translation>un caractère de la valeur a un sens en csh</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>csh would put a home folder there</source>
        <translation>csh y mettrait un dossier personnel</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>a double quote is not closed</source>
        <translation>un guillemet double n'est pas fermé</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>'{text}' within double quotes means different things</source>
        <translation>'{text}' entre guillemets doubles a plusieurs sens</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>'$' has a meaning in csh here that is not understood</source>
        <translation>'$' a ici un sens en csh qui n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_values.py"/>
        <source>If '$' belongs to the value, use single quotes; otherwise set {variable} above that line</source>
        <translation>Si '$' fait partie de la valeur, utilisez des apostrophes ; sinon, définissez {variable} au-dessus de cette ligne</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_values.py"/>
        <source>it uses ${variable}, which the file does not set</source>
        <translation>elle utilise ${variable}, que le fichier ne définit pas</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_shell.py"/>
        <source>'{command}' is passed over, so what it sets is not known</source>
        <translation>'{command}' est ignoré, ce qu'il définit n'est donc pas connu</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>it depends on a condition or loop that only a running csh can follow</source>
        <translation>cela dépend d'une condition ou d'une boucle que seul csh peut suivre en l'exécutant</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <source>Keep the line that you need, without what stands around it</source>
        <translation>Gardez la ligne dont vous avez besoin, sans ce qui l'entoure</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>the value has blanks or signs that mean something in csh</source>
        <translation>la valeur contient des espaces ou des signes qui ont un sens en csh</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <source>only a running csh knows what is unset here</source>
        <translation>seul csh en cours d'exécution sait ce qui est supprimé ici</translation>
    </message>
    <message>
        <location filename="../auth/openrc_csh.py"/>
        <location filename="../auth/openrc_lexer.py"/>
        <source>Delete the line</source>
        <translation>Supprimez la ligne</translation>
    </message>
    <message>
        <location filename="../auth/openrc_dialect.py"/>
        <source>a POSIX shell</source>
        <translation>un shell POSIX</translation>
    </message>
    <message>
        <location filename="../auth/openrc_dialect.py"/>
        <source>this line is written for {other}, the rest of the file for {dialect}</source>
        <translation>cette ligne est écrite pour {other}, le reste du fichier pour {dialect}</translation>
    </message>
    <message>
        <location filename="../auth/openrc_dialect.py"/>
        <source>Write it as the other lines, for {dialect}</source>
        <translation>Écrivez-la comme les autres lignes, pour {dialect}</translation>
    </message>
    <message>
        <location filename="../auth/openrc_dotenv.py"/>
        <source>tools that read .env files, and shells, read this value differently</source>
        <translation>les outils qui lisent les fichiers .env, et les shells, lisent cette valeur différemment</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is in a function</source>
        <translation>elle se trouve dans une fonction</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>the value has not been filled in, or holds '&lt;' or '&gt;' outside quotes</source>
        <translation>la valeur n'a pas été remplie, ou contient '&lt;' ou '&gt;' hors des guillemets</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>the end of the line</source>
        <translation>la fin de la ligne</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>the end of the file</source>
        <translation>la fin du fichier</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>Put the value in single quotes if it belongs to a value, or delete the statement</source>
        <translation>Mettez la valeur entre apostrophes si cela en fait partie, ou supprimez l'instruction</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>{text} has no meaning here</source>
        <translation>{text} n'a pas de sens ici</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>'{opening}' has no '{closing}'</source>
        <translation>'{opening}' n'a pas de '{closing}'</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>Write '{closing}' at its end</source>
        <translation>Écrivez '{closing}' à sa fin</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>'&amp;' runs it in the background</source>
        <translation>'&amp;' l'exécute en arrière-plan</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is part of a pipe ('|')</source>
        <translation>elle fait partie d'un tube ('|')</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>the blocks are nested too deeply</source>
        <translation>les blocs sont imbriqués trop profondément</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>Keep the lines that you need</source>
        <translation>Gardez les lignes dont vous avez besoin</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is in a loop ('{kind}')</source>
        <translation>elle se trouve dans une boucle ('{kind}')</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is in a 'case'</source>
        <translation>elle se trouve dans un 'case'</translation>
    </message>
    <message>
        <location filename="../auth/openrc_grammar.py"/>
        <source>it is in brackets, which are a shell of their own</source>
        <translation>elle se trouve entre parenthèses, qui sont un shell à part</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a here-document is not closed</source>
        <translation>un document en ligne (&lt;&lt;) n'est pas terminé</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <location filename="../auth/openrc_powershell.py"/>
        <source>Write its last line</source>
        <translation>Écrivez sa dernière ligne</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>{what} is not closed</source>
        <translation>{what} n'est pas fermé</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>Write its partner, or put the whole value in single quotes</source>
        <translation>Écrivez son pendant, ou mettez toute la valeur entre apostrophes</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a single quote</source>
        <translation>une apostrophe</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a double quote</source>
        <translation>un guillemet double</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>$[…] is arithmetic for a running shell</source>
        <translation>$[…] est un calcul que seul un shell peut faire</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>$"…" is translated by a running shell</source>
        <translation>$"…" est traduit par un shell en cours d'exécution</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>${sign} has a meaning only in a running shell</source>
        <translation>${sign} n'a de sens que dans un shell en cours d'exécution</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a backtick</source>
        <translation>un accent grave</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>the brackets are nested too deeply</source>
        <translation>les parenthèses sont imbriquées trop profondément</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <location filename="../auth/openrc_variables.py"/>
        <source>Put the value in single quotes</source>
        <translation>Mettez la valeur entre apostrophes</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a bracket (</source>
        <translation>un signe (</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>it is an array</source>
        <translation>c'est un tableau</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>$((…)) is arithmetic for a running shell</source>
        <translation>$((…)) est un calcul que seul un shell peut faire</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a here-document within brackets is not understood</source>
        <translation>un document en ligne (&lt;&lt;) entre parenthèses n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>this kind of ${{…}} is not understood</source>
        <translation>ce genre de ${{…}} n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>a bracket {{</source>
        <translation>un signe {{</translation>
    </message>
    <message>
        <location filename="../auth/openrc_lexer.py"/>
        <source>double quotes within double quotes are not understood</source>
        <translation>des guillemets doubles dans des guillemets doubles ne sont pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>PowerShell would have to run this, and nothing is executed here</source>
        <translation>PowerShell devrait exécuter cela, et rien n'est exécuté ici</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>Write its partner</source>
        <translation>Écrivez son pendant</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>a here-string is not closed</source>
        <translation>une chaîne here-string n'est pas fermée</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>it is appended to</source>
        <translation>elle est complétée</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>a here-string is not understood</source>
        <translation>une chaîne here-string n'est pas comprise</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>another file or text is passed over, so what it sets is not known</source>
        <translation>un autre fichier ou texte est ignoré, ce qu'il définit n'est donc pas connu</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>it depends on what only a running PowerShell can follow</source>
        <translation>cela dépend de ce que seul PowerShell peut suivre en l'exécutant</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>the value begins with a typographic quote</source>
        <translation>la valeur commence par un guillemet typographique</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>this is no value that PowerShell would take</source>
        <translation>ce n'est pas une valeur que PowerShell accepterait</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>If '$' belongs to the value, use single quotes; otherwise set it above that line</source>
        <translation>Si '$' fait partie de la valeur, utilisez des apostrophes ; sinon, définissez-la au-dessus de cette ligne</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>it uses {variable}, which the file does not set</source>
        <translation>elle utilise {variable}, que le fichier ne définit pas</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>'{text}' has a meaning in PowerShell that is not understood</source>
        <translation>'{text}' a en PowerShell un sens qui n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_powershell.py"/>
        <source>an escape of the value is not understood</source>
        <translation>un échappement de la valeur n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>Keep the lines that you need, without what stands around them</source>
        <translation>Gardez les lignes dont vous avez besoin, sans ce qui les entoure</translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>it depends on whether the command before it succeeds</source>
        <translation>cela dépend de la réussite de la commande précédente</translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>it depends on a condition (line {line}) that only a running shell can answer</source>
        <translation>cela dépend d'une condition (ligne {line}) à laquelle seul un shell peut répondre</translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>what follows '{command}' is passed over, as a shell would</source>
        <translation>ce qui suit '{command}' est ignoré, comme le ferait un shell</translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>Set {variable} once, with export {variable}=…</source>
        <translation>Définissez {variable} une seule fois, avec export {variable}=…</translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>only a running shell knows what is unset here</source>
        <translation>seul un shell en cours d'exécution sait ce qui est supprimé ici</translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>Write the names, or delete the line</source>
        <translation>Écrivez les noms, ou supprimez la ligne</translation>
    </message>
    <message>
        <location filename="../auth/openrc_shell.py"/>
        <source>the value ends at '{operator}', where a shell would cut it</source>
        <translation>la valeur se termine à '{operator}', où un shell la couperait</translation>
    </message>
    <message>
        <location filename="../auth/openrc_values.py"/>
        <source>a shell would put a home folder in place of '~'</source>
        <translation>un shell mettrait un dossier personnel à la place de '~'</translation>
    </message>
    <message>
        <location filename="../auth/openrc_values.py"/>
        <source>it uses ${variable}, which differs from computer to computer</source>
        <translation>elle utilise ${variable}, qui diffère d'un ordinateur à l'autre</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>this file runs a program to get the secret; nothing is executed here</source>
        <translation>ce fichier exécute un programme pour obtenir le secret ; rien n'est exécuté ici</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>Write the value itself into the file</source>
        <translation>Écrivez la valeur elle-même dans le fichier</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>this statement</source>
        <translation>cette instruction</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>{file}, line {line}: {text}.</source>
        <translation>{file}, ligne {line} : {text}.</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>the values grow without end</source>
        <translation>les valeurs grandissent sans fin</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>{variable}: {text}</source>
        <translation>{variable} : {text}</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>the value has not been filled in</source>
        <translation>la valeur n'a pas été remplie</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>Write the real value there; for a password, delete the line to be asked for it</source>
        <translation>Écrivez-y la vraie valeur ; pour un mot de passe, supprimez la ligne afin qu'il vous soit demandé</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>the value runs on into the next line</source>
        <translation>la valeur se prolonge sur la ligne suivante</translation>
    </message>
    <message>
        <location filename="../auth/openrc_variables.py"/>
        <source>Close the quote that is open there</source>
        <translation>Fermez le guillemet qui y est ouvert</translation>
    </message>
    <message>
        <location filename="../auth/phrase.py"/>
        <source>{one} or {other}</source>
        <translation>{one} ou {other}</translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>The authentication system of QGIS is switched off, so no secret can be saved or read. Restart QGIS, or type the secret each time.</source>
        <translation>Le système d'authentification de QGIS est désactivé : aucun secret ne peut être enregistré ni lu. Redémarrez QGIS, ou saisissez le secret à chaque fois.</translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>QGIS's master password was not given or is wrong, so the saved secret cannot be read. Try again, or type the secret itself.</source>
        <translation>Le mot de passe principal de QGIS n'a pas été donné ou est faux : impossible de lire le secret enregistré. Réessayez, ou saisissez le secret lui-même.</translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>QGIS's master password was not given or is wrong, so the secret was not saved. Try again, or save the connection without it: then it is asked for each time.</source>
        <translation>Le mot de passe principal de QGIS n'a pas été donné ou est faux : le secret n'a pas été enregistré. Réessayez, ou enregistrez la connexion sans lui : il sera alors demandé à chaque fois.</translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>The saved secret is not in QGIS's authentication database any more. Type it again.</source>
        <translation>Le secret enregistré n'est plus dans la base de données d'authentification de QGIS. Saisissez-le à nouveau.</translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>QGIS could not write the secret to its authentication database {file}. Check that the file can be written.</source>
        <translation>QGIS n'a pas pu écrire le secret dans sa base de données d'authentification {file}. Vérifiez que ce fichier est accessible en écriture.</translation>
    </message>
    <message>
        <location filename="../auth/secret_store.py"/>
        <source>QGIS could not delete a secret that is not needed any more. Delete {id} in Settings &gt; Options &gt; Authentication.</source>
        <translation>QGIS n'a pas pu supprimer un secret devenu inutile. Supprimez {id} dans Préférences &gt; Options &gt; Authentification.</translation>
    </message>
    <message>
        <location filename="../auth/session.py"/>
        <source>The connection is closed. Connect again.</source>
        <translation>La connexion est fermée. Connectez-vous à nouveau.</translation>
    </message>
    <message>
        <location filename="../auth/session.py"/>
        <source>This login cannot be renewed by itself: log in again with a new token or passcode.</source>
        <translation>Cette session ne peut pas se renouveler d'elle-même : connectez-vous à nouveau avec un nouveau jeton ou code.</translation>
    </message>
    <message>
        <location filename="../auth/session.py"/>
        <source>This login is good, but for another account ({url}). Connect to that one separately.</source>
        <translation>Ces identifiants sont valables, mais pour un autre compte ({url}). Connectez-vous à celui-ci séparément.</translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>the connection was refused</source>
        <translation>la connexion a été refusée</translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>there is no server of this name</source>
        <translation>aucun serveur ne porte ce nom</translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>there is no route to it</source>
        <translation>aucune route n'y mène</translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>the network is unreachable</source>
        <translation>le réseau est inaccessible</translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>the connection was cut</source>
        <translation>la connexion a été coupée</translation>
    </message>
    <message>
        <location filename="../auth/transport.py"/>
        <source>the connection failed</source>
        <translation>la connexion a échoué</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a tab stands where only blanks may</source>
        <translation>une tabulation se trouve là où seules des espaces sont permises</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a text in double quotes holds a backslash: use single quotes</source>
        <translation>un texte entre guillemets doubles contient une barre oblique inverse : utilisez des apostrophes</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a value that begins with a sign such as % or @ must be in quotes</source>
        <translation>une valeur qui commence par un signe comme % ou @ doit être entre guillemets</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>there is a ':' too many, or the line is not indented as those around it</source>
        <translation>il y a un ':' de trop, ou la ligne n'a pas le même retrait que celles qui l'entourent</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a ':' and a blank after it are missing, on that line or above</source>
        <translation>il manque un ':' suivi d'une espace, sur cette ligne ou plus haut</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a bracket is not closed, or a comma is missing</source>
        <translation>un crochet n'est pas fermé, ou il manque une virgule</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>the line is not indented as those around it</source>
        <translation>la ligne n'a pas le même retrait que celles qui l'entourent</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it holds a character that no text has</source>
        <translation>il contient un caractère qu'aucun texte n'a</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it is no ordinary file</source>
        <translation>ce n'est pas un fichier ordinaire</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it holds a character that YAML does not allow</source>
        <translation>il contient un caractère que YAML ne permet pas</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it is not understood</source>
        <translation>cela n'est pas compris</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it holds more, or is nested deeper, than any clouds.yaml is</source>
        <translation>il contient plus de choses, ou de niveaux, qu'aucun clouds.yaml</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it refers with '*' to something that does not stand, whole, above it</source>
        <translation>il renvoie avec '*' à quelque chose qui ne figure pas, en entier, plus haut</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it has a tag, a word that begins with '!': put the value in quotes</source>
        <translation>il a une étiquette, un mot qui commence par '!' : mettez la valeur entre guillemets</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>it has a tag, a word that begins with '!': leave it out</source>
        <translation>il a une étiquette, un mot qui commence par '!' : retirez-la</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a second document begins: leave out the line of '---'</source>
        <translation>un second document commence : retirez la ligne '---'</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a name is a list or a section: put it in quotes</source>
        <translation>un nom est une liste ou une section : mettez-le entre guillemets</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>a name is there for the second time: keep one</source>
        <translation>un nom figure pour la deuxième fois : n'en gardez qu'un</translation>
    </message>
    <message>
        <location filename="../auth/yaml_tree.py"/>
        <source>what '&lt;&lt;' refers to is no section</source>
        <translation>ce à quoi '&lt;&lt;' renvoie n'est pas une section</translation>
    </message>
    <message>
        <location filename="../swift_browser/accounts.py"/>
        <source>Connect to the object store</source>
        <translation>Se connecter au stockage objet</translation>
    </message>
    <message>
        <location filename="../swift_browser/accounts.py"/>
        <source>Log in again</source>
        <translation>Se connecter à nouveau</translation>
    </message>
    <message>
        <location filename="../swift_browser/adding.py"/>
        <location filename="../swift_browser/opening.py"/>
        <location filename="../swift_browser/pins.py"/>
        <location filename="../swift_browser/versions.py"/>
        <source>Open {name}</source>
        <translation>Ouvrir {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/adding.py"/>
        <location filename="../swift_browser/browser_branch.py"/>
        <location filename="../swift_browser/deletions.py"/>
        <location filename="../swift_browser/downloads.py"/>
        <location filename="../ui/contents_reading.py"/>
        <source>List {name}</source>
        <translation>Lister {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/addresses.py"/>
        <source>This is no address of an object. Paste one such as /vsiswift/container/object.tif, swift://container/object.tif or https://server/v1/AUTH_project/container/object.tif.</source>
        <translation>Ce n'est pas l'adresse d'un objet. Collez-en une telle que /vsiswift/conteneur/objet.tif, swift://conteneur/objet.tif ou https://serveur/v1/AUTH_projet/conteneur/objet.tif.</translation>
    </message>
    <message>
        <location filename="../swift_browser/addresses.py"/>
        <source>The address names no object: it ends with the container, or before it. Add the name of an object.</source>
        <translation>L'adresse ne nomme aucun objet : elle s'arrête au conteneur, ou avant. Ajoutez le nom d'un objet.</translation>
    </message>
    <message>
        <location filename="../swift_browser/addresses.py"/>
        <source>Addresses that begin with {scheme}:// are not read here. Those of objects in Swift begin with swift:// or https://.</source>
        <translation>Les adresses qui commencent par {scheme}:// ne sont pas lues ici. Celles des objets de Swift commencent par swift:// ou https://.</translation>
    </message>
    <message>
        <location filename="../swift_browser/addresses.py"/>
        <source>The address holds a signature or a token (a temporary URL), with which anyone can read. It would be saved in the project. Connect with a login that may read the object, and paste the address without what follows '?'.</source>
        <translation>L'adresse contient une signature ou un jeton (une URL temporaire), avec lesquels n'importe qui peut lire. Elle serait enregistrée dans le projet. Connectez-vous avec des identifiants qui permettent de lire l'objet, et collez l'adresse sans ce qui suit '?'.</translation>
    </message>
    <message>
        <location filename="../swift_browser/addresses.py"/>
        <source>The address holds a user or a password before the '@', which would be saved in the project. Paste it without them, and connect with a login.</source>
        <translation>L'adresse contient un utilisateur ou un mot de passe avant le '@', qui seraient enregistrés dans le projet. Collez-la sans eux, et connectez-vous avec vos identifiants.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/algorithm.py"/>
        <source>Name the container: one is needed, without a slash in its name.</source>
        <translation>Nommez le conteneur : il en faut un, sans barre oblique dans son nom.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/algorithm.py"/>
        <source>Connection (empty: the one that is shown, or the OS_* variables)</source>
        <translation>Connexion (vide : celle qui est affichée, ou les variables OS_*)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/algorithm.py"/>
        <location filename="../ui/details_text.py"/>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/algorithm.py"/>
        <source>Names begin with (such as 2024/06/)</source>
        <translation>Noms commençant par (par exemple 2024/06/)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/algorithm.py"/>
        <location filename="../swift_browser/algorithms/list_objects.py"/>
        <source>Objects</source>
        <translation>Objets</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/algorithm.py"/>
        <source>Archives</source>
        <translation>Archives</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/archive_rows.py"/>
        <source>Give an index, or a container and which of its objects, but not both.</source>
        <translation>Donnez un index, ou un conteneur et le choix de ses objets, mais pas les deux.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/archive_rows.py"/>
        <source>There is no index {file}.</source>
        <translation>L'index {file} n'existe pas.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/archive_rows.py"/>
        <source>Index (a file, or /vsiswift/CONTAINER/NAME of a published one)</source>
        <translation>Index (un fichier, ou /vsiswift/CONTENEUR/NOM pour un index publié)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/archive_rows.py"/>
        <source>Or the container of the objects</source>
        <translation>Ou le conteneur des objets</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/archive_rows.py"/>
        <source>Dates in the names of objects</source>
        <translation>Dates dans les noms de ceux-ci</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/check_cog.py"/>
        <source>Check COGs</source>
        <translation>Vérifier des COG</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/check_cog.py"/>
        <source>Writes a table that says of each object whether it is a valid Cloud-Optimised GeoTIFF, and if not, why. Only the header is read, usually by one small request.

Valid objects may have reasons too: what makes reading them slower than it could be, such as missing overviews.

“Look at each block” reads the objects to their ends: it also finds what only programs meet that rely on GDAL's layout.</source>
        <translation>Cet algorithme écrit un tableau qui dit pour chaque objet s'il est un GeoTIFF optimisé pour le cloud valide et, sinon, pourquoi. Seul l'en-tête est lu, en général par une seule petite requête.

Des remarques peuvent aussi figurer pour des objets valides : ce qui rend leur lecture plus lente que nécessaire, comme l'absence d'aperçus.

« Examiner chaque bloc » lit les objets jusqu'à leur fin : cela révèle aussi ce que ne rencontrent que les programmes qui se fient à la structure de GDAL.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/check_cog.py"/>
        <source>Look at each block</source>
        <translation>Examiner chaque bloc</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/check_cog.py"/>
        <source>Checked objects</source>
        <translation>Objets vérifiés</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/check_cog.py"/>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <location filename="../swift_browser/algorithms/list_objects.py"/>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Number of objects</source>
        <translation>Nombre d'objets</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/check_cog.py"/>
        <source>Number of valid COGs</source>
        <translation>Nombre de COG valides</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/chosen_objects.py"/>
        <source>Give the names of objects, or what the names begin with, but not both.</source>
        <translation>Donnez des noms d'objets, ou le début des noms, mais pas les deux.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/chosen_objects.py"/>
        <source>No object is named. To take the whole container, write * for what the names begin with.</source>
        <translation>Aucun objet n'est nommé. Pour prendre tout le conteneur, écrivez * comme début des noms.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/chosen_objects.py"/>
        <source>The container {container} holds no object whose name begins with {prefix}.</source>
        <translation>Le conteneur {container} ne contient aucun objet dont le nom commence par {prefix}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/chosen_objects.py"/>
        <source>Names of objects, one on each line</source>
        <translation>Noms des objets, un par ligne</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/chosen_objects.py"/>
        <source>Or all whose names begin with (* for all of the container)</source>
        <translation>Ou tous ceux dont le nom commence par (* pour tout le conteneur)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/delete.py"/>
        <source>Delete objects</source>
        <translation>Supprimer des objets</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/delete.py"/>
        <source>Deletes objects for good, and with large objects their segments, where these lie in a container of their own.

You have to say how many objects there are. If there are more or fewer, nothing is deleted, and the message tells the right number. Segments are not counted, they belong to their object; markers of pseudo-folders are.</source>
        <translation>Cet algorithme supprime des objets définitivement et, pour les grands objets, leurs segments lorsqu'ils se trouvent dans un conteneur à part.

Vous devez indiquer le nombre d'objets. S'il y en a plus ou moins, rien n'est supprimé et le message donne le nombre exact. Les segments ne sont pas comptés, car ils font partie de leur objet ; les marqueurs de pseudo-dossiers le sont.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/delete.py"/>
        <source>How many objects there are</source>
        <translation>Nombre d'objets que cela représente</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/delete.py"/>
        <source>Deleted objects</source>
        <translation>Objets supprimés</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/delete.py"/>
        <source>Deleted segments</source>
        <translation>Segments supprimés</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/delete.py"/>
        <source>{count} segments were left: they lie among other objects, in {container}.</source>
        <translation>{count} segments ont été laissés : ils se trouvent parmi d'autres objets, dans {container}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>Download objects</source>
        <translation>Télécharger des objets</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>Saves objects as files in a folder, several at a time; pseudo-folders become folders.

A file has its name only when all of it has come and its MD5 is right; of a large object the MD5 of each segment is compared. After a cut, or when QGIS was closed, run it again: files that are there and right are not read again, and partial downloads are resumed.

Names that the file system does not take, or that would lead out of the folder, are changed, which the log tells. Names with a part that is '.' or '..' cannot be asked for: such objects are left out.</source>
        <translation>Cet algorithme enregistre des objets comme fichiers dans un dossier, plusieurs à la fois ; les pseudo-dossiers deviennent des dossiers.

Un fichier ne reçoit son nom que lorsqu'il est arrivé en entier et que son MD5 est juste ; pour un grand objet, le MD5 de chaque segment est comparé. Après une coupure, ou si QGIS a été fermé, exécutez-le à nouveau : les fichiers présents et justes ne sont pas relus, et les autres sont repris là où ils en étaient.

Les noms que le système de fichiers n'accepte pas, ou qui mèneraient hors du dossier, sont modifiés, ce que le journal indique. Les noms dont une partie est '.' ou '..' ne peuvent pas être demandés : ces objets sont laissés de côté.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>Replace files that are there with other contents</source>
        <translation>Remplacer les fichiers existants dont le contenu diffère</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>Number of files</source>
        <translation>Nombre de fichiers</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>Bytes that were read</source>
        <translation>Octets lus</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>Objects that were left out</source>
        <translation>Objets laissés de côté</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>{name} is left out: no request could reach it by its name.</source>
        <translation>{name} est laissé de côté : aucune requête ne pourrait l'atteindre par son nom.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>{name} is saved as {file}.</source>
        <translation>{name} est enregistré sous {file}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/download.py"/>
        <source>{what} has come in full, but the object store gives no MD5 to compare it with.</source>
        <translation>{what} est arrivé en entier, mais le stockage objet n'indique aucun MD5 auquel le comparer.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>“{name}” cannot be the name of an index: it has to end with .fgb, as FlatGeobuf files do.</source>
        <translation>« {name} » ne peut pas être le nom d'un index : il doit se terminer par .fgb, comme les fichiers FlatGeobuf.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Index container</source>
        <translation>Indexer un conteneur</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Writes an index of the GeoTIFFs in a container, a FlatGeobuf file with the outline of each in degrees (EPSG:4326) and what its header says: size, ETag, dates, pixels, bands, type, coordinate reference system, NoData, scale, offset, overviews, and whether it is a valid COG. Only headers are read, many at a time.

If the file is there already, only objects that are new or have changed since are read.

“Dates in the names” says how they are written: %Y year, %m month, %d day, %j day of the year, %H %M %S time. A | stands between several patterns.

What has no place on the earth, or is no GeoTIFF, is in a table beside the index, with the reason.

With a name under “Publish the index as”, the index is put into the container too, in place of one that is there: whoever may read the container can open it from there.</source>
        <translation>Cet algorithme écrit un index des GeoTIFF d'un conteneur : un fichier FlatGeobuf avec le contour de chacun en degrés (EPSG:4326) et ce que dit son en-tête : taille, ETag, dates, pixels, bandes, type, système de coordonnées, NoData, échelle, décalage, aperçus, et s'il est un COG valide. Seuls les en-têtes sont lus, de nombreux à la fois.

Si le fichier existe déjà, seuls sont lus les objets nouveaux ou modifiés depuis.

« Dates dans les noms » indique comment elles sont écrites : %Y année, %m mois, %d jour, %j jour de l'année, %H %M %S heure. Un | sépare plusieurs modèles.

Ce qui n'a pas de position sur la Terre, ou n'est pas un GeoTIFF, figure dans un tableau à côté de l'index, avec la raison.

Avec un nom dans « Publier l'index sous le nom », l'index est aussi placé dans le conteneur, où il remplace celui qui s'y trouve : quiconque a le droit de lire le conteneur peut l'ouvrir de là.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Names match (such as */B04_*.tif; empty: all TIFFs)</source>
        <translation>Noms de la forme (par exemple */B04_*.tif ; vide : tous les TIFF)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Dates in the names</source>
        <translation>Dates dans les noms</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Objects that are read at a time</source>
        <translation>Objets lus simultanément</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Publish the index as (such as index.fgb; empty: not at all)</source>
        <translation>Publier l'index sous le nom (par exemple index.fgb ; vide : non publié)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Headers that were read</source>
        <translation>En-têtes lus</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Bytes read for the headers</source>
        <translation>Octets lus pour les en-têtes</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <source>Objects without a place</source>
        <translation>Objets sans position</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Objects that are no valid COG</source>
        <translation>Objets qui ne sont pas des COG valides</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>Place of the published index</source>
        <translation>Emplacement de l'index publié</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>{read} of {total} headers were read, {size} in {requests} requests; the others were known.</source>
        <translation>{read} en-têtes sur {total} ont été lus, {size} en {requests} requêtes ; les autres étaient connus.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/index_container.py"/>
        <source>{count} objects have no place: see {file}.</source>
        <translation>{count} objets n'ont pas de position : voir {file}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/list_objects.py"/>
        <source>List objects</source>
        <translation>Lister les objets</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/list_objects.py"/>
        <source>Writes a table of the objects in a container, one row for each: its name, size in bytes, time of the last change (UTC), ETag, content type, and location, which is GDAL's path of it.

The whole listing is read, however long it is. Pseudo-folders that hold nothing but their own marker are left out.</source>
        <translation>Cet algorithme écrit un tableau des objets d'un conteneur, une ligne pour chacun : son nom, sa taille en octets, la date de sa dernière modification (UTC), son ETag, son type de contenu et son emplacement, c'est-à-dire son chemin GDAL.

La liste est lue en entier, si longue soit-elle. Les pseudo-dossiers qui ne contiennent que leur propre marqueur sont laissés de côté.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/list_objects.py"/>
        <source>Size of all, in bytes</source>
        <translation>Taille totale, en octets</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/logins.py"/>
        <source>There is no connection named {name}. Known connections: {names}.</source>
        <translation>Aucune connexion ne s'appelle {name}. Connexions existantes : {names}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/logins.py"/>
        <source>No connection is named, and neither is one connected, nor do variables such as OS_AUTH_URL say where to log in. Name a saved connection, or source an openrc file first.</source>
        <translation>Aucune connexion n'est nommée, aucune n'est connectée, et aucune variable telle que OS_AUTH_URL ne dit où s'authentifier. Nommez une connexion enregistrée, ou chargez d'abord un fichier openrc dans l'environnement.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/logins.py"/>
        <source>The secret of the connection {name} is not saved, and nobody can be asked for it here. Connect in QGIS first, save the secret with the connection, or source an openrc file and name no connection.</source>
        <translation>Le secret de la connexion {name} n'est pas enregistré, et il n'y a ici personne à qui le demander. Connectez-vous d'abord dans QGIS, enregistrez le secret avec la connexion, ou chargez un fichier openrc dans l'environnement et ne nommez aucune connexion.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/logins.py"/>
        <location filename="../swift_browser/comparison_grid.py"/>
        <location filename="../ui/details_text.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>Make COG</source>
        <translation>Créer un COG</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>Makes a Cloud-Optimised GeoTIFF of a raster, with GDAL's COG driver, and compares the two, pixel by pixel: what is not the same is not kept. Scale, offset, NoData, units, control points, polynomials, colours, masks, statistics and all other metadata come along.

As long as all options are the usual ones, a raster that is a good COG already is copied as it is, also one that was made with gdal_translate -co TILED=YES -co COPY_SRC_OVERVIEWS=YES.

All compressions but JPEG keep each pixel as it is. AUTO is DEFLATE, which every program reads. Overviews hold the nearest pixel, so each of their values was measured; the others mix values.</source>
        <translation>Cet algorithme crée un GeoTIFF optimisé pour le cloud à partir d'un raster, avec le pilote COG de GDAL, et compare les deux, pixel par pixel : ce qui n'est pas identique n'est pas conservé. Échelle, décalage, NoData, unités, points d'appui, polynômes, couleurs, masques, statistiques et toutes les autres métadonnées sont repris.

Tant que toutes les options gardent leur valeur par défaut, un raster qui est déjà un bon COG est copié tel quel, même s'il a été créé avec gdal_translate -co TILED=YES -co COPY_SRC_OVERVIEWS=YES.

Toutes les compressions sauf JPEG conservent chaque pixel tel quel. AUTO est DEFLATE, que tous les programmes lisent. Les aperçus contiennent le pixel le plus proche : chacune de leurs valeurs a donc été mesurée ; les autres choix mélangent les valeurs.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <location filename="../ui/bands_dialog.py"/>
        <location filename="../ui/details_page.py"/>
        <location filename="../ui/details_text.py"/>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <location filename="../ui/details_text.py"/>
        <source>Compression</source>
        <translation>Compression</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>Predictor</source>
        <translation>Prédicteur</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>Pixels of a block's side (a multiple of 16)</source>
        <translation>Côté d'un bloc en pixels (un multiple de 16)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>Pixels of overviews</source>
        <translation>Pixels des aperçus</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>Overviews (AUTO: those of the raster, or new ones)</source>
        <translation>Aperçus (AUTO : ceux du raster, ou de nouveaux)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>COG</source>
        <translation>COG</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>Converted</source>
        <translation>Converti</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>It was compared: all pixels are the same.</source>
        <translation>Comparaison faite : tous les pixels sont identiques.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>It is a good COG already, and was copied as it is.</source>
        <translation>C'est déjà un bon COG ; il a été copié tel quel.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <source>A GeoTIFF has no place for some metadata: {what}.</source>
        <translation>Un GeoTIFF n'a pas de place pour certaines métadonnées : {what}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_cog.py"/>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Rasters</source>
        <translation>Rasters</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <source>“{text}” are no bands. Write their numbers from 1, with blanks between them, such as 4 3 2.</source>
        <translation>« {text} » ne désigne pas des bandes. Écrivez leurs numéros à partir de 1, séparés par des espaces, comme 4 3 2.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <source>Virtual mosaic</source>
        <translation>Mosaïque virtuelle</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <source>Writes one virtual raster of the objects in an index: a small file that names them. Their pixels stay where they are, and only what the map needs is read of them. No object is opened for it, so thousands take seconds.

All objects need the same coordinate reference system, bands, data type, scale and offset; an expression chooses among them, such as "crs" = 'EPSG:32631' and "date" &gt;= '2024-01-01'. The newest are on top, or whatever comes last in the order that you give.

A name that ends with .vrt is read by every GDAL. One with .gti.fgb is an index for GDAL's driver GTI (3.9 and later): beware that it shows nothing, without an error, where an object cannot be read.</source>
        <translation>Cet algorithme écrit un raster virtuel unique des objets d'un index : un petit fichier qui les nomme. Leurs pixels restent où ils sont, et seul ce dont la carte a besoin en est lu. Aucun objet n'est ouvert pour cela : des milliers ne prennent que quelques secondes.

Tous les objets doivent avoir le même système de coordonnées, les mêmes bandes, le même type de données, la même échelle et le même décalage ; une expression permet de choisir parmi eux, par exemple "crs" = 'EPSG:32631' and "date" &gt;= '2024-01-01'. Les plus récents sont au-dessus, ou ce qui vient en dernier dans l'ordre que vous indiquez.

Un nom qui se termine par .vrt est lu par toutes les versions de GDAL. Un nom en .gti.fgb est un index pour le pilote GTI de GDAL (3.9 et plus récent) : attention, là où un objet ne peut pas être lu, il n'affiche rien, sans erreur.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Only objects for which this is true</source>
        <translation>Seulement les objets pour lesquels ceci est vrai</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <source>Order (the last one is on top)</source>
        <translation>Ordre (le dernier est au-dessus)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <source>Reverse the order</source>
        <translation>Dans l'ordre inverse</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Bands (such as 4 3 2; empty: all)</source>
        <translation>Bandes (par exemple 4 3 2 ; vide : toutes)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <source>Mosaic</source>
        <translation>Mosaïque</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <source>{count} objects, {width} × {height} pixels.</source>
        <translation>{count} objets, {width} × {height} pixels.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/make_mosaic.py"/>
        <source>{count} objects do not say where they lie.</source>
        <translation>{count} objets ne disent pas où ils se trouvent.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/provider.py"/>
        <source>Swift (OpenStack object storage)</source>
        <translation>Swift (stockage objet OpenStack)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/raster_inputs.py"/>
        <source>{name} is no raster file of this computer. Choose a file, or a layer that reads one.</source>
        <translation>{name} n'est pas un fichier raster de cet ordinateur. Choisissez un fichier, ou une couche qui en lit un.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>There is no polygon in the layer of sites.</source>
        <translation>Il n'y a aucun polygone dans la couche des sites.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>The layer of sites does not say in which coordinate reference system it is.</source>
        <translation>La couche des sites n'indique pas son système de coordonnées.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>The plot could not be written to {file}: {reason}.</source>
        <translation>Le graphique n'a pas pu être écrit dans {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Site statistics</source>
        <translation>Statistiques par site</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Writes a table with the statistics of native pixels inside polygons, for each object, site and band: how many pixels, their mean, standard deviation, minimum and maximum in digital numbers, the mean in physical values, and how many are NoData, masked or saturated.

A pixel belongs to a site if its middle lies in it. Pixels are read at full resolution, never from overviews, and only those that are needed. If any of them cannot be read, the run ends with an error: no number is made of fewer pixels than it should be.

Objects come from an index, or are named; dates are those of the index. The plot shows the physical mean and the deviation over time, as an SVG file.</source>
        <translation>Cet algorithme écrit un tableau des statistiques des pixels natifs dans des polygones, pour chaque objet, site et bande : le nombre de pixels, leur moyenne, leur écart-type, leur minimum et leur maximum en comptes numériques, la moyenne en valeurs physiques, et combien sont NoData, masqués ou saturés.

Un pixel appartient à un site si son centre s'y trouve. Les pixels sont lus à pleine résolution, jamais dans les aperçus, et seuls ceux qui sont nécessaires. Si l'un d'eux ne peut pas être lu, l'exécution se termine par une erreur : aucun nombre ne repose sur moins de pixels qu'il ne le dit.

Les objets viennent d'un index, ou sont nommés ; les dates sont celles de l'index. Le graphique montre la moyenne physique et l'écart-type au fil du temps, dans un fichier SVG.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Name of a site (empty: its number)</source>
        <translation>Nom d'un site (vide : son numéro)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Saturated from (empty: the largest value of the type)</source>
        <translation>Saturés à partir de (vide : la plus grande valeur du type)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Plot over time</source>
        <translation>Graphique au fil du temps</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Number of rows</source>
        <translation>Nombre de lignes</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>{site}, band {band}</source>
        <translation>{site}, bande {band}</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/site_statistics.py"/>
        <source>Mean and standard deviation of native pixels</source>
        <translation>Moyenne et écart-type des pixels natifs</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/tables.py"/>
        <source>The table could not be written: {reason}.</source>
        <translation>Le tableau n'a pas pu être écrit : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/temporary_url.py"/>
        <source>Make temporary URLs</source>
        <translation>Créer des URL temporaires</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/temporary_url.py"/>
        <source>Makes addresses that need no login: whoever has one may do one thing to an object, until it ends. They stand in the table and nowhere else.

Addresses for a prefix are good for all objects whose names begin so, also for later ones.

They are signed with the key of the container or of the account. A key that is there is never replaced; one is made, for the container, only where there is none and you say so.</source>
        <translation>Cet algorithme crée des adresses qui ne demandent pas d'authentification : quiconque en possède une peut effectuer un seul type d'opération sur un objet, jusqu'à ce qu'elle expire. Elles figurent dans le tableau et nulle part ailleurs.

Les adresses pour un préfixe valent pour tous les objets dont le nom commence ainsi, y compris ceux qui viendront plus tard.

Elles sont signées avec la clé du conteneur ou du compte. Une clé existante n'est jamais remplacée ; une clé n'est créée, pour le conteneur, que s'il n'y en a aucune et que vous le demandez.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/temporary_url.py"/>
        <source>What may be done</source>
        <translation>Opération permise</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/temporary_url.py"/>
        <source>For how many hours</source>
        <translation>Durée en heures</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/temporary_url.py"/>
        <source>Give the container a key if neither it nor the account has one</source>
        <translation>Donner une clé au conteneur si ni lui ni le compte n'en ont</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/temporary_url.py"/>
        <source>Temporary URLs</source>
        <translation>URL temporaires</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/temporary_url.py"/>
        <source>Number of URLs</source>
        <translation>Nombre d'URL</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Upload as COG</source>
        <translation>Envoyer comme COG</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Uploads rasters into a container. What is no Cloud-Optimised GeoTIFF yet is converted first, without loss; the files on this computer stay as they are.

An object has its name only when all of it has come and its MD5 is right. After a cut, or when QGIS was closed, run it again with the same parameters: what is there already is not sent again. Files above the limit of the object store, or above the size that you give, go in segments, which lie in the container CONTAINER_segments; then only the segments that are missing are sent.

An object that is there already, with other contents, is replaced only if you say so.</source>
        <translation>Cet algorithme envoie des rasters dans un conteneur. Ce qui n'est pas encore un GeoTIFF optimisé pour le cloud est d'abord converti, sans perte ; les fichiers de cet ordinateur restent tels quels.

Un objet ne reçoit son nom que lorsqu'il est arrivé en entier et que son MD5 est juste. Après une coupure, ou si QGIS a été fermé, exécutez-le à nouveau avec les mêmes paramètres : ce qui est déjà arrivé n'est pas envoyé de nouveau. Les fichiers qui dépassent la limite du stockage objet, ou la taille que vous indiquez, sont envoyés en segments, placés dans le conteneur CONTENEUR_segments ; seuls les segments manquants sont alors envoyés.

Un objet qui existe déjà, avec un autre contenu, n'est remplacé que si vous le demandez.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Before the name of each file (such as 2024/06/)</source>
        <translation>Devant le nom de chaque fichier (par exemple 2024/06/)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Convert what is no COG yet</source>
        <translation>Convertir ce qui n'est pas encore un COG</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Send larger files in segments of so many MB (0: only where it must be)</source>
        <translation>Envoyer les fichiers plus grands en segments de cette taille, en Mo (0 : seulement si nécessaire)</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Replace objects that are there already</source>
        <translation>Remplacer les objets existants</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Create the container if it is missing</source>
        <translation>Créer le conteneur s'il n'existe pas</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Add the objects to the project</source>
        <translation>Ajouter les objets au projet</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Uploaded objects</source>
        <translation>Objets envoyés</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Bytes that were sent</source>
        <translation>Octets envoyés</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>The objects are not added to the project: {name} is not connected in QGIS.</source>
        <translation>Les objets ne sont pas ajoutés au projet : {name} n'est pas connecté dans QGIS.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>Convert {name}</source>
        <translation>Convertir {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>{name}: a GeoTIFF has no place for some of its metadata: {what}.</source>
        <translation>{name} : un GeoTIFF n'a pas de place pour certaines de ses métadonnées : {what}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>{what} was there already ({size}).</source>
        <translation>{what} était déjà là ({size}).</translation>
    </message>
    <message>
        <location filename="../swift_browser/algorithms/upload_cog.py"/>
        <source>{what} was uploaded ({size}).</source>
        <translation>{what} a été envoyé ({size}).</translation>
    </message>
    <message>
        <location filename="../swift_browser/archive_mosaic.py"/>
        <source>There is nothing to make a mosaic of: no object is left, or none of them has a place.</source>
        <translation>Il n'y a rien dont faire une mosaïque : il ne reste aucun objet, ou aucun n'a de position.</translation>
    </message>
    <message>
        <location filename="../swift_browser/archive_mosaic.py"/>
        <source>The pixels of {name} stand for other values (scale {own}) than those of {first} (scale {other}). A mosaic needs one for all: leave that object out.</source>
        <translation>Les pixels de {name} représentent d'autres valeurs (échelle {own}) que ceux de {first} (échelle {other}). Une mosaïque en demande une seule pour tous : laissez cet objet de côté.</translation>
    </message>
    <message>
        <location filename="../swift_browser/archive_mosaic.py"/>
        <source>{name} has no band {band}: it has {count}.</source>
        <translation>{name} n'a pas de bande {band} : il en a {count}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/archive_mosaic.py"/>
        <source>The mosaic would have {width} × {height} pixels, which is more than GDAL can count: leave out what lies far away, or what has the smallest pixels.</source>
        <translation>La mosaïque aurait {width} × {height} pixels, plus que GDAL ne peut en compter : laissez de côté ce qui se trouve loin, ou ce qui a les plus petits pixels.</translation>
    </message>
    <message>
        <location filename="../swift_browser/archive_mosaic.py"/>
        <source>“{name}” cannot be the name of a mosaic: it has to end with .vrt, or with .gti.fgb for GDAL 3.9 and later.</source>
        <translation>« {name} » ne peut pas être le nom d'une mosaïque : il doit se terminer par .vrt, ou par .gti.fgb pour GDAL 3.9 ou plus récent.</translation>
    </message>
    <message>
        <location filename="../swift_browser/archive_mosaic.py"/>
        <source>GDAL {version} does not know mosaics that end with .gti.fgb: let the name end with .vrt.</source>
        <translation>GDAL {version} ne connaît pas les mosaïques dont le nom se termine par .gti.fgb : donnez un nom qui se termine par .vrt.</translation>
    </message>
    <message>
        <location filename="../swift_browser/archive_mosaic.py"/>
        <source>A mosaic that ends with .gti.fgb has all bands of its objects: let the name end with .vrt to choose some.</source>
        <translation>Une mosaïque dont le nom se termine par .gti.fgb a toutes les bandes de ses objets : pour en choisir, donnez un nom qui se termine par .vrt.</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_items.py"/>
        <source>Not logged in</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_items.py"/>
        <source>Logged in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_items.py"/>
        <source>{count} objects, {size}</source>
        <translation>{count} objets, {size}</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_menus.py"/>
        <source>New Connection…</source>
        <translation>Nouvelle connexion…</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_menus.py"/>
        <source>Log In…</source>
        <translation>Se connecter…</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_menus.py"/>
        <source>Log Out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_menus.py"/>
        <source>Edit Connection…</source>
        <translation>Modifier la connexion…</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_menus.py"/>
        <source>Delete Connection…</source>
        <translation>Supprimer la connexion…</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_menus.py"/>
        <source>Add Layers to Project</source>
        <translation>Ajouter les couches au projet</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_menus.py"/>
        <location filename="../ui/object_actions.py"/>
        <source>Copy GDAL Path</source>
        <translation>Copier le chemin GDAL</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_menus.py"/>
        <location filename="../ui/object_actions.py"/>
        <source>Copy URL</source>
        <translation>Copier l'URL</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_menus.py"/>
        <location filename="../ui/contents_view.py"/>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_notices.py"/>
        <source>Double click to try again.</source>
        <translation>Double-cliquez pour réessayer.</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_notices.py"/>
        <location filename="../ui/contents_reading.py"/>
        <source>Cancelled – double click to try again</source>
        <translation>Annulé – double-cliquez pour réessayer</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_notices.py"/>
        <location filename="../ui/contents_cells.py"/>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_notices.py"/>
        <location filename="../ui/contents_cells.py"/>
        <source>Load more…</source>
        <translation>Charger la suite…</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_notices.py"/>
        <source>Double click to list the next thousand.</source>
        <translation>Double-cliquez pour lister les mille suivants.</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_notices.py"/>
        <source>Not logged in – double click to log in</source>
        <translation>Non connecté – double-cliquez pour vous connecter</translation>
    </message>
    <message>
        <location filename="../swift_browser/browser_notices.py"/>
        <source>No connection yet – double click to make one</source>
        <translation>Pas encore de connexion – double-cliquez pour en créer une</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>No overviews: zooming out reads the whole {size}.</source>
        <translation>Pas d'aperçus : un zoom arrière lit la totalité, soit {size}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>Too few overviews: the smallest still has {width} × {height} pixels, which are read for a view of the whole.</source>
        <translation>Trop peu d'aperçus : le plus petit fait encore {width} × {height} pixels, lus pour une vue d'ensemble.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>Not tiled: any part of the map, however small, reads rows over the full width of {width} pixels.</source>
        <translation>Pas de tuiles : la moindre partie de la carte lit des lignes sur toute la largeur de {width} pixels.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>Overview {number} is not tiled: any part of it reads rows over the full width of {width} pixels.</source>
        <translation>L'aperçu {number} n'est pas en tuiles : la moindre partie lit des lignes sur toute la largeur de {width} pixels.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The overviews lie in an object of their own, {name}: they are lost when the raster is copied alone.</source>
        <translation>Les aperçus se trouvent dans un objet à part, {name} : ils sont perdus si le raster est copié seul.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The header is not at the beginning of the file but at byte {offset}: opening takes more requests. The file was probably changed after it was written.</source>
        <translation>L'en-tête n'est pas au début du fichier mais à l'octet {offset} : l'ouverture demande plus de requêtes. Le fichier a probablement été modifié après son écriture.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>Overview {number} is larger than the image before it: programs that take overviews in their order read too many pixels.</source>
        <translation>L'aperçu {number} est plus grand que l'image qui le précède : les programmes qui prennent les aperçus dans leur ordre lisent trop de pixels.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The header of overview {number} lies before that of the larger image: opening may take more requests.</source>
        <translation>L'en-tête de l'aperçu {number} se trouve avant celui de l'image plus grande : l'ouverture peut demander plus de requêtes.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>Pixels lie before the end of the header: opening takes more requests, far apart in the file.</source>
        <translation>Des pixels se trouvent avant la fin de l'en-tête : l'ouverture demande plus de requêtes, éloignées dans le fichier.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The pixels of overview {number} do not lie behind those of the next smaller one: the first view is not read along with the header. The overviews were probably added later.</source>
        <translation>Les pixels de l'aperçu {number} ne se trouvent pas derrière ceux de l'aperçu immédiatement plus petit : la première vue n'est pas lue avec l'en-tête. Les aperçus ont probablement été ajoutés plus tard.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The pixels of the full image lie before those of its overviews: the first view is not read along with the header. The overviews were probably added later.</source>
        <translation>Les pixels de l'image entière se trouvent avant ceux de ses aperçus : la première vue n'est pas lue avec l'en-tête. Les aperçus ont probablement été ajoutés plus tard.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The file says that it was changed after it was optimised (KNOWN_INCOMPATIBLE_EDITION): its layout is no longer what its header promises.</source>
        <translation>Le fichier dit avoir été modifié après son optimisation (KNOWN_INCOMPATIBLE_EDITION) : sa structure n'est plus celle que promet son en-tête.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The blocks of {image} do not lie in the order of rows that the header promises: neighbours cannot be read in one request.</source>
        <translation>Les blocs de {image} ne se trouvent pas dans l'ordre des lignes que promet l'en-tête : des blocs voisins ne peuvent pas être lus en une requête.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The sizes in front of the blocks of {image} are not what the header promises: programs that rely on them read wrong bytes.</source>
        <translation>Les tailles placées devant les blocs de {image} ne sont pas celles que promet l'en-tête : les programmes qui s'y fient lisent de mauvais octets.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The last bytes of the blocks of {image} are not repeated behind them as the header promises: the file was changed after it was optimised.</source>
        <translation>Les derniers octets des blocs de {image} ne sont pas répétés derrière eux comme le promet l'en-tête : le fichier a été modifié après son optimisation.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_findings.py"/>
        <source>The mask of {image} does not lie beside its pixels as the header promises: it takes requests of its own, or is not found.</source>
        <translation>Le masque de {image} ne se trouve pas à côté de ses pixels comme le promet l'en-tête : il demande ses propres requêtes, ou n'est pas trouvé.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>{name} is not a raster that GDAL can read, so no COG can be made of it.</source>
        <translation>{name} n'est pas un raster que GDAL sait lire : impossible d'en faire un COG.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>{name} is empty, so no COG can be made of it.</source>
        <translation>{name} est vide : impossible d'en faire un COG.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>{name} holds {count} rasters, and a COG is of one: choose one of them, such as {first}.</source>
        <translation>{name} contient {count} rasters, et un COG n'en contient qu'un : choisissez l'un d'eux, par exemple {first}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>{file} is the source itself. Choose another file for the COG.</source>
        <translation>{file} est le raster dont le COG doit être fait. Choisissez un autre fichier.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>This GDAL ({version}) writes no COGs with {option}.</source>
        <translation>Ce GDAL ({version}) n'écrit pas de COG avec {option}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>GDAL could not make a COG of {name}: {reason}.</source>
        <translation>GDAL n'a pas pu faire un COG de {name} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>The COG that GDAL made of {name} is another raster: {what} differs. It was not kept.</source>
        <translation>Le COG que GDAL a fait de {name} est un autre raster ; ce qui diffère : {what}. Il n'a pas été conservé.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>The COG could not be written to {file}: {reason}.</source>
        <translation>Le COG n'a pas pu être écrit dans {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>what it wrote is no valid COG</source>
        <translation>ce qu'il a écrit n'est pas un COG valide</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_making.py"/>
        <source>a pixel or the mask</source>
        <translation>un pixel ou le masque</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_rules.py"/>
        <source>the full image</source>
        <translation>l'image entière</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_rules.py"/>
        <source>overview {number}</source>
        <translation>l'aperçu {number}</translation>
    </message>
    <message>
        <location filename="../swift_browser/cog_upload.py"/>
        <source>Two of the files would become the object {name}. Give one of them another name, or another prefix.</source>
        <translation>Deux des fichiers deviendraient l'objet {name}. Donnez à l'un d'eux un autre nom, ou un autre préfixe.</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison.py"/>
        <source>{name} could not be opened, so nothing was computed. See that its layer can be read, and try again.</source>
        <translation>{name} n'a pas pu être ouvert : rien n'a été calculé. Vérifiez que sa couche est lisible, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison.py"/>
        <source>The values of {name} are of the type {type}: differences and ratios are computed of real numbers only.</source>
        <translation>Les valeurs de {name} sont du type {type} : différences et rapports ne se calculent que sur des nombres réels.</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison.py"/>
        <source>{file} is one of the rasters that are compared. Choose another file.</source>
        <translation>{file} est l'un des rasters comparés. Choisissez un autre fichier.</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison.py"/>
        <source>The virtual raster could not be written to {file}: {reason}.</source>
        <translation>Le raster virtuel n'a pas pu être écrit dans {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison.py"/>
        <source>The rasters could be opened, but not read, so nothing was computed. Try again.</source>
        <translation>Les rasters ont pu être ouverts, mais pas lus : rien n'a été calculé. Réessayez.</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison_grid.py"/>
        <source>{name} has {own} pixels, {first} has {other}. Pixels can be compared only in rasters of the same size: clip or resample one of them first.</source>
        <translation>{name} a {own} pixels, {first} en a {other}. On ne peut comparer que des rasters de même taille : découpez ou rééchantillonnez d'abord l'un d'eux.</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison_grid.py"/>
        <source>{name} is in another coordinate reference system ({own}) than {first} ({other}). Pixels can be compared only on the same grid: reproject one of the rasters first.</source>
        <translation>{name} est dans un autre système de coordonnées ({own}) que {first} ({other}). On ne peut comparer des pixels que sur la même grille : reprojetez d'abord l'un des rasters.</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison_grid.py"/>
        <source>The pixels of {name} do not lie on those of {first}: {difference}. Pixels can be compared only on the same grid: align one of the rasters first.</source>
        <translation>Les pixels de {name} ne coïncident pas avec ceux de {first} : {difference}. On ne peut comparer des pixels que sur la même grille : alignez d'abord l'un des rasters.</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison_grid.py"/>
        <source>one of them does not say where it lies</source>
        <translation>l'un d'eux ne dit pas où il se trouve</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison_grid.py"/>
        <source>they are up to {count} pixels apart</source>
        <translation>ils sont distants de {count} pixels au plus</translation>
    </message>
    <message>
        <location filename="../swift_browser/comparison_grid.py"/>
        <source>their ground control points differ</source>
        <translation>leurs points d'appui diffèrent</translation>
    </message>
    <message>
        <location filename="../swift_browser/connections.py"/>
        <location filename="../ui/importing.py"/>
        <source>copy</source>
        <translation>copie</translation>
    </message>
    <message>
        <location filename="../swift_browser/counting.py"/>
        <source>{done} objects</source>
        <translation>{done} objets</translation>
    </message>
    <message>
        <location filename="../swift_browser/counting.py"/>
        <source>{done} of {total} objects</source>
        <translation>{done} objets sur {total}</translation>
    </message>
    <message>
        <location filename="../swift_browser/counting.py"/>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <location filename="../swift_browser/counting.py"/>
        <source>{rate} a second, {time} left</source>
        <translation>{rate} par seconde, reste {time}</translation>
    </message>
    <message>
        <location filename="../swift_browser/counting.py"/>
        <source>{rate}/s, {time} left</source>
        <translation>{rate}/s, reste {time}</translation>
    </message>
    <message>
        <location filename="../swift_browser/deleting.py"/>
        <source>{found} objects would be deleted, and not {count}: nothing was deleted. Look at what is there, and give the number that you mean.</source>
        <translation>{found} objets seraient supprimés, et non {count} : rien n'a été supprimé. Regardez ce qui s'y trouve, et donnez le nombre voulu.</translation>
    </message>
    <message>
        <location filename="../swift_browser/deletions.py"/>
        <source>Delete {name}</source>
        <translation>Supprimer {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/download.py"/>
        <source>The disk has no room for {file}. Make room, or choose another folder.</source>
        <translation>Le disque n'a plus de place pour {file}. Faites de la place, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <location filename="../swift_browser/download.py"/>
        <source>You may not write {file}. Choose a folder of your own.</source>
        <translation>Vous n'avez pas le droit d'écrire {file}. Choisissez un dossier qui vous appartient.</translation>
    </message>
    <message>
        <location filename="../swift_browser/download.py"/>
        <source>{file} could not be written: {reason}.</source>
        <translation>Impossible d'écrire {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/download.py"/>
        <source>There is a file {file} already. It was left as it is.</source>
        <translation>Il existe déjà un fichier {file}. Il a été laissé tel quel.</translation>
    </message>
    <message>
        <location filename="../swift_browser/download.py"/>
        <source>What came of {what} is not what lies in the object store (the MD5 differs). Download it again.</source>
        <translation>Le contenu reçu pour {what} n'est pas celui du stockage objet (le MD5 diffère). Téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <location filename="../swift_browser/download.py"/>
        <source>There is no object in {what}.</source>
        <translation>Il n'y a aucun objet dans {what}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/downloads.py"/>
        <location filename="../ui/downloading.py"/>
        <source>Download {name}</source>
        <translation>Télécharger {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>You may not read {what} (403). Ask the owner of the project for a role that reads, such as 'reader'.</source>
        <translation>Vous n'avez pas le droit de lire {what} (403). Demandez au propriétaire du projet un rôle qui permet de lire, par exemple 'reader'.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{what} does not exist (any more).</source>
        <translation>Introuvable (ou supprimé entre-temps) : {what}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store does not accept the login (401), not even a renewed one. Connect again.</source>
        <translation>Le stockage objet n'accepte pas vos identifiants (401), même renouvelés. Connectez-vous à nouveau.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{what} is not open to all. Connect with a login that may read it.</source>
        <translation>L'accès n'est pas public : {what}. Connectez-vous avec des identifiants qui permettent de le lire.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store at {server} sends its clients to another address. The login is not sent there: ask the administrator of your cloud to correct the address of the object store in the catalog.</source>
        <translation>Le stockage objet à l'adresse {server} renvoie ses clients vers une autre adresse. Vos identifiants n'y sont pas envoyés : demandez à l'administrateur de votre cloud de corriger l'adresse du stockage objet dans le catalogue.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store is too busy to show {what} (status {status}). Try again in a while.</source>
        <translation>Le stockage objet est trop occupé pour afficher {what} (statut {status}). Réessayez dans un moment.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store failed to show {what} (status {status}).</source>
        <translation>Le stockage objet n'a pas réussi à afficher {what} (statut {status}).</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The server answered the listing of {what} with something that is no listing. Is it an object store?</source>
        <translation>Le serveur a répondu à la demande de lister {what} par autre chose qu'une liste. Est-ce un stockage objet ?</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The listing of {what} does not go on: the server gives the same names again and again. What is shown of it is not all. Tell the administrator of your cloud.</source>
        <translation>La liste de {what} n'avance pas : le serveur donne sans cesse les mêmes noms. Ce qui en est affiché n'est pas complet. Prévenez l'administrateur de votre cloud.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>What the server answers for {what} has no end; it was not read any further. Try again later, and look whether a proxy answers in the place of the object store.</source>
        <translation>La réponse du serveur pour {what} n'a pas de fin ; sa lecture a été arrêtée. Réessayez plus tard, et vérifiez si un proxy répond à la place du stockage objet.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>What answered for {what} is no object store. The network may want you to log in first, in a web browser.</source>
        <translation>Ce qui a répondu pour {what} n'est pas un stockage objet. Le réseau demande peut-être de s'authentifier d'abord, dans un navigateur web.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} is not a raster that QGIS can read.</source>
        <translation>{name} n'est pas un raster que QGIS sait lire.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} looks like a raster ({format}), but could not be read.</source>
        <translation>{name} ressemble à un raster ({format}), mais n'a pas pu être lu.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} is not a vector file that this QGIS can read in place.</source>
        <translation>{name} n'est pas un fichier vecteur que ce QGIS peut lire sur place.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} is a virtual raster: GDAL {version} would write into the object while it is read. Download it, or use a QGIS with GDAL 3.7 or later.</source>
        <translation>{name} est un raster virtuel : GDAL {version} écrirait dans l'objet en le lisant. Téléchargez-le, ou utilisez un QGIS avec GDAL 3.7 ou plus récent.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} is a virtual raster, into which GDAL could write by the path that was used: it was shut. Remove the layer, and add the object from the Swift panel.</source>
        <translation>{name} est un raster virtuel, dans lequel GDAL pourrait écrire par le chemin utilisé : il a été fermé. Retirez la couche et ajoutez l'objet depuis le panneau Swift.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} may have been replaced, and the statistics of it in {folder} could not be removed: {reason}. Remove them, then open the object again.</source>
        <translation>{name} a peut-être été remplacé, et ses statistiques dans {folder} n'ont pas pu être supprimées : {reason}. Supprimez-les, puis ouvrez l'objet de nouveau.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} looks like a vector file ({format}), but could not be read.</source>
        <translation>{name} ressemble à un fichier vecteur ({format}), mais n'a pas pu être lu.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} cannot be opened in place: a part of its name is '.' or '..', which GDAL would resolve.</source>
        <translation>{name} ne peut pas être ouvert sur place : une partie de son nom est '.' ou '..', que GDAL interpréterait.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>A part of {what} did not arrive, although the object store can be asked for it now. Try again: click on the sign beside the layer.</source>
        <translation>Une partie de {what} n'est pas arrivée, bien que le stockage objet réponde maintenant. Réessayez : cliquez sur le signe à côté de la couche.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{layers} could not be read in full. {reason}</source>
        <translation>{layers} : lecture incomplète. {reason}</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>Nobody is logged in to the account of {what}. Connect to it; the layer is read again by itself.</source>
        <translation>Personne n'est connecté au compte de {what}. Connectez-vous ; la couche est alors relue d'elle-même.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>QGIS does not take {name} into the project.</source>
        <translation>QGIS n'accepte pas {name} dans le projet.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>Objects of this project are not in the object store any more, and their layers cannot be read: {layers}.</source>
        <translation>Des objets de ce projet ne sont plus dans le stockage objet, et leurs couches ne peuvent pas être lues : {layers}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>Objects were replaced since their layers were last read, which show the new ones now. {layers}.</source>
        <translation>Des objets ont été remplacés depuis la dernière lecture de leurs couches, qui montrent maintenant les nouveaux. {layers}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>Objects were replaced since their layers were last read. These layers wait, with a mark in the layer tree: a click on it shows the new object. {layers}.</source>
        <translation>Des objets ont été remplacés depuis la dernière lecture de leurs couches. Ces couches attendent, avec un signe dans l'arbre des couches : un clic sur celui-ci montre le nouvel objet. {layers}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{what} was replaced on {time}, after this layer had been opened. What the layer still shows is of the old object, and it cannot read any more of that. Try again to show the new one.</source>
        <translation>{what} a été remplacé le {time}, après l'ouverture de cette couche. Ce que la couche montre encore vient de l'ancien objet, et elle ne peut plus rien en lire. Réessayez pour montrer le nouveau.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{what} was replaced, and layers of the object before are being drawn all the time. Wait until the map is drawn, and try again.</source>
        <translation>{what} a été remplacé, et des couches de l'objet précédent sont sans cesse en cours de dessin. Attendez que la carte soit dessinée, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>Layers of this project could not be brought back: {layers}. {reason}</source>
        <translation>Des couches de ce projet n'ont pas pu être rétablies : {layers}. {reason}</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{name} holds nothing that QGIS could show as a layer: no raster and no vector file, by their names.</source>
        <translation>{name} ne contient rien que QGIS pourrait afficher comme couche : ni raster ni fichier vecteur, d'après les noms.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>GDAL {version} can leave out the check of certificates only for all servers, which is not done here. Set OS_CACERT to the file of your cloud's authority, or use a QGIS with GDAL 3.7 or later.</source>
        <translation>GDAL {version} ne peut renoncer à vérifier les certificats que pour tous les serveurs, ce qui n'est pas fait ici. Indiquez dans OS_CACERT le fichier de l'autorité de votre cloud, ou utilisez un QGIS avec GDAL 3.7 ou plus récent.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The object store wants a certificate of yours, which GDAL {version} cannot show. Use a QGIS with GDAL 3.7 or later.</source>
        <translation>Le stockage objet demande un certificat de votre part, que GDAL {version} ne peut pas présenter. Utilisez un QGIS avec GDAL 3.7 ou plus récent.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>GDAL can show one certificate of yours at a time, and shows another one already. Disconnect the connection that uses it first.</source>
        <translation>GDAL ne peut présenter qu'un seul de vos certificats à la fois, et en présente déjà un autre. Déconnectez d'abord la connexion qui l'utilise.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>Layers of another connection read, or have read, a container named {container}, and GDAL before 3.7 cannot tell the two apart. Disconnect that connection and remove its layers first.</source>
        <translation>Des couches d'une autre connexion lisent, ou ont lu, un conteneur nommé {container}, et GDAL avant 3.7 ne peut pas distinguer les deux. Déconnectez d'abord cette connexion et supprimez ses couches.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>This connection is not there any more. It was deleted, perhaps in another window of QGIS.</source>
        <translation>Cette connexion n'existe plus. Elle a été supprimée, peut-être dans une autre fenêtre de QGIS.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>A connection needs a name.</source>
        <translation>Une connexion doit avoir un nom.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>There is already a connection named {name}. Choose another name.</source>
        <translation>Il existe déjà une connexion nommée {name}. Choisissez un autre nom.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>The connection could not be written to {file}: {reason}.</source>
        <translation>La connexion n'a pas pu être écrite dans {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>{what} is no file. Drop an openrc file or a clouds.yaml from your file manager.</source>
        <translation>{what} n'est pas un fichier. Déposez un fichier openrc ou un clouds.yaml depuis votre gestionnaire de fichiers.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>“{text}” are no bands. Write one number from 1 for shades of grey, or three for red, green and blue, such as 4, 3, 2.</source>
        <translation>« {text} » ne désigne pas des bandes. Écrivez un nombre à partir de 1 pour des niveaux de gris, ou trois pour rouge, vert et bleu, comme 4, 3, 2.</translation>
    </message>
    <message>
        <location filename="../swift_browser/errors.py"/>
        <source>“{text}” is not the ending of a file name. Write endings such as .tif .jp2, with blanks between them.</source>
        <translation>« {text} » n'est pas la fin d'un nom de fichier. Écrivez des extensions telles que .tif .jp2, séparées par des espaces.</translation>
    </message>
    <message>
        <location filename="../swift_browser/header_errors.py"/>
        <source>{what} was replaced while it was being read. Refresh the listing and select it again.</source>
        <translation>Remplacé pendant sa lecture : {what}. Actualisez la liste et sélectionnez-le à nouveau.</translation>
    </message>
    <message>
        <location filename="../swift_browser/header_errors.py"/>
        <source>The object store did not send the part of {what} that was asked for. It, or a proxy on the way, does not serve byte ranges, which cloud-optimised rasters need.</source>
        <translation>Le stockage objet n'a pas envoyé la partie demandée de {what}. Lui-même, ou un proxy sur le chemin, ne sert pas les plages d'octets, dont les rasters optimisés pour le cloud ont besoin.</translation>
    </message>
    <message>
        <location filename="../swift_browser/header_errors.py"/>
        <source>This is no GeoTIFF, whatever its name says: it begins with other bytes.</source>
        <translation>Ce n'est pas un GeoTIFF, quoi qu'en dise son nom : il commence par d'autres octets.</translation>
    </message>
    <message>
        <location filename="../swift_browser/header_errors.py"/>
        <source>The header of this GeoTIFF is damaged: {reason}. The file may have been cut off, or written over. Compare its size and checksum with those of the original, and upload it again.</source>
        <translation>L'en-tête de ce GeoTIFF est endommagé : {reason}. Le fichier a peut-être été tronqué, ou écrasé en partie. Comparez sa taille et sa somme de contrôle avec celles de l'original, et envoyez-le à nouveau.</translation>
    </message>
    <message>
        <location filename="../swift_browser/header_errors.py"/>
        <source>The header of this GeoTIFF is too long, or lies in too many places, to be shown here. The object can be added as a layer all the same.</source>
        <translation>L'en-tête de ce GeoTIFF est trop long, ou dispersé en trop d'endroits, pour être affiché ici. L'objet peut tout de même être ajouté comme couche.</translation>
    </message>
    <message>
        <location filename="../swift_browser/index_expressions.py"/>
        <source>QGIS cannot compute “{text}”: {reason}.</source>
        <translation>QGIS ne peut pas calculer « {text} » : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/index_expressions.py"/>
        <source>there is no column {name}</source>
        <translation>il n'y a pas de colonne {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/index_files.py"/>
        <source>The index could not be written to {file}: {reason}.</source>
        <translation>L'index n'a pas pu être écrit dans {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/index_files.py"/>
        <source>{file} is no index of a container: it lacks the column {column}. Make one with “Index container”.</source>
        <translation>{file} n'est pas un index de conteneur : il lui manque la colonne {column}. Créez-en un avec « Indexer un conteneur ».</translation>
    </message>
    <message>
        <location filename="../swift_browser/index_files.py"/>
        <source>The index {file} could not be read.</source>
        <translation>L'index {file} n'a pas pu être lu.</translation>
    </message>
    <message>
        <location filename="../swift_browser/indexing.py"/>
        <source>{count} objects cannot be read at a time: from 1 to {most} can.</source>
        <translation>Impossible de lire {count} objets à la fois : ce nombre doit être compris entre 1 et {most}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/jobs.py"/>
        <source>The plugin met a fault of its own: {reason}. Please report it, with the details.</source>
        <translation>L'extension a rencontré une erreur interne : {reason}. Merci de la signaler, avec les détails.</translation>
    </message>
    <message>
        <location filename="../swift_browser/layer_seals.py"/>
        <source>Look for the sources of {name}</source>
        <translation>Chercher les sources de {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/mosaic.py"/>
        <source>{name} is in another coordinate reference system ({own}) than {first} ({other}). A mosaic needs one for all: leave that object out.</source>
        <translation>{name} est dans un autre système de coordonnées ({own}) que {first} ({other}). Une mosaïque en demande un seul pour tous : laissez cet objet de côté.</translation>
    </message>
    <message>
        <location filename="../swift_browser/mosaic.py"/>
        <source>{name} has another number of bands ({own}) than {first} ({other}). A mosaic needs the same for all: leave that object out.</source>
        <translation>{name} n'a pas le même nombre de bandes ({own}) que {first} ({other}). Une mosaïque demande le même pour tous : laissez cet objet de côté.</translation>
    </message>
    <message>
        <location filename="../swift_browser/mosaic.py"/>
        <source>The pixels of {name} are of another type ({own}) than those of {first} ({other}). A mosaic needs one for all: leave that object out.</source>
        <translation>Les pixels de {name} sont d'un autre type ({own}) que ceux de {first} ({other}). Une mosaïque en demande un seul pour tous : laissez cet objet de côté.</translation>
    </message>
    <message>
        <location filename="../swift_browser/mosaic.py"/>
        <source>{name} does not say where on the map it lies, or is rotated: it cannot be a part of a mosaic.</source>
        <translation>{name} ne dit pas où il se trouve sur la carte, ou est tourné : il ne peut pas faire partie d'une mosaïque.</translation>
    </message>
    <message>
        <location filename="../swift_browser/mosaic.py"/>
        <source>GDAL could not build the mosaic: {reason}.</source>
        <translation>GDAL n'a pas pu construire la mosaïque : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/mosaic.py"/>
        <source>The mosaic could not be written to {file}: {reason}.</source>
        <translation>La mosaïque n'a pas pu être écrite dans {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/mosaics.py"/>
        <source>Bring back the mosaics</source>
        <translation>Rétablir les mosaïques</translation>
    </message>
    <message>
        <location filename="../swift_browser/name_dates.py"/>
        <source>“{text}” is no pattern of a date. Write %Y for the year, %m for the month, %d for the day (or %j for that of the year), %H %M %S for the time, and everything else as it stands in the names, such as %Y-%m-%d; a | stands between several patterns.</source>
        <translation>« {text} » n'est pas un modèle de date. Écrivez %Y pour l'année, %m pour le mois, %d pour le jour (ou %j pour celui de l'année), %H %M %S pour l'heure, et tout le reste tel qu'il figure dans les noms, par exemple %Y-%m-%d ; un | sépare plusieurs modèles.</translation>
    </message>
    <message>
        <location filename="../swift_browser/native_raster.py"/>
        <source>The pixels of {layer} could not be read, so no values are shown. Try again.</source>
        <translation>Les pixels de {layer} n'ont pas pu être lus : aucune valeur n'est affichée. Réessayez.</translation>
    </message>
    <message>
        <location filename="../swift_browser/native_raster.py"/>
        <source>The raster of {layer} could not be opened for its native pixels. Try again.</source>
        <translation>Le raster de {layer} n'a pas pu être ouvert pour ses pixels natifs. Réessayez.</translation>
    </message>
    <message>
        <location filename="../swift_browser/native_raster.py"/>
        <source>Values of the type {type} cannot be shown here. Use a newer QGIS, or GDAL's own programs.</source>
        <translation>Les valeurs du type {type} ne peuvent pas être affichées ici. Utilisez un QGIS plus récent ou les programmes de GDAL.</translation>
    </message>
    <message>
        <location filename="../swift_browser/native_source.py"/>
        <source>{layer} is no raster that GDAL reads, so it has no native pixels here. Choose another layer.</source>
        <translation>{layer} n'est pas un raster lu par GDAL : il n'a pas de pixels natifs ici. Choisissez une autre couche.</translation>
    </message>
    <message>
        <location filename="../swift_browser/native_source.py"/>
        <source>{layer} waits for a login, so it has no pixels yet. Log in to its connection.</source>
        <translation>{layer} attend une authentification et n'a pas encore de pixels. Connectez-vous à sa connexion.</translation>
    </message>
    <message>
        <location filename="../swift_browser/object_details.py"/>
        <source>Details are read from the header of GeoTIFFs only. This object is of another kind.</source>
        <translation>Les détails ne sont lus que dans l'en-tête des GeoTIFF. Cet objet est d'un autre type.</translation>
    </message>
    <message>
        <location filename="../swift_browser/object_details.py"/>
        <source>The header is not read: that is switched off in Settings &gt; Options &gt; Swift. The properties of the object show it in any case.</source>
        <translation>L'en-tête n'est pas lu : cela est désactivé dans Préférences &gt; Options &gt; Swift. Les propriétés de l'objet le montrent dans tous les cas.</translation>
    </message>
    <message>
        <location filename="../swift_browser/object_details.py"/>
        <source>The object is empty.</source>
        <translation>L'objet est vide.</translation>
    </message>
    <message>
        <location filename="../swift_browser/object_writer.py"/>
        <source>the limits of the object store</source>
        <translation>les limites du stockage objet</translation>
    </message>
    <message>
        <location filename="../swift_browser/object_writer.py"/>
        <location filename="../swift_browser/store.py"/>
        <location filename="../swift_browser/temporary_urls.py"/>
        <source>the container {container}</source>
        <translation>le conteneur {container}</translation>
    </message>
    <message>
        <location filename="../swift_browser/opening.py"/>
        <source>The address does not say in which account the object lies. Connect first: it is added then.</source>
        <translation>L'adresse ne dit pas dans quel compte se trouve l'objet. Connectez-vous d'abord : il sera alors ajouté.</translation>
    </message>
    <message>
        <location filename="../swift_browser/pins.py"/>
        <source>See whether objects were replaced</source>
        <translation>Vérifier si des objets ont été remplacés</translation>
    </message>
    <message>
        <location filename="../swift_browser/probing.py"/>
        <source>This place of the map has none in the coordinate reference system of {layer}.</source>
        <translation>Ce lieu de la carte n'existe pas dans le système de coordonnées de {layer}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/probing.py"/>
        <source>Read native pixels</source>
        <translation>Lire les pixels natifs</translation>
    </message>
    <message>
        <location filename="../swift_browser/profiles.py"/>
        <source>This place lies beside {layer}. Choose one on the raster.</source>
        <translation>Ce lieu est en dehors de {layer}. Choisissez-en un sur le raster.</translation>
    </message>
    <message>
        <location filename="../swift_browser/project_layers.py"/>
        <source>Bring back {name}</source>
        <translation>Rétablir {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/project_layers.py"/>
        <location filename="../ui/upload_dialog.py"/>
        <source>and {count} more</source>
        <translation>et {count} autres</translation>
    </message>
    <message>
        <location filename="../swift_browser/provenance.py"/>
        <source>ETag {old_etag} of {old_time} before, ETag {etag} of {time} now</source>
        <translation>ETag {old_etag} du {old_time} auparavant, ETag {etag} du {time} maintenant</translation>
    </message>
    <message>
        <location filename="../swift_browser/provenance.py"/>
        <source>The object {name} in the container {container} of OpenStack Swift, read in place through the connection {connection}. {size} bytes, last modified {last_modified}, ETag {etag}. Added {added}.</source>
        <translation>L'objet {name} du conteneur {container} d'OpenStack Swift, lu sur place par la connexion {connection}. {size} octets, dernière modification {last_modified}, ETag {etag}. Ajouté {added}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/provenance.py"/>
        <source>{time}: added from {container}/{name}, ETag {etag}</source>
        <translation>{time} : ajouté depuis {container}/{name}, ETag {etag}</translation>
    </message>
    <message>
        <location filename="../swift_browser/provenance.py"/>
        <source>{time}: found replaced: ETag {etag} of {last_modified} in place of {old_etag} of {old_last_modified}</source>
        <translation>{time} : trouvé remplacé : ETag {etag} du {last_modified} au lieu de {old_etag} du {old_last_modified}</translation>
    </message>
    <message>
        <location filename="../swift_browser/ranges.py"/>
        <source>it points behind the end of the file, to byte {offset}</source>
        <translation>il renvoie au-delà de la fin du fichier, à l'octet {offset}</translation>
    </message>
    <message>
        <location filename="../swift_browser/ranges.py"/>
        <source>the file ends at byte {offset}, before its end</source>
        <translation>le fichier s'arrête à l'octet {offset}, avant sa fin</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the number of pixels or bands</source>
        <translation>le nombre de pixels ou de bandes</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the place on the map</source>
        <translation>la position sur la carte</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the coordinate reference system</source>
        <translation>le système de coordonnées</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the ground control points</source>
        <translation>les points d'appui</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the rational polynomials</source>
        <translation>les polynômes rationnels</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the data type</source>
        <translation>le type de données</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the NoData value</source>
        <translation>la valeur NoData</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the scale</source>
        <translation>l'échelle</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the offset</source>
        <translation>le décalage</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the unit</source>
        <translation>l'unité</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the description of a band</source>
        <translation>la description d'une bande</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the colour table</source>
        <translation>la table de couleurs</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the colour interpretation</source>
        <translation>l'interprétation des couleurs</translation>
    </message>
    <message>
        <location filename="../swift_browser/raster_sameness.py"/>
        <source>the mask</source>
        <translation>le masque</translation>
    </message>
    <message>
        <location filename="../swift_browser/read_faults.py"/>
        <source>Find out what is wrong with {name}</source>
        <translation>Chercher ce qui ne va pas avec {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/read_faults.py"/>
        <source>Read {name} again</source>
        <translation>Relire {name}</translation>
    </message>
    <message>
        <location filename="../swift_browser/region_statistics.py"/>
        <source>The rectangle lies beside {layer}. Draw it over the raster.</source>
        <translation>Le rectangle est en dehors de {layer}. Tracez-le sur le raster.</translation>
    </message>
    <message>
        <location filename="../swift_browser/reload.py"/>
        <source>Bring the renewed login to the open layers</source>
        <translation>Transmettre la session renouvelée aux couches ouvertes</translation>
    </message>
    <message>
        <location filename="../swift_browser/renewal.py"/>
        <source>Renew the login</source>
        <translation>Renouveler la session</translation>
    </message>
    <message>
        <location filename="../swift_browser/site_statistics.py"/>
        <source>{layer} has no band {band}: it has {count}.</source>
        <translation>{layer} n'a pas de bande {band} : il y en a {count}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/store.py"/>
        <source>the containers of this account</source>
        <translation>les conteneurs de ce compte</translation>
    </message>
    <message>
        <location filename="../swift_browser/store.py"/>
        <location filename="../swift_browser/temporary_urls.py"/>
        <source>the account</source>
        <translation>le compte</translation>
    </message>
    <message>
        <location filename="../swift_browser/temporary_urls.py"/>
        <source>Neither the container {container} nor the account has a key for temporary URLs that you may see. Let one be made for the container, or ask the owner of the project.</source>
        <translation>Ni le conteneur {container} ni le compte n'ont de clé pour URL temporaires que vous ayez le droit de voir. Faites-en créer une pour le conteneur, ou adressez-vous au propriétaire du projet.</translation>
    </message>
    <message>
        <location filename="../swift_browser/temporary_urls.py"/>
        <source>This object store gives no temporary URLs for {method}.</source>
        <translation>Ce stockage objet ne donne pas d'URL temporaires pour {method}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/thumbnail.py"/>
        <source>No thumbnail: without a small overview, {size} would have to be read for it.</source>
        <translation>Pas de vignette : sans petit aperçu, il faudrait lire {size} pour elle.</translation>
    </message>
    <message>
        <location filename="../swift_browser/thumbnail.py"/>
        <source>No thumbnail: GDAL cannot decode the pixels here (compression: {compression}).</source>
        <translation>Pas de vignette : GDAL ne peut pas décoder les pixels ici (compression : {compression}).</translation>
    </message>
    <message>
        <location filename="../swift_browser/thumbnail.py"/>
        <source>it does not say where all pixels are</source>
        <translation>il ne dit pas où se trouvent tous les pixels</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_header.py"/>
        <source>it has no directory</source>
        <translation>il n'a pas de répertoire</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_header.py"/>
        <source>its directories lead round in a circle at byte {offset}</source>
        <translation>ses répertoires tournent en rond à l'octet {offset}</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_header.py"/>
        <source>its directory at byte {offset} claims to have {count} tags</source>
        <translation>son répertoire à l'octet {offset} prétend avoir {count} étiquettes</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_header.py"/>
        <source>its tag {tag} claims to be {length} bytes long</source>
        <translation>son étiquette {tag} prétend faire {length} octets</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_header.py"/>
        <source>it does not say what kind of image it describes</source>
        <translation>il ne dit pas quel genre d'image il décrit</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_header.py"/>
        <source>it describes an image without width or height</source>
        <translation>il décrit une image sans largeur ou sans hauteur</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_header.py"/>
        <source>it describes an image of {count} bands</source>
        <translation>il décrit une image de {count} bandes</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_header.py"/>
        <source>it describes tiles without width or height</source>
        <translation>il décrit des tuiles sans largeur ou sans hauteur</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_tags.py"/>
        <source>horizontal</source>
        <translation>horizontal</translation>
    </message>
    <message>
        <location filename="../swift_browser/tiff_tags.py"/>
        <source>floating point</source>
        <translation>virgule flottante</translation>
    </message>
    <message>
        <location filename="../swift_browser/uploads.py"/>
        <source>Look at the files</source>
        <translation>Examiner les fichiers</translation>
    </message>
    <message>
        <location filename="../swift_browser/uploads.py"/>
        <location filename="../ui/uploading.py"/>
        <source>Upload to {place}</source>
        <translation>Envoyer vers {place}</translation>
    </message>
    <message>
        <location filename="../swift_browser/value_tables.py"/>
        <source>The table could not be written to {file}: {reason}.</source>
        <translation>Le tableau n'a pas pu être écrit dans {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/web_files.py"/>
        <source>{server} sends its readers on to {target}. If you trust that address, paste it in place of this one.</source>
        <translation>{server} renvoie ses lecteurs vers {target}. Si vous faites confiance à cette adresse, collez-la à la place de celle-ci.</translation>
    </message>
    <message>
        <location filename="../swift_browser/web_files.py"/>
        <source>{server} gives files as a whole only, so nothing can be read in place. Download the file with a web browser, and add it from your disk.</source>
        <translation>{server} ne donne les fichiers qu'en entier : rien ne peut donc être lu sur place. Téléchargez le fichier avec un navigateur web, et ajoutez-le depuis votre disque.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>You may not write {what} (403). Ask the owner of the project for a role that writes, such as 'member', or for the right to write into the container.</source>
        <translation>Vous n'avez pas le droit d'écrire {what} (403). Demandez au propriétaire du projet un rôle qui permet d'écrire, par exemple 'member', ou le droit d'écrire dans le conteneur.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>There is no container {container}. Create it first, or have it created.</source>
        <translation>Le conteneur {container} n'existe pas. Créez-le d'abord, ou faites-le créer.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>There is another object {what} already. It was left as it is. To replace it, choose “Replace objects that are there already”.</source>
        <translation>Il existe déjà un autre objet {what}. Il a été laissé tel quel : indiquez qu'il peut être remplacé.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>{what} does not fit (413): the quota of the container or of the project is used up, or the object store takes no object of this size. Delete what is not needed, or ask the administrator of your cloud for more room.</source>
        <translation>Pas de place pour {what} (413) : le quota du conteneur ou du projet est épuisé, ou le stockage objet n'accepte pas d'objet de cette taille. Supprimez ce qui n'est plus nécessaire, ou demandez plus de place à l'administrateur de votre cloud.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>The object store has no room left for {what} (507). Tell the administrator of your cloud.</source>
        <translation>Le stockage objet n'a plus de place pour {what} (507). Prévenez l'administrateur de votre cloud.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>What came of {what} at the object store is not what was sent (the MD5 differs), and was not kept. Upload it again.</source>
        <translation>Le contenu arrivé au stockage objet pour {what} n'est pas celui qui a été envoyé (le MD5 diffère), et n'a pas été conservé. Envoyez-le à nouveau.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>The object store is too busy to take {what} (status {status}). Try again in a while.</source>
        <translation>Le stockage objet est trop occupé pour recevoir {what} (statut {status}). Réessayez dans un moment.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>The object store did not take {what} (status {status}).</source>
        <translation>Le stockage objet n'a pas accepté {what} (statut {status}).</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>{name} cannot be the name of an object here: a part of it is '.' or '..', which some programs would resolve.</source>
        <translation>{name} ne peut pas être ici le nom d'un objet : une partie de ce nom est '.' ou '..', que certains programmes interpréteraient.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>An object needs a name.</source>
        <translation>Un objet doit avoir un nom.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>The name {name} is too long: it has {length} bytes, and the object store takes {most}.</source>
        <translation>Le nom {name} est trop long : il fait {length} octets, et le stockage objet en accepte {most}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>{file} is too large for this object store, which takes at most {size} in one object, and in a large object at most {count} segments of that size.</source>
        <translation>{file} est trop grand pour ce stockage objet, qui accepte au plus {size} dans un objet et, dans un grand objet, au plus {count} segments de cette taille.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>There is no file to upload: name at least one.</source>
        <translation>Il n'y a aucun fichier à envoyer : nommez-en au moins un.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>{file} is empty, and was not uploaded.</source>
        <translation>{file} est vide, et n'a pas été envoyé.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>{file} cannot be read: {reason}.</source>
        <translation>Impossible de lire {file} : {reason}.</translation>
    </message>
    <message>
        <location filename="../swift_browser/write_errors.py"/>
        <source>{file} was changed while it was being uploaded. Upload it again when nobody writes into it.</source>
        <translation>{file} a été modifié pendant son envoi. Envoyez-le à nouveau quand personne n'y écrit.</translation>
    </message>
    <message>
        <location filename="../swift_browser/zooming.py"/>
        <source>{name} does not say where on the map it lies.</source>
        <translation>{name} ne dit pas où il se trouve sur la carte.</translation>
    </message>
    <message>
        <location filename="../swift_browser/zooming.py"/>
        <source>Look where {name} lies</source>
        <translation>Chercher où se trouve {name}</translation>
    </message>
    <message>
        <location filename="../ui/address_dialog.py"/>
        <source>Add an Object by Its Address</source>
        <translation>Ajouter un objet par son adresse</translation>
    </message>
    <message>
        <location filename="../ui/address_dialog.py"/>
        <source>Address of an object in Swift, or of a raster on a web server</source>
        <translation>Adresse d'un objet dans Swift, ou d'un raster sur un serveur web</translation>
    </message>
    <message>
        <location filename="../ui/address_dialog.py"/>
        <location filename="../ui/bands_dialog.py"/>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <location filename="../ui/address_line.py"/>
        <source>Paste /vsiswift/…, swift://… or a URL</source>
        <translation>Collez /vsiswift/…, swift://… ou une URL</translation>
    </message>
    <message>
        <location filename="../ui/address_line.py"/>
        <source>Address of an object</source>
        <translation>Adresse d'un objet</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>Add with Bands</source>
        <translation>Ajouter avec des bandes</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>Read the header of {name}</source>
        <translation>Lire l'en-tête de {name}</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>One band, in shades of grey</source>
        <translation>Une bande, en niveaux de gris</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>Three bands, as red, green and blue</source>
        <translation>Trois bandes, en rouge, vert et bleu</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <location filename="../ui/bands_dialog.py"/>
        <source>{name} and {count} more</source>
        <translation>{name} et {count} autres</translation>
    </message>
    <message>
        <location filename="../ui/branch_model.py"/>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/details_text.py"/>
        <location filename="../ui/field_editors.py"/>
        <location filename="../ui/offers_dialog.py"/>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <location filename="../ui/branch_model.py"/>
        <location filename="../ui/details_text.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="../ui/branch_model.py"/>
        <location filename="../ui/details_text.py"/>
        <source>Modified</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <location filename="../ui/compare_dialog.py"/>
        <source>Compare Rasters</source>
        <translation>Comparer des rasters</translation>
    </message>
    <message>
        <location filename="../ui/compare_dialog.py"/>
        <source>Save the Virtual Raster</source>
        <translation>Enregistrer le raster virtuel</translation>
    </message>
    <message>
        <location filename="../ui/compare_dialog.py"/>
        <source>Read the headers of the layers</source>
        <translation>Lire les en-têtes des couches</translation>
    </message>
    <message>
        <location filename="../ui/compare_dialog.py"/>
        <source>Set Scale</source>
        <translation>Appliquer l'échelle</translation>
    </message>
    <message>
        <location filename="../ui/compare_dialog.py"/>
        <source>Save and Add…</source>
        <translation>Enregistrer et ajouter…</translation>
    </message>
    <message>
        <location filename="../ui/compare_dialog.py"/>
        <source>Same Scale</source>
        <translation>Même échelle</translation>
    </message>
    <message>
        <location filename="../ui/compare_dialog.py"/>
        <source>Difference or Ratio</source>
        <translation>Différence ou rapport</translation>
    </message>
    <message>
        <location filename="../ui/compare_dialog.py"/>
        <source>There is no raster layer to compare. Layers that wait for a login cannot be compared yet.</source>
        <translation>Il n'y a pas de couche raster à comparer. Les couches qui attendent une authentification ne peuvent pas encore l'être.</translation>
    </message>
    <message>
        <location filename="../ui/compare_dialog.py"/>
        <source>Compare rasters: {name}</source>
        <translation>Comparer des rasters : {name}</translation>
    </message>
    <message>
        <location filename="../ui/comparison_page.py"/>
        <source>Swap A and B</source>
        <translation>Échanger A et B</translation>
    </message>
    <message>
        <location filename="../ui/comparison_page.py"/>
        <source>Difference (A − B)</source>
        <translation>Différence (A − B)</translation>
    </message>
    <message>
        <location filename="../ui/comparison_page.py"/>
        <source>Ratio (A ÷ B)</source>
        <translation>Rapport (A ÷ B)</translation>
    </message>
    <message>
        <location filename="../ui/comparison_page.py"/>
        <source>The result is a virtual raster: its file holds no pixels, they are computed of both layers whenever the map is drawn. Physical values are compared, with scale and offset applied. Where one layer has no data, the result has none; where B is 0, a ratio is infinite. Both need the same grid.</source>
        <translation>Le résultat est un raster virtuel : son fichier ne contient pas de pixels, ils sont calculés à partir des deux couches à chaque dessin de la carte. Ce sont les valeurs physiques qui sont comparées, facteur et décalage appliqués. Là où une couche n'a pas de données, le résultat n'en a pas ; là où B vaut 0, un rapport est infini. Les deux ont besoin de la même grille.</translation>
    </message>
    <message>
        <location filename="../ui/comparison_page.py"/>
        <source>Compute</source>
        <translation>Calculer</translation>
    </message>
    <message>
        <location filename="../ui/comparison_page.py"/>
        <source>Layer A</source>
        <translation>Couche A</translation>
    </message>
    <message>
        <location filename="../ui/comparison_page.py"/>
        <location filename="../ui/scale_page.py"/>
        <source>Band</source>
        <translation>Bande</translation>
    </message>
    <message>
        <location filename="../ui/comparison_page.py"/>
        <source>Layer B</source>
        <translation>Couche B</translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;New Connection…</source>
        <translation>&amp;Nouvelle connexion…</translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>D&amp;uplicate</source>
        <translation>D&amp;upliquer</translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Delete…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Test…</source>
        <translation>&amp;Tester…</translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Log In Again…</source>
        <translation>Se connecter à n&amp;ouveau…</translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>&amp;Import from File…</source>
        <translation>&amp;Importer depuis un fichier…</translation>
    </message>
    <message>
        <location filename="../ui/connection_actions.py"/>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <location filename="../ui/password_dialog.py"/>
        <source>Connect</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Connecting…</source>
        <translation>Connexion en cours…</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Disconnect</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Connection or openrc file</source>
        <translation>Connexion ou fichier openrc</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>A saved connection, or the file from your cloud's dashboard</source>
        <translation>Une connexion enregistrée, ou le fichier du tableau de bord de votre cloud</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Choose an openrc file</source>
        <translation>Choisir un fichier openrc</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>New, edit, import and export connections</source>
        <translation>Créer, modifier, importer et exporter des connexions</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <location filename="../ui/connection_bar.py"/>
        <source>The present login is good until {time}</source>
        <translation>La session actuelle est valable jusqu'à {time}</translation>
    </message>
    <message>
        <location filename="../ui/connection_dialog.py"/>
        <source>Save and Connect</source>
        <translation>Enregistrer et se connecter</translation>
    </message>
    <message>
        <location filename="../ui/connection_dialog.py"/>
        <source>Edit Connection</source>
        <translation>Modifier la connexion</translation>
    </message>
    <message>
        <location filename="../ui/connection_dialog.py"/>
        <source>New Connection</source>
        <translation>Nouvelle connexion</translation>
    </message>
    <message>
        <location filename="../ui/connection_editing.py"/>
        <source>Delete the connection {name} and its saved secret?</source>
        <translation>Supprimer la connexion {name} et son secret enregistré ?</translation>
    </message>
    <message>
        <location filename="../ui/connection_editing.py"/>
        <source>Delete Connection</source>
        <translation>Supprimer la connexion</translation>
    </message>
    <message>
        <location filename="../ui/connection_editing.py"/>
        <location filename="../ui/deleting.py"/>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <location filename="../ui/connection_editing.py"/>
        <source>Import from File</source>
        <translation>Importer depuis un fichier</translation>
    </message>
    <message>
        <location filename="../ui/connection_editing.py"/>
        <source>Export Without the Secret</source>
        <translation>Exporter sans le secret</translation>
    </message>
    <message>
        <location filename="../ui/connection_editing.py"/>
        <source>{name} is written to {file}, without the password or any other secret.</source>
        <translation>{name} est écrit dans {file}, sans le mot de passe ni aucun autre secret.</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Application credential</source>
        <translation>Identifiant d'application</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Password and passcode (second factor)</source>
        <translation>Mot de passe et code (second facteur)</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Ready token</source>
        <translation>Jeton existant</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Storage URL and token</source>
        <translation>URL de stockage et jeton</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Swift's own authentication (v1, TempAuth)</source>
        <translation>Authentification propre à Swift (v1, TempAuth)</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Open to all (no login)</source>
        <translation>Ouvert à tous (sans authentification)</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Passcode alone</source>
        <translation>Code seul</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Keystone URL</source>
        <translation>URL de Keystone</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Authentication URL</source>
        <translation>URL d'authentification</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>Storage URL</source>
        <translation>URL de stockage</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Credential ID</source>
        <translation>ID de l'identifiant</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Credential name</source>
        <translation>Nom de l'identifiant</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>User name</source>
        <translation>Nom d'utilisateur</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>User ID</source>
        <translation>ID d'utilisateur</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>User's domain</source>
        <translation>Domaine de l'utilisateur</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Project ID</source>
        <translation>ID du projet</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Project's domain</source>
        <translation>Domaine du projet</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Interface</source>
        <translation>Interface</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <location filename="../ui/connection_trial.py"/>
        <source>Containers</source>
        <translation>Conteneurs</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Authorities (CA)</source>
        <translation>Autorités (CA)</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Client certificate</source>
        <translation>Certificat client</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Its key</source>
        <translation>Sa clé</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>The domain's name or ID; empty for the one with the ID 'default'</source>
        <translation>Nom ou ID du domaine ; vide pour celui dont l'ID est 'default'</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Goes before the name; only needed if you have no name</source>
        <translation>Passe avant le nom ; nécessaire seulement si vous n'avez pas de nom</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>What the connection is called here; the cloud does not see it</source>
        <translation>Le nom de la connexion ici ; le cloud ne le voit pas</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>OS_AUTH_URL in your openrc file; such as https://host:5000/v3</source>
        <translation>OS_AUTH_URL dans votre fichier openrc ; par exemple https://hote:5000/v3</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>ST_AUTH; such as https://host/auth/v1.0</source>
        <translation>ST_AUTH ; par exemple https://hote/auth/v1.0</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>The account in the object store, such as https://host/v1/AUTH_abc</source>
        <translation>Le compte dans le stockage objet, par exemple https://hote/v1/AUTH_abc</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>As your cloud's dashboard shows it under Identity &gt; Application Credentials</source>
        <translation>Tel que le tableau de bord de votre cloud l'affiche sous Identité &gt; Identifiants d'application</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>In place of the ID; needs the user whose credential it is</source>
        <translation>À la place de l'ID ; nécessite l'utilisateur à qui appartient l'identifiant</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>As you log in to your cloud's dashboard</source>
        <translation>Comme pour vous connecter au tableau de bord de votre cloud</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Account and user, such as account:user</source>
        <translation>Compte et utilisateur, par exemple compte:utilisateur</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>It is sent to your cloud only, and never written into a project</source>
        <translation>N'est envoyé qu'à votre cloud, et jamais écrit dans un projet</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Empty: if you have several projects, you choose one when connecting</source>
        <translation>Vide : si vous avez plusieurs projets, vous en choisissez un à la connexion</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Of the object store; empty if there is only one</source>
        <translation>Celle du stockage objet ; vide s'il n'y en a qu'une</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Public, unless your administrator says otherwise</source>
        <translation>Publique, sauf avis contraire de votre administrateur</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>One name a line: the ones to show, where the account may not be listed</source>
        <translation>Un nom par ligne : ceux à afficher, là où le compte ne peut pas être listé</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>File (PEM) of the authorities to trust, in place of the usual ones</source>
        <translation>Fichier (PEM) des autorités à reconnaître, à la place des autorités habituelles</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>File (PEM) that shows the server who you are</source>
        <translation>Fichier (PEM) qui montre au serveur qui vous êtes</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>File (PEM) of the client certificate's key</source>
        <translation>Fichier (PEM) de la clé du certificat client</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Give the connection a name.</source>
        <translation>Donnez un nom à la connexion.</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>This is the address of Swift's own authentication: choose that kind of login above.</source>
        <translation>C'est l'adresse de l'authentification propre à Swift : choisissez ce type d'authentification ci-dessus.</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>Fill in “{field}”.</source>
        <translation>Renseignez « {field} ».</translation>
    </message>
    <message>
        <location filename="../ui/connection_fields.py"/>
        <source>This is not the address of a server. It begins with https:// (or http://), and holds neither a password nor a '?'.</source>
        <translation>Ce n'est pas l'adresse d'un serveur. Elle commence par https:// (ou http://) et ne contient ni mot de passe ni '?'.</translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>&amp;Kind of login</source>
        <translation>&amp;Type d'authentification</translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>Kind of login</source>
        <translation>Type d'authentification</translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>Do not check certificates</source>
        <translation>Ne pas vérifier les certificats</translation>
    </message>
    <message>
        <location filename="../ui/connection_form.py"/>
        <source>Certificates are not checked for this connection: whoever is on the way can read the password and the data, and change them.</source>
        <translation>Les certificats ne sont pas vérifiés pour cette connexion : quiconque se trouve sur le chemin peut lire le mot de passe et les données, et les modifier.</translation>
    </message>
    <message>
        <location filename="../ui/connection_list.py"/>
        <source>From environment</source>
        <translation>Depuis l'environnement</translation>
    </message>
    <message>
        <location filename="../ui/connection_list.py"/>
        <source>The variables (OS_*, ST_*) that QGIS was started with</source>
        <translation>Les variables (OS_*, ST_*) avec lesquelles QGIS a été lancé</translation>
    </message>
    <message>
        <location filename="../ui/connection_list.py"/>
        <source>{server} (open to all)</source>
        <translation>{server} (ouvert à tous)</translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <location filename="../ui/details_panel.py"/>
        <location filename="../ui/messages.py"/>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Test the connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Test Connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Cancel Test</source>
        <translation>Annuler le test</translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>may not be listed by this user: name them under More</source>
        <translation>cet utilisateur ne peut pas les lister : nommez-les sous Plus</translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Keystone</source>
        <translation>Keystone</translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>Login good until</source>
        <translation>Session valable jusqu'à</translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>The connection works.</source>
        <translation>La connexion fonctionne.</translation>
    </message>
    <message>
        <location filename="../ui/connection_trial.py"/>
        <source>This login may write. One that only reads would do: {command}</source>
        <translation>Cette authentification peut écrire. Une qui ne fait que lire suffirait : {command}</translation>
    </message>
    <message>
        <location filename="../ui/contents_cells.py"/>
        <source>{text}
Double click, or press Enter.</source>
        <translation>{text}
Double-cliquez, ou appuyez sur Entrée.</translation>
    </message>
    <message>
        <location filename="../ui/contents_cells.py"/>
        <source>Show the rows before these ({count})…</source>
        <translation>Afficher les lignes précédentes ({count})…</translation>
    </message>
    <message>
        <location filename="../ui/contents_cells.py"/>
        <source>Show the next {step} of {count} more rows…</source>
        <translation>Afficher {step} lignes de plus, sur {count}…</translation>
    </message>
    <message>
        <location filename="../ui/contents_cells.py"/>
        <source>Rasters only: {count} other objects are hidden</source>
        <translation>Rasters seulement : autres objets masqués : {count}</translation>
    </message>
    <message>
        <location filename="../ui/contents_cells.py"/>
        <source>Load all…</source>
        <translation>Tout charger…</translation>
    </message>
    <message>
        <location filename="../ui/contents_cells.py"/>
        <source>(no name begins so)</source>
        <translation>(aucun nom ne commence ainsi)</translation>
    </message>
    <message>
        <location filename="../ui/contents_cells.py"/>
        <source>(no name that is listed holds these words)</source>
        <translation>(aucun nom listé ne contient ces mots)</translation>
    </message>
    <message>
        <location filename="../ui/contents_cells.py"/>
        <source>Loading all: {count} so far – stop</source>
        <translation>Chargement complet : {count} jusqu'ici – arrêter</translation>
    </message>
    <message>
        <location filename="../ui/contents_cells.py"/>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <location filename="../ui/contents_filter.py"/>
        <source>Filter – Enter searches the server</source>
        <translation>Filtrer – Entrée cherche sur le serveur</translation>
    </message>
    <message>
        <location filename="../ui/contents_filter.py"/>
        <source>Filter and search</source>
        <translation>Filtrer et chercher</translation>
    </message>
    <message>
        <location filename="../ui/contents_filter.py"/>
        <source>Words show what is listed so far and holds all of them.
Enter asks the server for all names in the current container or pseudo-folder that begin with the text, listed or not.
Esc goes back.</source>
        <translation>Les mots montrent ce qui est listé jusqu'ici et les contient tous.
Entrée demande au serveur tous les noms du conteneur ou pseudo-dossier courant qui commencent par le texte, listés ou non.
Échap revient en arrière.</translation>
    </message>
    <message>
        <location filename="../ui/contents_filter.py"/>
        <source>Esc leaves the search.</source>
        <translation>Échap quitte la recherche.</translation>
    </message>
    <message>
        <location filename="../ui/contents_filter.py"/>
        <source>{shown} of {listed} listed. Enter: {search}</source>
        <translation>{shown} sur {listed} listés. Entrée : {search}</translation>
    </message>
    <message>
        <location filename="../ui/contents_filter.py"/>
        <source>all containers that begin with “{text}”</source>
        <translation>tous les conteneurs qui commencent par « {text} »</translation>
    </message>
    <message>
        <location filename="../ui/contents_filter.py"/>
        <source>all names in {place} that begin with “{text}”</source>
        <translation>tous les noms de {place} qui commencent par « {text} »</translation>
    </message>
    <message>
        <location filename="../ui/contents_model.py"/>
        <source>Names that begin with “{text}”</source>
        <translation>Noms qui commencent par « {text} »</translation>
    </message>
    <message>
        <location filename="../ui/contents_reading.py"/>
        <source>the containers</source>
        <translation>les conteneurs</translation>
    </message>
    <message>
        <location filename="../ui/contents_tree.py"/>
        <source>Containers and objects</source>
        <translation>Conteneurs et objets</translation>
    </message>
    <message>
        <location filename="../ui/contents_tree.py"/>
        <source>Right opens a container, Enter adds an object to the map, F5 reads anew</source>
        <translation>La flèche droite ouvre un conteneur, Entrée ajoute un objet à la carte, F5 relit</translation>
    </message>
    <message>
        <location filename="../ui/contents_view.py"/>
        <location filename="../ui/object_actions.py"/>
        <source>Add as Layer</source>
        <translation>Ajouter comme couche</translation>
    </message>
    <message>
        <location filename="../ui/contents_view.py"/>
        <source>Read the current branch anew (F5)</source>
        <translation>Relire la branche courante (F5)</translation>
    </message>
    <message>
        <location filename="../ui/contents_view.py"/>
        <source>Rasters only</source>
        <translation>Rasters seulement</translation>
    </message>
    <message>
        <location filename="../ui/contents_view.py"/>
        <source>Hide objects whose names do not end like those of rasters</source>
        <translation>Masquer les objets dont le nom ne se termine pas comme celui d'un raster</translation>
    </message>
    <message>
        <location filename="../ui/contents_view.py"/>
        <source>Add the selected objects to the map</source>
        <translation>Ajouter les objets sélectionnés à la carte</translation>
    </message>
    <message>
        <location filename="../ui/deleting.py"/>
        <source>Deleted {count} objects of {container}.</source>
        <translation>{count} objets de {container} supprimés.</translation>
    </message>
    <message>
        <location filename="../ui/deleting.py"/>
        <source>To delete for good, type {word}:</source>
        <translation>Pour supprimer définitivement, saisissez {word} :</translation>
    </message>
    <message>
        <location filename="../ui/deleting.py"/>
        <source>Delete {name}? It cannot be brought back, and layers that read it fail.</source>
        <translation>Supprimer {name} ? L'objet ne peut pas être récupéré, et ses couches ne pourront plus être lues.</translation>
    </message>
    <message>
        <location filename="../ui/deleting.py"/>
        <source>Delete all {count} objects ({size}) of {places}? They cannot be brought back, and layers that read them fail.</source>
        <translation>Supprimer les {count} objets ({size}) de {places} ? Ils ne peuvent pas être récupérés, et leurs couches ne pourront plus être lues.</translation>
    </message>
    <message>
        <location filename="../ui/details_page.py"/>
        <source>Details of the selected object</source>
        <translation>Détails de l'objet sélectionné</translation>
    </message>
    <message>
        <location filename="../ui/details_page.py"/>
        <source>Select an object.</source>
        <translation>Sélectionnez un objet.</translation>
    </message>
    <message>
        <location filename="../ui/details_page.py"/>
        <location filename="../ui/probe_panel.py"/>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <location filename="../ui/details_page.py"/>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <location filename="../ui/details_panel.py"/>
        <source>Show or hide the details of the selected object</source>
        <translation>Afficher ou masquer les détails de l'objet sélectionné</translation>
    </message>
    <message>
        <location filename="../ui/details_panel.py"/>
        <source>Copy the details as text</source>
        <translation>Copier les détails sous forme de texte</translation>
    </message>
    <message>
        <location filename="../ui/details_panel.py"/>
        <source>Reading the details</source>
        <translation>Lecture des détails</translation>
    </message>
    <message>
        <location filename="../ui/details_panel.py"/>
        <source>Properties of {name}</source>
        <translation>Propriétés de {name}</translation>
    </message>
    <message>
        <location filename="../ui/details_panel.py"/>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <location filename="../ui/details_reading.py"/>
        <source>Read the details of an object</source>
        <translation>Lire les détails d'un objet</translation>
    </message>
    <message>
        <location filename="../ui/details_reading.py"/>
        <source>Read a thumbnail</source>
        <translation>Lire une vignette</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <location filename="../ui/options_page.py"/>
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Not a valid Cloud-Optimised GeoTIFF.</source>
        <translation>N'est pas un GeoTIFF optimisé pour le cloud valide.</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>A valid Cloud-Optimised GeoTIFF, but slower than need be.</source>
        <translation>Un GeoTIFF optimisé pour le cloud valide, mais plus lent que nécessaire.</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>A valid Cloud-Optimised GeoTIFF.</source>
        <translation>Un GeoTIFF optimisé pour le cloud valide.</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Cloud-optimised</source>
        <translation>Optimisé pour le cloud</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>ETag</source>
        <translation>ETag</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Storage policy</source>
        <translation>Politique de stockage</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>in segments ({kind})</source>
        <translation>en segments ({kind})</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Stored</source>
        <translation>Stocké</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Will be deleted</source>
        <translation>Sera supprimé</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>{size} ({count} bytes)</source>
        <translation>{size} ({count} octets)</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>CRS</source>
        <translation>SCR</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Extent</source>
        <translation>Emprise</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Pixel size</source>
        <translation>Taille de pixel</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Overviews</source>
        <translation>Aperçus</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>{size} (tiles)</source>
        <translation>{size} (tuiles)</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>{size} (strips)</source>
        <translation>{size} (lignes)</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Blocks</source>
        <translation>Blocs</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>by pixel</source>
        <translation>par pixel</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>by band</source>
        <translation>par bande</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Interleaved</source>
        <translation>Entrelacement</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>inside</source>
        <translation>interne</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>{compression}, predictor {predictor}</source>
        <translation>{compression}, prédicteur {predictor}</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>not given</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>custom: {name}</source>
        <translation>personnalisé : {name}</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>custom</source>
        <translation>personnalisé</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>{least} to {most}</source>
        <translation>{least} à {most}</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>rotated</source>
        <translation>tourné</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>{count} bands in all</source>
        <translation>{count} bandes en tout</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <location filename="../ui/probe_table.py"/>
        <source>Band {number}</source>
        <translation>Bande {number}</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>Bands {first}–{last}</source>
        <translation>Bandes {first}–{last}</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>NoData {value}</source>
        <translation>NoData {value}</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>scale {value}</source>
        <translation>échelle {value}</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>offset {value}</source>
        <translation>décalage {value}</translation>
    </message>
    <message>
        <location filename="../ui/details_text.py"/>
        <source>{count} colours</source>
        <translation>{count} couleurs</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>Download to Folder</source>
        <translation>Télécharger dans un dossier</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>Downloaded to {file}.</source>
        <translation>Téléchargé dans {file}.</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>Downloaded {count} objects to {folder}.</source>
        <translation>{count} objets téléchargés dans {folder}.</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>Files Exist</source>
        <translation>Fichiers existants</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>{file} exists already.</source>
        <translation>{file} existe déjà.</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>{count} files exist already, such as {file}.</source>
        <translation>{count} fichiers existent déjà, par exemple {file}.</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>Skip</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>Download {name}: {done} of {total}</source>
        <translation>Télécharger {name} : {done} sur {total}</translation>
    </message>
    <message>
        <location filename="../ui/downloading.py"/>
        <source>object {number} of {count}</source>
        <translation>objet {number} sur {count}</translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>Name or ID of the domain</source>
        <translation>Nom ou ID du domaine</translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>Public</source>
        <translation>Publique</translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>Internal</source>
        <translation>Interne</translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>Admin</source>
        <translation>Administration</translation>
    </message>
    <message>
        <location filename="../ui/field_editors.py"/>
        <source>{name}: the name of a container holds no '/'. Write the container alone.</source>
        <translation>{name} : le nom d'un conteneur ne contient pas de '/'. Écrivez le conteneur seul.</translation>
    </message>
    <message>
        <location filename="../ui/importing.py"/>
        <source>Connections saved: {count}</source>
        <translation>Connexions enregistrées : {count}</translation>
    </message>
    <message>
        <location filename="../ui/importing.py"/>
        <source>What was dropped</source>
        <translation>Ce qui a été déposé</translation>
    </message>
    <message>
        <location filename="../ui/layer_marks.py"/>
        <source>Click to try again.</source>
        <translation>Cliquez pour réessayer.</translation>
    </message>
    <message>
        <location filename="../ui/locator.py"/>
        <source>Swift objects</source>
        <translation>Objets Swift</translation>
    </message>
    <message>
        <location filename="../ui/locator.py"/>
        <source>Containers and objects of the connected accounts, by the beginnings of their names</source>
        <translation>Conteneurs et objets des comptes connectés, d'après le début de leur nom</translation>
    </message>
    <message>
        <location filename="../ui/locator.py"/>
        <location filename="../ui/object_actions.py"/>
        <source>Add as Group</source>
        <translation>Ajouter comme groupe</translation>
    </message>
    <message>
        <location filename="../ui/locator.py"/>
        <source>Not connected: press Enter to connect in the Swift panel</source>
        <translation>Non connecté : appuyez sur Entrée pour vous connecter dans le panneau Swift</translation>
    </message>
    <message>
        <location filename="../ui/many_question.py"/>
        <source>Add Many Layers</source>
        <translation>Ajouter de nombreuses couches</translation>
    </message>
    <message>
        <location filename="../ui/many_question.py"/>
        <source>Add all {count} layers of {name} to the project?</source>
        <translation>Ajouter les {count} couches de {name} au projet ?</translation>
    </message>
    <message>
        <location filename="../ui/many_question.py"/>
        <source>Add All</source>
        <translation>Tout ajouter</translation>
    </message>
    <message>
        <location filename="../ui/measuring_window.py"/>
        <source>Bands in the plot</source>
        <translation>Bandes du graphique</translation>
    </message>
    <message>
        <location filename="../ui/measuring_window.py"/>
        <location filename="../ui/panel.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="../ui/measuring_window.py"/>
        <source>Save as CSV…</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <location filename="../ui/measuring_window.py"/>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <location filename="../ui/measuring_window.py"/>
        <source>Save the Table</source>
        <translation>Enregistrer le tableau</translation>
    </message>
    <message>
        <location filename="../ui/measuring_window.py"/>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message>
        <location filename="../ui/measuring_window.py"/>
        <source>Saved as {file}.</source>
        <translation>Enregistré sous {file}.</translation>
    </message>
    <message>
        <location filename="../ui/messages.py"/>
        <source>The login of {name} has expired: its layers cannot be read until you log in again. They come back by themselves then.</source>
        <translation>La session de {name} a expiré : ses couches ne peuvent plus être lues avant une nouvelle connexion. Elles reviendront alors d'elles-mêmes.</translation>
    </message>
    <message>
        <location filename="../ui/messages.py"/>
        <source>Try Again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <location filename="../ui/messages.py"/>
        <source>Log In Again…</source>
        <translation>Se connecter à nouveau…</translation>
    </message>
    <message>
        <location filename="../ui/messages.py"/>
        <source>The login could not be renewed. The open layers can be read until {until}. Log in again before then.</source>
        <translation>La session n'a pas pu être renouvelée. Les couches ouvertes peuvent être lues jusqu'à {until}. Connectez-vous à nouveau d'ici là.</translation>
    </message>
    <message>
        <location filename="../ui/messages.py"/>
        <source>The login could not be renewed so far; it is tried again by itself. The open layers can be read until {until}.</source>
        <translation>La session n'a pas encore pu être renouvelée ; de nouveaux essais sont faits automatiquement. Les couches ouvertes peuvent être lues jusqu'à {until}.</translation>
    </message>
    <message>
        <location filename="../ui/mosaic_making.py"/>
        <source>Save the Virtual Mosaic</source>
        <translation>Enregistrer la mosaïque virtuelle</translation>
    </message>
    <message>
        <location filename="../ui/mosaic_making.py"/>
        <source>Build the mosaic {name}</source>
        <translation>Construire la mosaïque {name}</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Add with Bands…</source>
        <translation>Ajouter avec des bandes…</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Add as Group…</source>
        <translation>Ajouter comme groupe…</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Add as One Virtual Mosaic…</source>
        <translation>Ajouter comme une mosaïque virtuelle…</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>One layer over all of them; where they overlap, the first is seen</source>
        <translation>Une seule couche sur l'ensemble ; là où ils se recouvrent, le premier est visible</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Zoom To</source>
        <translation>Zoomer sur</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Copy gdalinfo Command</source>
        <translation>Copier la commande gdalinfo</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>For a shell that has SWIFT_STORAGE_URL and SWIFT_AUTH_TOKEN set</source>
        <translation>Pour un shell où SWIFT_STORAGE_URL et SWIFT_AUTH_TOKEN sont définies</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Download…</source>
        <translation>Télécharger…</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Upload Files…</source>
        <translation>Envoyer des fichiers…</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Copy Temporary URL…</source>
        <translation>Copier une URL temporaire…</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>With it anyone can read the object for a while</source>
        <translation>Avec elle, n'importe qui peut lire l'objet pendant un certain temps</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Properties…</source>
        <translation>Propriétés…</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Paste Address…</source>
        <translation>Coller une adresse…</translation>
    </message>
    <message>
        <location filename="../ui/object_actions.py"/>
        <source>Name of the group</source>
        <translation>Nom du groupe</translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Import Connections</source>
        <translation>Importer des connexions</translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Save these as connections:</source>
        <translation>Enregistrer comme connexions :</translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Keep their secrets in QGIS's authentication database</source>
        <translation>Conserver leurs secrets dans la base de données d'authentification de QGIS</translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Logins</source>
        <translation>Authentifications</translation>
    </message>
    <message>
        <location filename="../ui/offers_dialog.py"/>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <location filename="../ui/options_connections.py"/>
        <source>Saved Connections</source>
        <translation>Connexions enregistrées</translation>
    </message>
    <message>
        <location filename="../ui/options_connections.py"/>
        <source>{name} is connected when the options are closed.</source>
        <translation>La connexion à {name} se fera à la fermeture des options.</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Swift</source>
        <translation>Swift</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>List rasters only</source>
        <translation>Ne lister que les rasters</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Objects whose names end like this are taken for rasters; with blanks between</source>
        <translation>Les objets dont le nom se termine ainsi sont pris pour des rasters ; séparez par des espaces</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Those that the raster offers</source>
        <translation>Celles que propose le raster</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>One for shades of grey, or three for red, green and blue, such as 4, 3, 2</source>
        <translation>Une pour des niveaux de gris, ou trois pour rouge, vert et bleu, comme 4, 3, 2</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Read its header and a thumbnail</source>
        <translation>Lire son en-tête et une vignette</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>No thumbnails</source>
        <translation>Pas de vignettes</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Outline its extent on the map</source>
        <translation>Tracer son emprise sur la carte</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>The panel</source>
        <translation>Le panneau</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>The Data Source Manager</source>
        <translation>Le gestionnaire des sources de données</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>The one that was used last</source>
        <translation>Le dernier utilisé</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Endings of rasters</source>
        <translation>Extensions des rasters</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>For a thumbnail read at most</source>
        <translation>Pour une vignette, lire au plus</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Show their values</source>
        <translation>Afficher leurs valeurs</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>“Add Cloud Raster…” opens</source>
        <translation>« Ajouter un raster cloud… » ouvre</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Ask first if a pseudo-folder holds more layers than</source>
        <translation>Demander d'abord si le nombre de couches d'un pseudo-dossier dépasse</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Folder for downloads</source>
        <translation>Dossier des téléchargements</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Containers and Objects</source>
        <translation>Conteneurs et objets</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Selected Object</source>
        <translation>Objet sélectionné</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>New Raster Layers</source>
        <translation>Nouvelles couches raster</translation>
    </message>
    <message>
        <location filename="../ui/options_page.py"/>
        <source>Adding and Downloading</source>
        <translation>Ajout et téléchargement</translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Connect to OpenStack</source>
        <translation>Se connecter à OpenStack</translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <location filename="../ui/secret_editor.py"/>
        <source>Keep in QGIS's authentication database</source>
        <translation>Conserver dans la base de données d'authentification de QGIS</translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Passcode of {user}, as the authenticator shows it now:</source>
        <translation>Code de {user}, tel que l'application d'authentification l'affiche en ce moment :</translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Token for {source}:</source>
        <translation>Jeton pour {source} :</translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Secret of the application credential {user}:</source>
        <translation>Secret de l'identifiant d'application {user} :</translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Key of {user}:</source>
        <translation>Clé de {user} :</translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Password of {user} for the project {project}:</source>
        <translation>Mot de passe de {user} pour le projet {project} :</translation>
    </message>
    <message>
        <location filename="../ui/password_dialog.py"/>
        <source>Password of {user}:</source>
        <translation>Mot de passe de {user} :</translation>
    </message>
    <message>
        <location filename="../ui/probe.py"/>
        <source>Select a raster layer, or choose layers above.</source>
        <translation>Sélectionnez une couche raster, ou choisissez des couches ci-dessus.</translation>
    </message>
    <message>
        <location filename="../ui/probe.py"/>
        <source>Click on a pixel with the probe first: the profile goes through it.</source>
        <translation>Cliquez d'abord sur un pixel avec la sonde : le profil passe par lui.</translation>
    </message>
    <message>
        <location filename="../ui/probe_actions.py"/>
        <source>Probe Pixels</source>
        <translation>Sonder les pixels</translation>
    </message>
    <message>
        <location filename="../ui/probe_actions.py"/>
        <source>Statistics of a Rectangle</source>
        <translation>Statistiques d'un rectangle</translation>
    </message>
    <message>
        <location filename="../ui/probe_actions.py"/>
        <source>Row or Column Profile</source>
        <translation>Profil de ligne ou de colonne</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>Stay at this place; a click on the map does the same</source>
        <translation>Rester à cet endroit ; un clic sur la carte fait de même</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>Copy the values</source>
        <translation>Copier les valeurs</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>Copy the coordinate</source>
        <translation>Copier la coordonnée</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>Move the probe over a raster on the map.</source>
        <translation>Déplacez la sonde sur un raster de la carte.</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>Active layer</source>
        <translation>Couche active</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>Layers to show side by side; none for the active one</source>
        <translation>Couches à afficher côte à côte ; aucune pour la couche active</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>Pixel Probe</source>
        <translation>Sonde de pixels</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>map shows overview 1:{factor}; values are native</source>
        <translation>la carte montre l'aperçu 1:{factor} ; les valeurs sont natives</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>map shows a reduced picture, about 1:{factor}; values are native</source>
        <translation>la carte montre une image réduite, environ 1:{factor} ; les valeurs sont natives</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>map shows about one native pixel of {factor} across (no overview); values are native</source>
        <translation>la carte montre environ un pixel natif sur {factor} (sans aperçu) ; les valeurs sont natives</translation>
    </message>
    <message>
        <location filename="../ui/probe_panel.py"/>
        <source>map shows native pixels</source>
        <translation>la carte montre les pixels natifs</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <source>Values of the native pixel</source>
        <translation>Valeurs du pixel natif</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <location filename="../ui/profile_window.py"/>
        <location filename="../ui/region_window.py"/>
        <source>DN</source>
        <translation>CN</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <source>Scaled</source>
        <translation>Physique</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <source>outside</source>
        <translation>dehors</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <source>Column, row</source>
        <translation>Colonne, ligne</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <source>Band {number}: {name}</source>
        <translation>Bande {number} : {name}</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <source>NoData ({value})</source>
        <translation>NoData ({value})</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <source>masked ({value})</source>
        <translation>masqué ({value})</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <source>Amplitude {amplitude}, phase {phase}°</source>
        <translation>Amplitude {amplitude}, phase {phase}°</translation>
    </message>
    <message>
        <location filename="../ui/probe_table.py"/>
        <source>NoData is {value}</source>
        <translation>NoData vaut {value}</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>Profile of Native Pixels</source>
        <translation>Profil des pixels natifs</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>Read a profile</source>
        <translation>Lire un profil</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>through row {number}</source>
        <translation>par la ligne {number}</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>through column {number}</source>
        <translation>par la colonne {number}</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <location filename="../ui/profile_window.py"/>
        <source>DN (amplitude)</source>
        <translation>CN (amplitude)</translation>
    </message>
    <message>
        <location filename="../ui/project_dialog.py"/>
        <source>Choose a Project</source>
        <translation>Choisir un projet</translation>
    </message>
    <message>
        <location filename="../ui/project_dialog.py"/>
        <source>{user} has several projects. Which one is it to be?</source>
        <translation>{user} a plusieurs projets. Lequel utiliser ?</translation>
    </message>
    <message>
        <location filename="../ui/project_dialog.py"/>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <location filename="../ui/project_dialog.py"/>
        <source>Remember it for this connection</source>
        <translation>S'en souvenir pour cette connexion</translation>
    </message>
    <message>
        <location filename="../ui/region_table.py"/>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <location filename="../ui/region_table.py"/>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <location filename="../ui/region_table.py"/>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <location filename="../ui/region_table.py"/>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <location filename="../ui/region_table.py"/>
        <source>SNR</source>
        <translation>RSB</translation>
    </message>
    <message>
        <location filename="../ui/region_table.py"/>
        <source>Saturated</source>
        <translation>Saturés</translation>
    </message>
    <message>
        <location filename="../ui/region_table.py"/>
        <source>Saturated from</source>
        <translation>Saturés à partir de</translation>
    </message>
    <message>
        <location filename="../ui/region_table.py"/>
        <source>NoData</source>
        <translation>NoData</translation>
    </message>
    <message>
        <location filename="../ui/region_table.py"/>
        <source>Masked</source>
        <translation>Masqués</translation>
    </message>
    <message>
        <location filename="../ui/region_window.py"/>
        <source>Statistics of Native Pixels</source>
        <translation>Statistiques des pixels natifs</translation>
    </message>
    <message>
        <location filename="../ui/region_window.py"/>
        <source>Scaled values</source>
        <translation>Valeurs physiques</translation>
    </message>
    <message>
        <location filename="../ui/region_window.py"/>
        <source>DN × scale + offset, with the unit, where the file has these</source>
        <translation>CN × facteur + décalage, avec l'unité, si le fichier les donne</translation>
    </message>
    <message>
        <location filename="../ui/region_window.py"/>
        <source>Read Again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <location filename="../ui/region_window.py"/>
        <source>Count anew, with what was typed under Saturated from</source>
        <translation>Compter de nouveau, avec ce qui a été saisi sous Saturés à partir de</translation>
    </message>
    <message>
        <location filename="../ui/region_window.py"/>
        <source>Pixels in each bin</source>
        <translation>Pixels par classe</translation>
    </message>
    <message>
        <location filename="../ui/region_window.py"/>
        <source>Read statistics of a rectangle</source>
        <translation>Lire les statistiques d'un rectangle</translation>
    </message>
    <message>
        <location filename="../ui/region_window.py"/>
        <source>columns {left}–{right}, rows {top}–{bottom} ({columns} × {rows} pixels)</source>
        <translation>colonnes {left}–{right}, lignes {top}–{bottom} ({columns} × {rows} pixels)</translation>
    </message>
    <message>
        <location filename="../ui/scale_page.py"/>
        <source>Full Range</source>
        <translation>Toute l'étendue</translation>
    </message>
    <message>
        <location filename="../ui/scale_page.py"/>
        <source>All values that the chosen bands can have: none are read</source>
        <translation>Toutes les valeurs possibles des bandes choisies : aucune n'est lue</translation>
    </message>
    <message>
        <location filename="../ui/scale_page.py"/>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <location filename="../ui/scale_page.py"/>
        <source>Each layer that is checked shows one band in shades of grey, the same value in the same grey. The limits are physical values, with scale and offset applied. Nothing is read to set them.</source>
        <translation>Chaque couche cochée montre une bande en niveaux de gris, la même valeur dans le même gris. Les limites sont des valeurs physiques, facteur et décalage appliqués. Rien n'est lu pour les fixer.</translation>
    </message>
    <message>
        <location filename="../ui/scale_page.py"/>
        <source>Black</source>
        <translation>Noir</translation>
    </message>
    <message>
        <location filename="../ui/scale_page.py"/>
        <source>White</source>
        <translation>Blanc</translation>
    </message>
    <message>
        <location filename="../ui/scale_page.py"/>
        <source>{least} to {greatest} {unit}</source>
        <translation>{least} à {greatest} {unit}</translation>
    </message>
    <message>
        <location filename="../ui/secret_editor.py"/>
        <source>Ask each time</source>
        <translation>Demander à chaque fois</translation>
    </message>
    <message>
        <location filename="../ui/secret_editor.py"/>
        <source>Encrypted with QGIS's master password; never in a project</source>
        <translation>Chiffré avec le mot de passe principal de QGIS ; jamais dans un projet</translation>
    </message>
    <message>
        <location filename="../ui/secret_editor.py"/>
        <source>saved; type here to replace it</source>
        <translation>enregistré ; saisissez ici pour le remplacer</translation>
    </message>
    <message>
        <location filename="../ui/secret_editor.py"/>
        <source>Type what is to be kept, or choose “Ask each time”.</source>
        <translation>Saisissez ce qui doit être conservé, ou choisissez « Demander à chaque fois ».</translation>
    </message>
    <message>
        <location filename="../ui/sharing.py"/>
        <source>Copy Temporary URL</source>
        <translation>Copier une URL temporaire</translation>
    </message>
    <message>
        <location filename="../ui/sharing.py"/>
        <source>Anyone who has the URL can read {place}, without a login. For how many hours?</source>
        <translation>Quiconque possède l'URL peut lire {place}, sans authentification. Pendant combien d'heures ?</translation>
    </message>
    <message>
        <location filename="../ui/sharing.py"/>
        <source>Make a temporary URL</source>
        <translation>Créer une URL temporaire</translation>
    </message>
    <message>
        <location filename="../ui/sharing.py"/>
        <source>The temporary URL of {name} is in the clipboard. It is good until {time}.</source>
        <translation>L'URL temporaire de {name} est dans le presse-papiers. Elle est valable jusqu'à {time}.</translation>
    </message>
    <message>
        <location filename="../ui/sharing.py"/>
        <source>Give the Container a Key</source>
        <translation>Donner une clé au conteneur</translation>
    </message>
    <message>
        <location filename="../ui/source_select.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../ui/source_select.py"/>
        <source>Add rasters from OpenStack Swift</source>
        <translation>Ajouter des rasters depuis OpenStack Swift</translation>
    </message>
    <message>
        <location filename="../ui/stretch_box.py"/>
        <source>As QGIS does</source>
        <translation>Comme le fait QGIS</translation>
    </message>
    <message>
        <location filename="../ui/stretch_box.py"/>
        <source>Stretched to the values that QGIS finds in a part of the raster; it reads that</source>
        <translation>Étirées aux valeurs que QGIS trouve dans une partie du raster ; il la lit pour cela</translation>
    </message>
    <message>
        <location filename="../ui/stretch_box.py"/>
        <source>Raw, without a stretch</source>
        <translation>Brutes, sans étirement</translation>
    </message>
    <message>
        <location filename="../ui/stretch_box.py"/>
        <source>As they are, each pixel a square; nothing is read to find a stretch</source>
        <translation>Telles quelles, chaque pixel étant un carré ; rien n'est lu pour trouver un étirement</translation>
    </message>
    <message>
        <location filename="../ui/stretch_box.py"/>
        <source>Stretched to the full range</source>
        <translation>Étirées à toute l'étendue</translation>
    </message>
    <message>
        <location filename="../ui/stretch_box.py"/>
        <source>From the least to the greatest value that the metadata or the data type allow, each pixel a square; nothing is read to find it</source>
        <translation>De la plus petite à la plus grande valeur que permettent les métadonnées ou le type de données, chaque pixel étant un carré ; rien n'est lu pour la trouver</translation>
    </message>
    <message>
        <location filename="../ui/upload_dialog.py"/>
        <source>Upload</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <location filename="../ui/upload_dialog.py"/>
        <source>Replace objects that are there already with other contents</source>
        <translation>Remplacer les objets existants dont le contenu diffère</translation>
    </message>
    <message>
        <location filename="../ui/upload_dialog.py"/>
        <source>Add them to the project</source>
        <translation>Les ajouter au projet</translation>
    </message>
    <message>
        <location filename="../ui/upload_dialog.py"/>
        <source>Convert rasters that are no Cloud-Optimised GeoTIFFs yet ({count})</source>
        <translation>Convertir les rasters qui ne sont pas encore des GeoTIFF optimisés pour le cloud ({count})</translation>
    </message>
    <message>
        <location filename="../ui/upload_dialog.py"/>
        <source>Upload one file ({size}) to {place}?</source>
        <translation>Envoyer un fichier ({size}) vers {place} ?</translation>
    </message>
    <message>
        <location filename="../ui/upload_dialog.py"/>
        <source>Upload {count} files ({size}) to {place}?</source>
        <translation>Envoyer {count} fichiers ({size}) vers {place} ?</translation>
    </message>
    <message>
        <location filename="../ui/uploading.py"/>
        <source>Uploaded {name} to {place}.</source>
        <translation>{name} envoyé vers {place}.</translation>
    </message>
    <message>
        <location filename="../ui/uploading.py"/>
        <source>Uploaded {count} files to {place}.</source>
        <translation>{count} fichiers envoyés vers {place}.</translation>
    </message>
    <message>
        <location filename="../ui/uploading.py"/>
        <source>{count} of them were there already, with the same contents.</source>
        <translation>{count} d'entre eux étaient déjà là, avec le même contenu.</translation>
    </message>
    <message>
        <location filename="../ui/vrt_dialog.py"/>
        <source>Virtual rasters (*.vrt)</source>
        <translation>Rasters virtuels (*.vrt)</translation>
    </message>
    <message>
        <location filename="../ui/waiting.py"/>
        <source>Log In to {name}…</source>
        <translation>Se connecter à {name}…</translation>
    </message>
    <message>
        <location filename="../ui/waiting.py"/>
        <source>Choose a Connection…</source>
        <translation>Choisir une connexion…</translation>
    </message>
    <message>
        <location filename="../ui/waiting.py"/>
        <source>One layer in OpenStack Swift waits for your login.</source>
        <translation>Une couche dans OpenStack Swift attend votre connexion.</translation>
    </message>
    <message>
        <location filename="../ui/waiting.py"/>
        <source>{count} layers in OpenStack Swift wait for your login.</source>
        <translation>{count} couches dans OpenStack Swift attendent votre connexion.</translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>nobody knows how long this login is good</source>
        <translation>durée de validité de la session inconnue</translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>login expired</source>
        <translation>session expirée</translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>login ends in {time}</source>
        <translation>la session se termine dans {time}</translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>renewing the login</source>
        <translation>renouvellement de la session</translation>
    </message>
    <message>
        <location filename="../ui/words.py"/>
        <source>renews in {time}</source>
        <translation>renouvellement dans {time}</translation>
    </message>
    <message>
        <location filename="../ui/workplace.py"/>
        <source>Connect…</source>
        <translation>Se connecter…</translation>
    </message>
</context>
</TS>
