"""Rule secret-removed-not-rotated: what a staged change takes away stays in the history."""
import base64
import gzip

from sandbox import Sandbox, github_token, main

RULE = "secret-removed-not-rotated"


class Removed(Sandbox):
    def setUp(self):
        super().setUp()
        self.init()
        self.write("README", "x\n")
        self.write("conf/a.py", f'import os\ntoken = "{github_token()}"\n')
        self.commit("with a secret")

    def staged(self, *arguments, expect):
        self.git("add", "-A")
        return self.report("--staged", *arguments, expect=expect)["findings"]

    def test_a_line_taken_away(self):
        self.write("conf/a.py", "import os\ntoken = os.environ['TOKEN']\n")
        (finding,) = self.staged(expect=1)
        (place,) = finding["places"]
        self.assertEqual((finding["rule"], finding["severity"]), (RULE, "warning"))
        self.assertEqual((place["path"], place["part"], place["line"]), ("conf/a.py", "old-content", 2))
        self.assertNotIn(github_token(), str(finding))
        shown = self.scan("--staged").stdout
        self.assertIn(b"before this change", shown)
        self.assertNotIn(github_token().encode(), shown)

    def test_lines_added_around_take_nothing_away(self):
        old = (self.dir / "conf/a.py").read_text()
        line = old.splitlines(keepends=True)[1]
        for text in (old + "\nmore\n", "first\n" + old, old.replace(line, "between\n" + line), old.replace(line, "\n" + line),
                     old + old):
            with self.subTest(text):
                self.write("conf/a.py", text)
                self.assertNotIn(RULE, [finding["rule"] for finding in self.staged(expect=None)])

    def test_a_line_changed_from_both_sides(self):
        old = (self.dir / "conf/a.py").read_text()
        token = github_token()
        for text in (old.replace(token, token[:20] + "x" + token[20:]), old.replace("import os\n", "import os"),
                     old.replace(token, "x" + token), old.replace(f'{token}"', ""), old.replace(f'"{token}"\n', '""\n') + "more\n" * 20):
            with self.subTest(text):
                self.write("conf/a.py", text)
                found = [finding["rule"] for finding in self.staged(expect=None)]
                self.assertEqual(RULE in found, token not in text)

    def test_a_file_deleted(self):
        (self.dir / "conf/a.py").unlink()
        (finding,) = self.staged(expect=1)
        self.assertEqual(finding["rule"], RULE)

    def test_what_a_remote_has_is_an_error(self):
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.write("conf/a.py", "import os\n")
        (finding,) = self.staged(expect=1)
        self.assertEqual(finding["severity"], "error")
        self.assertIn("a remote has it", finding["message"])

    def test_what_no_remote_has_yet_is_not(self):
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.write("b.py", f'token = "{github_token(2)}"\n')
        self.commit("another one, not pushed")
        (self.dir / "b.py").unlink()
        (finding,) = self.staged(expect=1)
        self.assertEqual(finding["severity"], "warning")

    def test_moved_is_not_taken_away(self):
        self.write("conf/b.py", (self.dir / "conf/a.py").read_text())
        (self.dir / "conf/a.py").unlink()
        self.assertEqual(self.staged(expect=0), [])

    def test_what_was_encoded_or_packed(self):
        token = github_token(3)
        run = base64.b64encode(f"user:{token}".encode()).decode()
        for path, content, how in (
                ("a.yaml", f"one\nauth: {run}\n", "base64"),
                ("a.gz", gzip.compress(f"one\n{token}\n".encode(), mtime=0), "gzip"),
                ("a.txt", f"\ufeffone\n{token}\n".encode("utf-16-le"), None),
                ("b.gz", gzip.compress(f"one\nauth: {run}\n".encode(), mtime=0), "gzip > base64")):
            with self.subTest(path):
                self.write(path, content)
                self.commit("with an encoded one")
                self.write(path, "nothing\n")
                (finding,) = self.staged(expect=1)
                (place,) = finding["places"]
                self.assertEqual((finding["rule"], place["path"], place["line"], place.get("decoded_from")),
                                 (RULE, path, 2, how))
                self.assertNotIn(run, str(finding))
                self.assertNotIn(token, str(finding))
                self.commit("gone")

    def test_moved_into_or_out_of_an_encoding_is_not_taken_away(self):
        run = base64.b64encode(f"user:{github_token()}".encode())
        self.write("conf/a.py", "import os\n")
        for path, content in (("secret.yaml", b"auth: " + run), ("x.gz", gzip.compress(b"auth: " + run))):
            with self.subTest(path):
                self.write(path, content)
                self.assertNotIn(RULE, [finding["rule"] for finding in self.staged(expect=1)])
                self.git("rm", "-q", "-f", path)
        self.write("secret.yaml", b"auth: " + run)
        self.commit("encoded")
        self.write("conf/a.py", f'token = "{github_token()}"\n')
        (self.dir / "secret.yaml").unlink()
        self.assertNotIn(RULE, [finding["rule"] for finding in self.staged(expect=1)])

    def test_a_copy_elsewhere_keeps_it(self):
        self.write("copy.txt", github_token() + "\n")
        self.commit("a copy")
        self.write("conf/a.py", "import os\n")
        self.assertEqual(self.staged(expect=0), [])

    def test_switched_off(self):
        self.write("conf/a.py", "import os\n")
        self.assertEqual(self.staged("--skip", RULE, expect=0), [])
        self.write(".scan.toml", f"[rules.{RULE}]\nenabled = false\n")
        self.assertEqual(self.staged(expect=0), [])


main()
