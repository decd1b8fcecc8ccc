"""Policy rules in history: every version of the files they claim, with commit, state and date."""
from sandbox import Sandbox, expand, main
from policy_test import RULE


class PolicyHistory(Sandbox):
    def setUp(self):
        super().setUp()
        self.init()
        (self.root / "rules.toml").write_text(RULE)
        self.rules = ("--rules", str(self.root / "rules.toml"), "--only", "acme-config")
        self.secret = expand('[env]\nAPI_TOKEN = "{{base62:40}}"\n', 99)

    def audit(self, *arguments, expect, cwd=None):
        report = self.report("--history", *self.rules, *arguments, expect=expect, cwd=cwd)
        return report["findings"]

    def head(self):
        return self.git("rev-parse", "HEAD").stdout.decode().strip()

    def test_a_secret_that_a_file_once_held(self):
        self.write("a.txt", "x")
        self.commit()
        self.write("acme.toml", self.secret)
        self.commit()
        brought = self.head()
        self.write("acme.toml", "[env]\nx = 1\n")
        self.commit()
        taken = self.head()
        (finding,) = self.audit(expect=1)
        (place,) = finding["places"]
        self.assertEqual((finding["rule"], place["path"], place["line"]), ("acme-config", "acme.toml", 2))
        self.assertEqual(place["history"]["state"], "reachable")
        self.assertEqual(place["history"]["introduced"]["commit"], brought)
        self.assertEqual(place["history"]["removed"]["commit"], taken)
        self.assertNotIn(self.secret.split('"')[1], str(finding))

    def test_only_where_the_rule_claims_the_path(self):
        self.write("other.toml", self.secret)
        self.write("old/acme.toml", self.secret)
        self.commit()
        self.assertEqual(self.audit(expect=0), [])
        # The same blob at a claimed path.
        self.write("sub/acme.toml", self.secret)
        self.commit()
        (finding,) = self.audit(expect=1)
        self.assertEqual([p["path"] for p in finding["places"]], ["sub/acme.toml"])
        self.assertEqual(finding["places"][0]["history"]["state"], "live-default")

    def test_packed_dangling_and_staged(self):
        self.write("a.txt", "x")
        self.commit()
        for n in range(30):
            self.write("deploy/a.yaml", expand("env:\n  TOKEN: {{base62:40}}\n", n) + "x: 1\n" * 200)
            self.commit()
        self.git("repack", "-adfq", "--depth=50")
        self.write("acme.toml", self.secret)
        self.git("add", "acme.toml")
        findings = self.audit(expect=1)
        self.assertEqual(len(findings), 31)
        states = sorted(f["places"][0]["history"]["state"] for f in findings)
        self.assertEqual(states, ["kept"] + ["live-default"] + ["reachable"] * 29)
        self.git("reset", "-q", "--hard", "HEAD~1")
        self.git("reflog", "expire", "--expire=now", "--all")
        (self.dir / ".git/ORIG_HEAD").unlink()
        states = sorted(f["places"][0]["history"]["state"] for f in self.audit(expect=1))
        self.assertEqual(states, ["dangling", "live-default"] + ["reachable"] * 28)

    def test_the_same_at_any_number_of_threads_and_from_the_cache(self):
        for n in range(12):
            self.write("deploy/a.yaml", expand("env:\n  TOKEN: {{base62:40}}\n", n))
            self.write(f"d{n}/acme.toml", expand('env.A_TOKEN = "{{base62:40}}"\n', 50 + n))
            self.commit()
        first = self.audit("--no-cache", "-j1", expect=1)
        self.assertEqual(len(first), 24)
        self.assertEqual(first, self.audit("--no-cache", "-j8", expect=1))
        self.assertEqual(first, self.audit(expect=1))
        self.assertEqual(first, self.audit(expect=1))
        # What the settings say is part of what a kept result depends on.
        self.write(".scan.toml", "[rules.acme-config]\nenabled = false\n")
        self.assertEqual(self.audit(expect=0), [])

    def test_two_repositories_have_their_own_paths(self):
        self.write("acme.toml", self.secret)
        self.commit()
        other = self.root / "other"
        self.git("clone", "-q", str(self.dir), str(other))
        findings = self.audit(str(self.dir), str(other), expect=1)
        paths = sorted(p["path"] for f in findings for p in f["places"])
        self.assertEqual(paths, [f"{other}/acme.toml", f"{self.dir}/acme.toml"])

    def test_sha256(self):
        other = self.root / "s256"
        other.mkdir()
        self.git("init", "-q", "-b", "main", "--object-format=sha256", cwd=other)
        (other / "acme.toml").write_text(self.secret)
        self.git("add", "-A", cwd=other)
        self.git("commit", "-q", "-m", "a", cwd=other)
        (finding,) = self.audit(expect=1, cwd=other)
        self.assertEqual(finding["places"][0]["path"], "acme.toml")


main()
