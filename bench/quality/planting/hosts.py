"""Real files that secrets are planted into, by ending, and where in a file of each format a text goes."""
import collections
import json
import re

TESTS = re.compile(r"test|spec|fixture|mock|example|sample|demo|e2e|dummy|fake", re.IGNORECASE)
MOST_BYTES, LEAST_BYTES = 40_000, 300
AT_END = set("yaml yml ini cfg conf properties toml tf Dockerfile mk Makefile".split())
MARKUP = set("xml config csproj html".split())


def ending(path):
    return path.suffix[1:] if path.suffix else path.name


class Hosts:
    """files: [(repository number, folder)]. Text files only, in the same order on every machine."""

    def __init__(self, folders):
        self._files = {True: collections.defaultdict(list), False: collections.defaultdict(list)}
        for number, folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink() and LEAST_BYTES < path.stat().st_size < MOST_BYTES:
                    name = path.relative_to(folder)
                    for kind in {ending(name), name.name}:
                        self._files[bool(TESTS.search(str(name)))][kind].append((number, name, path))

    def choose(self, random, endings, tests):
        """(name, text) of a file with one of the endings, or None where there is none that is text."""
        files = [f for e in endings.split() for f in self._files[tests][e]]
        for _ in range(20 if files else 0):
            number, name, path = random.choice(files)
            try:
                text = path.read_bytes().decode()
            except UnicodeDecodeError:
                continue
            if "\r" not in text and "\0" not in text and max(map(len, text.split("\n"))) < 2000:
                return f"r{number:02}/{name}", text
        return None


def indented(text, spaces):
    return "\n".join(spaces + line if line else line for line in text.split("\n"))


def _after(lines, index, text):
    """The lines with `text` behind line `index`, and the numbers (from 1) of its first and last line."""
    added = text.split("\n")
    return lines[:index + 1] + added + lines[index + 1:], index + 2, index + 1 + len(added)


def _notebook(random, content, text):
    book = json.loads(content)
    cells = [c for c in book["cells"] if c["cell_type"] == "code" and isinstance(c.get("source"), list) and c["source"]]
    if not cells:
        return None
    cells[random.randrange(len(cells))]["source"][0:0] = [line + "\n" for line in text.split("\n")]
    whole = json.dumps(book, indent=1, ensure_ascii=False)
    first = json.dumps(text.split("\n")[0] + "\n", ensure_ascii=False)
    line = next(i for i, x in enumerate(whole.split("\n"), 1) if x.strip().rstrip(",") == first)
    return whole, line, line + text.count("\n")


def insert(random, name, content, text):
    """(new content, first line, last line), or None where this file has no place for it."""
    kind = ending(_Name(name))
    lines = content.rstrip("\n").split("\n")
    if kind == "ipynb":
        return _notebook(random, content, text)
    if kind == "json":
        if lines[0].strip() != "{" or len(lines) < 3:
            return None
        made = _after(lines, 0, indented(text, re.match(r"\s*", lines[1]).group()))
    elif kind in MARKUP:
        opened = [i for i, x in enumerate(lines) if re.match(r"\s*<[A-Za-z][^<>?!]*[^/<>]>\s*$", x)]
        if not opened:
            return None
        made = _after(lines, opened[0], indented(text, re.match(r"\s*", lines[opened[0]]).group() + "  "))
    elif kind in AT_END or _Name(name).name in AT_END:
        made = _after(lines + [""], len(lines), text)
    else:
        blank = [i for i, x in enumerate(lines[:-1]) if not x.strip() and i > len(lines) // 5]
        if not blank:
            return None
        at = random.choice(blank)
        made = _after(lines, at, indented(text, re.match(r"\s*", lines[at + 1]).group()))
    return "\n".join(made[0]) + "\n", made[1], made[2]


class _Name:
    """The two questions that `ending` asks of a path."""

    def __init__(self, name):
        self.name = name.rsplit("/", 1)[-1]
        self.suffix = "." + self.name.rsplit(".", 1)[1] if "." in self.name[1:] else ""
