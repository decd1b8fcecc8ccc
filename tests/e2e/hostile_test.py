"""Hostile and broken input: nothing may crash, hang, take the memory of the machine, run anything of
the repository, or look clean when something could not be read."""
import json
import os
import pathlib
import signal
import subprocess
import threading
import time
import unittest

from sandbox import BINARY, Sandbox, github_token, main

CODES = (0, 1, 3)  # of a scan that came to an end
MEGABYTE = 1 << 20
SANITIZED = b"__asan_init" in pathlib.Path(BINARY).read_bytes()


class Hostile(Sandbox):
    def setUp(self):
        super().setUp()
        self.token = github_token()
        self.secret = f'token = "{self.token}"\n'

    def fill(self, path, size, *lines):
        """A file of `size` bytes of the lines in turn."""
        block = "".join(lines)
        return self.write(path, block * (size // len(block) + 1))

    def most_memory(self, *arguments):
        """(exit code, MiB) of a scan at its widest."""
        process = subprocess.Popen([BINARY, "-j", "2", *arguments], cwd=self.dir, env=self.env,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, usage.ru_maxrss // 1024

    def shell(self, script):
        return self.run_command(["sh", "-c", script], env={"SCAN": BINARY})


class Contents(Hostile):
    def test_files_made_of_what_rules_look_for_end_in_bounded_time_and_memory(self):
        size = 4 * MEGABYTE if SANITIZED else 32 * MEGABYTE
        tokens = [github_token(seed) for seed in range(20)]
        shapes = {
            "tokens": [f"t={token}\n" for token in tokens],
            "tokens-in-one-line": [f"t={token} " for token in tokens],
            "begin-lines": ["-----BEGIN " + "PRIVATE KEY-----\n"],
            "begins-in-one-line": ["-----BEGIN " + "PRIVATE KEY-----"],
            "url-heads": ["https://user:"],
            "assignments": ["pass" "word = 'Xk93%07dqwe' " % i for i in range(5000)],
            "keywords": ["api_key secret token aws azure key "],
            "quotes": ['key="'],
        }
        for name, lines in shapes.items():
            with self.subTest(name):
                self.fill("big", size, *lines)
                begin = time.monotonic()
                code, megabytes = self.most_memory("big")
                self.assertIn(code, CODES)
                self.assertLess(time.monotonic() - begin, 60)
                if not SANITIZED:
                    self.assertLess(megabytes, 300)
                if name.startswith("tokens"):
                    self.assertEqual(code, 1)

    def test_more_secrets_than_are_kept_are_told(self):
        self.write("many", "".join(f"t={self.token}\n" for _ in range(10001)))
        report = self.report("many", expect=1)
        self.assertEqual(len(report["findings"][0]["places"]), 10000)
        self.assertIn("10001", report["problems"][0]["reason"])

    def test_a_pipe_longer_than_any_buffer(self):
        block = b"x" * (MEGABYTE - 1) + b"\n"

        def feed(pipe):
            for _ in range(70):
                pipe.write(block)
            pipe.write(self.secret.encode())
            pipe.close()

        process = subprocess.Popen([BINARY, "--format", "json", "--stdin"], cwd=self.dir, env=self.env,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        feeder = threading.Thread(target=feed, args=(process.stdin,))
        feeder.start()
        report = json.loads(process.stdout.read())
        feeder.join()
        process.stdout.close()
        self.assertEqual(process.wait(), 1)
        self.assertEqual(self.places(report), [("github-pat-classic", "<stdin>", 71)])
        self.assertEqual(report["summary"]["bytes"], 70 * MEGABYTE + len(self.secret))

    def test_a_file_that_shrinks_while_it_is_read(self):
        for round_number in range(20):
            target = self.fill("big.txt", 16 * MEGABYTE, "some words\n")
            process = subprocess.Popen([BINARY, "big.txt"], cwd=self.dir, env=self.env,
                                       stdout=subprocess.DEVNULL)
            time.sleep(round_number / 1000)
            os.truncate(target, 1000)
            self.assertIn(process.wait(), (0, 3))

    def test_an_oversized_ignore_file_hides_nothing(self):
        self.init()
        self.fill(".gitignore", 5 * MEGABYTE, "*.py\n")
        self.write("a.py", self.secret)
        report = self.report(".", expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "a.py", 1)])
        self.assertIn(".gitignore", report["problems"][0]["reason"])

    def test_loops_of_links(self):
        (self.dir / "loop").symlink_to(".")
        (self.dir / "a").symlink_to("b")
        (self.dir / "b").symlink_to("a")
        (self.dir / "deep").mkdir()
        (self.dir / "deep/up").symlink_to("../..")
        self.write("deep/a.py", self.secret)
        report = self.report(".", expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "deep/a.py", 1)])
        self.assertEqual(report["problems"], [])


