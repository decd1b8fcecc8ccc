"""`scan --range` and its kin: what commits bring on the lines they add, real hooks with a real push,
shallow and partial clones, and what is told apart: empty, unknown, zero, cut off."""
import shutil
import unittest

from sandbox import BINARY, SOURCE, Sandbox, github_token, main

ZERO = "0" * 40
UNKNOWN = "d" * 40


class RangeCase(Sandbox):
    def setUp(self):
        super().setUp()
        self.init()
        self.secret = f'token = "{github_token()}"\n'
        self.write("base.txt", "base\n")
        self.commit("base")
        self.base = self.head()

    def head(self, cwd=None):
        return self.git("rev-parse", "HEAD", cwd=cwd).stdout.decode().strip()

    def found(self, *arguments, expect=1, **options):
        return self.places(self.report(*arguments, expect=expect, **options))

    def notices(self, report):
        return " / ".join(str(notice) for notice in report["notices"])

    def problems(self, report):
        return " / ".join(f"{one['where']}: {one['reason']}" for one in report["problems"])

    def put_scan_in_path(self):
        programs = self.root / "bin"
        programs.mkdir()
        (programs / "scan").symlink_to(BINARY)
        self.env["PATH"] = f"{programs}:{self.env['PATH']}"


class Range(RangeCase):
    def test_a_secret_that_came_and_went_is_found(self):
        self.write("a.py", self.secret)
        self.commit("in")
        brought = self.head()
        self.write("a.py", "token = None\n")
        self.commit("out")
        for arguments in (["--range", f"{self.base}..HEAD"], ["--range", "main~2.."],
                          ["--since-ref", self.base], ["--range", f"{self.base}...main"]):
            with self.subTest(arguments):
                self.assertEqual(self.found(*arguments), [("github-pat-classic", "a.py", 1)])
        report = self.report("--since-ref", self.base, expect=1)
        place = report["findings"][0]["places"][0]
        self.assertEqual(place["history"]["introduced"]["commit"], brought)
        self.assertEqual(self.found("--range", f"{brought}..HEAD", expect=0), [])

    def test_what_was_there_before_is_not_reported(self):
        self.write("a.py", self.secret + "x = 1\n")
        self.commit("before")
        before = self.head()
        self.write("a.py", self.secret + "x = 2\n")
        self.commit("after")
        report = self.report("--since-ref", before, expect=0)
        self.assertEqual(report["findings"], [])
        self.assertEqual(report["summary"]["unchanged"], 1)

    def test_a_renamed_file_brings_only_its_different_lines(self):
        lines = "".join(f"line {i}\n" for i in range(20))
        self.write("a.py", self.secret + lines)
        self.commit("before")
        before = self.head()
        self.git("mv", "a.py", "b.py")
        self.write("b.py", self.secret + lines + "more\n")
        self.commit("renamed")
        self.assertEqual(self.found("--since-ref", before, expect=0), [])

    def test_a_merge_brings_only_what_no_parent_has(self):
        self.git("checkout", "-q", "-b", "side")
        self.write("side.py", self.secret)
        self.commit("side")
        self.git("checkout", "-q", "main")
        self.write("main.py", "x\n")
        self.commit("main")
        before = self.head()
        self.git("merge", "-q", "--no-commit", "side")
        self.write("evil.py", f'token = "{github_token(2)}"\n')
        self.commit("merge")
        self.assertEqual(self.found("--range", f"{before}..HEAD", "--not", "side"),
                         [("github-pat-classic", "evil.py", 1)])
        self.assertEqual(self.found("--since-ref", before),
                         [("github-pat-classic", "evil.py", 1), ("github-pat-classic", "side.py", 1)])

    def test_messages_names_and_links(self):
        token = github_token()
        (self.dir / "link").symlink_to(github_token(2))
        self.write(f"{github_token(3)}.txt", "x\n")
        self.commit(f"says {token}")
        report = self.report("--since-ref", self.base, expect=1)
        parts = sorted(place["part"] for finding in report["findings"] for place in finding["places"])
        self.assertEqual(parts, ["link-target", "message", "name"])
        for seed in (1, 2, 3):
            self.assertNotIn(github_token(seed), str(report))

    def test_a_reverted_revert_is_reported_once(self):
        self.write("a.py", self.secret)
        self.commit("in")
        self.git("revert", "--no-edit", "HEAD")
        self.git("revert", "--no-edit", "HEAD")
        report = self.report("--since-ref", self.base, expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "a.py", 1)])
        self.assertEqual(report["summary"]["commits"], 3)

    def test_an_old_secret_that_is_brought_back_is_found(self):
        self.write("a.py", self.secret + "x = 1\n")
        self.commit("before")
        before = self.head()
        self.write("a.py", self.secret + "x = 2\n")
        self.commit("touched")
        again = self.head()
        self.write("a.py", "x = 2\n")
        self.commit("out")
        self.git("checkout", "-q", again, "--", "a.py")
        self.commit("back")
        self.assertEqual(self.found("--since-ref", before), [("github-pat-classic", "a.py", 1)])

    def test_what_the_range_itself_allows_does_not_count(self):
        allow = "# scan:allow[github-pat-classic] a test\n"
        self.write("a.py", allow + "x\n")
        self.commit("allow first")
        allowed = self.head()
        self.write("a.py", allow + self.secret)
        self.commit("then the secret")
        report = self.report("--since-ref", allowed, expect=0)
        self.assertEqual(len(report["suppressed"]), 1)
        report = self.report("--since-ref", self.base, expect=0)
        self.write("b.py", allow + self.secret)
        self.commit("both at once")
        report = self.report("--since-ref", allowed, expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "b.py", 2)])
        self.assertIn("b.py:1: scan:allow does not count", self.notices(report))

    def test_a_submodule_is_named(self):
        self.git("update-index", "--add", "--cacheinfo", f"160000,{self.base},sub")
        self.git("commit", "-q", "-m", "submodule")
        report = self.report("--since-ref", self.base, expect=0)
        self.assertEqual(self.skipped(report), {"submodule": 1})

    def test_sha256(self):
        other = self.root / "sha256"
        self.git("init", "-q", "-b", "main", "--object-format=sha256", str(other))
        (other / "a.py").write_text("x\n")
        self.git("add", "-A", cwd=other)
        self.git("commit", "-q", "-m", "base", cwd=other)
        (other / "a.py").write_text(self.secret)
        self.git("commit", "-q", "-a", "-m", "in", cwd=other)
        self.assertEqual(self.found("--range", "HEAD~1..HEAD", cwd=other),
                         [("github-pat-classic", "a.py", 1)])
        line = f"refs/heads/main {self.head(other)} refs/heads/main {'0' * 64}\n"
        self.assertEqual(self.found("--pre-push", input=line.encode(), cwd=other),
                         [("github-pat-classic", "a.py", 1)])

    def test_an_empty_range_is_clean(self):
        for arguments in (["--range", "main..main"], ["--since-ref", "HEAD"],
                          ["--range", "main...main"]):
            with self.subTest(arguments):
                report = self.report(*arguments, expect=0)
                self.assertIn("the range holds no commits", self.notices(report))

    def test_usage_errors_say_what_to_type(self):
        (self.root / "outside").mkdir()
        for arguments, wanted, cwd in (
                (["--range", "main"], "main..HEAD", None),
                (["--range", ".."], "takes two commits", None),
                (["--range", "nope..HEAD"], "'nope' is no branch, tag or commit", None),
                (["--range", f"{UNKNOWN}..HEAD"], "is no branch, tag or commit", None),
                (["--range", f"{ZERO}..HEAD"], "zero id", None),
                (["--since-ref", "--staged"], "", None),
                (["--since-ref=-x"], "form that is not read", None),
                (["--since-ref", "main", "--not", "nope"], "--not: 'nope'", None),
                (["--not", "main"], "--not goes with", None),
                (["--range", "a..b", "--staged"], "--staged", None),
                (["--range", "a..b", "path"], "leave out 'path'", None),
                (["--range", "a..b"], "not a git repository", self.root / "outside")):
            with self.subTest(arguments):
                done = self.scan(*arguments, cwd=cwd)
                self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
                self.assertIn(wanted, done.stderr.decode())

    def test_reports_are_the_same_at_any_number_of_threads(self):
        for i in range(80):
            self.write(f"d{i % 7}/f{i}.py", f'x = {i}\ntoken = "{github_token(i)}"\n')
            if i % 8 == 7:
                self.commit(f"{i}")
        outputs = set()
        for jobs in ("1", "2", "8"):
            report = self.report("--since-ref", self.base, "--jobs", jobs, expect=1)
            self.assertEqual(len(report["findings"]), 80)
            outputs.add(str(report["findings"]))
        self.assertEqual(len(outputs), 1)


