"""Secrets inside a larger text: URLs, headers, connection strings, JSON Web Keys, PEM blocks. Each kind has its own
list, because the larger text is what a reader knows them by. Marks as in shapes_code.py; more: @vu@ in a URL, @up64@
base64 of user:value, @k1@ @k2@ parts of a key, @pem@ a private key block, @peml@ the same on one line."""
U, H, S = "URL", "header", "connection string"

URL = [
    (U, "py", 'DATABASE_URL = "postgresql://@user@:@vu@@db.acme.io:5432/shop"'), (U, "js ts", "mongoose.connect('mongodb://@user@:@vu@@mongo1.acme.io:27017/shop');"),
    (U, "js ts", 'const broker = "amqp://@user@:@vu@@mq.acme.io/prod";'), (U, "go", 'dsn := "postgres://@user@:@vu@@10.0.3.7:5432/shop?sslmode=disable"'), (U, "go", 'dsn := "@user@:@vu@@tcp(db.acme.io:3306)/shop"'),
    (U, "rb", "Redis.new(url: 'redis://:@vu@@cache.acme.io:6379/0')"), (U, "java", 'String url = "jdbc:oracle:thin:@user@/@vb@@ora.acme.io:1521/shop";'), (U, "yaml yml", "broker: redis://:@vu@@redis:6379/1"),
    (U, "yaml yml", "url: https://@user@:@vu@@git.acme.io/team/app.git"), (U, "whole:.env", "DATABASE_URL=mysql://@user@:@vu@@db/shop"), (U, "whole:prod.env", "MONGO_URI=mongodb+srv://@user@:@vu@@c0.acme.mongodb.net/shop?retryWrites=true"),
    (U, "json", '"registry": "https://@user@:@vu@@npm.acme.io/",'), (U, "sh md", "git clone https://@user@:@vu@@git.acme.io/team/app.git"), (U, "sh md", "curl ftp://@user@:@vu@@files.acme.io/a.tgz -O"),
    (U, "sh", "export HTTPS_PROXY=http://@user@:@vu@@proxy.acme.io:3128"), (U, "toml", 'url = "smtp://@user@:@vu@@mail.acme.io:587"'), (U, "php", "'dsn' => 'smtp://@user@:@vu@@mail.acme.io:587',"),
    (U, "cs", 'var uri = new Uri("amqps://@user@:@vu@@mq.acme.io/vh");'), (U, "ex exs", 'url: "ecto://@user@:@vu@@db.acme.io/shop"'), (U, "tf", 'locals {\n  endpoint = "https://@user@:@vu@@es.acme.io:9200"\n}'),
    (U, "properties ini", "sqlalchemy.url = postgresql+psycopg2://@user@:@vu@@db/shop"), (U, "ipynb", 'engine = create_engine("mysql+pymysql://@user@:@vu@@db.acme.io/shop")'), (U, "Dockerfile", "ENV DATABASE_URL=postgres://@user@:@vu@@db/shop"), (U, "xml", "<url>https://@user@:@vu@@maven.acme.io/releases</url>"),
]
BASIC = [
    (H, "sh md", 'curl -H "Authorization: Basic @up64@" https://api.acme.io/'), (H, "js ts", "headers: { Authorization: 'Basic @up64@' },"), (H, "py", 'headers = {"Authorization": "Basic @up64@"}'),
    (H, "java", 'conn.setRequestProperty("Authorization", "Basic @up64@");'), (H, "go", 'req.Header.Set("Authorization", "Basic @up64@")'), (H, "whole:api.http", "GET /v1/items HTTP/1.1\nHost: api.acme.io\nAuthorization: Basic @up64@\n"),
    (H, "php", "curl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Basic @up64@']);"), (H, "rb", "req['Authorization'] = 'Basic @up64@'"), (H, "cs", 'client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "@up64@");'),
    (H, "json", '"headers": [{ "key": "Authorization", "value": "Basic @up64@" }],'), (H, "yaml yml", "headers:\n  Authorization: Basic @up64@"), (H, "swift", 'request.setValue("Basic @up64@", forHTTPHeaderField: "Authorization")'), (H, "rst md", "    Authorization: Basic @up64@"),
]
BEARER = [
    (H, "sh md", 'curl -H "Authorization: Bearer @v@" https://api.acme.io/'), (H, "js ts", "headers: { 'Authorization': 'Bearer @v@' },"), (H, "js ts", "axios.defaults.headers.common['Authorization'] = `Bearer @v@`;"),
    (H, "py", 'headers = {"Authorization": "Bearer @v@"}'), (H, "java", 'request.addHeader("Authorization", "Bearer @v@");'), (H, "go", 'req.Header.Add("Authorization", "Bearer @v@")'),
    (H, "whole:call.http", "GET /v1/items HTTP/1.1\nHost: api.acme.io\nAuthorization: Bearer @v@\n"), (H, "php", "'headers' => ['Authorization' => 'Bearer @v@'],"), (H, "rb", "http.headers['Authorization'] = \"Bearer @v@\""),
    (H, "kt", 'header("Authorization", "Bearer @v@")'), (H, "json", '"Authorization": "Bearer @v@",'), (H, "yaml yml", "authorization: Bearer @v@"), (H, "rs", '    .bearer_auth("@v@")'), (H, "cs", 'new AuthenticationHeaderValue("Bearer", "@v@")'), (H, "ipynb", 'headers = {"Authorization": "Bearer @v@"}'),
    (H, "sh md", "curl -H 'X-Api-Key: @v@' https://api.acme.io/"), (H, "js ts py", 'headers = { "X-Auth-Token": "@v@" }'), (H, "go", 'req.Header.Set("X-API-Key", "@v@")'), (H, "dart", "headers: {'Authorization': 'Token @v@'},"), (H, "sh", "http GET api.acme.io \"Authorization:token @v@\""),
]
CONNECTION = [
    (S, "json", '"DefaultConnection": "Server=db.acme.io;Database=Shop;User Id=@user@;Password=@vb@;TrustServerCertificate=True",'), (S, "cs", 'var cs = "Data Source=db;Initial Catalog=Shop;User ID=@user@;Password=@vb@;";'), (S, "xml config", '<add name="Shop" connectionString="Server=db;Uid=@user@;Pwd=@vb@;Database=shop" providerName="MySql.Data.MySqlClient"/>'),
    (S, "py", 'conn = pyodbc.connect("DRIVER={ODBC Driver 17 for SQL Server};SERVER=db;UID=@user@;PWD=@vb@")'), (S, "py", 'psycopg2.connect("host=db dbname=shop user=@user@ password=@vb@")'), (S, "go", 'sql.Open("postgres", "host=db user=@user@ password=@vb@ dbname=shop sslmode=disable")'),
    (S, "java", 'String url = "jdbc:mysql://db.acme.io:3306/shop?user=@user@&password=@vb@";'), (S, "java kt", 'val url = "jdbc:sqlserver://db:1433;databaseName=shop;user=sa;password=@vb@"'), (S, "yaml yml", "connectionString: Server=db;Port=5432;Database=shop;User Id=@user@;Password=@vb@;"),
    (S, "ps1", '$cs = "Server=db;Database=shop;User ID=@user@;Password=@vb@"'), (S, "whole:app.env", "DB_DSN=host=db port=5432 user=@user@ password=@vb@ dbname=shop"), (S, "properties", "spring.datasource.url=jdbc:postgresql://db/shop?user=@user@&password=@vb@"), (S, "c cc cpp", 'auto conninfo = "host=db user=@user@ password=@vb@";'), (S, "yaml yml", "redis: cache.acme.io:6380,password=@vb@,ssl=True,abortConnect=False"),
]
JWK = [
    ("JWK", "json", '"jwk": { "kty": "oct", "kid": "a1", "k": "@k1@", "alg": "HS256" },'), ("JWK", "whole:private.jwk", '{"kty":"EC","crv":"P-256","x":"@k1@","y":"@k2@","d":"@v@"}'), ("JWK", "js ts", "const jwk = { kty: 'OKP', crv: 'Ed25519', x: '@k1@', d: '@v@' };"),
    ("JWK", "py", 'jwk = {"kty": "oct", "k": "@v@"}'), ("JWK", "json", '"keys": [\n    {\n      "kty": "EC",\n      "crv": "P-256",\n      "d": "@v@",\n      "x": "@k1@",\n      "y": "@k2@"\n    }\n  ],'), ("JWK", "go java", 'key := `{"kty":"EC","crv":"P-256","x":"@k1@","y":"@k2@","d":"@v@"}`'),
    ("JWK", "rb", "jwk = { 'kty' => 'oct', 'k' => '@v@' }"), ("JWK", "sh", "JWK='{\"kty\":\"oct\",\"k\":\"@v@\"}'"),
]
PEM = [
    ("key block", "whole:server.key", "@pem@"), ("key block", "whole:id_rsa", "@pem@"), ("key block", "py", 'KEY = """@pem@"""'), ("key block", "go js", "const key = `@pem@`"), ("key block", "yaml yml", "key: |\n  @pem>@"),
    ("key block", "json", '"private_key": "@peml@",'), ("key block", "whole:.env", 'PRIVATE_KEY="@peml@"'), ("key block", "tf", 'locals {\n  key = <<EOF\n@pem@\nEOF\n}'), ("key block", "xml", "<key>@pem@</key>"), ("key block", "js ts java", 'String key = "@peml@";'), ("key block", "ipynb", 'key = """@peml@"""'), ("key block", "sh", "cat > key.pem <<'EOF'\n@pem@\nEOF"),
]
