"""Passwords that stand without a name of their own: behind a user, a flag, in a line of a known file. Marks as in
shapes_code.py."""
F, O, Q, D = "code: argument", "command line", "SQL", "dot files"

SHAPES = [
    # A user and a password as arguments
    (F, "py", 'client.login("@user@", "@v@")'), (F, "py", "r = requests.get(url, auth=('@user@', '@v@'))"), (F, "py", 'auth = HTTPBasicAuth("@user@", "@v@")'),
    (F, "py", 'smtp.login("@user@@acme.io", "@v@")'), (F, "py", "User.objects.create_user('@user@', 'a@acme.io', '@v@')"), (F, "py", 'child.sendline("@v@")  # password'),
    (F, "js ts", "await page.fill('#password', '@v@');"), (F, "js ts", "await login('@user@', '@v@');"), (F, "js ts", "cy.get('input[name=password]').type('@v@')"),
    (F, "js ts", "request(app).get('/').auth('@user@', '@v@')"), (F, "js ts", "bcrypt.hashSync('@v@', 10)"),
    (F, "java", 'DriverManager.getConnection(url, "@user@", "@v@");'), (F, "java", 'new UsernamePasswordToken("@user@", "@v@")'), (F, "java", 'passwordEncoder.encode("@v@")'),
    (F, "java kt", 'new PasswordAuthentication("@user@", "@v@".toCharArray())'), (F, "kt", 'basicAuth("@user@", "@v@")'), (F, "scala", 'Credentials("Realm", "host.acme.io", "@user@", "@v@")'),
    (F, "cs", 'new NetworkCredential("@user@", "@v@")'), (F, "cs", 'await userManager.CreateAsync(user, "@v@");'),
    (F, "go", 'req.SetBasicAuth("@user@", "@v@")'), (F, "go", 'ssh.Password("@v@")'), (F, "rs", '    .basic_auth("@user@", Some("@v@"))'),
    (F, "php", "new PDO($dsn, '@user@', '@v@');"), (F, "php", "mysqli_connect('localhost', '@user@', '@v@', 'shop');"), (F, "php", "Hash::make('@v@')"),
    (F, "rb", "http.basic_auth '@user@', '@v@'"), (F, "rb", 'fill_in "Password", with: "@v@"'), (F, "pl", "my $dbh = DBI->connect($dsn, '@user@', '@v@');"),
    (F, "ps1", 'ConvertTo-SecureString "@v@" -AsPlainText -Force'), (F, "c", 'mysql_real_connect(db, host, "@user@", "@v@", "shop", 0, NULL, 0);'),
    (F, "swift", 'URLCredential(user: "@user@", password: "@v@", persistence: .none)'), (F, "c", 'curl_easy_setopt(curl, CURLOPT_USERPWD, "@user@:@vb@");'),
    # Command lines
    (O, "sh md", "mysql -u @user@ -p@vb@ shop < dump.sql"), (O, "sh md", "mysqldump -u @user@ --password='@v@' shop"), (O, "sh md", "PGPASSWORD=@vb@ psql -h db -U @user@"),
    (O, "sh md", "curl -u @user@:@vb@ https://repo.acme.io/x.tgz"), (O, "sh md", "curl --user '@user@:@v@' https://repo.acme.io/"), (O, "sh md", "sshpass -p '@v@' ssh @user@@build3"),
    (O, "sh md", "docker login -u @user@ -p @vb@ registry.acme.io"), (O, "sh md", "redis-cli -h cache -a @vb@ ping"), (O, "sh md", "echo '@v@' | sudo -S true"),
    (O, "sh md", "echo '@user@:@vb@' | chpasswd"), (O, "sh md", "openssl enc -aes-256-cbc -pass pass:@vb@ -in a -out b"), (O, "sh md", "htpasswd -bc .htpasswd @user@ @vb@"),
    (O, "sh md", "ldapsearch -x -D cn=@user@,dc=acme -w @vb@"), (O, "sh md", "keytool -genkey -storepass @vb@ -keystore k.jks"), (O, "sh md", "sqlcmd -S db -U @user@ -P '@v@'"),
    (O, "sh md", "net user @user@ @vb@ /add"), (O, "sh md", "mongo -u @user@ -p @vb@ shop"), (O, "sh md", "wget --http-password=@vb@ https://repo.acme.io/x"),
    (O, "yaml yml", "command: redis-server --requirepass @vb@"), (O, "yaml yml", 'test: ["CMD", "mysqladmin", "ping", "-p@vb@"]'), (O, "sh md", "unzip -P @vb@ backup.zip"),
    # SQL
    (Q, "whole:grants.sql", "CREATE USER '@user@'@'%' IDENTIFIED BY '@v@';"), (Q, "whole:roles.sql", "CREATE ROLE @user@ WITH LOGIN PASSWORD '@v@';"), (Q, "whole:alter.sql", "ALTER USER @user@ WITH PASSWORD '@v@';"),
    (Q, "whole:mssql.sql", "CREATE LOGIN @user@ WITH PASSWORD = N'@v@', CHECK_POLICY = OFF;"), (Q, "whole:grant.sql", "GRANT ALL ON shop.* TO '@user@'@'localhost' IDENTIFIED BY '@v@' WITH GRANT OPTION;"), (Q, "whole:set.sql", "SET PASSWORD FOR '@user@'@'%' = PASSWORD('@v@');"),
    (Q, "whole:users.sql", "INSERT INTO users (id, login, password, mail) VALUES (7, '@user@', '@v@', 'a@acme.io');"), (Q, "py java php go", 'exec("ALTER USER @user@ PASSWORD \'@vb@\'");'), (Q, "sh", "psql -c \"CREATE USER @user@ PASSWORD '@vb@'\""),
    # Files of a known form
    (D, "whole:.netrc", "machine repo.acme.io\nlogin @user@\npassword @vb@"), (D, "whole:_netrc", "machine repo.acme.io login @user@ password @vb@"), (D, "whole:.pgpass", "db.acme.io:5432:shop:@user@:@vb@"),
    (D, "whole:.my.cnf", "[client]\nuser = @user@\npassword = @vb@"), (D, "whole:.git-credentials", "https://@user@:@vu@@git.acme.io"), (D, "whole:pip.conf", "[global]\nindex-url = https://@user@:@vu@@pypi.acme.io/simple"),
    (D, "whole:.npmrc", "registry=https://npm.acme.io/\n//npm.acme.io/:username=@user@\n//npm.acme.io/:_password=@v64@"), (D, "whole:.dockercfg", '{"registry.acme.io": {"auth": "@up64@", "email": "a@acme.io"}}'), (D, "whole:config.json", '{\n  "auths": {\n    "registry.acme.io": {\n      "auth": "@up64@"\n    }\n  }\n}'),
    (D, "whole:.pypirc", "[acme]\nrepository = https://pypi.acme.io\nusername = @user@\npassword = @vb@"), (D, "whole:gradle.properties", "acmeUser=@user@\nacmePassword=@vb@"), (D, "whole:smb.credentials", "username=@user@\npassword=@vb@\ndomain=ACME"),
    (D, "whole:wpa_supplicant.conf", 'network={\n  ssid="office"\n  psk="@v@"\n}'), (D, "whole:.fetchmailrc", 'poll mail.acme.io proto imap user "@user@" password "@v@"'), (D, "whole:tomcat-users.xml", '<tomcat-users>\n  <user username="@user@" password="@vx@" roles="manager-gui"/>\n</tomcat-users>'),
    (D, "whole:sasl_passwd", "[smtp.acme.io]:587 @user@:@vb@"), (D, "whole:redis.conf", "port 6379\nrequirepass @vb@"), (D, "whole:chap-secrets", "@user@ * \"@vb@\" *"),
]