class PartOfAHistory(RangeCase):
    def clone(self, *arguments):
        self.git("config", "uploadpack.allowFilter", "true")
        self.git("clone", "-q", *arguments, f"file://{self.dir}", str(self.root / "clone"),
                 cwd=self.root)
        return self.root / "clone"

    def test_a_shallow_boundary_in_the_range(self):
        for i in range(4):
            self.write("a.py", f"x = {i}\n")
            self.commit(f"{i}")
        self.write("b.py", self.secret)
        self.commit("last")
        clone = self.clone("--depth=3")
        self.git("checkout", "-q", "--orphan", "other", cwd=clone)
        self.git("commit", "-q", "--allow-empty", "-m", "other root", cwd=clone)
        report = self.report("--range", "other..main", cwd=clone, expect=1)
        self.assertFalse(report["summary"]["complete"])
        self.assertIn("shallow boundary", self.problems(report))
        report = self.report("--range", "main~1..main", cwd=clone, expect=1)
        self.assertTrue(report["summary"]["complete"])
        report = self.report("--range", "main~2..main~1", cwd=clone, expect=0)
        done = self.scan("--range", "main~3..main", cwd=clone)
        self.assertEqual(done.returncode, 2)
        self.assertIn("before the shallow boundary", done.stderr.decode())
        self.git("branch", "-q", "clean", "main~1", cwd=clone)
        report = self.report("--range", "other..clean", cwd=clone, expect=3)
        self.assertIn("shallow boundary", self.problems(report))

    def test_a_partial_clone_never_fetches(self):
        self.write("a.py", self.secret)
        self.commit("in")
        clone = self.clone("--filter=blob:none", "--no-checkout")
        report = self.report("--since-ref", self.base, cwd=clone, expect=3)
        self.assertIn("a.py", self.problems(report))
        self.assertIn("partial clone", self.problems(report))

    def test_a_missing_commit_is_named(self):
        self.write("a.py", "x\n")
        self.commit("in")
        lost = self.head()
        self.write("b.py", "x\n")
        self.commit("more")
        (self.dir / ".git/objects" / lost[:2] / lost[2:]).unlink()
        report = self.report("--since-ref", self.base, expect=3)
        self.assertIn(f"commit {lost}", self.problems(report))


