"""Verdicts of people on findings: labels/<owner>+<name>.tsv, without any secret.

Columns: repository, commit, rule, path, line, hash of the value, verdict, why. Verdicts: `true` works as a
credential; `true-demo` would, were it not of a demo, a sample or a test; `false` is none. A label is
about the value at a place, whichever rule said it: a finding takes the label of the same path,
line and hash, else of the same path and hash (its line moved).
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
    """Looks a finding's verdict up."""

    def __init__(self, labels):
        self._exact = {(x.repository, x.path, x.line, x.hash): x for x in labels}
        self._moved = {(x.repository, x.path, x.hash): x for x in labels}

    def verdict(self, finding):
        """A verdict, or None."""
        label = self._exact.get((finding.repository, finding.path, finding.line, finding.hash)) \
            or self._moved.get((finding.repository, finding.path, finding.hash))
        return label.verdict if label else None
