"""How people assign a secret in programs, language by language.

A shape is (place, endings of the files it goes into, text). @n_@ is the name in snake_case, @nC@ camelCase,
@nP@ PascalCase, @nU@ UPPER_CASE, @nk@ kebab-case, @nd@ dotted, @nw@ words; @v@ the value as it is,
@vb@ one without marks, @v64@ in base64, @vx@ escaped for XML, @user@ somebody's name.
"""
A, F, D = "code: assignment", "code: argument", "code: default of a setting"
J, PY = "js ts jsx mjs tsx", "py"

SHAPES = [
    # Python
    (A, PY, '@n_@ = "@v@"'), (A, PY, "@nU@ = '@v@'"), (A, PY, 'self.@n_@ = "@v@"'),
    (A, PY, '@n_@: str = "@v@"'), (A, PY, '@n_@ = b"@v@"'), (A, PY, 'os.environ["@nU@"] = "@v@"'),
    (A, PY, 'settings = {\n    "user": "@user@",\n    "@n_@": "@v@",\n}'), (A, PY, "app.config['@nU@'] = '@v@'"),
    (A, PY, 'client = Client(host=host, @n_@="@v@")'), (A, PY, "conn = connect(user='@user@', @n_@='@v@', timeout=3)"),
    (A, PY, '@nU@ = (\n    "@v@"\n)'), (D, PY, '@n_@ = os.getenv("@nU@", "@v@")'),
    (D, PY, "@n_@ = os.environ.get('@nU@') or '@v@'"),
    (D, PY, 'parser.add_argument("--@nk@", default="@v@", help="as given by the admin")'),
    (D, PY, '@n_@ = config("@nU@", default="@v@")'), (F, PY, 'client.set_@n_@("@v@")'),
    # JavaScript and TypeScript
    (A, J, "const @nC@ = '@v@';"), (A, J, 'let @nC@ = "@v@"'), (A, J, "const @nU@ = `@v@`;"),
    (A, J, "const options = {\n  user: '@user@',\n  @nC@: '@v@',\n};"), (A, J, "  '@nk@': '@v@',"),
    (A, J, 'process.env.@nU@ = "@v@";'), (A, J, "this.@nC@ = '@v@';"), (A, J, "module.exports.@nC@ = '@v@';"),
    (A, "ts tsx", "private readonly @nC@: string = '@v@';"), (D, J, "const @nC@ = process.env.@nU@ || '@v@';"),
    (D, J, "  @nC@: process.env.@nU@ ?? '@v@',"), (F, J, "client.set('@nC@', '@v@');"),
    (A, J, "cy.visit('/login', { @nC@: '@v@' })"),
    # Java
    (A, "java", 'private static final String @nU@ = "@v@";'), (A, "java", 'String @nC@ = "@v@";'),
    (F, "java", 'dataSource.set@nP@("@v@");'), (F, "java", 'props.put("@nd@", "@v@");'),
    (F, "java", 'props.setProperty("@nC@", "@v@");'), (F, "java", '    .@nC@("@v@")'),
    (D, "java", '@Value("${@nd@:@vb@}")\nprivate String @nC@;'), (A, "java", "char[] @nC@ = \"@v@\".toCharArray();"),
    (A, "java", '@TestPropertySource(properties = "@nd@=@vb@")'),
    # Kotlin, Scala, Groovy
    (A, "kt", 'val @nC@ = "@v@"'), (A, "kt", 'private const val @nU@ = "@v@"'), (A, "kt", 'connect(user = "@user@", @nC@ = "@v@")'),
    (A, "kt kts", '    @nC@ = "@v@"'), (A, "scala", 'val @nC@ = "@v@"'), (A, "scala", 'val @nC@: String = "@v@"'),
    (A, "scala", '"@nd@" -> "@v@",'), (A, "gradle groovy", "    @nC@ '@v@'"), (A, "gradle groovy", 'def @nC@ = "@v@"'),
    # C#, PowerShell
    (A, "cs", 'public const string @nP@ = "@v@";'), (A, "cs", 'var @nC@ = "@v@";'), (A, "cs", 'new Account { User = "@user@", @nP@ = "@v@" };'),
    (A, "cs", '["@nP@"] = "@v@",'), (A, "cs", 'string @nC@ = @"@v@";'), (F, "cs", 'builder.With@nP@("@v@")'),
    (A, "ps1 psm1", '$@nP@ = "@v@"'), (A, "ps1 psm1", "$env:@nU@ = '@v@'"), (A, "ps1 psm1", "$params = @{\n    User = '@user@'\n    @nP@ = '@v@'\n}"),
    # Go, Rust
    (A, "go", '@nC@ := "@v@"'), (A, "go", 'const @nC@ = "@v@"'), (A, "go", "var @nC@ string = `@v@`"),
    (A, "go", 'cfg := Config{\n\tUser: "@user@",\n\t@nP@: "@v@",\n}'), (A, "go", 'c.@nP@ = "@v@"'), (F, "go", 'os.Setenv("@nU@", "@v@")'),
    (F, "go", 't.Setenv("@nU@", "@v@")'), (D, "go", '@nC@ := flag.String("@nk@", "@v@", "for the server")'),
    (A, "go", '"@n_@": []byte("@v@"),'), (A, "rs", 'let @n_@ = "@v@";'), (A, "rs", 'const @nU@: &str = "@v@";'),
    (A, "rs", '@n_@: "@v@".to_string(),'), (A, "rs", 'let @n_@ = String::from("@v@");'), (F, "rs", '    .@n_@("@v@")'),
    (F, "rs", 'env::set_var("@nU@", "@v@");'),
    # C and C++
    (A, "c h", '#define @nU@ "@v@"'), (A, "c cpp cc h", 'static const char *@n_@ = "@v@";'), (A, "c cc", 'char @n_@[] = "@v@";'),
    (A, "c", '.@n_@ = "@v@",'), (A, "cc cpp", 'const std::string @nC@ = "@v@";'), (A, "cc cpp h", 'constexpr auto k@nP@ = "@v@";'),
    (F, "c cc", 'strcpy(cfg.@n_@, "@v@");'), (F, "c cc", 'setenv("@nU@", "@v@", 1);'),
    # PHP, Ruby, Perl, Lua
    (A, "php", "$@nC@ = '@v@';"), (A, "php", "'@n_@' => '@v@',"), (A, "php", "define('@nU@', '@v@');"),
    (A, "php", "$config['db']['@n_@'] = '@v@';"), (A, "php", "private $@nC@ = \"@v@\";"), (A, "php", "const @nU@ = '@v@';"),
    (D, "php", "'@n_@' => env('@nU@', '@v@'),"), (A, "php", "$this->@nC@ = '@v@';"),
    (A, "rb", "@n_@: '@v@',"), (A, "rb", ":@n_@ => '@v@',"), (A, "rb", "config.@n_@ = '@v@'"), (A, "rb", "@nU@ = '@v@'.freeze"),
    (D, "rb", "@n_@ = ENV.fetch('@nU@', '@v@')"), (A, "rb", "ENV['@nU@'] ||= '@v@'"), (A, "rb", "@@n_@ = \"@v@\""),
    (A, "pl pm t", "my $@n_@ = '@v@';"), (A, "pl pm t", "@n_@ => '@v@',"), (A, "pl pm t", "$ENV{@nU@} = '@v@';"),
    (A, "pl pm t", "$self->{@n_@} = '@v@';"), (A, "lua", 'local @n_@ = "@v@"'), (A, "lua", '@n_@ = "@v@",'),
    # Swift, Dart, Elixir, R
    (A, "swift", 'let @nC@ = "@v@"'), (A, "swift", 'static let @nC@: String = "@v@"'), (A, "swift", 'login(user: "@user@", @nC@: "@v@")'),
    (A, "dart", "final @nC@ = '@v@';"), (A, "dart", "const String @nC@ = '@v@';"), (A, "dart", "@nC@: '@v@',"),
    (A, "ex exs", '@n_@: "@v@",'), (A, "ex exs", 'config :shop, Shop.Repo, @n_@: "@v@"'), (A, "ex exs", '@@n_@ "@v@"'),
    (D, "ex exs", 'System.get_env("@nU@") || "@v@"'), (A, "py r", '@n_@ <- "@v@"'),
    # Shells and build files
    (A, "sh", '@nU@="@vb@"'), (A, "sh", "export @nU@='@v@'"), (A, "sh", "export @nU@=@vb@"), (A, "sh", "readonly @nU@=@vb@"),
    (A, "sh", "@nU@=@vb@ ./deploy --now"), (D, "sh", '@nU@="${@nU@:-@vb@}"'), (D, "sh", ': "${@nU@:=@vb@}"'),
    (A, "sh", "local @n_@='@v@'"), (A, "sh", 'echo "@nU@=@vb@" >> .env'), (A, "bat cmd", "set @nU@=@vb@"),
    (A, "bat cmd", 'set "@nU@=@vb@"'), (A, "mk Makefile", "@nU@ ?= @vb@"), (A, "mk Makefile", "@nU@ := @vb@"),
    (A, "cmake CMakeLists.txt", 'set(@nU@ "@vb@")'),
]