class Output(Hostile):
    def setUp(self):
        super().setUp()
        self.write("a.py", self.secret)

    def test_closed_standard_output_never_ends_up_in_another_file(self):
        done = self.shell('"$SCAN" --report json=out.json a.py >&-')
        self.assertEqual(done.returncode, 3)
        self.assertEqual(len(json.loads((self.dir / "out.json").read_bytes())["findings"]), 1)

    def test_closed_standard_input_and_error(self):
        self.assertEqual(self.shell('"$SCAN" --stdin <&-').returncode, 3)
        self.assertEqual(self.shell('"$SCAN" --stdin <.').returncode, 3)
        self.assertEqual(self.shell('"$SCAN" nowhere 2>&-').returncode, 2)
        self.assertEqual(self.shell('"$SCAN" --progress always a.py 2>&-').returncode, 1)

    def test_a_full_disk_is_incomplete_and_spoils_no_other_report(self):
        done = self.shell('"$SCAN" --report json=out.json a.py >/dev/full')
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"No space left", done.stderr)
        self.assertEqual(len(json.loads((self.dir / "out.json").read_bytes())["findings"]), 1)
        self.assertEqual(self.scan("--report", "json=/dev/full", "a.py").returncode, 3)

    def test_a_report_that_cannot_be_made_is_told_before_the_scan(self):
        for path in ("nowhere/out.json", "."):
            done = self.scan("--report", "json=" + path, "a.py")
            self.assertEqual(done.returncode, 2)
            self.assertEqual(done.stdout, b"")


class Interrupted(Hostile):
    def interrupt(self, *arguments, **options):
        process = subprocess.Popen([BINARY, "--format", "json", *arguments], cwd=self.dir, env=self.env,
                                   stdout=subprocess.PIPE, **options)
        time.sleep(2 if SANITIZED else 0.7)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
        return process.returncode, json.loads(out)

    def test_while_it_scans(self):
        for i in range(12):
            self.fill(f"big{i}", 30 * MEGABYTE, "https://user:", f"t={github_token(i)} ")
        code, report = self.interrupt("-j", "1", ".")
        self.assertTrue(report["summary"]["interrupted"])
        self.assertIn(code, (1, 3))
        self.assertLess(report["summary"]["files"], 12)

    def test_while_it_waits_for_input(self):
        read_end, write_end = os.pipe()
        try:
            os.write(write_end, b"nothing\n")
            code, report = self.interrupt("--stdin", stdin=read_end)
        finally:
            os.close(read_end)
            os.close(write_end)
        self.assertEqual(code, 3)
        self.assertTrue(report["summary"]["interrupted"])


