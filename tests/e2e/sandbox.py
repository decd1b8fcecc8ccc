"""A folder of its own with a clean environment, the real `scan` binary and the real git.

Secrets are made at run time from placeholders, so that no token stands in the repository.
"""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BINARY = os.environ["SCAN_BINARY"]
SOURCE = pathlib.Path(os.environ["SCAN_SOURCE_DIR"])


def expand(text, seed=1):
    """`text` with its {{placeholders}} expanded."""
    done = subprocess.run([os.environ["SCAN_EXPAND"], str(seed)], input=text.encode(),
                          capture_output=True, check=True)
    return done.stdout.decode()


def github_token(seed=1):
    return expand("{{github:ghp}}", seed)


class Sandbox(unittest.TestCase):
    """Each test gets `self.dir`, which is removed afterwards."""

    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="scan-e2e-")).resolve()
        self.dir = self.root / "work"
        self.dir.mkdir()
        (self.root / "home").mkdir()
        self.env = {
            "PATH": os.environ["PATH"], "HOME": str(self.root / "home"), "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.com",
        }
        self.addCleanup(self._remove)

    def _remove(self):
        subprocess.run(["chmod", "-R", "u+rwX", str(self.root)], check=False)
        subprocess.run(["rm", "-rf", str(self.root)], check=False)  # folders deeper than Python goes

    def write(self, path, content):
        target = self.dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return target

    def run_command(self, command, cwd=None, env=None, **options):
        return subprocess.run(command, cwd=cwd or self.dir, env={**self.env, **(env or {})},
                              capture_output=True, timeout=300, **options)

    def git(self, *arguments, cwd=None, check=True):
        done = self.run_command(["git", *arguments], cwd=cwd)
        if check:
            self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        return done

    def init(self):
        self.git("init", "-q", "-b", "main")

    def commit(self, message="change"):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def scan(self, *arguments, cwd=None, env=None, **options):
        return self.run_command([BINARY, *arguments], cwd=cwd, env=env, **options)

    def scan_as_another_user(self, *arguments, cwd=None):
        """Needs root. The program is copied: where it was built another user may not go."""
        self.root.chmod(0o755)
        binary = self.root / "scan"
        if not binary.exists():
            shutil.copy(BINARY, binary)
        return self.run_command([str(binary), *arguments], cwd=cwd, user=65534, group=65534)

    def report(self, *arguments, expect=None, **options):
        """The JSON report of a scan, whose exit code is checked when `expect` is given."""
        done = self.scan("--format", "json", *arguments, **options)
        if expect is not None:
            self.assertEqual(done.returncode, expect, (done.stdout + done.stderr).decode(errors="replace"))
        return json.loads(done.stdout)

    def skipped(self, report):
        """{reason: count} of what was left out."""
        return {skip["reason"]: skip["count"] for skip in report["summary"]["skipped"]}

    def places(self, report):
        """(rule, path, line) of every place of every finding."""
        return sorted((finding["rule"], place["path"], place["line"])
                      for finding in report["findings"] for place in finding["places"])


def main():
    unittest.main(verbosity=1)
