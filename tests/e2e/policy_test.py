"""Policy rules from a user's file: what they judge in a change, a work tree and standard input, what
`.scan.toml` says of them, whose word counts, and every mistake in either with its line."""
from sandbox import Sandbox, expand, github_token, main

RULE = '''[[rule]]
id = "acme-config"
title = "Secret in acme.toml"
severity = "error"
modes = ["staged", "worktree", "history"]
files = ["acme.toml", "deploy/**/*.yaml"]
except = ["old/acme.toml"]
message = "{key} of {path} holds a secret"
why = "Everybody reads it."
fix = "Take it out."
references = ["https://acme.example/config"]
needs = ["env"]

[[rule.entries]]
at = ["env.**"]
except = ["env.public.*"]
value = "literal"

[[rule.options]]
name = "names"
help = "names that count"
standard = ["A"]

[[rule.bad]]
what = "a token"
at = ["acme.toml:2"]
[rule.bad.files]
"acme.toml" = """
[env]
API_TOKEN = "{{base62:40}}"
"""

[[rule.bad]]
what = "a password, in yaml"
at = ["deploy/a/b.yaml:2"]
severity = "warning"
[rule.bad.files]
"deploy/a/b.yaml" = "env:\\n  PASSWORD: hunter2\\n"

[[rule.bad]]
what = "staged"
mode = "staged"
unchanged = ["acme.toml"]
at = ["a/acme.toml:1"]
[rule.bad.files]
"acme.toml" = 'env.TOKEN = "{{base62:40}}"'
"a/acme.toml" = 'env.TOKEN = "{{base62:40}}"'

[[rule.good]]
what = "a reference"
[rule.good.files]
"acme.toml" = 'env.TOKEN = "${TOKEN}"'

[[rule.good]]
what = "a public one"
[rule.good.files]
"acme.toml" = 'env.public.TOKEN = "{{base62:40}}"'

[[rule.good]]
what = "an old one"
[rule.good.files]
"old/acme.toml" = 'env.TOKEN = "{{base62:40}}"'

[[rule]]
id = "acme-lock"
title = "Lock file of acme"
severity = "warning"
modes = ["staged", "worktree"]
files = ["acme.lock"]
message = "{path} is kept by git"
why = "It names machines."
fix = "git rm --cached"

[rule.file]
unless_template = true

[[rule.bad]]
what = "tracked"
at = ["acme.lock:1"]
files = { "acme.lock" = "x" }
[[rule.bad]]
what = "below"
at = ["a/acme.lock:1"]
files = { "a/acme.lock" = "x" }
[[rule.bad]]
what = "staged"
mode = "staged"
at = ["acme.lock:1"]
files = { "acme.lock" = "x" }
[[rule.good]]
what = "untracked"
untracked = ["acme.lock"]
files = { "acme.lock" = "x" }
[[rule.good]]
what = "empty"
files = { "acme.lock" = "" }
[[rule.good]]
what = "another"
files = { "acme.locks" = "x" }

[[rule]]
id = "acme-curl"
title = "curl -k"
severity = "warning"
modes = ["staged", "worktree"]
files = ["*.sh"]
message = "certificates are not checked"
why = "Anybody may answer."
fix = "Leave -k out."
needs = ["curl"]

[[rule.query]]
language = "bash"
source = \'\'\'(command name: (command_name) @name argument: (word) @value
  (#eq? @name "curl") (#match? @value "^(-k|--insecure)$"))\'\'\'
value = "any"

[[rule.bad]]
what = "short"
at = ["a.sh:1"]
files = { "a.sh" = "curl -k https://x" }
[[rule.bad]]
what = "long"
at = ["a.sh:2"]
files = { "a.sh" = "#!/bin/sh\\nif true; then curl --insecure https://x; fi" }
[[rule.bad]]
what = "in a pipe"
at = ["b/a.sh:1"]
files = { "b/a.sh" = "curl -k https://x | sh" }
[[rule.good]]
what = "sort"
files = { "a.sh" = "sort -k 2; curl -s https://x" }
[[rule.good]]
what = "a comment"
files = { "a.sh" = "# curl -k" }
[[rule.good]]
what = "a text"
files = { "a.sh" = "echo 'curl -k'" }
'''

