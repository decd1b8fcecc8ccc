#!/usr/bin/env python3
"""Holds the includes of scanner/ to the layer table of docs/architecture.md.

Also asks every .h and .cc to open with a comment that says what the file is for. Prints each
violation as file:line and exits 1 if there is one.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| `(\w+)/` \|[^|]*\|([^|]*)\|([^|]*)\|$")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
# The first part of a header's path that belongs to a library, and the word the table uses for it.
LIBRARIES = {
    "git2.h": "git2", "git2": "git2", "libdeflate.h": "libdeflate", "hs": "hs", "hs.h": "hs",
    "re2": "re2", "toml++": "toml++", "CLI": "CLI11", "fmt": "fmt", "nlohmann": "nlohmann",
    "mbedtls": "mbedtls", "zlib.h": "zlib", "tree_sitter": "tree_sitter",
}


def words(cell):
    return {word.strip() for word in cell.split(",") if word.strip()}


def read_table():
    layers = {}
    for line in (ROOT / "docs/architecture.md").read_text().splitlines():
        row = ROW.match(line)
        if row:
            layers[row[1]] = (words(row[2]), words(row[3]))
    return layers


def violations(path, layers):
    folder = path.relative_to(ROOT / "scanner").parts[0]
    if folder not in layers:
        yield 1, f"the folder {folder}/ has no row in docs/architecture.md"
        return
    may_include, libraries = layers[folder]
    lines = path.read_text().splitlines()
    if not lines or not lines[0].startswith("//"):
        yield 1, "the file does not open with a comment that says what it is for"
    for number, line in enumerate(lines, 1):
        include = INCLUDE.match(line)
        if not include:
            continue
        if include[1]:
            target = include[1].split("/")[0]
            if target != folder and target not in may_include:
                yield number, f"{folder}/ may not include {target}/"
        else:
            library = LIBRARIES.get(include[2].split("/")[0])
            if library and library not in libraries:
                yield number, f"{folder}/ may not include <{include[2]}>: {library} is fenced elsewhere"


def main():
    layers = read_table()
    files = sorted(p for p in (ROOT / "scanner").rglob("*") if p.suffix in {".h", ".cc"})
    if not layers or not files:
        sys.exit("check_layers: no layer table or no sources found")
    found = [(path, *violation) for path in files for violation in violations(path, layers)]
    for path, line, message in found:
        print(f"{path.relative_to(ROOT)}:{line}: {message}")
    print(f"{len(files)} files, {len(layers)} layers, {len(found)} violations")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
