"""What `scan` says of a folder, a row for each place, with the secret as a short hash.

The hash names the value within its repository: 20 bits, so that it survives a moved line and another
rule, and tells nobody the value (ten of ten million common passwords have the same one).
"""
import collections
import hashlib
import json
import os
import subprocess

LEVELS = ["certain", "high", "medium", "low"]

Finding = collections.namedtuple("Finding", "repository path line end_line rule confidence hash secret excerpt")


def value_hash(repository, secret):
    return hashlib.sha256(f"{repository}\0{secret}".encode()).hexdigest()[:5]


def at_least(confidence, level):
    return LEVELS.index(confidence) <= LEVELS.index(level)


def from_report(repository, report):
    """Sorted; a value that stands twice on a line is one row, the most confident."""
    rows = {}
    for found in report["findings"]:
        if found["kind"] != "token":
            continue
        for place in found["places"]:
            row = Finding(repository, place["path"].removeprefix("./"), place["line"], place["end_line"],
                          found["rule"], found["confidence"], value_hash(repository, found["secret"]),
                          found["secret"], place["excerpt"]["text"])
            key = (row.path, row.line, row.hash)
            if key not in rows or LEVELS.index(row.confidence) < LEVELS.index(rows[key].confidence):
                rows[key] = row
    return sorted(rows.values(), key=lambda row: row[:5])


def scan_folder(binary, repository, folder):
    env = {k: v for k, v in os.environ.items() if k != "CI"}  # where CI is set secrets are not shown
    command = [str(binary), "--only", "tokens", "--min-confidence", "low", "--format", "json",
               "--show-secrets", "--no-cache", "."]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{repository}: scan ended with {done.returncode}: "
                           + done.stderr.decode(errors="replace")[-500:])
    return from_report(repository, json.loads(done.stdout))