class PrePush(RangeCase):
    def setUp(self):
        super().setUp()
        self.put_scan_in_path()
        self.remote = self.root / "remote.git"
        self.git("init", "-q", "--bare", "-b", "main", str(self.remote))
        self.git("remote", "add", "origin", str(self.remote))
        self.git("push", "-q", "origin", "main")
        hook = self.dir / ".git/hooks/pre-push"
        hook.parent.mkdir(exist_ok=True)
        shutil.copy(SOURCE / "integrations/git/pre-push", hook)

    def push(self, *arguments):
        done = self.git("push", *arguments, check=False)
        return done.returncode, (done.stdout + done.stderr).decode()

    def test_a_secret_blocks_however_the_branch_is_pushed(self):
        self.write("a.py", self.secret)
        self.commit("in")
        self.write("a.py", "token = None\n")
        self.commit("out")
        for arguments in (["origin", "main"], ["origin", "HEAD:refs/heads/new"],
                          ["-f", "origin", "main"]):
            with self.subTest(arguments):
                code, output = self.push(*arguments)
                self.assertNotEqual(code, 0)
                self.assertIn("github-pat-classic", output)
                self.assertNotIn(github_token(), output)

    def test_clean_pushes_pass(self):
        self.write("a.py", "x\n")
        self.commit("clean")
        for arguments in (["origin", "main"], ["origin", "main"], ["origin", "HEAD:new"],
                          ["origin", ":new"]):
            with self.subTest(arguments):
                code, output = self.push(*arguments)
                self.assertEqual(code, 0, output)

    def test_what_the_remote_has_already_does_not_block(self):
        self.write("a.py", self.secret)
        self.commit("in")
        self.assertEqual(self.push("--no-verify", "origin", "main")[0], 0)
        self.git("checkout", "-q", "-b", "topic")
        self.write("b.py", "x\n")
        self.commit("topic")
        code, output = self.push("origin", "topic")
        self.assertEqual(code, 0, output)

    def test_what_another_remote_has_is_new_to_this_one(self):
        self.write("a.py", self.secret)
        self.commit("in")
        self.assertEqual(self.push("--no-verify", "origin", "main")[0], 0)
        public = self.root / "public.git"
        self.git("init", "-q", "--bare", str(public))
        self.git("remote", "add", "public", str(public))
        code, output = self.push("public", "main")
        self.assertNotEqual(code, 0)
        self.assertIn("github-pat-classic", output)

    def test_an_own_allow_counts_before_a_push(self):
        self.write("a.py", "# scan:allow[github-pat-classic] a test\n" + self.secret)
        self.commit("in")
        code, output = self.push("origin", "main")
        self.assertEqual(code, 0, output)

    def test_a_tag_with_a_secret_in_its_message_blocks(self):
        self.git("tag", "-a", "-m", f"says {github_token()}", "v1")
        code, output = self.push("origin", "v1")
        self.assertNotEqual(code, 0)
        self.assertIn("github-pat-classic", output)

    def test_a_tag_is_held_to_release_rules(self):
        self.write("scripts/install.sh", "#!/bin/sh\n# export ACME_ALLOW_HTTP=1\ncurl https://acme.io\n")
        self.commit("an installer")
        for ref, severities in (("refs/heads/main", ["info"]), ("refs/tags/v1", ["error"])):
            report = self.report("--pre-push", "--only", "release-insecure-flag",
                                 input=f"HEAD {self.head()} {ref} {ZERO}\n".encode())
            self.assertEqual([finding["severity"] for finding in report["findings"]], severities, ref)

    def test_lines_by_hand(self):
        self.write("a.py", self.secret)
        self.commit("in")
        head = self.head()
        found = [("github-pat-classic", "a.py", 1)]
        line = f"refs/heads/main {head} refs/heads/main"
        unknown = self.report("--pre-push", input=f"{line} {UNKNOWN}\n".encode(), expect=1)
        self.assertEqual(self.places(unknown), found)
        self.assertIn(UNKNOWN, self.notices(unknown))
        self.assertEqual(self.found("--pre-push", input=f"{line} {ZERO}\n".encode()), found)
        self.assertEqual(self.found("--pre-push", input=f"{line} {self.base}\n".encode()), found)
        deleted = self.report("--pre-push", expect=0,
                              input=f"(delete) {ZERO} refs/heads/x {head}\n".encode())
        self.assertIn("only deleted", self.notices(deleted))
        nothing = self.report("--pre-push", input=b"", expect=0)
        self.assertIn("the range holds no commits", self.notices(nothing))
        lost = self.report("--pre-push", expect=3,
                           input=f"refs/heads/x {UNKNOWN} refs/heads/x {ZERO}\n".encode())
        self.assertIn("not scanned", self.problems(lost))
        for bad in ("one two\n", f"a {head[:39]} b {ZERO}\n", f"a {head} b {ZERO} c\n"):
            with self.subTest(bad):
                done = self.scan("--pre-push", input=bad.encode())
                self.assertEqual(done.returncode, 2)
                self.assertIn("LOCAL-REF", done.stderr.decode())


