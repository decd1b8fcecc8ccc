"""The hook under the real `pre-commit`: a secret blocks, a clean change passes, a partially staged
file is judged by its staged half."""
import shutil
import unittest

from sandbox import BINARY, SOURCE, Sandbox, github_token, main


@unittest.skipUnless(shutil.which("pre-commit"), "pre-commit is not installed")
class PreCommit(Sandbox):
    def setUp(self):
        super().setUp()
        binaries = self.root / "bin"
        binaries.mkdir()
        (binaries / "scan").symlink_to(BINARY)
        self.env["PATH"] = f"{binaries}:{self.env['PATH']}"
        self.hooks = self.root / "hooks"
        self.hooks.mkdir()
        shutil.copy(SOURCE / ".pre-commit-hooks.yaml", self.hooks)
        self.git("init", "-q", "-b", "main", cwd=self.hooks)
        self.git("add", "-A", cwd=self.hooks)
        self.git("commit", "-q", "-m", "hooks", cwd=self.hooks)
        revision = self.git("rev-parse", "HEAD", cwd=self.hooks).stdout.decode().strip()
        self.init()
        self.write(".pre-commit-config.yaml",
                   f"repos:\n- repo: {self.hooks}\n  rev: {revision}\n  hooks:\n  - id: scan\n")
        self.write("a.py", "one\n" + "line\n" * 20 + "two\n")
        self.commit("base")
        done = self.run_command(["pre-commit", "install"])
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def try_commit(self):
        done = self.git("commit", "-m", "change", check=False)
        return done.returncode, (done.stdout + done.stderr).decode()

    def test_a_secret_blocks(self):
        token = github_token()
        self.write("a.py", f'token = "{token}"\n')
        self.git("add", "a.py")
        code, output = self.try_commit()
        self.assertNotEqual(code, 0)
        self.assertIn("github-pat-classic", output)
        self.assertNotIn(token, output)

    def test_a_clean_change_passes(self):
        self.write("a.py", "fine\n")
        self.git("add", "a.py")
        code, output = self.try_commit()
        self.assertEqual(code, 0, output)

    def test_the_staged_half_decides(self):
        self.write("a.py", "ONE\n" + "line\n" * 20 + f'token = "{github_token()}"\n')
        self.run_command(["git", "add", "-p", "a.py"], input=b"y\nn\n")
        code, output = self.try_commit()
        self.assertEqual(code, 0, output)
        self.git("add", "a.py")
        code, output = self.try_commit()
        self.assertNotEqual(code, 0, output)


main()
