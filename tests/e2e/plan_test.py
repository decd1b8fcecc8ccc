"""`scan --history --plan FILE --write-replacements FILE`: the plan, the file of secrets and where it
may not be written; with git-filter-repo at hand, the plan is carried out on a copy."""
import base64
import gzip
import os
import re
import shutil
import stat
import subprocess
import textwrap
import unittest

from sandbox import Sandbox, expand, github_token, main

HOSTILE = "a`b <b>\n# *x*\x1b[31m'$(touch canary)'.txt"


class PlanCase(Sandbox):
    def setUp(self):
        super().setUp()
        self.init()
        self.token = github_token(seed=1)
        self.key = expand("{{pem:rsa}}", seed=2)
        self.write(HOSTILE, f'token = "{self.token}"\n')
        self.write("id_key", self.key.rstrip("\n") + "\n")
        self.commit("in")
        self.first = self.git("rev-parse", "HEAD").stdout.decode().strip()
        self.lone = self.git("rev-parse", "HEAD:id_key").stdout.decode().strip()
        self.git("tag", "-a", "v1", "-m", "first")
        self.write(HOSTILE, "nothing\n")
        self.commit("out")
        self.plan = self.root / "plan.md"
        self.replacements = self.root / "replacements.txt"

    def audit(self, *arguments, **options):
        return self.scan("--history", "--no-cache", *arguments, **options)

    def both(self, **options):
        done = self.audit("--plan", str(self.plan), "--write-replacements", str(self.replacements),
                          **options)
        self.assertEqual(done.returncode, 1, done.stderr)
        return self.plan.read_text()


class Plan(PlanCase):
    def test_says_what_to_do_and_holds_no_secret(self):
        plan = self.both()
        for wanted in ("## 1. Rotate first", "### GitHub", "refs/tags/v1", self.first, self.lone,
                       "--strip-blobs-with-ids ids.txt", f"--replace-text {self.replacements}"):
            self.assertIn(wanted, plan)
        for at in range(len(self.token) - 12):
            self.assertNotIn(self.token[at:at + 12], plan)
        for line in self.key.splitlines()[1:-1]:
            self.assertNotIn(line, plan)

    def test_hostile_names_stay_text(self):
        plan = self.both()
        self.assertNotIn("\x1b", plan)
        self.assertNotIn("\n# *x*", plan)
        self.assertIn("``a`b <b>\\n# *x*\\x1b[31m'$(touch canary)'.txt``", plan)

    def test_commands_quote_a_hostile_folder(self):
        folder = self.root / "it's\n```\n$(touch canary)"
        shutil.copytree(self.dir, folder)
        done = self.audit("--plan", str(self.plan), cwd=folder)
        self.assertEqual(done.returncode, 1, done.stderr)
        for block in re.findall(r"(?ms)^```sh\n(.*?)^```$", self.plan.read_text()):
            done = self.run_command(["bash", "-n", "-c", block])
            self.assertEqual(done.returncode, 0, block)
        quoted = re.search(r"(?m)^cd (\$'.*')$", self.plan.read_text()).group(1)
        done = self.run_command(["bash", "-c", f"printf %s {quoted}"])
        self.assertEqual(done.stdout.decode(), str(folder))

    def test_only_with_history_of_one_repository(self):
        for arguments in (["--plan", "p"], ["--write-replacements", "r"],
                          ["--staged", "--plan", "p"], ["--history", ".", ".", "--plan", "p"],
                          ["--history", "--plan", "p", "--show-secrets"]):
            with self.subTest(arguments):
                self.assertEqual(self.scan(*arguments).returncode, 2)
                self.assertFalse((self.dir / "p").exists() or (self.dir / "r").exists())


