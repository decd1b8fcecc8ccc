"""Secrets in prose, comments, commands and queries. Marks as in shapes_code.py."""
T, O, Q, K = "comments and docs", "command line", "SQL", "notebook"

SHAPES = [
    (T, "py sh rb yaml yml", "# @nw@: @vb@"), (T, "js ts go java c cs php swift kt", "// @nC@ = \"@v@\""), (T, "js java c php", "/* old @nw@: @vb@ */"),
    (T, "py rb", '# @n_@ = "@v@"'), (T, "md", "The @nw@ is `@vb@`."), (T, "md", "```yaml\n@n_@: @vb@\n```"), (T, "md", "```sh\nexport @nU@=@vb@\n```"),
    (T, "md", "| @nw@ | `@vb@` |"), (T, "md", "- **@nw@**: @vb@"), (T, "md rst", "Log in as @user@ with @nw@ @vb@ and go on."), (T, "rst", ".. code-block:: python\n\n    @n_@ = \"@v@\""),
    (T, "rst", ":@nw@: @vb@"), (T, "html", "<p>@nw@: <code>@vx@</code></p>"), (T, "py", '"""\n>>> client = Client(@n_@="@v@")\n"""'),
    (T, "whole:notes.txt", "server: build3\nuser: @user@\n@nw@: @vb@\n"), (T, "java", " * @param @nC@ such as {@code @vb@}"),
    (O, "sh md yaml yml", "tool login --user @user@ --@nk@ @vb@"), (O, "sh md", "tool push --@nk@=@vb@ ./dist"), (O, "sh md", "tool push --@nk@ '@v@' ./dist"),
    (O, "py js", 'args = ["tool", "--@nk@", "@v@", "--verbose"]'), (O, "py js rb", 'run("tool --@nk@ @vb@ --all")'), (O, "ps1", "Connect-Tool -User @user@ -@nP@ '@v@'"),
    (O, "java", 'new String[] {"-D@nd@=@vb@"}'), (O, "sh md", "java -D@nd@=@vb@ -jar app.jar"), (O, "whole:job.service", "[Service]\nEnvironment=\"@nU@=@vb@\"\nExecStart=/usr/bin/app"),
    (O, "sh", "curl \"https://api.acme.io/v1/items?@n_@=@vb@&page=2\""), (O, "py js go java", 'url = "https://api.acme.io/v1/items?@n_@=@vb@&page=2"'),
    (O, "sh md", "curl -X POST -d 'user=@user@&@n_@=@vb@' https://api.acme.io/login"),
    (Q, "whole:seed.sql", "INSERT INTO settings (name, value) VALUES ('@n_@', '@v@');"), (Q, "whole:update.sql", "UPDATE accounts SET @n_@ = '@v@' WHERE id = 7;"),
    (Q, "py java go", 'query = "UPDATE accounts SET @n_@ = \'@vb@\' WHERE id = 7"'),
    (K, "ipynb", '@n_@ = "@v@"'), (K, "ipynb", "os.environ['@nU@'] = '@v@'"), (K, "ipynb", "client = Client(@n_@='@v@')"), (K, "ipynb", "@nU@ = \"@v@\"  # mine"), (K, "ipynb", "%env @nU@=@vb@"), (K, "ipynb", "!tool login --@nk@ @vb@"),
]
