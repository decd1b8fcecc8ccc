"""The sample repositories of corpus/: exactly the expected places are reported."""
import os
import subprocess

from sandbox import SOURCE, Sandbox, expand, main

CORPUS = SOURCE / "corpus"


class Corpus(Sandbox):
    def lay(self, name):
        tracked = subprocess.run(["git", "-C", str(CORPUS), "ls-files", "-z", "-co", "--exclude-standard", name],
                                 capture_output=True, check=True).stdout.decode().split("\0")
        templates = sorted(path for path in tracked if path)
        self.assertGreater(len(templates), 4)
        for seed, path in enumerate(templates, 100):
            self.write(os.path.relpath(path, name), expand((CORPUS / path).read_text(), seed))

    def found(self):
        report = self.report("--min-confidence", "low", ".")
        return [f"{finding['rule']} {place['path']}:{place['line']} {finding['confidence']}"
                for finding in report["findings"] for place in finding["places"]]

    def compare(self, name):
        self.lay(name)
        self.init()
        self.git("add", "-A")
        expected = CORPUS / f"{name}.expected"
        found = "".join(line + "\n" for line in sorted(self.found()))
        if os.environ.get("SCAN_UPDATE_GOLDEN"):
            expected.write_text(found)
        self.assertEqual(found, expected.read_text())
        staged = self.report("--staged", "--min-confidence", "low")
        worktree = self.report("--min-confidence", "low", ".")
        self.assertEqual(staged["findings"], worktree["findings"])

    def test_leaky(self):
        self.compare("leaky")

    def test_clean(self):
        self.compare("clean")
        self.assertEqual(self.scan(".").returncode, 0)


main()
