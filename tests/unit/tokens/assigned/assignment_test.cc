// One row a shape: where the value `V…` begins is given, the name and the end must be found.
#include "tokens/assigned/assignment.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::tokens {
namespace {

struct Row {
  std::string_view text;
  std::string_view name;  // or what it means
  std::string_view value = "V4lue";
};

const Row kRows[] = {
    {R"(password = "V4lue")", "password"},
    {R"(password="V4lue";)", "password"},
    {R"("password": "V4lue",)", "password"},
    {R"('password' => 'V4lue')", "password"},
    {R"(:password => "V4lue")", "password"},
    {R"(password := "V4lue")", "password"},
    {R"(password <- "V4lue")", "password"},
    {R"(if (password == "V4lue"))", "password"},
    {R"(config["password"] = "V4lue")", "password"},
    {R"(config[:password] = 'V4lue')", "password"},
    {R"(this.password = "V4lue")", "this.password"},
    {R"(password: str = "V4lue")", "password"},
    {R"(password: Optional[str] = "V4lue")", "password"},
    {R"(const password: &'static str = "V4lue";)", "password"},
    {R"(var apiKey string = "V4lue")", "apiKey"},
    {R"(private String password = "V4lue";)", "password"},
    {R"(password = b"V4lue")", "password"},
    {R"(password = """V4lue""")", "password"},
    {R"(setPassword("V4lue"))", "setPassword"},
    {R"(password.equals("V4lue"))", "password.equals"},
    {R"(props.put("password", "V4lue"))", "password"},
    {R"(os.getenv("DB_PASSWORD", "V4lue"))", "DB_PASSWORD"},
    {R"(strcmp(password, "V4lue"))", "password"},
    {R"("type": "password", "hashedValue": "V4lue")", "hashedValue"},
    {R"(default['postgresql']['password']['admin'] = 'V4lue')", "password"},
    {R"(passwords["prod"] = "V4lue")", "passwords"},
    {"jdbc.pwd:V4lue\n", "jdbc.pwd"},
    {R"(// old db password was "V4lue")", "password"},
    {R"(RUN echo "root:V4lue" | chpasswd)", "password"},
    {"echo root:V4lue | sudo chpasswd", "password"},
    {"openssl pkcs12 -export -passout pass:V4lue", "password"},
    {R"(openssl rsa -in k.pem -passin "pass:V4lue")", "password"},
    {R"(WiFi.begin(ssid, "V4lue");)", "password"},
    {R"(new X509Certificate2("a.pfx", "V4lue"))", "password"},
    {"echo API_TOKEN=V4lue >> .env &&\n", "API_TOKEN"},
    {R"(strcmp($password, "V4lue"))", "$password"},
    {R"(mysqli_connect($host, $user, "V4lue"))", "password"},
    {"access_token=V4lue&token_type=bearer\n", "access_token"},
    {R"(check("item", "password", "V4lue"))", "password"},
    {R"(set("password" "V4lue"))", "password"},
    {R"(login("joe@acme.example", "V4lue"))", "password"},
    {R"(ENV.fetch("DB_PASSWORD") { "V4lue" })", "DB_PASSWORD"},
    {R"(CMD ["redis-server", "--requirepass", "V4lue"])", "--requirepass"},
    {R"(ENTRYPOINT ["/bin/app", "--token", "V4lue"])", "--token"},
    {R"(process.env.SECRET || "V4lue")", "process.env.SECRET"},
    {R"(os.environ.get("SECRET") or "V4lue")", "SECRET"},
    {R"(CREATE USER a IDENTIFIED BY 'V4lue')", "password"},
    {R"(new mysqli('localhost', 'joe', 'V4lue', 'shop'))", "password"},
    {R"(new Sequelize('shop', 'joe', 'V4lue', {}))", "password"},
    {R"(create_superuser("joe", "joe@acme.example", "V4lue"))", "password"},
    {R"(keyStore.load(in, "V4lue".toCharArray()))", "password"},
    {R"(jedis.auth("V4lue"))", "password"},
    {R"(jwt.sign(payload, "V4lue"))", "secret"},
    {R"(.signWith(HS256, "V4lue"))", "secret"},
    {R"(cookieParser("V4lue"))", "secret"},
    {R"(token.SignedString([]byte("V4lue")))", "secret"},
    {R"(Algorithm.HMAC256("V4lue");)", "secret"},
    {R"(new SecretKeySpec("V4lue".getBytes(UTF_8), "AES"))", "secret"},
    {R"(hmac.new(b"V4lue", message, sha256))", "secret"},
    {R"(crypto.createHmac('sha256', 'V4lue'))", "secret"},
    {R"(AES.new("V4lue", AES.MODE_ECB))", "secret"},
    {R"(session.auth = ("joe", "V4lue"))", "password"},
    {R"(page.fill('input[name="password"]', 'V4lue'))", "password"},
    {R"(ConvertTo-SecureString -String 'V4lue' -AsPlainText)", "password"},
    {R"(public string DbPassword { get; set; } = "V4lue";)", "DbPassword"},
    {R"(#define APP_TOKEN @"V4lue")", "APP_TOKEN"},
    {R"({default_pass, <<"V4lue">>})", "default_pass"},
    {R"(passwd: str = Field("V4lue", env="X"))", "passwd"},
    {"ENV DB_PASSWORD V4lue\n", "DB_PASSWORD"},
    {R"(env::var("PG_PASS").unwrap_or_else(|_| "V4lue".to_string()))", "PG_PASS"},
    {R"(Optional.ofNullable(System.getenv("DB_PASS")).orElse("V4lue"))", "DB_PASS"},
    {R"(login_password: "{{ db_pw | default('V4lue') }}")", "db_pw"},
    {R"(byte[] hmacKey = Base64.getDecoder().decode("V4lue");)", "hmacKey"},
    {R"(std::string auth_token{"V4lue"};)", "auth_token"},
    {R"(<Map apiKey={"V4lue"} />)", "apiKey"},
    {R"(buildConfigField("String", "AUTH_TOKEN", "\"V4lue\""))", "AUTH_TOKEN"},
    {"/* user=joe pwd=V4lue */", "pwd"},
    {"<property name=\"dbPassword\">\n  <value>V4lue</value>", "dbPassword"},
    {R"(sessions.NewCookieStore([]byte("V4lue")))", "secret"},
    {R"(new SymmetricSecurityKey(Encoding.UTF8.GetBytes("V4lue")))", "SymmetricSecurityKey"},
    {R"(String secret = System.getProperty("acme.cs", "V4lue");)", "secret"},
    {R"({\"password\": \"V4lue\"})", "password"},
    {"password = V4lue\n", "password"},
    {"DB_PASSWORD=V4lue", "DB_PASSWORD"},
    {"password: V4lue\n", "password"},
    {"password: V4lue  # of the database\n", "password"},
    {"https://acme.example/?access_token=V4lue&page=2", "access_token"},
    {"Server=a;Password=V4lue;Timeout=3", "Password"},
    {"Authorization: Bearer V4lue\n", "Authorization"},
    {R"(curl -H "X-Api-Key: V4lue")", "X-Api-Key"},
    {"mysql --password V4lue shop", "--password"},
    {"requirepass V4lue\n", "requirepass"},
    {"bindpw V4lue\n", "bindpw"},
    {"password: !!str V4lue\n", "password"},
    {"<password>V4lue</password>", "password"},
    {R"(<entry key="password">V4lue</entry>)", "password"},
    {R"(<property name="password" value="V4lue"/>)", "password"},
    {R"(<add key="ApiSecret" value="V4lue" />)", "ApiSecret"},
    {"- name: DB_PASSWORD\n  value: V4lue\n", "DB_PASSWORD"},
    {R"({"name": "DB_PASSWORD", "value": "V4lue"})", "DB_PASSWORD"},
    {R"(char password[32] = "V4lue")", "password"},
    {R"(password = SecretString::new("V4lue"))", "password"},
    {R"("db_password": []byte("V4lue"))", "db_password"},
    {R"(DB_PASSWORD="${DB_PASSWORD:-V4lue}")", "DB_PASSWORD"},
    {R"(| password | `V4lue` |)", "password"},
    {"<name>smtp.password</name>\n<value>V4lue</value>", "smtp.password"},
    {"args:\n  - --db-password\n  - V4lue\n", "--db-password"},
    {"mysql -u joe -pV4lue shop", "password"},
    {"DB_PASSWORD=V4;l,u(e&x",
     "DB_PASS"
     "WORD",
     "V4;l,u(e&x"},
    {"export DB_PASSWORD=V4|lue\n", "DB_PASSWORD", "V4|lue"},
    {"  password: V4,lue{x}z\nuser: x", "password", "V4,lue{x}z"},
    {"url?password=V4lue&a=b", "password"},
};

TEST(Assignment, Shapes) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.text);
    const auto found = read_assignment(row.text, row.text.find(row.value));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(row.text.substr(found->value.begin, found->value.size()), row.value);
    EXPECT_EQ(found->means.empty() ? row.text.substr(found->name.begin, found->name.size())
                                   : found->means,
              row.name);
  }
}

TEST(Assignment, WhatAssignsNothing) {
  for (const std::string_view text : {R"("V4lue")",
                                      "V4lue",
                                      "the password V4lue",
                                      R"(Keys: []string{"V4lue"},)",
                                      R"(getPassword("V4lue"))",
                                      R"(findByToken("V4lue"))",
                                      "password = V4lue(x)",
                                      "token = V4lue[0]",
                                      "token = V4lue + 1",
                                      "password: V4lue of the database\n",
                                      "user:V4lue@host",
                                      R"(print("a", "V4lue"))",
                                      R"(check(password) { print("V4lue") })",
                                      R"(sign('', 'my_secret') => 'V4lue')",
                                      R"({"token", "password", "V4lue"})",
                                      R"(snmpget($host, $password, "V4lue"))",
                                      "tokens[`V4lue`]",
                                      R"(handleLogin(token, null, "V4lue"))",
                                      "https://ci.acme.example/graph/badge.svg?token=V4lue)",
                                      "https://ci.acme.example/badges/7?token=V4lue)",
                                      "https://files.acme.example/o/a.png?alt=media&token=V4lue",
                                      "/etc/passwd: V4lue\n",
                                      R"(loader.load(in, "V4lue"))",
                                      R"(page.auth("V4lue"))",
                                      R"(x.sign(payload, "V4lue"))",
                                      "password: !vault V4lue\n",
                                      "password = \"V4lue\n\"",
                                      "<password>V4lue<b>",
                                      R"(hidePassword ? "V4lue" : "x")",
                                      "PASS: V4lue",
                                      "we pass \"V4lue\" to it",
                                      "[\"pw_passwd\",\n \"V4lue\"]",
                                      R"(passwordFile = Path::new("V4lue"))",
                                      R"(password = f"V4lue{x}")",
                                      "password = V4lue (x)",
                                      "password = V4lue;",
                                      "CryptoKey](a) | `V4lue`",
                                      "password: V4lue(x),\n",
                                      "password: V4lue;\n",
                                      "identified by `V4lue`",
                                      "x = [\"a\",\n\"wpa-psk\",\n\"V4lue\"]",
                                      R"("${ADMIN_PASS" "V4lue")"}) {
    SCOPED_TRACE(text);
    const auto found = read_assignment(text, text.find("V4lue"));
    EXPECT_FALSE(found.has_value())
        << text.substr(found->name.begin, found->name.size()) << found->means;
  }
}

// No walk leaves the text, wherever it is cut and wherever the value is said to begin.
TEST(Assignment, AnyPieceOfAnyShape) {
  for (const Row& row : kRows) {
    for (std::size_t begin = 0; begin < row.text.size(); ++begin) {
      for (std::size_t end = begin + 1; end <= row.text.size(); ++end) {
        const std::string piece(row.text.substr(begin, end - begin));
        for (std::size_t at = 0; at <= piece.size(); at += 3) {
          const auto found = read_assignment(piece, at);
          if (!found) continue;
          ASSERT_LE(found->name.end, at);
          ASSERT_EQ(found->value.begin, at);
          ASSERT_LE(found->value.end, piece.size());
        }
      }
    }
  }
}

}  // namespace
}  // namespace scan::tokens
