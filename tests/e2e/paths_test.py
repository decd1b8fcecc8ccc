"""`scan [PATH…]` and `--stdin`: what is scanned, what is left out and told, where things stand."""
import json
import os
import socket
import unittest

from sandbox import Sandbox, github_token, main


class Paths(Sandbox):
    def setUp(self):
        super().setUp()
        self.token = github_token()
        self.secret = f'token = "{self.token}"\n'

    def found(self, *arguments, expect=1):
        return self.places(self.report(*arguments, expect=expect))

    def test_folder_outside_a_repository(self):
        self.write("a.py", self.secret)
        self.write("deep/er/b.py", "x\n" + self.secret)
        self.write(".gitignore", "a.py\n")
        self.assertEqual(self.found("."), [("github-pat-classic", "a.py", 1), ("github-pat-classic", "deep/er/b.py", 2)])

    def test_repository_scans_tracked_and_untracked_but_not_ignored(self):
        self.init()
        self.write(".gitignore", "*.log\nbuild/\n")
        self.write("tracked.log", self.secret)
        self.git("add", "-f", "tracked.log")
        self.write("untracked.py", self.secret)
        self.write("ignored.log", self.secret)
        self.write("build/out.py", self.secret)
        self.assertEqual(self.found(".", "--only", "tokens"),
                         [("github-pat-classic", "tracked.log", 1), ("github-pat-classic", "untracked.py", 1)])
        self.assertEqual(self.found("ignored.log"), [("github-pat-classic", "ignored.log", 1)])
        self.assertEqual(self.found("build"), [("github-pat-classic", "build/out.py", 1)])

    def test_git_folder_is_never_scanned(self):
        self.init()
        self.write(".git/description", self.secret)
        self.write("a.txt", "x\n")
        self.assertEqual(self.found(".", expect=0), [])

    def test_submodule_and_nested_repository_are_scopes_of_their_own(self):
        self.init()
        nested = self.dir / "nested"
        nested.mkdir()
        self.git("init", "-q", cwd=nested)
        self.write("nested/.gitignore", "*.tmp\n")
        self.write("nested/a.tmp", self.secret)
        self.write("nested/b.py", self.secret)
        self.assertEqual(self.found("."), [("github-pat-classic", "nested/b.py", 1)])

    def test_symlinks_are_not_followed_but_read(self):
        outside = self.root / "outside.py"
        outside.write_text(self.secret)
        (self.dir / "link.py").symlink_to(outside)
        (self.dir / "folder").symlink_to(self.root)
        self.assertEqual(self.found(".", expect=0), [])
        (self.dir / "text").symlink_to(self.token)
        report = self.report(".", expect=1)
        self.assertEqual(report["findings"][0]["places"][0]["part"], "link-target")

    def test_names_are_scanned(self):
        self.write(f"dump-{self.token}.txt", "x\n")
        report = self.report(".", expect=1)
        self.assertEqual(report["findings"][0]["places"][0]["part"], "name")
        self.assertNotIn(self.token, str(report))

    def test_a_name_with_a_line_end_is_scanned_whole(self):
        for name in ("a.txt", f"first\n{self.token}\nlast.txt", "z.txt"):
            self.write(name, "x\n")
        report = self.report(".", expect=1)
        (place,) = report["findings"][0]["places"]
        self.assertEqual((place["part"], place["line"]), ("name", 2))
        self.assertTrue(place["path"].startswith("first\n") and place["path"].endswith("\nlast.txt"))
        self.assertEqual(report["summary"]["names"], 3)
        self.assertNotIn(self.token, str(report))

    def test_one_secret_in_many_places_is_one_finding(self):
        for i in range(20):
            self.write(f"f{i:02}.py", self.secret)
        report = self.report(".", expect=1)
        self.assertEqual(len(report["findings"]), 1)
        self.assertEqual(len(report["findings"][0]["places"]), 20)

    def test_same_bytes_at_any_number_of_threads(self):
        for i in range(200):
            self.write(f"d{i % 7}/f{i}.py", "x\n" * i + f'token = "{github_token(i % 50)}"\n')
        outputs = {self.scan("-j", jobs, "--format", "jsonl", "--color", "never", ".").stdout.split(b'{"type":"summary"')[0]
                   for jobs in ("1", "2", "8")}
        self.assertEqual(len(outputs), 1)
        self.assertEqual(len(self.report(".", expect=1)["findings"]), 50)

    def test_encodings_keep_line_and_column(self):
        text = f'é = 1\nключ = "{self.token}"\n'
        for encoding, data in (
            ("utf-8", text.encode()),
            ("utf-8-sig", text.encode("utf-8-sig")),
            ("utf-16", text.encode("utf-16")),
            ("utf-16-le", text.encode("utf-16-le")),
            ("utf-16-be", text.encode("utf-16-be")),
            ("latin-1", text.replace("ключ", "clé·").encode("latin-1")),
        ):
            with self.subTest(encoding):
                self.write("a.txt", data)
                place = self.report("a.txt", expect=1)["findings"][0]["places"][0]
                self.assertEqual((place["line"], place["column"]), (2, 9))

    def test_binary_is_counted_and_one_nul_hides_nothing(self):
        self.write("image.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
        self.write("sneaky.env", b"A=1\0\n" + self.secret.encode())
        report = self.report(".", expect=1)
        self.assertEqual(self.places(report), [("github-pat-classic", "sneaky.env", 2)])
        self.assertEqual(self.skipped(report)["binary"], 1)

    def test_special_files_are_skipped_and_strict_makes_that_incomplete(self):
        os.mkfifo(self.dir / "fifo")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.dir / "socket"))
            report = self.report(".", expect=0)
            self.assertEqual(self.skipped(report)["special-file"], 2)
            self.assertEqual(self.scan("--strict", ".").returncode, 3)

    def test_no_such_path(self):
        done = self.scan("nowhere")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"nowhere", done.stderr)

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_unreadable_file(self):
        self.write("a.py", self.secret).chmod(0)
        report = self.report(".", expect=3)
        self.assertEqual(report["problems"][0]["where"], "a.py")

    def test_unreadable_file_as_another_user(self):
        if os.geteuid() != 0:
            self.skipTest("needs root to become somebody else")
        self.write("a.py", self.secret).chmod(0)
        self.write("b.py", self.secret)
        done = self.scan_as_another_user("--format", "json", ".")
        report = json.loads(done.stdout)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.places(report), [("github-pat-classic", "b.py", 1)])
        self.assertEqual(report["problems"][0]["where"], "a.py")
        self.write("b.py", "fine\n")
        self.assertEqual(self.scan_as_another_user(".").returncode, 3)

    def test_big_single_line_file_is_scanned_in_windows(self):
        size = 2 << 30
        with open(self.dir / "big.txt", "wb") as out:
            block = b"x" * ((1 << 20) - 1) + b" "
            written = 0
            while written < size:
                if written == size // 2:
                    out.write(b" " + self.token.encode() + b" ")
                out.write(block)
                written += len(block)
        report = self.report("big.txt", expect=1)
        place = report["findings"][0]["places"][0]
        self.assertEqual((place["line"], place["column"]), (1, size // 2 + 2))
        self.assertEqual(report["summary"]["files"], 1)
        self.assertEqual(report["summary"]["bytes"], os.path.getsize(self.dir / "big.txt"))

    def test_deep_folder(self):
        folder = os.open(self.dir, os.O_RDONLY)
        for _ in range(1200):
            os.mkdir("d" * 10, dir_fd=folder)
            below = os.open("d" * 10, os.O_RDONLY, dir_fd=folder)
            os.close(folder)
            folder = below
        with os.fdopen(os.open("a.py", os.O_WRONLY | os.O_CREAT, dir_fd=folder), "w") as out:
            out.write(self.secret)
        os.close(folder)
        report = self.report(".", expect=1)
        self.assertEqual(report["findings"][0]["places"][0]["path"].count("/"), 1200)

    def test_hostile_names_are_escaped(self):
        name = "a\x1b[31m\n::error::x\u202e.py"
        self.write(name, self.secret)
        done = self.scan("--color", "always", ".")
        self.assertNotIn(b"\x1b[31m\n", done.stdout)
        self.assertNotIn("\u202e".encode(), done.stdout)
        self.assertEqual(self.found("."), [("github-pat-classic", name, 1)])

    def test_invalid_utf8_name(self):
        path = os.path.join(os.fsencode(self.dir), b"\xff\xfe.py")
        with open(path, "wb") as out:
            out.write(self.secret.encode())
        place = self.report(".", expect=1)["findings"][0]["places"][0]
        self.assertEqual(place["path_bytes"], "//4ucHk=")

    def test_stdin(self):
        report = self.report("--stdin", "--path", "conf/app.env", input=self.secret.encode(), expect=1)
        self.assertEqual(self.places(report), [("dotenv-tracked", "conf/app.env", 1)])
        self.assertEqual(self.report("--stdin", input=b"nothing here\n", expect=0)["summary"]["files"], 1)

    def test_a_path_given_twice_or_inside_another_is_reported_once(self):
        self.write("src/a.py", self.secret)
        self.assertEqual(self.found(".", "src", "src/a.py"), [("github-pat-classic", "src/a.py", 1)])


main()