class Repositories(Hostile):
    def setUp(self):
        super().setUp()
        self.init()
        self.write("old.py", "x = 1\n" + self.secret)
        self.commit()
        self.write("old.py", "x = 1\n" + self.secret + f'y = "{github_token(2)}"\n')
        self.git("add", "old.py")
        self.git_dir = self.dir / ".git"

    def damage(self, path, step):
        """Every `step`th byte wrong in turn, then the file cut short: never a clean result."""
        path.chmod(0o644)
        good = path.read_bytes()
        bad = [good[:i] + bytes([good[i] ^ mask]) + good[i + 1:]
               for i in range(0, len(good), step) for mask in (1, 0x80)]
        bad += [good[:size] for size in range(0, len(good), step * 4)]
        for content in bad:
            path.write_bytes(content)
            done = self.scan("--staged")
            self.assertIn(done.returncode, (1, 3), (path.name, content, done.stdout, done.stderr))
        path.write_bytes(good)
        self.assertEqual(self.scan("--staged").returncode, 1)

    def test_no_wrong_byte_of_the_index_hides_what_is_staged(self):
        self.damage(self.git_dir / "index", 3)

    def test_wrong_bytes_in_references_and_configuration(self):
        for name in ("HEAD", "refs/heads/main", "config"):
            self.damage(self.git_dir / name, 4)

    def test_wrong_bytes_in_loose_objects(self):
        for path in self.git_dir.glob("objects/??/*"):
            self.damage(path, 11)

    def test_wrong_bytes_in_packs(self):
        self.git("repack", "-qad")
        self.git("prune-packed")
        for path in sorted(self.git_dir.glob("objects/pack/*.pack")):
            self.damage(path, 13)
        for path in sorted(self.git_dir.glob("objects/pack/*.idx")):
            # The 1024 bytes of the fan-out are much alike; offsets and ids follow them.
            good = path.read_bytes()
            self.damage(path, 53)
            for i in range(1032, len(good)):
                path.write_bytes(good[:i] + bytes([good[i] ^ 0x80]) + good[i + 1:])
                done = self.scan("--staged")
                self.assertIn(done.returncode, (1, 3), (i, done.stdout, done.stderr))

    def test_a_broken_index_leaves_no_file_out(self):
        index = self.git_dir / "index"
        index.write_bytes(index.read_bytes()[:60])
        self.write(".gitignore", "*.py\n")
        for arguments, folder in (((".",), self.dir), (("old.py",), self.dir), ((str(self.dir),), self.root)):
            report = self.report(*arguments, cwd=folder, expect=1)
            self.assertEqual(len(report["findings"]), 2)
        self.write("old.py", "x\n")
        report = self.report(".", expect=3)
        self.assertIn("index", report["problems"][0]["reason"])

    def test_a_git_file_that_leads_nowhere(self):
        self.git_dir.rename(self.root / "git")
        for content in ("garbage", "gitdir: /nonexistent\n", "gitdir: " + "x/" * 3000, "gitdir: ..\n"):
            with self.subTest(content[:20]):
                (self.dir / ".git").write_text(content)
                self.assertEqual(self.scan("--staged").returncode, 3)
                self.assertEqual(len(self.report(".", expect=1)["findings"]), 2)
        (self.dir / ".git").unlink()
        os.mkfifo(self.dir / ".git")
        self.assertEqual(self.scan("--staged").returncode, 2)
        self.assertEqual(len(self.report(".", expect=1)["findings"]), 2)

    def test_variables_that_lead_nowhere(self):
        os.mkfifo(self.root / "fifo")
        for name, value, code in (("GIT_DIR", "/nonexistent", 3), ("GIT_DIR", str(self.dir), 3),
                                  ("GIT_INDEX_FILE", str(self.root / "fifo"), 3),
                                  ("GIT_INDEX_FILE", "/dev/zero", 3), ("GIT_INDEX_FILE", str(self.root), 3),
                                  ("GIT_OBJECT_DIRECTORY", "/nonexistent", 3),
                                  ("GIT_WORK_TREE", "/nonexistent", 1)):
            with self.subTest(name=name, value=value):
                done = self.scan("--staged", env={name: value})
                self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        # No file is an empty index, to git too: the next commit would delete everything.
        self.assertEqual(self.scan("--staged", "--only", "tokens", env={"GIT_INDEX_FILE": "/nonexistent"}).returncode, 0)

    def test_a_work_tree_elsewhere_does_not_move_the_scan(self):
        other = self.root / "other"
        self.git("init", "-q", str(other))
        (other / "b.py").write_text(self.secret)
        for elsewhere in (str(other), "/etc", "/nonexistent", "/", str(self.dir) + "x"):
            with self.subTest(elsewhere):
                self.git("config", "core.worktree", elsewhere)
                report = self.report(".", expect=1)
                self.assertEqual(len(report["findings"]), 2)
                self.assertEqual({pathlib.PurePath(path).name for _, path, _ in self.places(report)}, {"old.py"})
                self.assertEqual(self.scan("old.py").returncode, 1)
                self.assertEqual(self.scan("--staged").returncode, 1)

    def test_what_another_user_may_not_read_is_told(self):
        if os.geteuid() != 0:
            self.skipTest("needs root to become somebody else")
        for path, arguments, code in (("old.py", (".",), 3), (".git/index", ("--staged",), 3),
                                      (".git/objects", ("--staged",), 3), (".git/HEAD", ("--staged",), 3),
                                      (".git", ("--staged",), 2), (".", ("--staged",), 2)):
            with self.subTest(path):
                target = self.dir / path
                mode = target.stat().st_mode
                target.chmod(0)
                done = self.scan_as_another_user(*arguments)
                target.chmod(mode)
                self.assertEqual(done.returncode, code, done.stdout + done.stderr)


main()
