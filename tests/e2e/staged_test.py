"""`scan --staged` judges exactly the bytes that would be committed, and writes nothing."""
import hashlib
import os
import pathlib
import shutil

from sandbox import BINARY, SOURCE, Sandbox, github_token, main


class Staged(Sandbox):
    def setUp(self):
        super().setUp()
        self.init()
        self.secret = f'token = "{github_token()}"\n'

    def commit_base(self):
        self.write("base.txt", "base\n")
        self.commit("base")

    def install_hook(self):
        hook = self.dir / ".git/hooks/pre-commit"
        hook.parent.mkdir(exist_ok=True)
        shutil.copy(SOURCE / "integrations/git/pre-commit", hook)
        programs = self.root / "bin"
        programs.mkdir()
        (programs / "scan").symlink_to(BINARY)
        self.env["PATH"] = f"{programs}:{self.env['PATH']}"

    def assert_blocked(self, path, line=1):
        report = self.report("--staged", expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", path, line)])

    def assert_clean(self):
        self.assertEqual(self.report("--staged", expect=0)["findings"], [])

    def test_first_commit_of_an_empty_repository(self):
        self.assert_clean()
        self.write("a.py", self.secret)
        self.git("add", "a.py")
        self.assert_blocked("a.py")

    def test_staged_then_cleaned_in_the_work_tree(self):
        self.commit_base()
        self.write("a.py", self.secret)
        self.git("add", "a.py")
        self.write("a.py", "token = None\n")
        self.assert_blocked("a.py")

    def test_only_in_the_work_tree(self):
        self.commit_base()
        self.write("base.txt", self.secret)
        self.assert_clean()

    def test_only_changed_lines_count(self):
        self.write("a.py", self.secret + "x = 1\n")
        self.commit("already there")
        self.write("a.py", self.secret + "x = 2\n")
        self.git("add", "a.py")
        report = self.report("--staged", expect=0)
        self.assertEqual(report["findings"], [])
        self.assertEqual(report["summary"]["unchanged"], 1)

    def test_a_changed_secret_on_an_old_line_counts(self):
        self.write("a.py", self.secret)
        self.commit("already there")
        self.write("a.py", f'token = "{github_token(2)}"\n')
        self.git("add", "a.py")
        report = self.report("--staged", expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "a.py", 1),
                                               ("secret-removed-not-rotated", "a.py", 1)])
        self.assertEqual([finding["places"][0]["part"] for finding in report["findings"]],
                         ["content", "old-content"])

    def test_partially_staged_file(self):
        self.write("a.py", "one\n" + "line\n" * 20 + "two\n")
        self.commit("base")
        self.write("a.py", "ONE\n" + "line\n" * 20 + self.secret)
        self.run_command(["git", "add", "-p", "a.py"], input=b"y\nn\n")
        self.assert_clean()
        self.git("add", "a.py")
        self.assert_blocked("a.py", 22)

    def test_intent_to_add_is_not_committed(self):
        self.commit_base()
        self.write("a.py", self.secret)
        self.git("add", "-N", "a.py")
        self.assert_clean()

    def test_pure_rename_brings_nothing_new(self):
        self.write("a.py", self.secret + "line\n" * 30)
        self.commit("already there")
        self.git("mv", "a.py", "b.py")
        self.assert_clean()

    def test_rename_with_a_new_secret(self):
        self.write("a.py", "line\n" * 30)
        self.commit("base")
        self.git("mv", "a.py", "b.py")
        self.write("b.py", "line\n" * 30 + self.secret)
        self.git("add", "b.py")
        self.assert_blocked("b.py", 31)

    def test_names_that_look_like_patterns(self):
        self.commit_base()
        for name in ("[id].ts", "a*b.ts", ":(top)x.ts", "new\nline.ts", "ünï.ts", '"q".ts'):
            with self.subTest(name=name):
                self.write(name, self.secret)
                self.run_command(["git", "--literal-pathspecs", "add", "--", name])
                self.assert_blocked(name)
                self.run_command(["git", "--literal-pathspecs", "rm", "-q", "--cached", "--", name])

    def test_linked_worktree_has_its_own_index(self):
        self.commit_base()
        linked = self.root / "linked"
        self.git("worktree", "add", "-q", str(linked))
        (linked / "a.py").write_text(self.secret)
        self.git("add", "a.py", cwd=linked)
        self.assert_clean()
        report = self.report("--staged", cwd=linked, expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "a.py", 1)])

    def test_from_a_subfolder(self):
        self.write("sub/deep/a.py", self.secret)
        self.git("add", "-A")
        report = self.report("--staged", cwd=self.dir / "sub/deep", expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "sub/deep/a.py", 1)])

    def test_commit_all_and_commit_path_are_seen_by_the_hook(self):
        self.commit_base()
        self.write("other.txt", "other\n")
        self.commit("other")
        self.install_hook()
        self.write("base.txt", self.secret)
        self.assertNotEqual(self.git("commit", "-a", "-m", "x", check=False).returncode, 0)
        self.assertNotEqual(self.git("commit", "-m", "x", "base.txt", check=False).returncode, 0)
        self.write("other.txt", "fine\n")
        self.git("commit", "-q", "-m", "only the other", "other.txt")
        self.assertNotEqual(self.git("commit", "-a", "-m", "x", check=False).returncode, 0)

    def test_the_hook_refuses_where_scan_is_missing(self):
        self.commit_base()
        self.install_hook()
        (self.root / "bin/scan").unlink()
        self.write("base.txt", "fine\n")
        done = self.git("commit", "-a", "-m", "x", check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(b"scan is not in PATH", done.stderr)

    def test_symlink_text_and_file_name_are_scanned(self):
        self.commit_base()
        (self.dir / "link").symlink_to(github_token())
        self.write(f"dump-{github_token(3)}.txt", "x\n")
        self.git("add", "-A")
        report = self.report("--staged", expect=1)
        parts = sorted(place["part"] for finding in report["findings"] for place in finding["places"])
        self.assertEqual(parts, ["link-target", "name"])

    def test_nothing_is_written(self):
        self.commit_base()
        self.write("a.py", self.secret)
        self.git("add", "a.py")

        def state():
            return {str(p): (p.stat().st_mtime_ns, hashlib.sha256(p.read_bytes()).hexdigest())
                    for p in pathlib.Path(self.dir).rglob("*") if p.is_file()}

        before = state()
        self.scan("--staged")
        self.assertEqual(state(), before)

    def test_outside_a_repository(self):
        done = self.scan("--staged", cwd=self.root / "home")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"not a git repository", done.stderr.lower() + done.stdout.lower())

    def test_bare_repository(self):
        self.git("init", "-q", "--bare", str(self.root / "bare.git"))
        done = self.scan("--staged", cwd=self.root / "bare.git")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"bare", done.stderr)

    def test_repository_with_sha256_ids(self):
        other = self.root / "sha256"
        self.git("init", "-q", "--object-format=sha256", str(other))
        (other / "old.py").write_text("x = 1\n" * 50 + self.secret)
        self.git("add", "old.py", cwd=other)
        self.assertEqual(self.places(self.report("--staged", cwd=other, expect=1)),
                         [("github-pat-classic", "old.py", 51)])
        self.git("commit", "-q", "-m", "x", cwd=other)
        self.report("--staged", cwd=other, expect=0)
        self.git("repack", "-adq", cwd=other)
        with open(other / "old.py", "a") as file:
            file.write(f'y = "{github_token(9)}"\n')
        self.git("add", "old.py", cwd=other)
        self.assertEqual(self.places(self.report("--staged", cwd=other, expect=1)),
                         [("github-pat-classic", "old.py", 52)])

    def test_objects_in_alternates_of_a_shared_clone(self):
        self.commit_base()
        self.write("a.py", self.secret)
        self.git("add", "a.py")
        self.git("commit", "-q", "-m", "x")
        self.git("repack", "-adq")
        shared = self.root / "shared"
        self.git("clone", "-q", "--shared", str(self.dir), str(shared))
        (shared / "b.py").write_text(self.secret)
        self.git("add", "b.py", cwd=shared)
        self.assertEqual(self.places(self.report("--staged", cwd=shared, expect=1)),
                         [("github-pat-classic", "b.py", 1)])
        (shared / ".git/objects/info/alternates").write_text("/nowhere\n")
        self.assertIn("/nowhere", self.report("--staged", cwd=shared, expect=3)["problems"][0]["reason"])

    def test_a_hostile_configuration_runs_and_reads_nothing(self):
        self.commit_base()
        os.mkfifo(self.root / "fifo")
        canary = self.root / "canary"
        for key in ("core.fsmonitor", "core.hooksPath", "diff.x.textconv", "filter.x.clean", "filter.x.smudge",
                    "diff.external", "core.sshCommand", "credential.helper", "gpg.program"):
            self.git("config", key, f"touch {canary}")
        self.write("a.py", self.secret)
        self.git("-c", "core.fsmonitor=false", "add", "a.py")
        self.write(".gitattributes", "* diff=x filter=x\n")
        with open(self.dir / ".git/config", "a") as config:
            config.write(f"[include]\n\tpath = {self.root / 'fifo'}\n")
        canary.unlink(missing_ok=True)
        self.assert_blocked("a.py")
        report = self.report(".", "--only", "tokens", expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "a.py", 1)])
        self.assertFalse(canary.exists())

    def test_broken_index(self):
        self.commit_base()
        index = self.dir / ".git/index"
        for name, content in (("truncated", index.read_bytes()[:40]), ("garbage", b"\0" * 100)):
            with self.subTest(name):
                index.write_bytes(content)
                done = self.scan("--staged")
                self.assertEqual(done.returncode, 3, done.stdout + done.stderr)
                self.assertIn(b"index", done.stdout + done.stderr)

    def test_missing_object_is_named(self):
        self.commit_base()
        self.write("a.py", self.secret)
        self.git("add", "a.py")
        oid = self.git("rev-parse", ":a.py").stdout.decode().strip()
        (self.dir / ".git/objects" / oid[:2] / oid[2:]).unlink()
        report = self.report("--staged", expect=3)
        self.assertIn(oid, report["problems"][0]["reason"] + report["problems"][0]["where"])


main()
