r"""A third set of shapes and a set of lines that hold no secret, both written without sight of the other sets, of the rules
or of the scanner, and never changed after the first run.

One line is one shape; `\n` in it is a new line. A heading `# place | endings | holds` speaks for the lines below it. Marks
are those of fill.py. `holds`: a password `p`, a secret or token `s`, a key in hex or base62 `k`, bytes in base64 `b`, a salt
`n`, a password in a URL `u`, HTTP Basic `a`, Bearer and key headers `t`, a connection string `c`. Negatives take no mark but
%hex:N%, %b62:N%, %b64:N% (of N bytes) and %uuid%.
"""

_POSITIVE = r'''
# code: Java, Kotlin, Scala | java | p
private static final String DB_PASS = "@v@";
dataSource.setPassword("@v@");
config.setJdbcPassword("@v@");
return DriverManager.getConnection(JDBC_URL, "@user@", "@v@");
@Value("${mail.pass:@v@}")\nprivate String mailPass;
@TestPropertySource(properties = {"spring.datasource.password=@vb@"})
props.put("ssl.truststore.password", "@v@");
System.setProperty("javax.net.ssl.keyStorePassword", "@v@");
new PasswordAuthentication("@user@", "@v@".toCharArray())
keyStore.load(in, "@v@".toCharArray());
.withUsername("@user@")\n.withPassword("@v@")
auth.inMemoryAuthentication().withUser("@user@").password("{noop}@v@").roles("ADMIN");
char[] storePwd = {};\nstorePwd = "@v@".toCharArray();
loginPage.typePassword("@v@");
hikari.addDataSourceProperty("password", "@v@");
User u = User.builder().login("@user@").passwd("@v@").build();
env.put(Context.SECURITY_CREDENTIALS, "@v@");
session.connect(host, "@user@", "@v@");
# code: Java, Kotlin, Scala | java | s
private static final String JWT_SIGNING = "@v@";
static final String CONSUMER_SECRET = "@v@";
.signWith(SignatureAlgorithm.HS512, "@v@")
Algorithm.HMAC256("@v@");
.clientId("web-portal").clientSecret("@v@")
ConfigurationBuilder cb = new ConfigurationBuilder().setOAuthConsumerSecret("@v@");
request.setHeader("X-Auth-Token", "@v@");
# code: Java, Kotlin, Scala | java | k
SecretKeySpec spec = new SecretKeySpec("@v@".getBytes(StandardCharsets.UTF_8), "AES");
private final String aesKey = "@v@";
public static String APPKEY = "@v@";
# code: Java, Kotlin, Scala | java | b
byte[] hmacKey = Base64.getDecoder().decode("@v@");
String ENC_KEY_B64 = "@v@";
# code: Java, Kotlin, Scala | java | n
private static final String PEPPER = "@v@";
KeySpec spec = new PBEKeySpec(pass, "@v@".getBytes(), 65536, 256);
IvParameterSpec iv = new IvParameterSpec("@v@".getBytes());
# code: Java, Kotlin, Scala | kt | p
const val KEYSTORE_PASS = "@v@"
val creds = Credentials(user = "@user@", passwd = "@v@")
storePassword = System.getenv("STORE_PASS") ?: "@v@"
# code: Java, Kotlin, Scala | kt | s
buildConfigField("String", "AUTH_TOKEN", "\"@v@\"")
val jwtSecret by lazy { "@v@" }
# code: Java, Kotlin, Scala | scala | p
val dbPwd: String = "@v@"
Database.forURL(url, user = "@user@", password = "@v@", driver = "org.postgresql.Driver")
# code: Java, Kotlin, Scala | scala | s
implicit val tokenSecret = SecretString("@v@")
# code: C# and .NET | cs | p
private const string SmtpPwd = "@v@";
Credentials = new NetworkCredential("@user@", "@v@"),
var result = await userManager.CreateAsync(user, "@v@");
builder.Password = "@v@";
public string DbPassword { get; set; } = "@v@";
factory.UserName = "@user@"; factory.Password = "@v@";
new ConnectionOptions { Username = @"CORP\svc", Password = @"@v@" };
new X509Certificate2("server.pfx", "@v@");
# code: C# and .NET | cs | s
options.ClientSecret = "@v@";
ClientSecrets = { new Secret("@v@".Sha256()) },
var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("@v@"));
client.DefaultRequestHeaders.Add("X-Api-Token", "@v@");
# code: C# and .NET | cs | b
aes.Key = Convert.FromBase64String("@v@");
new StorageSharedKeyCredential("mediastore", "@v@");
# code: C# and .NET | cs | n
static readonly byte[] Salt = Encoding.ASCII.GetBytes("@v@");
# code: Python | py | p
'PASSWORD': '@v@',
DB_PASS = os.environ.get("DB_PASS") or "@v@"
os.environ.setdefault("PGPASSWORD", "@v@")
parser.add_argument("--passwd", default="@v@", help="password of the board")
conn = psycopg2.connect(host="10.0.0.4", user="@user@", password="@v@")
pymysql.connect("db01", "@user@", "@v@", "shop")
smtp.login("@user@", "@v@")
client.login(username="@user@", password="@v@")
session.auth = ("@user@", "@v@")
requests.get(url, auth=HTTPBasicAuth("@user@", "@v@"))
User.objects.create_superuser("@user@", "root@corp.io", "@v@")
ssh.connect(hostname, username="@user@", password="@v@", timeout=10)
@pytest.fixture\ndef admin_pwd():\n    return "@v@"
creds = {"login": "@user@", "pwd": "@v@"}
app.config.update(MAIL_PASSWORD="@v@")
form.password.data = "@v@"
elem.send_keys("@user@"); pw_field.send_keys("@v@")
USERS = [("@user@", "@v@")]
passwd: str = Field("@v@", env="ADMIN_PASSWD")
child.sendline("@v@")  # password
# code: Python | py | s
SECRET_KEY = 'django-insecure-@v@'
app.secret_key = b"@v@"
app.config["JWT_SECRET_KEY"] = "@v@"
jwt.encode(payload, "@v@", algorithm="HS256")
hmac.new(b"@v@", msg, hashlib.sha256)
SOCIAL_AUTH_GITHUB_SECRET = "@v@"
bot = Updater(token="@v@", use_context=True)
TOKEN = os.getenv("BOT_TOKEN", "@v@")
oauth = OAuth1Session(ck, client_secret="@v@")
client_secret: Optional[str] = "@v@"
# code: Python | py | k
API_KEYS = {"maps": "@v@"}
cipher = AES.new("@v@", AES.MODE_ECB)
params = {"q": city, "appid": "@v@"}
api.key = '@v@'
# code: Python | py | b
f = Fernet("@v@")
FIELD_ENCRYPTION_KEY = "@v@"
key = base64.b64decode("@v@")
# code: Python | py | n
HASHIDS_SALT = "@v@"
SECURITY_PASSWORD_SALT = os.environ.get("SALT", "@v@")
# code: JavaScript, TypeScript | js ts | p
const dbPass = process.env.DB_PASS || '@v@';
password: process.env.PG_PWD ?? "@v@",
mysql.createConnection({ host: 'db', user: '@user@', password: '@v@' });
auth: { user: '@user@', pass: '@v@' },
new Sequelize('shop', '@user@', '@v@', { dialect: 'mysql' });
cy.get('#password').type('@v@');
await page.fill('input[name="password"]', '@v@');
.send({ email: 'jo@corp.io', password: '@v@' })
.auth('@user@', '@v@')
export const TEST_PWD: string = "@v@";
basicAuth: { username: "@user@", password: `@v@` },
bcrypt.hashSync("@v@", 10)
redis.auth('@v@');
await prisma.user.create({ data: { name: 'x', passwd: '@v@' } });
# code: JavaScript, TypeScript | js ts | s
app.use(session({ secret: '@v@', resave: false }));
app.use(cookieParser('@v@'));
jwt.verify(token, '@v@');
crypto.createHmac('sha256', '@v@')
const { CONSUMER_SECRET = '@v@' } = process.env;
passport.use(new GitHubStrategy({ clientID: 'x1', clientSecret: '@v@' }, cb));
localStorage.setItem('authToken', '@v@');
client.login('@v@');
this.accessToken = "@v@";
window.APP = { csrf: 0, sessionSecret: "@v@" };
static readonly JWT_SECRET = '@v@';
# code: JavaScript, TypeScript | js ts | k
const API = { base: '/v2', key: '@v@' };
fetch(`https://api.weather.io/v1?api_key=@vb@&q=${q}`)
headers: { 'x-api-key': '@v@' },
axios.defaults.headers.common['X-App-Key'] = '@v@';
apiKey={"@v@"}
# code: JavaScript, TypeScript | js ts | n
const salt = Buffer.from('@v@');
const hashids = new Hashids('@v@', 8);
# code: Go | go | p
DBPass: "@v@",
const adminPwd = "@v@"
flag.StringVar(&pass, "pass", "@v@", "database pass word")
pw := flag.String("password", "@v@", "")
req.SetBasicAuth("@user@", "@v@")
viper.SetDefault("db.password", "@v@")
os.Setenv("MYSQL_PWD", "@v@")
ssh.Password("@v@"),
smtp.PlainAuth("", "@user@", "@v@", host)
{name: "ok", user: "@user@", pass: "@v@", want: 200},
Auth: options.Credential{Username: "@user@", Password: "@v@"},
# code: Go | go | s
var hmacSecret = []byte("@v@")
store := sessions.NewCookieStore([]byte("@v@"))
token.SignedString([]byte("@v@"))
ClientSecret: getenv("OAUTH_SECRET", "@v@"),
t.Setenv("SLACK_SIGNING", "@v@")
# code: Go | go | k
const encKey = `@v@`
req.Header.Set("X-API-Key", "@v@")
q.Set("apikey", "@v@")
# code: Ruby | rb | p
ENV.fetch('DB_PASSWORD', '@v@')
password = ENV['REDIS_PW'] || '@v@'
http_basic_authenticate_with name: "@user@", password: "@v@"
User.create!(email: 'a@corp.io', password: '@v@', password_confirmation: '@v@')
fill_in 'Password', with: '@v@'
config.smtp_settings = { user_name: '@user@', password: '@v@' }
set :deploy_pass, "@v@"
:password => "@v@",
# code: Ruby | rb | s
config.secret_key = '@v@'
Rails.application.config.secret_token = '@v@'
use Rack::Session::Cookie, :secret => '@v@'
provider :facebook, '1029384756', '@v@'
config.pepper = '@v@'
# code: PHP | php | p
define('DB_PASSWORD', '@v@');
$cfg['Servers'][$i]['password'] = '@v@';
'password' => env('DB_PASSWORD', '@v@'),
$db = new PDO($dsn, '@user@', '@v@');
$link = mysqli_connect("localhost", "@user@", "@v@", "shop");
$mail->Password = '@v@';
private $dbpass = "@v@";
const FTP_PASS = '@v@';
'passwd' => '@v@',
curl_setopt($ch, CURLOPT_USERPWD, "@user@:@vb@");
putenv("LDAP_PW=@vb@");
Hash::make('@v@')
# code: PHP | php | s
define('AUTH_KEY', '@v@');
define('APP_SECRET', "@v@");
$config['encryption_key'] = '@v@';
'cookieValidationKey' => '@v@',
'hash_key' => '@v@',
$settings['hash_salt'] = '@v@';
public $consumerSecret = '@v@';
# code: PHP | php | b
'key' => 'base64:@v@',
# code: other languages | pl pm | p
my $passwd = '@v@';
DBI->connect($dsn, '@user@', '@v@', { RaiseError => 1 });
our %CFG = ( dbuser => '@user@', dbpass => '@v@' );
# code: other languages | lua | p
local redis_pass = "@v@"
red:auth("@v@")
# code: other languages | lua | s
jwt_secret = [[@v@]],
# code: other languages | swift | p
let pwd = "@v@"
static let userPassword: String = "@v@"
URLCredential(user: "@user@", password: "@v@", persistence: .none)
# code: other languages | swift | s
let clientSecret = "@v@"
# code: other languages | m mm | s
static NSString *const kClientSecret = @"@v@";
#define APP_TOKEN @"@v@"
# code: other languages | rs | p
const DB_PASS: &str = "@v@";
.password("@v@")
std::env::var("PG_PASS").unwrap_or_else(|_| "@v@".to_string())
password: String::from("@v@"),
# code: other languages | rs | s
static SIGNING_SECRET: &[u8] = b"@v@";
EncodingKey::from_secret("@v@".as_ref())
# code: other languages | ex exs | p
password: System.get_env("PGPASS") || "@v@",
config :shop, Shop.Repo, username: "@user@", password: "@v@"
# code: other languages | ex exs | s
secret_key_base: "@v@",
signing_salt: "@v@"
config :guardian, secret_key: "@v@"
# code: other languages | erl config | p
{password, "@v@"},
{default_pass, <<"@v@">>},
# code: other languages | clj edn | p
:password "@v@"
(def db-pass "@v@")
# code: other languages | c h cc cpp | p
#define WIFI_PASS "@v@"
const char *passwd = "@v@";
static char root_pw[] = "@v@";
WiFi.begin(ssid, "@v@");
curl_easy_setopt(curl, CURLOPT_USERPWD, "@user@:@vb@");
mysql_real_connect(con, "localhost", "@user@", "@v@", "shop", 0, NULL, 0);
# code: other languages | c h cc cpp | s
#define API_TOKEN "@v@"
std::string auth_token{"@v@"};
static constexpr auto kJwtSecret = "@v@";
# code: other languages | dart | s
final String apiSecret = '@v@';
# code: other languages | dart | p
await auth.signIn(email: 'a@corp.io', password: '@v@');
# code: other languages | r R | p
dbConnect(drv, user = "@user@", password = "@v@")
Sys.setenv(DB_PWD = "@v@")
db_pass <- "@v@"
# code: other languages | hs | p
connectPassword = "@v@"
# code: other languages | groovy gradle | p
keyPassword "@v@"
storePassword '@v@'
credentials { username = '@user@'; password = '@v@' }
ext.nexusPwd = project.findProperty('nexusPwd') ?: '@v@'
# shell | sh bash | p
export DB_PASS=@vb@
PGPASSWORD=@vb@ psql -U @user@ -h db shop
mysql -u @user@ -p@vb@ shop < dump.sql
mysqldump --user=@user@ --password='@v@' shop
sshpass -p '@v@' ssh deploy@10.0.0.5
curl -u @user@:@vb@ https://repo.corp.io/api
curl -d "username=@user@&password=@vb@" http://login.corp.io/
docker login -u @user@ -p @vb@ registry.corp.io
: "${ADMIN_PWD:=@vb@}"
ADMIN_PW="${ADMIN_PW:-@vb@}"
read -r PASSWD <<< "@v@"
redis-cli -a @vb@ ping
wget --http-user=@user@ --http-password=@vb@ $URL
openssl pkcs12 -export -in a.pem -out a.p12 -passout pass:@vb@
keytool -genkey -alias app -storepass @vb@ -keystore k.jks
cat > .my.cnf <<EOT\n[client]\nuser=@user@\npassword=@vb@\nEOT
kubectl create secret generic db --from-literal=password='@v@'
az login --username @user@ --password '@v@'
declare -r KEYPASS='@v@'
smbclient //srv/share -U @user@%@vb@
rabbitmqctl add_user @user@ '@v@'
lftp -u @user@,@vb@ ftp.corp.io
# shell | sh bash | s
export AUTH_TOKEN="@v@"
vault login @vb@
helm upgrade app ./chart --set auth.clientSecret=@vb@
readonly HOOK_SECRET=@vb@
heroku config:set SESSION_SECRET=@vb@
aws configure set aws_session_secret @vb@
# shell | ps1 | p
$pwd = ConvertTo-SecureString "@v@" -AsPlainText -Force
$Password = '@v@'
New-Object PSCredential("@user@", (ConvertTo-SecureString -String '@v@' -AsPlainText -Force))
net use Z: \\srv\share /user:@user@ @vb@
[string]$SqlPwd = "@v@",
# shell | bat cmd | p
set DB_PASSWORD=@vb@
set "PASSWD=@vb@"
# build | Makefile mk | p
DB_PASS ?= @vb@
	docker run -e MYSQL_ROOT_PASSWORD=@vb@ mysql:8
# build | Dockerfile | p
ENV POSTGRES_PASSWORD @vb@
ARG ADMIN_PASS=@vb@
RUN echo "root:@vb@" | chpasswd
# build | Dockerfile | s
ENV APP_SECRET="@v@"
# build | whole:Jenkinsfile | p
pipeline {\n  environment {\n    DB_PWD = '@v@'\n  }\n}
node {\n  sh "mvn deploy -Dpassword=@vb@"\n}
# containers | whole:docker-compose.yml | p
services:\n  db:\n    image: mysql:8\n    environment:\n      - MYSQL_USER=@user@\n      - MYSQL_PASSWORD=@vb@
services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: @vb@
services:\n  cache:\n    image: redis\n    command: redis-server --requirepass @vb@
services:\n  s3:\n    environment:\n      MINIO_ROOT_PASSWORD: ${MINIO_PW:-@vb@}
# containers | whole:secret.yaml | pskb
apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ntype: Opaque\ndata:\n  app-secret: @v64@
apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  DB_PASS: "@v@"
# containers | whole:deployment.yaml | ps
apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - name: a\n        env:\n        - name: APP_SECRET\n          value: "@v@"
# containers | whole:values.yaml | p
postgresql:\n  auth:\n    postgresPassword: @vb@
grafana:\n  adminPassword: "@v@"
# CI | whole:.github/workflows/ci.yml | p
jobs:\n  t:\n    env:\n      SONAR_PASS: @vb@
jobs:\n  t:\n    steps:\n      - uses: docker/login-action@v3\n        with:\n          username: bot\n          password: @vb@
# CI | whole:.travis.yml | s
env:\n  global:\n    - DEPLOY_TOKEN=@vb@
# CI | whole:.gitlab-ci.yml | p
variables:\n  DB_PASS: "@v@"
# CI | whole:.circleci/config.yml | p
jobs:\n  build:\n    docker:\n      - image: x\n        auth:\n          username: @user@\n          password: @vb@
# infrastructure | yaml yml | p
ansible_ssh_pass: "@v@"
vault_mysql_root_password: '@v@'
mysql_users:\n  - name: @user@\n    pass: @vb@
- debug: msg=x\n- mysql_user: name=@user@ password=@vb@ state=present
MasterUserPassword: @vb@
login_password: "{{ db_pw | default('@v@') }}"
# infrastructure | whole:hosts.ini | p
[web]\nw1 ansible_host=10.0.0.7 ansible_user=@user@ ansible_password=@vb@
# infrastructure | tf | p
admin_password = "@v@"
variable "db_pwd" {\n  default = "@v@"\n}
password = var.pw != "" ? var.pw : "@v@"
# infrastructure | tfvars tf | s
client_secret = "@v@"
# infrastructure | pp | p
class { 'mysql::server': root_password => '@v@' }
$admin_pw = '@v@'
# infrastructure | rb | p
default['postgresql']['password']['postgres'] = '@v@'
node.override['app']['db_pass'] = '@v@'
# infrastructure | sls yaml | p
mysql.pass: '@v@'
# infrastructure | nix | p
initialPassword = "@v@";
services.mqtt.users.bob.password = "@v@";
# configuration: properties and ini | properties | p
spring.datasource.password=@vb@
db.pass = @vb@
server.ssl.key-store-password=@vb@
jdbc.pwd:@vb@
mail.smtp.passwd=@vb@
RELEASE_STORE_PASSWORD=@vb@
# configuration: properties and ini | properties | s
app.jwtSecret=@vb@
oauth.consumer.secret=@vb@
security.oauth2.client.client-secret=@vb@
# configuration: properties and ini | ini cfg conf | p
passwd = @vb@
bind_pw = @vb@
password: @vb@
requirepass @vb@
rootpw @vb@
default_pass = @vb@
# configuration: properties and ini | ini cfg conf | s
cookie_secret = @vb@
secret_key = "@v@"
# configuration: properties and ini | whole:.env | pskb
APP_SECRET=@vb@
APP_SECRET="@v@"
# configuration: properties and ini | whole:.env | b
APP_KEY=base64:@vb@
# configuration: properties and ini | whole:.env | n
PASSWORD_PEPPER=@vb@
# configuration: properties and ini | whole:.pypirc | p
[pypi]\nusername: @user@\npassword: @vb@
# configuration: properties and ini | whole:.netrc | p
machine git.corp.io login @user@ password @vb@
machine git.corp.io\n  login @user@\n  password @vb@
# configuration: properties and ini | whole:.pgpass | p
db.corp.io:5432:shop:@user@:@vb@
# configuration: properties and ini | whole:.my.cnf | p
[client]\nuser=@user@\npassword="@v@"
# configuration: properties and ini | whole:odbc.ini | p
[shop]\nDriver=PostgreSQL\nUID=@user@\nPWD=@vb@
# configuration: properties and ini | whole:wpa_supplicant.conf | p
network={\n  ssid="home"\n  psk="@v@"\n}
# configuration: properties and ini | whole:.npmrc | b
//registry.corp.io/:_password="@v@"
# configuration: properties and ini | whole:.npmrc | s
//registry.corp.io/:_authToken=@vb@
# configuration: properties and ini | whole:.dockercfg | p
{"https://reg.corp.io": {"auth": "@up64@", "email": "a@corp.io"}}
# configuration: JSON, YAML, TOML, XML | json | p
"db_pwd": "@v@",
"credentials": { "user": "@user@", "pass": "@v@" },
"smtp": {\n  "login": "@user@",\n  "passwd": "@v@"\n},
"users": [ { "name": "@user@", "password": "@v@" } ],
# configuration: JSON, YAML, TOML, XML | json | s
"ClientSecret": "@v@",
"Jwt": { "Secret": "@v@" },
"authToken": "@v@",
"env": [ { "name": "HOOK_SECRET", "value": "@v@" } ],
# configuration: JSON, YAML, TOML, XML | json | b
"MachineKey": "@v@",
# configuration: JSON, YAML, TOML, XML | whole:req.postman_collection.json | p
{"auth": {"type": "basic", "basic": [{"key": "password", "value": "@v@", "type": "string"}]}}
# configuration: JSON, YAML, TOML, XML | whole:env.postman_environment.json | s
{"values": [\n {\n  "key": "access_token",\n  "value": "@v@",\n  "enabled": true\n }\n]}
# configuration: JSON, YAML, TOML, XML | yaml yml | p
db_pass: @vb@
datasource: { username: @user@, password: "@v@" }
admin:\n  user: @user@\n  pwd: '@v@'
passphrase: >-\n  @vb@
bindPassword: !!str @vb@
# configuration: JSON, YAML, TOML, XML | yaml yml | s
hmac-secret: @vb@
jwt:\n  secret: "@v@"
oauth2:\n  clients:\n    - id: web\n      secret: @vb@
# configuration: JSON, YAML, TOML, XML | yaml yml | k
encryption_key: @vb@
api-keys:\n  - @vb@
# configuration: JSON, YAML, TOML, XML | toml | p
passwd = "@v@"
db = { user = "@user@", pass = '@v@' }
# configuration: JSON, YAML, TOML, XML | toml | s
cookie_secret = """@v@"""
# configuration: JSON, YAML, TOML, XML | xml | p
<password>@vx@</password>
<property name="password" value="@vx@"/>
<property name="hibernate.connection.password">@vx@</property>
<property name="dbPassword">\n  <value>@vx@</value>\n</property>
<Resource name="jdbc/x" username="@user@" password="@vx@" maxTotal="8"/>
<user username="@user@" password="@vx@" roles="manager-gui"/>
<bean class="X" p:username="@user@" p:password="@vx@"/>
<string name="db_pass">@vx@</string>
<constructor-arg name="pwd" value="@vx@"/>
<entry key="ftpPass" value="@vx@"/>
# configuration: JSON, YAML, TOML, XML | xml | s
<add key="ClientSecret" value="@vx@" />
<string name="consumer_secret">@vx@</string>
<key>authToken</key>\n<string>@vx@</string>
# configuration: JSON, YAML, TOML, XML | whole:web.config | b
<configuration><system.web><machineKey validationKey="@vx@" validation="SHA1"/></system.web></configuration>
# data and text | sql | p
CREATE USER 'app'@'%' IDENTIFIED BY '@v@';
ALTER USER @user@ WITH PASSWORD '@v@';
INSERT INTO users (login, passwd, email) VALUES ('@user@', '@v@', 'a@corp.io');
GRANT ALL ON shop.* TO 'app'@'%' IDENTIFIED BY "@v@";
CREATE LOGIN web WITH PASSWORD = N'@v@';
UPDATE users SET password = '@v@' WHERE id = 1;
# data and text | whole:users.csv | p
username,password,role\n@user@,@vb@,admin
# data and text | whole:seed.ldif | p
dn: uid=x,dc=corp,dc=io\nuid: x\nuserPassword: @vb@
dn: uid=x,dc=corp,dc=io\nuserPassword:: @v64@
# data and text | md rst txt | p
Password: `@v@`
| Username | Password |\n|---|---|\n| @user@ | @v@ |
- user: @user@ / pass: @vb@
The default login is **@user@** and the password is **@v@**.
login with `@user@:@vb@`
    mysql -h db.corp.io -u @user@ -p'@v@'
admin password = @vb@
# data and text | py js go java | p
// TODO remove: old db password was "@v@"
# password: @vb@
/* user=@user@ pwd=@vb@ */
log.debug("login failed for @user@ with password '@vb@'")
# data and text | whole:server.log | p
2024-03-01 10:22:01 DEBUG auth - login user=@user@ password=@vb@ ip=10.0.0.2
# data and text | whole:server.log | s
10:22:01 INFO POST /login {"user":"x","access_token":"@v@"}
GET /cb?client_secret=@vb@&code=9 HTTP/1.1
# data and text | ipynb | p
conn = connect(user="@user@", passwd="@v@")
password = "@v@"
# data and text | ipynb | k
api_key = "@v@"
%env API_KEY=@vb@
# data and text | html | p
<input type="password" name="pwd" value="@vx@">
<script>var pass = '@vb@';</script>
# URL passwords | py js ts go java rb php | u
"postgres://@user@:@vu@@db.corp.io:5432/shop"
'mongodb+srv://@user@:@vu@@cluster0.ab1.mongodb.net/?retryWrites=true'
"redis://:@vu@@cache.corp.io:6379/0"
"amqp://@user@:@vu@@mq:5672//"
"mysql+pymysql://@user@:@vu@@db/shop"
# URL passwords | sh yaml yml | u
git clone https://@user@:@vu@@git.corp.io/team/app.git
export HTTPS_PROXY=http://@user@:@vu@@proxy.corp.io:3128
DATABASE_URL: postgresql://@user@:@vu@@db/shop?sslmode=disable
# URL passwords | md ini cfg | u
url = ftp://@user@:@vu@@files.corp.io/in
smtp://@user@:@vu@@mail.corp.io:587
# URL passwords | whole:.git-credentials | u
https://@user@:@vu@@git.corp.io
# URL passwords | whole:backup/git-config | u
[remote "origin"]\n\turl = https://@user@:@vu@@git.corp.io/a.git
# URL passwords | xml properties | u
url=jdbc:postgresql://db/shop?user=@user@&amp;password=@vu@
# HTTP Basic | py js ts go java rb | a
"Authorization": "Basic @up64@"
headers.set("Authorization", "Basic @up64@");
# HTTP Basic | sh md | a
curl -H 'Authorization: Basic @up64@' https://api.corp.io
# HTTP Basic | whole:call.http | a
GET https://api.corp.io/users\nAuthorization: Basic @up64@
# HTTP Basic | whole:.npmrc | a
_auth=@up64@
# HTTP Bearer and key headers | py js ts go java rb | t
"Authorization": "Bearer @v@",
req.Header.Add("Authorization", "Token @v@")
headers = {"PRIVATE-TOKEN": "@v@"}
# HTTP Bearer and key headers | sh md yaml | t
curl -H "Authorization: Bearer @v@" https://api.corp.io
http POST api.corp.io X-Api-Key:@vb@
# HTTP Bearer and key headers | whole:call.http | t
POST https://api.corp.io\nX-Auth-Token: @vb@\nContent-Type: application/json
# connection strings | cs py js | c
"Server=db01;Database=Shop;User Id=@user@;Password=@vb@;"
"Data Source=ORCL;User ID=@user@;Pwd=@vb@"
"DRIVER={SQL Server};SERVER=db;UID=@user@;PWD=@vb@"
"host=db user=@user@ password=@vb@ dbname=shop"
# connection strings | json | c
"DefaultConnection": "Server=.;Initial Catalog=Shop;User=@user@;Password=@vb@;Encrypt=False",
# connection strings | xml config | c
<add name="Main" connectionString="Data Source=db;Initial Catalog=S;User Id=@user@;Password=@vb@" />
# connection strings | go java | c
"@user@:@vb@@tcp(127.0.0.1:3306)/shop?parseTime=true"
"jdbc:sqlserver://db:1433;databaseName=s;user=@user@;password=@vb@"
'''

