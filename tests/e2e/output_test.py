"""Reports, colours, exit codes, suppressions, selection."""
import json
import os
import pty
import subprocess

import jsonschema

from sandbox import BINARY, SOURCE, Sandbox, expand, github_token, main


class Output(Sandbox):
    def setUp(self):
        super().setUp()
        self.token = github_token()
        self.secret = f'token = "{self.token}"\n'
        self.write("a.py", self.secret)

    def on_a_terminal(self, *arguments, env=None):
        try:
            parent, child = pty.openpty()
        except OSError as error:
            self.skipTest(f"no terminal to be had: {error}")
        done = subprocess.Popen([BINARY, *arguments], cwd=self.dir, env={**self.env, **(env or {})},
                                stdin=subprocess.DEVNULL, stdout=child, stderr=child)
        os.close(child)
        output = b""
        while True:
            try:
                block = os.read(parent, 65536)
            except OSError:
                break
            if not block:
                break
            output += block
        os.close(parent)
        done.wait()
        return output

    def test_text_names_rule_place_and_remedy_and_hides_the_secret(self):
        done = self.scan(".")
        self.assertEqual(done.returncode, 1)
        text = done.stdout.decode()
        for part in ("github-pat-classic", "a.py:1:10", "1 file", "https://", "scan:allow[github-pat-classic]"):
            self.assertIn(part, text)
        self.assertNotIn(self.token, text + done.stderr.decode())

    def test_clean_is_never_empty(self):
        self.write("a.py", "x = 1\n")
        done = self.scan(".")
        self.assertEqual(done.returncode, 0)
        self.assertIn("1 file", done.stdout.decode())

    def test_colour_only_on_a_terminal(self):
        self.assertNotIn(b"\x1b[", self.scan(".").stdout)
        self.assertIn(b"\x1b[", self.on_a_terminal("."))
        self.assertNotIn(b"\x1b[", self.on_a_terminal("--progress", "never", ".", env={"NO_COLOR": "1"}))
        self.assertNotIn(b"\x1b[", self.on_a_terminal("--color", "never", "--progress", "never", "."))
        self.assertIn(b"\x1b[", self.scan("--color", "always", ".").stdout)

    def test_json_is_what_the_schema_says(self):
        schema = json.loads((SOURCE / "docs/report.schema.json").read_text())
        self.write("b.py", f"# scan:allow[github-pat-classic] a sample\n{self.secret}")
        self.write("pw.txt", "postgres://app:" + expand("{{base62:16}}", 9) + "@db.prod.internal/app\n")
        os.mkfifo(self.dir / "fifo")
        for arguments in (["."], ["--min-confidence", "low", "."], ["--show-secrets", "."], ["fifo"]):
            with self.subTest(arguments):
                jsonschema.validate(self.report(*arguments), schema)

    def test_jsonl_has_one_object_a_line(self):
        lines = [json.loads(line) for line in self.scan("--format", "jsonl", ".").stdout.splitlines()]
        self.assertEqual([line["type"] for line in lines], ["finding", "summary"])

    def test_show_secrets(self):
        self.assertIn(self.token.encode(), self.scan("--show-secrets", ".").stdout)
        refused = self.scan("--show-secrets", ".", env={"CI": "true"})
        self.assertEqual(refused.returncode, 2)
        self.assertNotIn(self.token.encode(), refused.stdout + refused.stderr)

    def test_no_report_holds_the_secret(self):
        self.write("two.py", f'a = "{self.token}"; b = "{github_token(2)}"  # {self.token}\n')
        self.write(f"name-{github_token(3)}.txt", f"{github_token(4)}\n")
        for arguments in (["."], ["--format", "json", "."], ["--format", "jsonl", "."], ["-v", "--stats", "."]):
            done = self.scan(*arguments)
            for seed in (1, 2, 3, 4):
                self.assertNotIn(github_token(seed).encode(), done.stdout + done.stderr, arguments)

    def test_report_files(self):
        done = self.scan("--report", "json=out.json", "--report", "text=out.txt", "a.py")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(json.loads((self.dir / "out.json").read_text())["findings"]), 1)
        self.assertIn("github-pat-classic", (self.dir / "out.txt").read_text())
        self.assertEqual(self.scan("--report", "json=no/such/folder/x", "a.py").returncode, 2)

    def test_quiet(self):
        self.assertIn(b"github-pat-classic", self.scan("-q", ".").stdout)
        self.write("a.py", "x\n")
        self.assertEqual(self.scan("-q", ".").stdout, b"")

    def test_fail_on(self):
        self.assertEqual(self.scan("--fail-on", "never", ".").returncode, 0)
        self.assertEqual(self.scan("--fail-on", "error", ".").returncode, 1)

    def test_low_confidence_never_fails(self):
        self.write("a.py", f'token = "{expand("{{github-bad:ghp}}")}"\n')
        self.assertEqual(self.scan(".").returncode, 0)
        report = self.report("--min-confidence", "low", ".", expect=0)
        self.assertEqual(report["findings"][0]["confidence"], "low")
        self.assertIn("checksum", " ".join(report["findings"][0]["notes"]))

    def test_only_and_skip(self):
        self.assertEqual(self.scan("--skip", "github-pat-classic", ".").returncode, 0)
        self.assertEqual(self.scan("--only", "github-pat-classic", ".").returncode, 1)
        self.assertEqual(self.scan("--only", "slack-bot-token", ".").returncode, 0)
        self.assertEqual(self.scan("--only", "tokens", ".").returncode, 1)
        self.assertEqual(self.scan("--skip", "tokens", "--skip", "policy", ".").returncode, 2)  # nothing would be found
        self.assertEqual(self.scan("--only", "no-such-rule", ".").returncode, 2)

    def allowed(self, comment, expect):
        self.write("a.py", f"{comment}\n{self.secret}")
        report = self.report(".", expect=expect)
        return report

    def test_inline_allow(self):
        report = self.allowed("# scan:allow[github-pat-classic] a sample of the docs", 0)
        self.assertEqual(report["suppressed"][0]["suppression"]["reason"], "a sample of the docs")
        self.allowed("# scan:allow[github-pat-classic] until=2999-01-01 a sample", 0)
        self.write("a.py", self.secret.rstrip() + "  # scan:allow[github-pat-classic] same line\n")
        self.report(".", expect=0)

    def test_inline_allow_that_does_not_count_says_why(self):
        for comment, word in (
            ("# scan:allow[github-pat-classic]", "reason"),
            ("# scan:allow[no-such-rule] why", "no-such-rule"),
            ("# scan:allow[github-pat-classic] until=2020-01-01 why", "expired"),
            ("# scan:allow[github-pat-classic] until=2026-13-45 why", "2026-13-45"),
        ):
            with self.subTest(comment):
                report = self.allowed(comment, 1)
                self.assertIn(word, " ".join(notice["text"] for notice in report["notices"]))
        self.allowed("# scan:allow[slack-bot-token] another rule", 1)

    def test_usage_errors(self):
        for arguments in (["--no-such-flag"], ["--format", "xml", "."], ["--staged", "x"], ["--staged", "--stdin"],
                          ["--fail-on", "sometimes"], ["--jobs", "0"], ["rules", "explain", "no-such-rule"],
                          ["--rules", "no-such-file.toml", "."]):
            with self.subTest(arguments):
                done = self.scan(*arguments)
                self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
                self.assertNotEqual(done.stderr, b"")

    def test_help_version_and_completion(self):
        self.assertIn(b"Exit codes", self.scan("--help").stdout)
        self.assertRegex(self.scan("--version").stdout.decode(), r"^scan \d+\.\d+\.\d+\n$")
        for shell in ("bash", "zsh", "fish"):
            self.assertIn(b"staged", self.scan("completion", shell).stdout)
        done = self.run_command(["bash", "-n"], input=self.scan("completion", "bash").stdout)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_closed_pipe_is_no_crash(self):
        for i in range(300):
            self.write(f"f{i}.py", f'token = "{github_token(i)}"\n')
        done = self.run_command(["bash", "-c", f'"{BINARY}" . | head -n 1; exit ${{PIPESTATUS[0]}}'])
        self.assertNotIn(b"terminate", done.stderr)
        self.assertLess(done.returncode, 160)


main()
