"""Rule files of the user: every mistake is exit 2 with file:line, and a cache never costs rules."""
import os

from sandbox import Sandbox, expand, main

RULE = '''provider = "acme"
name = "Acme"

[[rule]]
id = "acme-key"
title = "Acme key"
severity = "error"
confidence = "high"
core = ['\\bacme_[0-9A-Za-z]{24}']
confirm = '\\b(?P<secret>acme_[0-9A-Za-z]{24})\\b'
radius = 4
opens = "All of Acme."
rotate = "Make a new one, delete this one."
url = "https://acme.example/keys"
bad = ["k=acme_{{base62:24}}", "a acme_{{base62:24}}", "'acme_{{base62:24}}'"]
good = ["acme_{{base62:23}}", "xacme_{{base62:24}}", "acme_key"]
'''

MISTAKES = (
    ("unknown key", "title =", "titel = 'x'\ntitle =", 6, "titel"),
    ("unknown key at the top", 'name = "Acme"', 'name = "Acme"\nnmae = 1', 3, "nmae"),
    ("missing key", 'url = "https://acme.example/keys"\n', "", 4, "url"),
    ("wrong type", 'radius = 4', 'radius = "4"', 11, "radius"),
    ("missing examples", 'bad = ["k=acme_{{base62:24}}", ', "bad = [", 15, "bad"),
    ("unbounded core", "core = ['\\bacme_[0-9A-Za-z]{24}']", "core = ['\\bacme_[0-9A-Za-z]+']", 9, "no bound"),
    ("empty core", "core = ['\\bacme_[0-9A-Za-z]{24}']", "core = ['(acme)?']", 9, "empty"),
    ("broken core", "core = ['\\bacme_[0-9A-Za-z]{24}']", "core = ['acme[']", 9, "acme["),
    ("broken confirm", "(?P<secret>acme_", "(?P<secret>acme_(", 10, "confirm"),
    ("no capture", "(?P<secret>", "(", 10, "secret"),
    ("bad severity", 'severity = "error"', 'severity = "fatal"', 7, "severity"),
    ("bad confidence", 'confidence = "high"', 'confidence = "certain"', 8, "confidence"),
    ("bad id", 'id = "acme-key"', 'id = "Acme Key"', 5, "kebab"),
    ("taken id", 'id = "acme-key"', 'id = "github-pat-classic"', 5, "taken"),
    ("unknown check", "radius = 4", 'radius = 4\nchecks = { entropi = 3 }', 12, "entropi"),
    ("unknown checksum", "radius = 4", 'radius = 4\nchecks = { checksum = "acme" }', 12, "acme"),
    ("unknown placeholder", "{{base62:23}}", "{{base63:23}}", 16, "base63"),
    ("syntax", 'radius = 4', 'radius = = 4', 11, ""),
    ("no rule", RULE[RULE.index("[[rule]]"):], "", 0, "rule"),
)


class Rules(Sandbox):
    def setUp(self):
        super().setUp()
        self.write("rules.toml", RULE)
        self.write("src/a.txt", expand("key acme_{{base62:24}}\n"))

    def test_a_rule_of_the_user_finds(self):
        report = self.report("--rules", "rules.toml", "src", expect=1)
        self.assertEqual(report["findings"][0]["rule"], "acme-key")
        self.assertEqual(self.report("src", expect=0)["findings"], [])

    def test_every_mistake_is_told_with_its_line(self):
        for name, old, new, line, word in MISTAKES:
            with self.subTest(name):
                self.assertIn(old, RULE)
                self.write("broken.toml", RULE.replace(old, new, 1))
                done = self.scan("--rules", "broken.toml", "src")
                self.assertEqual(done.returncode, 2, done.stdout)
                message = done.stderr.decode()
                self.assertIn(f"broken.toml:{line}" if line else "broken.toml", message)
                self.assertIn(word, message)

    def test_the_examples_of_a_file_are_run(self):
        self.assertEqual(self.scan("rules", "test", "rules.toml").returncode, 0)
        self.write("wrong.toml", RULE.replace('"acme_key"]', '"acme_{{base62:24}}"]'))
        done = self.scan("rules", "test", "wrong.toml")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"wrong.toml:16", done.stdout + done.stderr)

    def test_builtin_examples_list_and_explain(self):
        self.assertEqual(self.scan("rules", "test").returncode, 0)
        listed = self.scan("rules", "list").stdout.decode().splitlines()
        self.assertGreater(len(listed), 60)
        explained = self.scan("rules", "explain", "github-pat-classic").stdout.decode()
        for word in ("github-pat-classic", "https://", "bad", "good"):
            self.assertIn(word, explained)

    def test_a_table_of_names_is_a_file_of_rules(self):
        self.write("table.toml", 'vendor = [{ provider = "acme", name = "Acme", alias = ["acmecorp"], '
                                 'format = "https://docs.acme.example/keys" }]\n')
        done = self.scan("rules", "test", "table.toml")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.startswith(b"1 rules"), done.stdout)

    def test_what_rules_cost(self):
        self.write("timed/a.py", "password = get_password()\n" * 50)
        done = self.scan("rules", "cost", "timed")
        self.assertEqual(done.returncode, 0, done.stderr)
        table = done.stdout.decode().splitlines()
        self.assertTrue(table[0].startswith("1 files"), table[0])
        row = next(line for line in table if line.startswith("generic-password"))
        self.assertEqual(int(row.split()[3]), 100)
        self.assertEqual(self.scan("rules", "cost", "no-such-folder").returncode, 2)

    def cache_files(self):
        return [p for p in (self.root / "home").rglob("*.hsdb")]

    def assert_finds(self):
        self.report("--rules", "rules.toml", "src", expect=1)

    def test_cache(self):
        self.assert_finds()
        (cached,) = self.cache_files()
        good = cached.read_bytes()
        self.assert_finds()
        for name, content in (("truncated", good[:100]), ("empty", b""), ("garbage", os.urandom(len(good))),
                              ("flipped", good[:-9] + bytes([good[-9] ^ 1]) + good[-8:])):
            with self.subTest(name):
                cached.write_bytes(content)
                self.assert_finds()
        cached.unlink()
        cached.mkdir()
        self.assert_finds()

    def test_cache_of_other_rules_is_not_taken(self):
        other = RULE.replace("acme_[", "other_[").replace("acme_{{", "other_{{")
        self.write("other.toml", other)
        self.scan("--rules", "other.toml", "src")
        (foreign,) = self.cache_files()
        self.assert_finds()
        (own,) = [p for p in self.cache_files() if p != foreign]
        own.write_bytes(foreign.read_bytes())
        self.assert_finds()

    def test_unwritable_cache_and_no_cache(self):
        (self.root / "home/.cache").write_text("a file where a folder should be")
        self.assert_finds()
        (self.root / "home/.cache").unlink()
        self.report("--no-cache", "--rules", "rules.toml", "src", expect=1)
        self.assertEqual(self.cache_files(), [])


main()