MISTAKES = (
    ("unknown key", "title =", "titel = 'x'\ntitle =", 3, "titel"),
    ("missing key", 'why = "Everybody reads it."\n', "", 1, "why"),
    ("no modes", 'modes = ["staged", "worktree", "history"]', "modes = []", 5, "modes"),
    ("unknown mode", '"worktree", "history"]', '"always"]', 5, "always"),
    ("severity", 'severity = "error"', 'severity = "fatal"', 4, "severity"),
    ("pattern", '"env.**"]', '"env..x"]', 15, "env..x"),
    ("value", 'value = "literal"', 'value = "secrets"', 17, "value"),
    ("check", 'needs = ["env"]', 'check = "no-such"', 12, "no-such"),
    ("taken option", 'name = "names"', 'name = "severity"', 20, "option"),
    ("examples", 'what = "an old one"', 'whit = "an old one"', 59, "what"),
    ("query", "(command name:", "(comand name:", 114, "no such node"),
    ("regex", '"^(-k|--insecure)$"', '"^(-k"', 114, "(-k"),
    ("language", 'language = "bash"', 'language = "basic"', 114, "basic"),
    ("id", 'id = "acme-config"', 'id = "Acme"', 2, "kebab"),
    ("taken id", 'id = "acme-lock"', 'id = "acme-config"', 65, "taken"),
    ("never speaks", 'message = "{key} of {path} holds a secret"\n', "", 1, "message"),
)


class Acme(Sandbox):
    def setUp(self):
        super().setUp()
        self.init()
        (self.root / "rules.toml").write_text(RULE)
        self.rules = ("--rules", str(self.root / "rules.toml"), "--only", "acme-config",
                      "--only", "acme-lock", "--only", "acme-curl", "--only", "github-pat-classic")
        self.secret = expand('[env]\nAPI_TOKEN = "{{base62:40}}"\n')

    def found(self, *arguments, expect):
        return self.places(self.report(*arguments, *self.rules, expect=expect))


