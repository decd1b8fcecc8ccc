"""Verdicts of people on findings: labels/<owner>+<name>.tsv, without any secret.

Columns: repository, commit, rule, path, line, hash of the value, verdict, why. Verdicts: `true` works as a
credential; `true-demo` would, were it not of a demo, a sample or a test; `false` is none. A label is
about the value at a place, whichever rule said it: a finding takes the label of the same path,
line and hash, else of the same path and hash (its line moved), else of the line as a whole: what another
scanner reported has `-` for its hash.
"""
import collections
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent / "labels"
VERDICTS = ("true", "true-demo", "false")

Label = collections.namedtuple("Label", "repository commit rule path line hash verdict why")


def parse(text, origin="labels"):
    labels = []
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != len(Label._fields) or fields[6] not in VERDICTS or not fields[7]:
            raise ValueError(f"{origin}:{number}: wants {', '.join(Label._fields)}, verdict one of {VERDICTS}")
        labels.append(Label(*fields[:4], int(fields[4]), *fields[5:]))
    return labels


def load(folder=FOLDER):
    return [label for path in sorted(folder.glob("*.tsv")) for label in parse(path.read_text(), path.name)]


def save(labels, folder=FOLDER):
    """Adds to what is there; a newer verdict on the same place replaces the older."""
    merged = {(x.repository, x.path, x.line, x.hash): x for x in [*load(folder), *labels]}
    files = collections.defaultdict(list)
    for label in merged.values():
        files[label.repository.replace("/", "+") + ".tsv"].append(label)
    for name, rows in files.items():
        rows.sort(key=lambda x: (x.path, x.line, x.hash))
        (folder / name).write_text("".join("\t".join(map(str, row)) + "\n" for row in rows))


class Book:
    """Looks verdicts up."""

    def __init__(self, labels):
        self._exact = {(x.repository, x.path, x.line, x.hash): x.verdict for x in labels}
        self._moved = {(x.repository, x.path, x.hash): x.verdict for x in labels if x.hash != "-"}
        self._lines = {}
        for x in labels:  # a line with a true value is true
            key = (x.repository, x.path, x.line)
            if self._lines.get(key, "false") == "false":
                self._lines[key] = x.verdict

    def verdict(self, finding):
        """A verdict, or None."""
        repository, path, line, value = finding.repository, finding.path, finding.line, finding.hash
        return (self._exact.get((repository, path, line, value)) or self._moved.get((repository, path, value))
                or self._exact.get((repository, path, line, "-")))

    def line_verdict(self, repository, path, line):
        """Of anything on that line, or None."""
        return self._lines.get((repository, path, line))

    def true_lines(self):
        return {key for key, verdict in self._lines.items() if verdict != "false"}
