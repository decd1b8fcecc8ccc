"""Other scanners, run offline with their defaults on a folder: each gives the places it reports, {(path, line where it begins)}.

A peer is used where its program is in PATH. Nothing is looked up at any provider.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import tempfile


MOST_SECONDS = 150  # for one folder; some need many minutes for minified or generated files


def _run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=MOST_SECONDS)


def _clean(path):
    return re.sub(r"^\./", "", path)


def gitleaks(folder):
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        _run(["gitleaks", "dir", "--no-banner", "--exit-code", "0", "-f", "json", "-r", report.name, "."], folder)
        rows = json.load(open(report.name))
    return {(_clean(r["File"].split("!")[0]), r["StartLine"]) for r in rows}


def betterleaks(folder):
    with tempfile.TemporaryDirectory() as scratch:
        report = scratch + "/report.json"
        _run(["betterleaks", "--no-banner", "--silent", "--exit-code=0", "-o", report, "."], folder)
        rows = json.load(open(report))["findings"] if os.path.exists(report) else []
    places = [r["location"] for r in rows if "start_line" in r["location"]]
    return {(_clean(at["path"].split("!")[0]), at["start_line"]) for at in places}


def kingfisher(folder):
    done = _run(["kingfisher", "scan", "--no-validate", "--no-update-check", "-f", "jsonl", "-q", "."], folder)
    places = set()
    for line in done.stdout.splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        found = row.get("finding", {})
        if found.get("path"):
            places.add((_clean(os.path.relpath(os.path.join(folder, found["path"]), folder)), int(found["line"])))
    return places


def detect_secrets(folder):
    done = _run(["detect-secrets", "scan", "--all-files", "--no-verify", "."], folder)
    rows = json.loads(done.stdout)["results"]
    return {(_clean(path), r["line_number"]) for path, found in rows.items() for r in found}


def ripsecrets(folder):
    done = _run(["ripsecrets", "."], folder)
    return {(_clean(m[1]), int(m[2])) for m in re.finditer(r"^([^\n:]+):(\d+):", done.stdout, re.MULTILINE)}


def secretlint(folder):
    rules = {"rules": [{"id": "@secretlint/secretlint-rule-preset-recommend"}]}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as config:
        json.dump(rules, config)
        config.flush()
        done = _run(["secretlint", "--secretlintrc", config.name, "--format", "unix", "**/*", "**/.*"], folder)
    return {(_clean(os.path.relpath(m[1], folder)), int(m[2]))
            for m in re.finditer(r"^(/[^\n]+?):(\d+):\d+: ", done.stdout, re.MULTILINE)}


PEERS = collections.OrderedDict((("gitleaks", gitleaks), ("betterleaks", betterleaks), ("kingfisher", kingfisher),
                                 ("ripsecrets", ripsecrets), ("detect-secrets", detect_secrets), ("secretlint", secretlint)))


def kept(name, run, folder, stamp, cache):
    """What `run` says of the folder, from `cache` where that was asked before: some take minutes. `stamp` names
    the folder's contents. None where it did not end in time."""
    file = cache / f"{name}-{stamp}.json"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        try:
            said = sorted(run(folder))
        except subprocess.TimeoutExpired:
            said = None
        file.write_text(json.dumps(said))
    said = json.loads(file.read_text())
    return None if said is None else {tuple(place) for place in said}


def installed(wanted=None):
    return {name: run for name, run in PEERS.items() if shutil.which(name) and (not wanted or name in wanted)}