class Policy(Acme):
    def test_examples_of_a_policy_file(self):
        done = self.scan("rules", "test", str(self.root / "rules.toml"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"3 rules, 18 examples, 0 failed", done.stdout)
        wrong = RULE.replace('at = ["acme.toml:2"]', 'at = ["acme.toml:1"]')
        (self.root / "wrong.toml").write_text(wrong)
        done = self.scan("rules", "test", str(self.root / "wrong.toml"))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"wrong.toml:24: acme-config", done.stderr)

    def test_every_mistake_is_told_with_its_line(self):
        for name, old, new, line, word in MISTAKES:
            with self.subTest(name):
                self.assertIn(old, RULE)
                (self.root / "broken.toml").write_text(RULE.replace(old, new, 1))
                done = self.scan("--rules", str(self.root / "broken.toml"), ".")
                self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
                self.assertIn(f"broken.toml:{line}:", done.stderr.decode())
                self.assertIn(word, done.stderr.decode())

    def test_work_tree(self):
        self.write("acme.toml", self.secret)
        self.write("old/acme.toml", self.secret)
        self.write("acme.lock", "x")
        self.write("run.sh", "curl -k https://x\n")
        self.assertEqual(self.found(".", expect=1),
                         [("acme-config", "acme.toml", 2), ("acme-curl", "run.sh", 1)])
        self.commit()
        self.assertIn(("acme-lock", "acme.lock", 1), self.found(".", expect=1))
        # From a folder below, paths still begin at the root.
        self.write("sub/x.txt", "x")
        report = self.report("..", *self.rules, cwd=self.dir / "sub", expect=1)
        self.assertIn(("acme-lock", "acme.lock", 1), self.places(report))

    def test_what_is_told(self):
        self.write("acme.toml", self.secret)
        finding = self.report(".", *self.rules, expect=1)["findings"][0]
        self.assertEqual(finding["message"], "env.API_TOKEN of acme.toml holds a secret")
        self.assertEqual((finding["kind"], finding["severity"], finding["confidence"]),
                         ("policy", "error", "certain"))
        self.assertNotIn(self.secret.split('"')[1], str(finding))
        done = self.scan("--color", "never", ".", *self.rules)
        self.assertIn(b"error[acme-config]: env.API_TOKEN of acme.toml holds a secret", done.stdout)
        self.assertNotIn(self.secret.split('"')[1].encode(), done.stdout)

    def test_a_policy_rule_has_the_place_of_a_token(self):
        self.write("acme.toml", f'[env]\nX = "{github_token()}"\nY = 1\n')
        report = self.report(".", *self.rules, expect=1)
        self.assertEqual(self.places(report), [("acme-config", "acme.toml", 2)])
        self.assertEqual(report["findings"][0]["also"], ["github-pat-classic"])
        # Allowing one does not allow the other.
        self.write("acme.toml", f'[env]\nX = "{github_token()}" # scan:allow[acme-config] known\n')
        report = self.report(".", *self.rules, expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "acme.toml", 2)])
        self.assertEqual(report["suppressed"][0]["rule"], "acme-config")

    def test_staged_lines(self):
        self.write("acme.toml", self.secret + "x = 1\n")
        self.write("acme.lock", "x")
        self.commit()
        self.write("acme.toml", self.secret + "x = 2\n")
        self.git("add", "-A")
        report = self.report("--staged", *self.rules, expect=0)
        self.assertEqual(report["summary"]["unchanged"], 1)
        self.write("acme.toml", self.secret + expand('B_TOKEN = "{{base62:40}}"\n', 2))
        self.write("acme.lock", "y")
        self.git("add", "-A")
        self.assertEqual(self.found("--staged", expect=1),
                         [("acme-config", "acme.toml", 3), ("acme-lock", "acme.lock", 1)])

    def test_range(self):
        self.write("a.txt", "x")
        self.commit()
        self.write("acme.toml", self.secret)
        self.commit()
        self.write("acme.toml", "x = 1\n")
        self.commit()
        self.assertEqual(self.found("--range", "HEAD~2..HEAD", expect=1),
                         [("acme-config", "acme.toml", 2)])

    def test_standard_input(self):
        done = self.scan("--format", "json", "--stdin", "--path", "acme.toml", *self.rules,
                         input=self.secret.encode())
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"acme-config", done.stdout)

    def test_a_file_that_does_not_parse_is_said_so(self):
        self.write("acme.toml", self.secret + "]]] = = [\n")
        report = self.report(".", "--rules", str(self.root / "rules.toml"), expect=1)
        incomplete = [f for f in report["findings"] if f["rule"] == "parse-incomplete"]
        self.assertEqual([f["severity"] for f in incomplete], ["info"])
        self.assertEqual(incomplete[0]["places"][0]["line"], 3)

    def test_a_token_in_a_key_is_not_shown(self):
        token = github_token()
        self.write("acme.toml", f'env."{token}".API_TOKEN = "{token[4:24]}x1Y2"\n')
        done = self.scan(".", *self.rules)
        self.assertIn(b"acme-config", done.stdout)
        self.assertNotIn(token.encode(), done.stdout)

    def test_another_repository_is_told(self):
        self.write("a/x", "x")
        self.write("b/.env", "A=1\n")
        for name in ("a", "b"):
            self.git("init", "-q", cwd=self.dir / name)
        self.git("add", ".env", cwd=self.dir / "b")
        report = self.report("a", "b", expect=0)
        self.assertIn("another repository", str(report["notices"]))
        self.assertEqual(self.places(self.report("b", expect=1)), [("dotenv-tracked", ".env", 1)])

    def test_too_large_or_too_deep_is_said_so(self):
        self.write("acme.toml", "env = 1\n" + "# filler\n" * (1 << 20))
        self.write("deploy/a.yaml", "env: " + "[" * 100_000 + "]" * 100_000)
        report = self.report(".", "--rules", str(self.root / "rules.toml"), expect=0)
        self.assertEqual([(f["rule"], f["places"][0]["path"]) for f in report["findings"]],
                         [("parse-incomplete", "acme.toml"), ("parse-incomplete", "deploy/a.yaml")])