class PreReceive(RangeCase):
    def setUp(self):
        super().setUp()
        self.put_scan_in_path()
        self.server = self.root / "server.git"
        self.git("init", "-q", "--bare", "-b", "main", str(self.server))
        self.git("remote", "add", "origin", str(self.server))
        self.git("push", "-q", "origin", "main")
        hook = self.server / "hooks/pre-receive"
        hook.parent.mkdir(exist_ok=True)
        shutil.copy(SOURCE / "integrations/git/pre-receive", hook)

    def push(self, *arguments):
        done = self.git("push", *arguments, check=False)
        return done.returncode, (done.stdout + done.stderr).decode()

    def test_quarantined_objects_are_judged(self):
        self.write("a.py", self.secret)
        self.commit("in")
        # Few objects are unpacked by the server, many kept as a pack: both are in quarantine.
        for limit in ("1000", "1"):
            self.git("config", "receive.unpackLimit", limit, cwd=self.server)
            for target in ("main", "HEAD:refs/heads/new"):
                with self.subTest(limit=limit, target=target):
                    code, output = self.push("origin", target)
                    self.assertNotEqual(code, 0)
                    self.assertIn("github-pat-classic", output)
                    self.assertNotIn(github_token(), output)

    def test_clean_pushes_and_deletions_are_accepted(self):
        self.write("a.py", "x\n")
        self.commit("clean")
        for arguments in (["origin", "main"], ["origin", "HEAD~1:refs/heads/new"],
                          ["origin", ":new"]):
            with self.subTest(arguments):
                code, output = self.push(*arguments)
                self.assertEqual(code, 0, output)

    def test_an_own_allow_does_not_count_on_a_server(self):
        self.write("a.py", "# scan:allow[github-pat-classic] mine\n" + self.secret)
        self.commit("in")
        code, output = self.push("origin", "main")
        self.assertNotEqual(code, 0)
        self.assertIn("does not count", output)

    def test_lines_by_hand(self):
        self.write("a.py", self.secret)
        self.commit("in")
        head = self.head()
        self.git("push", "-q", "origin", "HEAD:refs/heads/known", check=False)
        line = f"{UNKNOWN} {head} refs/heads/main\n"
        self.git("update-ref", "refs/heads/main", self.base)
        report = self.report("--pre-receive", input=line.encode(), expect=1)
        self.assertIn(UNKNOWN, self.notices(report))
        done = self.scan("--pre-receive", input=b"x\n")
        self.assertEqual(done.returncode, 2)
        self.assertIn("OLD-ID NEW-ID REF", done.stderr.decode())