_NEGATIVE = r'''
# placeholder | py js ts java go cs
password = "changeme"
password = "your-password-here"
api_key = "YOUR_API_KEY"
secret = "<insert secret>"
token = "xxxxxxxxxxxxxxxxxxxx"
password = "********"
client_secret = "REPLACE_ME_WITH_CLIENT_SECRET"
passwd = ""
token = "${AUTH_TOKEN}"
password = "%(db_password)s"
secret = "{{ vault_secret }}"
pass = "#{DbPassword}#"
db_password = "__DB_PASSWORD__"
# reference | py
password = os.environ["DB_PASSWORD"]
secret_key = settings.SECRET_KEY
token = request.headers.get("X-Auth-Token")
api_key = config.get("service", "api_key")
password = getpass.getpass("Password for admin: ")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
PASSWORD_RESET_TIMEOUT_DAYS = "3days"
token_type = "urn:ietf:params:oauth:token-type:access_token"
password_field = "user_password_2fa"
secret_name = "prod/payments/db-credentials-v2"
AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}]
token_url = "https://login.corp.io/oauth2/v2.0/token"
salt = os.urandom(16)
password = models.CharField(max_length=128, help_text="Raw1 password")
assert user.password != "pbkdf2_sha256"
get_secret_value(SecretId="MyTestDatabaseSecret42")
key = "user:session:v2:%s"
logger.info("password for %s changed", user)
token_file = "/var/run/secrets/token-v1"
# reference | js ts
const password = req.body.password;
const token = localStorage.getItem('access_token_v2');
const TOKEN_KEY = 'app.auth.token.v1';
export const PASSWORD_REGEX = /^(?=.*[A-Z])(?=.*\d)[A-Za-z\d@$!%*?&]{8,}$/;
password: { type: String, required: [true, 'Password1 is required'] },
const secretName = `projects/${id}/secrets/db-pass1`;
export const RESET_PASSWORD_REQUEST = 'RESET_PASSWORD_REQUEST';
passwordPlaceholder: 'Enter at least 8 characters',
password: yup.string().min(8, 'Too short!'),
type TokenKind = 'access' | 'refresh';
const tokenType = 'Bearer';
label: t('auth.password.confirm2'),
<input type="password" formControlName="password" />
apiKey: environment.apiKey,
import { passwordStrength2 } from './password-strength2';
token: 'abc',
expect(screen.getByLabelText('Password')).toBeInTheDocument();
selectors: { passwordInput: '#login-form-password2' },
csrfToken: document.querySelector('meta[name="csrf-token"]').content,
const AUTH_HEADER = 'x-auth-token-v2';
key: 'settings-menu-item-42',
integrity: "sha512-%b64:64%",
commit: '%hex:40%',
keyCode: "ArrowLeft2",
primaryKey: 'order_line_id',
resolve: { token: TokenResolverV2 },
const secret = await vault.read('secret/data/app1');
# reference | java kt
private String password;
return this.passwordEncoder.encode(rawPassword1);
@JsonProperty("access_token") private String accessToken;
static final String PASSWORD_KEY = "spring.datasource.password";
@Value("${app.jwt.secret}") private String jwtSecret;
public static final String TOKEN_PREFIX = "Bearer ";
private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
String passwordParam = "j_password2";
throw new BadCredentialsException("Password1 does not match");
keyStore = KeyStore.getInstance("PKCS12");
@Column(name = "password_hash2")
setPassword(getProperty("db.pass"));
private static final long serialVersionUID = 4865903039190150223L;
Cipher.getInstance("AES/CBC/PKCS5Padding");
@SerializedName("secret_key_v2")
# reference | go
Password string `json:"password,omitempty" yaml:"password"`
token := r.Header.Get("Authorization2")
const secretVolumeName = "webhook-certs-v2"
ErrInvalidToken = errors.New("invalid token: signature2")
passwordFile := flag.String("password-file", "/etc/app/pass1", "")
SecretKeyRef: &v1.SecretKeySelector{Key: "db-password1"},
tokenPath = "/var/run/secrets/kubernetes.io/serviceaccount/token"
apiKeyHeader = "X-API-Key2"
digest: "sha256:%hex:64%",
# reference | cs
public string Password { get; set; }
[Display(Name = "Confirm password2")]
var secret = Configuration["Jwt:Secret"];
PublicKeyToken=b77a5c561934e089
[Guid("%uuid%")]
passwordBox.PlaceholderText = "Enter2 password";
nameof(Options.ClientSecret)
# reference | rb php
password = params[:user][:password]
has_secure_token :auth_token, length: 36
$password = $_POST['password1'];
'password' => 'required|string|min:8|confirmed',
$token = Str::random(60);
'password' => env('DB_PASSWORD'),
'throttle_key' => 'login.attempts.v2',
__('passwords.reset2')
# configuration | yaml yml
password: ${DB_PASSWORD}
password: "{{ lookup('env', 'DB_PASS2') }}"
secretName: tls-wildcard-2024
existingSecret: postgres-credentials-v2
token: ${{ secrets.GITHUB_TOKEN }}
passwordSecretRef: {name: db-pass1, key: password}
password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256
password: "{cipher}%hex:64%"
image: registry.io/app@sha256:%hex:64%
cache-key: deps-v2-linux-amd64
uses: actions/checkout@%hex:40%
key: node-modules-${{ hashFiles('yarn.lock') }}
password_policy: min12-upper-lower
serviceAccountName: token-reviewer2
password_changed: "Your password was changed."
authSecret: !Ref DbSecret1
secure: "%b64:256%"
MasterUserPassword: '{{resolve:secretsmanager:DbSecret1:SecretString:password}}'
forgot_password: Mot de passe oublié ?
# configuration | json
"password": "Passwort",
"password": "",
"tokenEndpoint": "/oauth/token/v2",
"integrity": "sha512-%b64:64%",
"gitHead": "%hex:40%",
"content-hash": "%hex:32%",
"passwordHelp": "At least 8 chars, 1 digit",
"id": "%uuid%",
"secretArn": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db",
"password": { "type": "string", "format": "password", "minLength": 8 },
"auth": "AuthModuleV2",
"tokenSeparators": "comma2space",
"cssKey": "app__password--v2",
"publicKey": "%b64:32%",
"keyboard.shortcut.secret": "Ctrl+Shift+K2",
# configuration | properties ini cfg conf
spring.datasource.password=${DB_PASS}
login.password.label=Enter your password
password.encryption.algorithm=PBEWithMD5AndTripleDES
error.token.expired=Token expired, please sign in
secret.provider.class=io.corp.VaultSecretProvider2
password_file = /run/secrets/db_pass1
auth.token.ttl=36000s
key.serializer=org.apache.kafka.common.serialization.StringSerializer
# configuration | toml tf
password = var.db_password
secret_id = data.aws_secretsmanager_secret.db1.id
checksum = "%hex:64%"
key_name = "bastion-key-2024"
rev = "%hex:40%"
key = "envs/prod/network.tfstate"
# configuration | xml
<password>${env.DB_PASS}</password>
<string name="password_hint">At least 8 characters</string>
<EditText android:id="@+id/password2" android:inputType="textPassword"/>
<label for="pwd2">Password:</label>
<token>@token.v2@</token>
# shell | sh bash
PASSWORD=$(cat /run/secrets/pass1)
read -s -p "Password: " PASSWORD
export TOKEN="$1"
curl -H "Authorization: Bearer $TOKEN" $URL
PASSWORD=`openssl rand -base64 12`
mysql -u root -p"$MYSQL_PWD"
SHA256=%hex:64%
echo "usage: login --password PASSWORD"
--password-stdin < ~/.docker_pass1
curl -u "$USER:$PASS" https://x.io
# prose | md rst txt
The password must be at least 8 characters.
Set `API_KEY=your_key_here` before you start.
Authorization: Bearer <token>
postgres://user:password@localhost:5432/db
https://username:password@example.com
password: (8 to 32 characters, no spaces)
| `password` | string | The user's password, hashed with bcrypt12 |
The token endpoint is `/oauth/v2/token`.
See commit %hex:40% for the secret rotation.
# code | c h cc cpp rs swift
#define PASSWORD_MAX_LEN 64
const char *password_prompt = "Password2: ";
static const char kTokenName[] = "csrf_token_v2";
password: Option<String>,
let token = Token::new(TokenKind::Ident2, span);
#define KEY_SCANCODE "KEY_F12_PRESS"
enum { TOKEN_STRING2, TOKEN_SECRET2 };
'''


def _parsed(text):
    heading = None
    for line in text.strip("\n").split("\n"):
        if line.startswith("# ") and "|" in line and line.count("|") <= 2 and "`" not in line:
            heading = tuple(part.strip() for part in line[2:].split("|"))
        elif line:
            yield *heading, line.replace("\\n", "\n").replace("\\t", "\t")


SHAPES = list(_parsed(_POSITIVE))
NEGATIVES = list(_parsed(_NEGATIVE))