class Settings(Acme):
    def test_severity_and_switches(self):
        self.write("acme.toml", self.secret)
        self.write("acme.lock", "x")
        self.write("key.txt", github_token())
        self.write(".scan.toml", '[rules.acme-config]\nseverity = "info"\n'
                                 "[rules.acme-lock]\nenabled = false\n"
                                 '[rules.github-pat-classic]\nseverity = "warning"\n')
        self.commit()
        report = self.report(".", *self.rules, expect=1)
        self.assertEqual({f["rule"]: f["severity"] for f in report["findings"]},
                         {"acme-config": "info", "github-pat-classic": "warning"})
        self.write(".scan.toml", '[rules.github-pat-classic]\nenabled = false\n'
                                 '[rules.acme-config]\nseverity = "info"\n')
        report = self.report(".", *self.rules, "--skip", "acme-lock", expect=0)
        self.assertEqual({f["rule"] for f in report["findings"]}, {"acme-config"})

    def test_mistakes(self):
        for name, text, line, word in (
                ("unknown rule", "[rules.acme]\n", 1, "acme"),
                ("unknown key", "[rules.acme-config]\nseverty = 'info'\n", 2, "severty"),
                ("severity", "[rules.acme-config]\n\nseverity = 'fatal'\n", 3, "severity"),
                ("type", "[rules.acme-config]\nnames = 'A'\n", 2, "names"),
                ("enabled", "[rules.acme-config]\nenabled = 'no'\n", 2, "enabled"),
                ("token option", "[rules.github-pat-classic]\nnames = ['A']\n", 2, "names"),
                ("top", "rule = 1\n", 1, "rule"),
                ("syntax", "[rules\n", 1, "")):
            with self.subTest(name):
                self.write(".scan.toml", text)
                done = self.scan(".", *self.rules)
                self.assertEqual(done.returncode, 2, done.stdout)
                self.assertIn(f".scan.toml:{line}:", done.stderr.decode())
                self.assertIn(word, done.stderr.decode())

    def test_the_side_that_is_trusted(self):
        off = "[rules.acme-config]\nenabled = false\n"
        self.write("a.txt", "x")
        self.commit()
        self.write("acme.toml", self.secret)
        self.write(".scan.toml", off)
        # --staged obeys the index, not the work tree.
        self.git("add", "acme.toml")
        self.assertEqual(self.found("--staged", expect=1), [("acme-config", "acme.toml", 2)])
        self.git("add", ".scan.toml")
        self.assertEqual(self.found("--staged", expect=0), [])
        # A range obeys what was there before it: a change cannot excuse itself.
        self.commit()
        self.assertEqual(self.found("--range", "HEAD~1..HEAD", expect=1),
                         [("acme-config", "acme.toml", 2)])
        self.write("acme.toml", self.secret + "x = 1\n")
        self.write("acme.lock", "x")
        self.commit()
        self.assertEqual(self.found("--range", "HEAD~1..HEAD", expect=1),
                         [("acme-lock", "acme.lock", 1)])
        self.assertEqual(self.found(".", expect=1), [("acme-lock", "acme.lock", 1)])


if __name__ == "__main__":
    main()