@unittest.skipUnless(shutil.which("pre-commit"), "pre-commit is not installed")
class UnderPreCommit(RangeCase):
    def test_the_push_stage(self):
        self.put_scan_in_path()
        hooks = self.root / "hooks"
        hooks.mkdir()
        shutil.copy(SOURCE / ".pre-commit-hooks.yaml", hooks)
        self.git("init", "-q", "-b", "main", cwd=hooks)
        self.git("add", "-A", cwd=hooks)
        self.git("commit", "-q", "-m", "hooks", cwd=hooks)
        remote = self.root / "remote.git"
        self.git("init", "-q", "--bare", str(remote))
        self.git("remote", "add", "origin", str(remote))
        self.write(".pre-commit-config.yaml",
                   f"repos:\n- repo: {hooks}\n  rev: {self.head(hooks)}\n  hooks:\n  - id: scan-push\n")
        self.commit("configuration")
        done = self.run_command(["pre-commit", "install", "-t", "pre-push"])
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(self.git("push", "origin", "main", check=False).returncode, 0)
        self.write("a.py", self.secret)
        self.commit("in")
        for target in ("main", "HEAD:refs/heads/new"):
            with self.subTest(target):
                done = self.git("push", "origin", target, check=False)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn("github-pat-classic", (done.stdout + done.stderr).decode())


main()
