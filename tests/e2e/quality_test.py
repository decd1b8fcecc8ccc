"""The arithmetic of bench/quality, its labels, and its planter: the same secrets at the same lines every time."""
import os
import pathlib
import random
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["SCAN_SOURCE_DIR"])
sys.path.insert(0, str(ROOT / "bench/quality"))
import findings  # noqa: E402
import labels  # noqa: E402
import tally  # noqa: E402
from planting import fill, plant, shapes_carriers, shapes_code, shapes_config, shapes_password, shapes_text  # noqa: E402
from planting.hosts import Hosts, insert  # noqa: E402


def finding(path="a.py", line=1, confidence="high", secret="s", rule="r"):
    return findings.Finding("o/n", path, line, line, rule, confidence, findings.value_hash("o/n", secret), secret, "")


def label(verdict, path="a.py", line=1, secret="s", value=None):
    return labels.Label("o/n", "c", "r", path, line, value or findings.value_hash("o/n", secret), verdict, "why")


class Labels(unittest.TestCase):
    def test_a_label_is_about_the_value_at_its_place(self):
        book = labels.Book([label("true"), label("false", line=9, secret="other"), label("true-demo", line=5, value="-")])
        for case, expected in [
            (finding(), "true"), (finding(rule="another-rule"), "true"), (finding(line=70), "true"),
            (finding(secret="new"), None), (finding(path="b.py"), None), (finding(line=9, secret="other"), "false"),
            (finding(line=5, secret="whatever"), "true-demo"), (finding(line=6, secret="whatever"), None),
        ]:
            with self.subTest(case=case):
                self.assertEqual(book.verdict(case), expected)

    def test_a_line_with_a_true_value_is_true(self):
        both = [label("false"), label("true", secret="b")]
        for order in (both, both[::-1]):
            self.assertEqual(labels.Book(order).line_verdict("o/n", "a.py", 1), "true")

    def test_rows_without_a_verdict_or_a_reason_are_refused(self):
        good = "\t".join(map(str, label("false")))
        self.assertEqual(labels.parse(good), [label("false")])
        for wrong in (good.replace("false", "?"), good.replace("why", ""), good.replace("\tr\t", "\t"), good + "\tmore"):
            with self.subTest(row=wrong), self.assertRaises(ValueError):
                labels.parse(wrong)

    def test_a_newer_verdict_replaces_the_older(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            labels.save([label("true"), label("false", line=2)], folder)
            labels.save([label("false")], folder)
            self.assertEqual([x.verdict for x in labels.load(folder)], ["false", "false"])

    def test_the_labels_of_the_project_hold_no_value(self):
        rows = labels.load()
        self.assertGreater(len(rows), 500)
        for row in rows:
            self.assertRegex(row.hash, r"^([0-9a-f]{5}|-)$")
            self.assertRegex(row.commit, r"^[0-9a-f]{40}$")


class Precision(unittest.TestCase):
    def setUp(self):
        self.book = labels.Book([label("true"), label("true-demo", line=2, secret="b"), label("false", line=3, secret="c"),
                                 label("false", line=4, secret="c"), label("true", line=5, secret="e")])
        self.found = [finding(), finding(line=2, secret="b", confidence="medium"), finding(line=3, secret="c", confidence="medium"),
                      finding(line=4, secret="c", confidence="medium"), finding(line=5, secret="e", confidence="low"),
                      finding(line=6, secret="f", confidence="low")]

    def test_of_levels(self):
        rows = dict(tally.levels(self.found, self.book))
        self.assertEqual([rows[level].precision for level in findings.LEVELS], [None, 1, 1 / 3, 1])
        self.assertEqual(rows["medium and above"].precision, 2 / 4)
        self.assertEqual(rows["medium and above"].value_precision, 2 / 3)  # c stands twice
        self.assertEqual((rows["all"].labelled, rows["all"].unlabelled), (5, 1))

    def test_the_table(self):
        table = tally.markdown("confidence", tally.levels(self.found, self.book))
        self.assertIn("| medium and above | 1 | 1 | 2 | 0 | 0.50 | 0.67 |\n", table)

    def test_a_value_twice_on_a_line_is_one_finding_of_the_higher_level(self):
        place = {"path": "./a.py", "line": 1, "end_line": 1, "excerpt": {"text": ""}}
        report = {"findings": [{"kind": "token", "rule": r, "confidence": c, "secret": "x", "places": [place]}
                               for r, c in (("a", "low"), ("b", "high"))] + [{"kind": "policy", "places": [place]}]}
        rows = findings.from_report("o/n", report)
        self.assertEqual([(row.path, row.rule) for row in rows], [("a.py", "b")])


HOSTS = {
    "src/a.py": "import os\n\n\ndef main():\n    run()\n\n    stop()\n\n\nmain()\n" * 10,
    "src/a.json": '{\n  "name": "x",\n  "list": [1, 2]\n}\n' + " " * 300,
    "conf/a.yaml": "a:\n  b: 1\n" * 40, "conf/a.properties": "a=1\n" * 90, "src/a.go": "package a\n\nfunc f() {}\n\nvar x = 1\n" * 12,
    "web/a.xml": "<root>\n  <a>1</a>\n</root>\n" + "\n" * 300, "tests/a.py": "x = 1\n\ny = 2\n" * 40, "src/a.js": "a()\n\nb()\n" * 60,
}


class Planting(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name)
        for path, text in HOSTS.items():
            file = self.root / "host" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    def plant(self, name, seed):
        planter = plant.Planter(Hosts([(0, self.root / "host")]), self.root / name, seed)
        planter.generic()
        planter.carriers()
        return planter.plants

    def test_the_same_seed_gives_the_same_files(self):
        first, again, other = self.plant("1", 7), self.plant("2", 7), self.plant("3", 8)
        self.assertEqual(first, again)
        self.assertNotEqual([p.value for p in first], [p.value for p in other])
        for p in first:
            self.assertEqual((self.root / "1" / p.path).read_bytes(), (self.root / "2" / p.path).read_bytes())

    def test_a_plant_stands_at_the_lines_it_claims(self):
        plants = self.plant("1", 7)
        self.assertGreater(len(plants), 1000)
        self.assertGreater(len({p.place for p in plants}), 15)
        for p in plants:
            if p.first is None or p.place.startswith("packed"):
                continue
            lines = (self.root / "1" / p.path).read_text().split("\n")[p.first - 1:p.last]
            self.assertEqual([line.strip() for line in lines], [line.strip() for line in p.text.rstrip("\n").split("\n")])

    def test_every_mark_of_a_shape_is_filled(self):
        shapes = (shapes_code.SHAPES + shapes_config.SHAPES + shapes_text.SHAPES + shapes_password.SHAPES + shapes_carriers.URL
                  + shapes_carriers.BASIC + shapes_carriers.BEARER + shapes_carriers.CONNECTION + shapes_carriers.JWK)
        self.assertGreater(len(shapes), 300)
        for shape in shapes:
            text = fill.fill(random.Random(1), shape[2], ["api key"], "VALUE")
            self.assertNotRegex(text, fill.MARK)
            self.assertNotEqual(text, shape[2])

    def test_json_stays_json_and_a_notebook_a_notebook(self):
        content, first, last = insert(random.Random(1), "a.json", '{\n  "a": 1\n}\n', '"k": "v",')
        self.assertEqual((content, first, last), ('{\n  "k": "v",\n  "a": 1\n}\n', 2, 2))
        book = '{"cells": [{"cell_type": "code", "source": ["x\\n"]}], "nbformat": 4}'
        content, first, last = insert(random.Random(1), "a.ipynb", book, 'k = "v"')
        self.assertEqual(content.split("\n")[first - 1].strip(), '"k = \\"v\\"\\n",')


if __name__ == "__main__":
    unittest.main()