class ReplacementsFile(PlanCase):
    def test_holds_the_secrets_for_its_owner_alone(self):
        self.both()
        text = self.replacements.read_bytes()
        self.assertIn(f"literal:{self.token}==>***REMOVED***\n".encode(), text)
        self.assertEqual(stat.S_IMODE(os.stat(self.replacements).st_mode), 0o600)
        expressions = [line for line in text.split(b"\n") if line.startswith(b"regex:")]
        self.assertEqual(len(expressions), 1, text)
        pattern = re.compile(expressions[0][len(b"regex:"):].rsplit(b"==>", 1)[0])
        self.assertIsNotNone(pattern.search(self.key.encode()))
        self.assertIsNotNone(pattern.search(self.key.replace("\n", "\r\n").encode()))

    def test_of_encoded_secrets_holds_what_stands_in_the_file(self):
        token, packed = github_token(seed=5), github_token(seed=6)
        run = base64.b64encode(f"user:{token}".encode()).decode()
        wrapped = "\n".join(textwrap.wrap(base64.b64encode(b"w" * 89 + b" " + packed.encode() + b"\nend of it\n").decode(), 76))
        self.write("a.yaml", f"auth: {run}\n")
        self.write("b.txt", "begin\n" + wrapped + "\n")
        self.write("c d.gz", gzip.compress(packed.encode()))
        self.write("e.txt", f"\ufeff{packed}\n".encode("utf-16-le"))
        self.commit("encoded")
        plan = self.both()
        replacements = self.replacements.read_bytes()
        text = (self.dir / "a.yaml").read_bytes()
        for line in replacements.splitlines():
            if line.startswith(b"literal:"):
                text = text.replace(line[8:].rsplit(b"==>", 1)[0], b"")
        self.assertLess(len(text), 20, "the run is still there")
        left = (self.dir / "b.txt").read_bytes()
        for line in replacements.splitlines():
            if line.startswith(b"regex:"):
                left = re.sub(line[6:].rsplit(b"==>", 1)[0], b"", left)
        self.assertNotIn(packed.encode(), base64.b64decode(left[6:] + b"==", validate=False))
        self.assertIn("--invert-paths --path 'c d.gz' --path e.txt", plan)
        self.assertIn("- `c d.gz` (`gzip`)", plan)
        self.assertIn("- `e.txt` (`utf-16`)", plan)
        for secret in (token, packed, run):
            self.assertNotIn(secret, plan)

    def refused(self, path, word, **options):
        before = path.exists()
        done = self.audit("--write-replacements", str(path), **options)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn(word, done.stderr.decode())
        self.assertEqual(path.exists(), before)

    def test_is_not_written_into_the_repository(self):
        (self.root / "link").symlink_to(self.dir / ".git")
        (self.dir / "deep").mkdir()
        self.git("worktree", "add", "-q", str(self.root / "other"))
        for path in (self.dir / "r", self.dir / ".git" / "r", self.root / "link" / "r",
                     self.dir / "deep" / ".." / "r", self.root / "other" / "r"):
            with self.subTest(path):
                self.refused(path, "in the repository")
        with self.subTest("from a linked work tree"):
            self.refused(self.dir / "r", "in the repository", cwd=self.root / "other")

    def test_replaces_nothing_that_is_there(self):
        self.replacements.write_text("mine")
        self.refused(self.replacements, "exists")
        self.assertEqual(self.replacements.read_text(), "mine")
        link = self.root / "dangling"
        link.symlink_to(self.root / "target")
        self.refused(link, "exists")
        self.assertFalse((self.root / "target").exists())

    def test_is_refused_in_ci(self):
        self.refused(self.replacements, "CI", env={"CI": "true"})

    def test_does_not_stay_where_the_audit_fails(self):
        done = self.audit("--write-replacements", str(self.replacements), str(self.root))
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertFalse(self.replacements.exists())


@unittest.skipUnless(shutil.which("git-filter-repo"), "git-filter-repo is not installed")
class CarriedOut(PlanCase):
    def test_leaves_no_secret(self):
        plan = self.both()
        blocks = re.findall(r"(?ms)^```sh\n(.*?)^```$", plan)
        rewrite = next(block for block in blocks if "git filter-repo" in block)
        rewrite = re.sub(r"(?m)^URL=.*$", f"URL='{self.dir}'", rewrite)
        rewrite = f"URL='{self.dir}'\n" + rewrite
        done = self.run_command(["bash", "-ec", rewrite], cwd=self.root)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertFalse((self.root / "canary").exists())
        clean = self.root / "check.git"
        subprocess.run(["git", "clone", "-q", "--mirror", str(self.root / "cleanup.git"), str(clean)],
                       env=self.env, check=True)
        done = self.audit("--format", "json", str(clean))
        self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    main()
