"""Lines as people write them, each with a name of its own: a second set, written after the scanner was made to fit the
first and measured before anything was changed for it: 0.84 of its secrets were found at medium and above.

A shape is (place, endings of the files it goes into, what it holds, text); marks as in shapes_code.py. It holds a
password `p`, a secret or token `s`, a key in hex or base62 `k`, bytes in base64 `b`, a salt `n`.
"""
JAVA, CS, PY, JS, GO, RB, PHP = "java kt", "cs", "py", "js ts jsx mjs tsx", "go", "rb", "php"
YML, SH, MD = "yaml yml", "sh bash", "md rst"
C, K, T, L = "code", "configuration", "text", "command line"

SHAPES = [
    # JVM
    (C, JAVA, "p", 'private static final String DB_PWD = "@v@";'), (C, JAVA, "p", 'props.setProperty("javax.net.ssl.trustStorePassword", "@v@");'),
    (C, JAVA, "p", 'Connection c = DriverManager.getConnection(url, "@user@", "@v@");'), (C, JAVA, "p", 'ds.setPassword("@v@");'),
    (C, JAVA, "p", '@Value("${mail.password:@vb@}") private String mailPassword;'), (C, JAVA, "p", 'new UsernamePasswordCredentials("@user@", "@v@")'),
    (C, JAVA, "s", '.signWith(SignatureAlgorithm.HS256, "@v@") // jwt secret'), (C, JAVA, "s", 'String clientSecret = System.getProperty("cs", "@v@");'),
    (C, JAVA, "k", 'request.addHeader("X-Api-Key", "@v@");'), (C, JAVA, "p", '.withPassword("@v@")'), (C, JAVA, "p", 'auth.inMemoryAuthentication().withUser("@user@").password("@v@").roles("ADMIN");'),
    (C, JAVA, "p", 'keyStore.load(in, "@v@".toCharArray());'), (C, JAVA, "s", 'val accessToken = "@v@"'), (C, JAVA, "b", 'private val aesKey = "@v@"'),
    (C, JAVA, "p", 'env.put(Context.SECURITY_CREDENTIALS, "@v@");'), (C, JAVA, "p", 'session.setPassword("@v@"); // sftp'), (C, JAVA, "n", 'private static final byte[] SALT = "@v@".getBytes();'),
    (C, JAVA, "s", 'builder.consumerSecret("@v@")'), (C, JAVA, "p", 'jedis.auth("@v@");'), (C, JAVA, "k", 'private String apiKey = "@v@";'),
    (C, "scala", "p", 'val dbPassword = "@v@"'), (C, "scala sbt", "p", 'credentials += Credentials("Sonatype Nexus", "oss.acme.io", "@user@", "@v@")'),
    (K, "properties", "p", "spring.datasource.password=@vb@"), (K, "properties", "p", "spring.mail.password = @vb@"), (K, "properties", "p", "server.ssl.key-store-password=@vb@"),
    (K, "properties", "s", "security.oauth2.client.client-secret=@vb@"), (K, "properties", "s", "app.jwtSecret=@vb@"), (K, "properties", "p", "jdbc.pwd=@vb@"), (K, "properties", "k", "aws.s3.secretKey=@vb@"),
    (K, "properties", "p", "hibernate.connection.password @vb@"), (K, "properties", "p", "storePassword=@vb@\nkeyAlias=upload"), (K, "properties", "b", "jasypt.encryptor.secret-key=@vb@"),
    (K, "gradle", "p", "    storePassword '@v@'"), (K, "gradle kts", "p", '            password = "@v@"'), (K, "xml", "p", '<property name="password" value="@vx@"/>'),
    (K, "xml", "p", '<property name="hibernate.connection.password">@vx@</property>'), (K, "xml", "p", '<server><id>nexus</id><username>@user@</username><password>@vx@</password></server>'),
    (K, "xml", "p", '<Resource name="jdbc/app" username="@user@" password="@vx@" driverClassName="org.postgresql.Driver"/>'), (K, "xml", "s", '<entry key="oauth.consumerSecret">@vx@</entry>'),
    (K, "xml", "k", '<string name="google_api_secret">@vx@</string>'), (K, "xml", "p", '<jdbc:embedded-database username="@user@" password="@vx@"/>'), (K, "xml", "p", "<db_password><![CDATA[@v@]]></db_password>"),
    # .NET
    (C, CS, "p", 'public const string SqlPassword = "@v@";'), (C, CS, "p", 'var cred = new NetworkCredential("@user@", "@v@");'), (C, CS, "s", 'options.ClientSecret = "@v@";'),
    (C, CS, "s", 'new SymmetricSecurityKey(Encoding.UTF8.GetBytes("@v@"))'), (C, CS, "p", 'string connectionString = "Server=db;Database=app;User Id=@user@;Password=@vb@;";'),
    (C, CS, "k", 'private readonly string _subscriptionKey = "@v@";'), (C, CS, "p", 'await userManager.CreateAsync(user, "@v@");'), (C, CS, "n", 'static readonly string Salt = "@v@";'),
    (C, CS, "k", 'client.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", "@v@");'), (K, "config", "p", '<add key="SmtpPassword" value="@vx@" />'),
    (K, "config", "b", '<machineKey validationKey="@vx@" decryption="AES" />'), (K, "config", "p", '<network host="smtp" userName="@user@" password="@vx@" port="587" />'),
    (K, "config", "p", '<add name="Default" connectionString="Data Source=sql;Initial Catalog=app;uid=@user@;pwd=@vx@" />'), (K, "json", "p", '  "ConnectionStrings": { "Default": "Host=db;Username=@user@;Password=@vb@" },'),
    (K, "json", "s", '  "Jwt": { "Issuer": "acme", "Key": "@v@" },'), (K, "json", "s", '  "AzureAd": {\n    "ClientId": "api",\n    "ClientSecret": "@v@"\n  },'),
    (C, "fs vb cs", "p", 'Dim adminPassword As String = "@v@"'),
    # Python
    (C, PY, "s", "SECRET_KEY = '@v@'"), (C, PY, "s", 'app.config["SECRET_KEY"] = "@v@"'), (C, PY, "s", "app.secret_key = '@v@'"), (C, PY, "p", "        'PASSWORD': '@v@',"),
    (C, PY, "p", 'conn = psycopg2.connect(host="db", user="@user@", password="@v@")'), (C, PY, "p", 'conn = pymysql.connect("db", "@user@", "@v@", "app")'), (C, PY, "p", "EMAIL_HOST_PASSWORD = '@v@'"),
    (C, PY, "p", 'server.login("@user@", "@v@")'), (C, PY, "p", 'requests.get(url, auth=("@user@", "@v@"))'), (C, PY, "p", 'auth=HTTPBasicAuth("@user@", "@v@"),'), (C, PY, "p", 'client.connect(host, username="@user@", password="@v@")'),
    (C, PY, "s", 'headers = {"Authorization": "Token @v@"}'), (C, PY, "s", "headers={'X-Auth-Token': '@v@'}"), (C, PY, "p", 'DB_PASS = os.environ.get("DB_PASS", "@v@")'), (C, PY, "s", 'os.environ["APP_TOKEN"] = "@v@"'),
    (C, PY, "s", "api = tweepy.OAuthHandler(ck, '@v@')  # consumer secret"), (C, PY, "k", "API_KEY: str = '@v@'"), (C, PY, "b", "FERNET_KEY = b'@v@'"), (C, PY, "p", 'engine = create_engine("postgresql://@user@:@vu@@db/app")'),
    (C, PY, "p", "parser.add_argument('--password', default='@v@')"), (C, PY, "s", 'jwt.encode(payload, "@v@", algorithm="HS256")'), (C, PY, "p", 'User.objects.create_superuser("@user@", "a@acme.io", "@v@")'),
    (C, PY, "s", "token = '@v@'\nbot = telebot.TeleBot(token)"), (C, PY, "p", 'config = dict(host="h", user="@user@", passwd="@v@")'), (C, PY, "n", 'PASSWORD_SALT = "@v@"'), (C, PY, "k", 'openai_like.api_key = "@v@"'),
    (C, PY, "p", 'pwd_context.hash("@v@")'), (C, PY, "p", "redis.Redis(host='r', port=6379, password='@v@')"), (C, PY, "s", 'class Config:\n    CLIENT_SECRET = "@v@"'),
    # JavaScript
    (C, JS, "p", "  password: '@v@',"), (C, JS, "p", "const pool = mysql.createPool({ host: 'db', user: '@user@', password: '@v@' });"), (C, JS, "s", "jwt.sign(payload, '@v@', { expiresIn: '1h' });"),
    (C, JS, "s", "app.use(session({ secret: '@v@', resave: false }));"), (C, JS, "s", "const token = process.env.TOKEN || '@v@';"), (C, JS, "s", "process.env.SESSION_SECRET ??= '@v@';"),
    (C, JS, "k", "axios.get(url, { headers: { 'x-api-key': '@v@' } });"), (C, JS, "s", "headers: { Authorization: `Bearer @v@` },"), (C, JS, "s", "module.exports = { jwtSecret: '@v@' };"),
    (C, JS, "p", "mongoose.connect('mongodb://@user@:@vu@@mongo:27017/app');"), (C, JS, "p", "auth: { user: '@user@', pass: '@v@' },"), (C, JS, "p", "await page.fill('#password', '@v@');"),
    (C, JS, "p", "cy.get('input[name=password]').type('@v@');"), (C, JS, "k", "export const apiSecret = \"@v@\";"), (C, JS, "s", "cookieParser('@v@')"), (C, JS, "k", "const crypto_key = Buffer.from('@v@', 'hex');"),
    (C, JS, "p", "new Sequelize('app', '@user@', '@v@', { dialect: 'mysql' });"), (C, JS, "p", "const credentials = { login: '@user@', passwd: '@v@' };"), (C, JS, "k", "    apiKey: \"@v@\","), (C, JS, "s", "static TOKEN = '@v@';"),
    (C, JS, "p", "bcrypt.hashSync('@v@', 10)"), (C, JS, "n", "const salt = '@v@';"), (C, "vue svelte html", "k", '<script>var access_key = "@v@";</script>'), (C, "html vue", "p", '<input type="password" name="pw" value="@vx@">'),
    # Go, Rust, C
    (C, GO, "p", 'const dbPassword = "@v@"'), (C, GO, "p", 'dsn := "@user@:@vb@@tcp(db:3306)/app"'), (C, GO, "p", 'Password: "@v@",'), (C, GO, "s", 'var jwtKey = []byte("@v@")'), (C, GO, "s", 'req.Header.Set("Authorization", "Bearer @v@")'),
    (C, GO, "p", 'flag.StringVar(&pass, "pass", "@v@", "the password")'), (C, GO, "s", 'os.Setenv("API_TOKEN", "@v@")'), (C, GO, "p", 'req.SetBasicAuth("@user@", "@v@")'), (C, GO, "p", 'ssh.Password("@v@")'), (C, GO, "s", 'ClientSecret: "@v@", // oauth2'),
    (C, GO, "s", 'store := sessions.NewCookieStore([]byte("@v@"))'), (C, "rs", "p", 'let password = "@v@".to_string();'), (C, "rs", "s", 'pub const TOKEN: &str = "@v@";'), (C, "rs", "p", '.basic_auth("@user@", Some("@v@"))'), (C, "rs", "s", 'client_secret: "@v@".into(),'),
    (C, "c cpp h cc", "p", '#define WIFI_PASSWORD "@v@"'), (C, "c cpp h cc", "p", 'const char* password = "@v@";'), (C, "c cpp h cc", "p", 'static char pass[] = "@v@";'), (C, "c cpp h cc", "p", 'curl_easy_setopt(h, CURLOPT_PASSWORD, "@v@");'), (C, "c cpp cc", "p", 'mysql_real_connect(c, "db", "@user@", "@v@", "app", 0, NULL, 0);'),
    (C, "c cpp h cc", "s", 'static const std::string kAuthToken = "@v@";'), (C, "m mm swift", "k", 'NSString *const kApiSecret = @"@v@";'), (C, "swift", "s", 'let clientSecret = "@v@"'), (C, "dart", "s", "final String authToken = '@v@';"),
    # Ruby, PHP, Perl and others
    (C, RB, "s", "config.secret_key = '@v@'"), (C, RB, "s", "  secret_key_base: @vb@"), (C, RB, "p", "ENV['DB_PASSWORD'] ||= '@v@'"), (C, RB, "p", "http.basic_auth '@user@', '@v@'"), (C, RB, "p", "  :password => '@v@',"), (C, RB, "s", 'ENV.fetch("API_TOKEN") { "@v@" }'),
    (C, RB, "p", "User.create!(email: 'a@acme.io', password: '@v@', password_confirmation: '@v@')"), (C, RB, "n", "config.pepper = '@v@'"), (C, PHP, "p", "define('DB_PASSWORD', '@v@');"), (C, PHP, "n", "define('AUTH_SALT', '@v@');"), (C, PHP, "s", "define( 'SECURE_AUTH_KEY',  '@v@' );"),
    (C, PHP, "p", "$db = new mysqli('localhost', '@user@', '@v@', 'app');"), (C, PHP, "p", "$pdo = new PDO($dsn, '@user@', '@v@');"), (C, PHP, "p", "$config['password'] = '@v@';"), (C, PHP, "p", "'password' => env('DB_PASSWORD', '@v@'),"), (C, PHP, "p", '$mail->Password = "@v@";'), (C, PHP, "s", "$apiSecret = '@v@';"),
    (C, PHP, "p", "mysql_connect('localhost', '@user@', '@v@');"), (C, PHP, "p", "$passwd = \"@v@\";"), (C, "pl pm", "p", "my $password = '@v@';"), (C, "pl pm", "p", 'my $dbh = DBI->connect("dbi:mysql:app", "@user@", "@v@");'), (C, "lua", "p", 'local redis_password = "@v@"'), (C, "ex exs", "s", '  secret_key_base: "@v@",'),
    (C, "ex exs", "p", '  password: "@v@",'), (C, "ex exs", "n", 'signing_salt: "@v@"'), (C, "erl", "p", '{password, "@v@"}.'), (C, "clj", "p", ':password "@v@"'), (C, "r R", "p", 'con <- dbConnect(RMySQL::MySQL(), user="@user@", password="@v@")'), (C, "hs", "p", 'connectPassword = "@v@"'), (C, "groovy", "p", "def password = '@v@'"),
    # shells and commands
    (L, SH, "p", "export PGPASSWORD='@v@'"), (L, SH, "p", "mysql -u@user@ -p@vb@ app < dump.sql"), (L, SH, "p", "mysqldump --user=@user@ --password='@v@' app"), (L, SH, "p", 'PASS="@v@"'), (L, SH, "p", "curl -u @user@:@vb@ https://acme.io/api"), (L, SH, "s", "curl -H 'Authorization: Bearer @v@' https://acme.io/api"),
    (L, SH, "p", "sshpass -p '@v@' ssh @user@@host"), (L, SH, "p", "docker login -u @user@ -p @vb@ registry.acme.io"), (L, SH, "p", "wget --http-user=@user@ --http-password=@vb@ https://acme.io/f"), (L, SH, "s", ": ${API_TOKEN:=@vb@}"), (L, SH, "p", "psql postgres://@user@:@vu@@db/app -c 'select 1'"),
    (L, SH, "p", "redis-cli -h r -a @vb@ ping"), (L, SH, "p", "keytool -genkey -storepass @vb@ -keystore k.jks"), (L, SH, "p", "openssl pkcs12 -in a.p12 -passin pass:@vb@"), (L, SH, "p", "mongo -u @user@ -p @vb@ --authenticationDatabase admin"), (L, SH, "p", "sudo -u postgres psql -c \"ALTER USER @user@ WITH PASSWORD '@v@';\""),
    (L, SH, "p", "read -r DB_PASS <<< '@v@'"), (L, SH, "p", "rabbitmqctl add_user @user@ @vb@"), (L, SH, "s", "vault kv put secret/app token=@vb@"), (L, SH, "s", "kubectl create secret generic app --from-literal=api-token=@vb@"), (L, SH, "p", "helm install app ./c --set db.password=@vb@"), (L, SH, "k", 'API_KEY=@vb@ ./deploy.sh'),
    (L, "ps1 psm1", "p", "$password = '@v@'"), (L, "ps1 psm1", "p", 'ConvertTo-SecureString "@v@" -AsPlainText -Force'), (L, "ps1 psm1", "s", '$env:CLIENT_SECRET = "@v@"'), (L, "bat cmd", "p", "set DB_PASSWORD=@vb@"), (L, "bat cmd", "p", "net use Z: \\\\host\\share @vb@ /user:@user@"), (L, "mk Makefile", "p", "DB_PASSWORD ?= @vb@"),
    # configuration
    (K, "whole:.env", "p", "DB_HOST=db\nDB_PASSWORD=@vb@"), (K, "whole:.env.production", "s", "APP_ENV=prod\nJWT_SECRET=@vb@"), (K, "whole:.env.local", "k", "NEXT_PUBLIC_URL=https://acme.io\nSTRIPE_LIKE_KEY_SECRET=@vb@"), (K, "ini cfg conf", "p", "[database]\nuser = @user@\npassword = @vb@"), (K, "ini cfg conf", "p", "smtp_pass = @vb@"),
    (K, "ini cfg conf", "s", "admin_token = @vb@"), (K, "ini cfg conf", "p", "requirepass @vb@"), (K, "ini cfg conf", "p", "bindpw @vb@"), (K, "toml", "p", 'password = "@v@"'), (K, "toml", "s", '[api]\ntoken = "@v@"'), (K, "toml", "p", 'db = { user = "@user@", password = "@v@" }'), (K, YML, "p", "  password: @vb@"), (K, YML, "p", '      MYSQL_ROOT_PASSWORD: "@v@"'),
    (K, YML, "p", "      - POSTGRES_PASSWORD=@vb@"), (K, YML, "s", "  jwt:\n    secret: @vb@"), (K, YML, "s", "    - name: API_TOKEN\n      value: '@v@'"), (K, YML, "p", "data:\n  password: @v64@"), (K, YML, "p", "stringData:\n  db-password: @vb@"), (K, YML, "p", "ansible_ssh_pass: @vb@"), (K, YML, "p", "ansible_become_password: '@v@'"),
    (K, YML, "p", "    mysql_user: name=@user@ password=@vb@ priv=*.*:ALL"), (K, YML, "p", "  rabbitmq: {username: @user@, password: @vb@}"), (K, YML, "k", "      api_key: !!str @vb@"), (K, YML, "p", "production:\n  adapter: mysql2\n  username: @user@\n  password: @vb@"), (K, YML, "p", "url: jdbc:mysql://db/app?user=@user@&password=@vb@"),
    (K, YML, "p", "  command: redis-server --requirepass @vb@"), (K, YML, "s", '          args: ["--token", "@v@"]'), (K, "json", "p", '  "password": "@v@",'), (K, "json", "s", '  "clientSecret": "@v@",'), (K, "json", "p", '  "auth": {"login": "@user@", "pwd": "@v@"},'), (K, "json", "k", '    {"key": "apiKey", "value": "@v@", "type": "string"},'),
    (K, "json", "p", '    {"name": "DB_PASSWORD", "value": "@v@"},'), (K, "json", "p", '  "dsn": "mysql://@user@:@vu@@db/app",'), (K, "json", "s", '  "body": "{\\"access_token\\":\\"@v@\\"}",'), (K, "tf tfvars", "p", 'master_password = "@v@"'), (K, "tf", "p", 'variable "db_password" {\n  default = "@v@"\n}'), (K, "tf", "s", 'environment = { API_TOKEN = "@v@" }'),
    (K, "nix", "p", 'services.app.password = "@v@";'), (K, "nix", "s", 'environment.API_TOKEN = "@v@";'), (K, "dockerfile Dockerfile", "p", "ENV DB_PASSWORD=@vb@"), (K, "dockerfile Dockerfile", "s", "ARG NPM_TOKEN=@vb@"), (K, "dockerfile Dockerfile", "p", "RUN echo 'root:@vb@' | chpasswd"), (K, "pp", "p", "  password => '@v@',"),
    (K, "whole:Jenkinsfile", "p", "environment {\n  DB_PASSWORD = '@v@'\n}"), (K, "whole:.travis.yml", "s", "env:\n  global:\n    - API_TOKEN=@vb@"), (K, "whole:settings.xml", "p", "<settings><servers><server><id>a</id>\n<password>@vx@</password></server></servers></settings>"), (K, "whole:.htpasswd.txt", "p", "login: @user@\npassword: @vb@"),
    (K, "whole:credentials", "k", "[default]\nregion = eu\nsecret_access_key = @vb@"), (K, "whole:.my.cnf", "p", "[client]\nuser=@user@\npassword=@vb@"), (K, "whole:.s3cfg", "k", "[default]\nsecret_key = @vb@"), (K, "whole:odbc.ini", "p", "[app]\nUID = @user@\nPWD = @vb@"), (K, "whole:wp-config.php", "n", "<?php\ndefine('NONCE_SALT', '@v@');"),
    # text
    (T, MD, "p", "* Password: @vb@"), (T, MD, "p", "Username: @user@\nPassword: @vb@"), (T, MD, "p", "| @user@ | `@vb@` | password |"), (T, MD, "p", "The default login is `@user@` / `@vb@`."), (T, MD, "s", "    export API_TOKEN=@vb@"), (T, MD, "p", "$ curl -u @user@:@vb@ https://acme.io/"), (T, MD, "k", "API key: `@vb@`"), (T, MD, "p", "login with @user@ and the password **@vb@**"),
    (T, PY, "p", "# password: @vb@"), (T, JS, "s", "// token = @vb@"), (T, JAVA, "p", " * password is \"@v@\""), (T, "txt log", "p", "user=@user@ password=@vb@ status=ok"), (T, "txt log", "s", "DEBUG request headers: {'Authorization': 'Bearer @v@'}"), (T, "txt csv", "p", "admin_password,@vb@"),
    (T, "sql", "p", "CREATE USER '@user@'@'%' IDENTIFIED BY '@v@';"), (T, "sql", "p", "INSERT INTO users (login, password) VALUES ('@user@', '@v@');"), (T, "sql", "p", "ALTER ROLE @user@ WITH ENCRYPTED PASSWORD '@v@';"), (T, "sql", "p", "CREATE LOGIN [@user@] WITH PASSWORD = N'@v@'"), (T, "sql", "s", "UPDATE settings SET value='@v@' WHERE name='api_token';"),
    (T, "ipynb", "p", '    "password = \'@vb@\'\\n",'), (T, "ipynb", "k", '    "api_key = \\"@vb@\\"\\n",'), (T, "http rest md", "s", "Authorization: Bearer @v@"), (T, "http rest md", "p", "Authorization: Basic @up64@"),
]
