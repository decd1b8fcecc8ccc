"""The arithmetic of precision: findings with verdicts, counted by rule and by level."""
import collections

from findings import LEVELS, at_least


class Tally:
    """Counts of places; `values` are distinct values of a repository, so that a value in many places
    weighs no more than another."""

    def __init__(self):
        self.verdicts = collections.Counter()
        self.values = collections.defaultdict(set)

    def add(self, finding, verdict):
        self.verdicts[verdict] += 1
        self.values[verdict].add((finding.repository, finding.hash))

    @property
    def labelled(self):
        return sum(n for verdict, n in self.verdicts.items() if verdict)

    @property
    def unlabelled(self):
        return self.verdicts[None]

    @property
    def precision(self):
        """Share of labelled places that are true; None where nothing is labelled."""
        return (self.labelled - self.verdicts["false"]) / self.labelled if self.labelled else None

    @property
    def value_precision(self):
        true = len(self.values["true"] | self.values["true-demo"])
        total = true + len(self.values["false"])
        return true / total if total else None


def by(findings, book, key):
    tallies = collections.defaultdict(Tally)
    for finding in findings:
        tallies[key(finding)].add(finding, book.verdict(finding))
    return tallies


def levels(findings, book):
    """[(title, Tally)]: each level alone, then medium and above together, then all."""
    tallies = by(findings, book, lambda f: f.confidence)
    rows = [(level, tallies[level]) for level in LEVELS]
    for title, level in (("medium and above", "medium"), ("all", "low")):
        total = Tally()
        for finding in findings:
            if at_least(finding.confidence, level):
                total.add(finding, book.verdict(finding))
        rows.append((title, total))
    return rows


def share(value):
    return "" if value is None else f"{value:.2f}"


def markdown(first, rows):
    """A table of tallies."""
    lines = [f"| {first} | true | of a demo | false | no label | precision | of distinct values |",
             "|---|--:|--:|--:|--:|--:|--:|"]
    for title, tally in rows:
        v = tally.verdicts
        lines.append(f"| {title} | {v['true']} | {v['true-demo']} | {v['false']} | {tally.unlabelled} "
                     f"| {share(tally.precision)} | {share(tally.value_precision)} |")
    return "\n".join(lines) + "\n"
