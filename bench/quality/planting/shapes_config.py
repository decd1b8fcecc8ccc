"""How people keep a secret in configuration: ini, env, YAML, JSON, TOML, HCL, Nix, XML, containers, SQL.

The marks in the texts are those of shapes_code.py. A text with `whole:` before it is a file of its own, named by
the ending.
"""
E, Y, JS, X, C = "env and ini", "YAML", "JSON", "XML", "containers"

SHAPES = [
    # KEY=value files
    (E, "whole:.env", "APP_ENV=production\nAPP_USER=@user@\n@nU@=@vb@\nLOG_LEVEL=info"), (E, "whole:.env.production", 'PORT=8080\n@nU@="@v@"\n'),
    (E, "whole:dev.env", "export @nU@='@v@'\nexport REGION=eu"), (E, "properties", "@nd@=@vb@"), (E, "properties", "app.@nd@ = @vb@"),
    (E, "ini cfg conf", "[service]\nuser = @user@\n@n_@ = @vb@"), (E, "ini cfg conf", "@n_@=@vb@"), (E, "ini cfg conf", '@nk@ = "@v@"'),
    (E, "ini cfg conf", "@n_@: @vb@"), (E, "conf", "@n_@ @vb@"), (E, "conf", "  @nC@ = \"@v@\""),
    # YAML
    (Y, "yaml yml", "service:\n  auth:\n    user: @user@\n    @n_@: @vb@"), (Y, "yaml yml", '@nC@: "@v@"'), (Y, "yaml yml", "@nk@: '@v@'"),
    (Y, "yaml yml", "env:\n  - name: @nU@\n    value: \"@v@\""), (Y, "yaml yml", "extraEnv:\n  - name: @nU@\n    value: @vb@"),
    (Y, "yaml yml", "environment:\n  - APP_USER=@user@\n  - @nU@=@vb@"), (Y, "yaml yml", "environment:\n  @nU@: @vb@"),
    (Y, "yaml yml", "users:\n  - { user: @user@, @n_@: '@v@' }"), (Y, "yaml yml", "stringData:\n  @nC@: @vb@"),
    (Y, "yaml yml", "data:\n  @nk@: @v64@"), (Y, "yaml yml", "args: [\"--@nk@=@vb@\", \"--verbose\"]"),
    (Y, "yaml yml", "args:\n  - --@nk@\n  - @vb@"), (Y, "yaml yml", "config: |\n  user = @user@\n  @n_@ = @vb@"),
    (Y, "yaml yml", "run: ./deploy --user @user@ --@nk@ @vb@"), (Y, "yaml yml", "mysql_user: name=@user@ @n_@=@vb@ state=present"),
    (Y, "yaml yml", "@n_@: &shared @vb@"),
    # JSON
    (JS, "json", '"@nC@": "@v@",'), (JS, "json", '"@n_@": "@v@",'), (JS, "json", '"@nU@": "@v@",'), (JS, "json", '"@nP@": "@v@",'),
    (JS, "json", '"auth": { "user": "@user@", "@nC@": "@v@" },'), (JS, "json", '"env": [{ "name": "@nU@", "value": "@v@" }],'),
    (JS, "json", '"parameters": { "@nC@": { "value": "@v@" } },'), (JS, "json", '"environment": [{"ParameterKey": "@nP@", "ParameterValue": "@v@"}],'),
    (JS, "json", '"body": "{\\"user\\": \\"@user@\\", \\"@nC@\\": \\"@v@\\"}",'), (JS, "json", '"command": "deploy --@nk@ @vb@",'),
    (JS, "js ts py go java", 'body = "{\\"user\\":\\"@user@\\",\\"@n_@\\":\\"@v@\\"}"'), (JS, "sh", "curl -d '{\"user\":\"@user@\",\"@n_@\":\"@vb@\"}' \"$URL\""),
    # TOML, HCL, Nix
    ("TOML", "toml", '[deploy]\n@n_@ = "@v@"'), ("TOML", "toml", "[deploy.@n_@s]\nmain = 1\n@nk@ = '@v@'"), ("TOML", "toml", 'auth = { user = "@user@", @n_@ = "@v@" }'),
    ("Terraform", "tf", 'locals {\n  @n_@ = "@v@"\n}'), ("Terraform", "tf", 'variable "@n_@" {\n  type    = string\n  default = "@v@"\n}'),
    ("Terraform", "whole:prod.tfvars", 'region = "eu-west-1"\n@n_@ = "@v@"'), ("Terraform", "tf", 'resource "x_login" "main" {\n  username = "@user@"\n  @n_@ = "@v@"\n}'),
    ("Nix", "nix", '  @nC@ = "@v@";'), ("Nix", "nix", '  services.app.settings.@nC@ = "@v@";'), ("Nix", "nix", '  environment.variables."@nU@" = "@v@";'),
    # XML
    (X, "xml config csproj", '<@nC@>@vx@</@nC@>'), (X, "xml config csproj", '<add key="@nP@" value="@vx@" />'), (X, "xml", '<property name="@nC@" value="@vx@"/>'),
    (X, "xml", '<login user="@user@" @nC@="@vx@"/>'), (X, "xml", '<property>\n  <name>@nd@</name>\n  <value>@vx@</value>\n</property>'),
    (X, "xml", '<entry key="@nd@">@vx@</entry>'), (X, "whole:settings.xml", '<settings>\n <servers>\n  <server>\n   <id>central</id>\n   <username>@user@</username>\n   <@nC@>@vx@</@nC@>\n  </server>\n </servers>\n</settings>'),
    (X, "whole:strings.xml", '<resources>\n  <string name="@n_@">@vx@</string>\n</resources>'), (X, "whole:Info.plist", '<plist version="1.0">\n<dict>\n  <key>@nP@</key>\n  <string>@vx@</string>\n</dict>\n</plist>'),
    (X, "xml", '<param name="@n_@"><![CDATA[@vb@]]></param>'), (X, "html", '<input type="hidden" name="@n_@" value="@vx@">'),
    # Containers
    (C, "Dockerfile", "ENV @nU@=@vb@"), (C, "Dockerfile", 'ENV @nU@ "@vb@"'), (C, "Dockerfile", "ARG @nU@=@vb@"), (C, "Dockerfile", "RUN app --@nk@ @vb@ install"),
    (C, "Dockerfile", "ENV APP_HOME=/srv \\\n    @nU@=@vb@"), (C, "sh md", "docker run -d -e @nU@=@vb@ acme/app:1.2"), (C, "sh md", "kubectl create secret generic app --from-literal=@nk@=@vb@"),
    (C, "sh", "helm upgrade app ./chart --set auth.@nC@=@vb@"),
]
