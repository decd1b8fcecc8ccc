"""What independent parsers say a configuration document holds, in the form entries_dump prints.

Each function takes bytes and returns a Counter of (document, path, kind, value): path is a tuple of
names and places, value the decoded text, numbers and dates left as (kind) or compared as numbers.
Raises Refused where the parser does not accept the text.
"""
import collections
import datetime
import json
import re
import subprocess
import tomllib

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MERGE = "tag:yaml.org,2002:merge"


class Refused(Exception):
    pass


def number(kind, text):
    """Numbers are compared by what they are, so that 1_000 and 1000 agree."""
    try:
        plain = text.replace("_", "")
        return str(int(plain, 0) if kind == "integer" else float(plain.replace(".inf", "inf").replace(
            ".nan", "nan").replace(".Inf", "inf").replace(".INF", "inf").replace(".NaN", "nan").replace(
            ".NAN", "nan")))
    except ValueError:
        return text


def leaves(value, path, out):
    """Walks Python values as tomllib and json give them; Pairs keeps duplicate members."""
    pairs = value.pairs if isinstance(value, Pairs) else list(value.items()) if isinstance(value, dict) else None
    if pairs is not None:
        if not pairs and path:
            out.append((0, path, "empty-table", ""))
        for name, member in pairs:
            leaves(member, path + (name,), out)
    elif isinstance(value, list):
        if not value:
            out.append((0, path, "empty-list", ""))
        for place, item in enumerate(value):
            leaves(item, path + (place,), out)
    elif value is None:
        out.append((0, path, "null", ""))
    elif isinstance(value, bool):
        out.append((0, path, "boolean", str(value).lower()))
    elif isinstance(value, int):
        out.append((0, path, "integer", str(value)))
    elif isinstance(value, float):
        out.append((0, path, "float", str(value)))
    elif isinstance(value, str):
        out.append((0, path, "string", value))
    elif isinstance(value, (datetime.date, datetime.time)):
        out.append((0, path, "date", ""))
    else:
        raise AssertionError(type(value))


class Pairs:
    def __init__(self, pairs):
        self.pairs = pairs


def toml(data):
    try:
        document = tomllib.loads(data.decode().removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Refused(str(error)) from error
    out = []
    leaves(document, (), out)
    return collections.Counter(out)


def json_text(text):
    try:
        value = json.loads(text, object_pairs_hook=Pairs, parse_constant=lambda name: 1 / 0)
    except (ValueError, RecursionError, ZeroDivisionError) as error:
        raise Refused(str(error)) from error
    out = []
    leaves(value, (), out)
    if isinstance(value, Pairs) and not value.pairs:
        out.append((0, (), "empty-table", ""))
    return collections.Counter(
        (d, p, k, re.sub("[\ud800-\udfff]", "\ufffd", v)) for d, p, k, v in
        ((d, tuple(re.sub("[\ud800-\udfff]", "\ufffd", x) if isinstance(x, str) else x for x in p), k, v)
         for d, p, k, v in out))


def json_strict(data):
    try:
        return json_text(data.decode().removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise Refused(str(error)) from error


TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/|,(?=(?:\s|//[^\n]*|/\*.*?\*/)*[\]}])|.', re.S)


def jsonc(data):
    """Strings stay, comments and commas before a closing bracket go."""
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Refused(str(error)) from error
    return json_text("".join(" " if t[:2] in ("//", "/*") or (t == "," and trailing(text, m.end())) else t
                             for m in TOKEN.finditer(text) for t in [m[0]]))


def trailing(text, end):
    return re.match(r"(?:\s|//[^\n]*|/\*.*?\*/)*[\]}]", text[end:end + 4000], re.S) is not None


def core_kind(text):
    if re.fullmatch(r"|~|null|Null|NULL", text):
        return "null"
    if re.fullmatch(r"true|True|TRUE|false|False|FALSE", text):
        return "boolean"
    if re.fullmatch(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", text):
        return "integer"
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", text):
        return "float"
    if re.fullmatch(r"\d{4}-\d\d?-\d\d?|\d{4}-\d\d?-\d\d?([Tt]|[ \t]+)\d\d?:\d\d:\d\d(\.\d*)?([ \t]*(Z|[-+]\d\d?(:\d\d)?))?", text):
        return "date"
    return "string"


class YamlWalk:
    """Walks the node graph, so that anchors, duplicates and merges are judged here once more."""

    def __init__(self, document, text, most):
        self.document, self.text, self.most, self.out = document, text, most, []
        self.open = set()

    def scalar_kind(self, node):
        short = node.tag.removeprefix("tag:yaml.org,2002:")
        if not node.style and short in ("null", "bool", "int", "float", "timestamp", "str", "merge", "value"):
            explicit = self.text[node.start_mark.index:node.end_mark.index].startswith("!")
            if not explicit:
                return core_kind(node.value)
        return {"null": "null", "bool": "boolean", "int": "integer", "float": "float",
                "timestamp": "date"}.get(short, "string")

    def name(self, key):
        if isinstance(key, yaml.ScalarNode):
            return key.value
        return self.text[key.start_mark.index:key.end_mark.index].strip()

    def walk(self, node, path):
        if len(self.out) > self.most:
            raise Refused("too many entries")
        if id(node) in self.open:
            raise Refused("recursive")
        self.open.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            kind = self.scalar_kind(node)
            self.out.append((self.document, path, kind, "" if kind == "null" else node.value))
        elif isinstance(node, yaml.SequenceNode):
            for place, item in enumerate(node.value):
                self.walk(item, path + (place,))
            if not node.value:
                self.out.append((self.document, path, "empty-list", ""))
        else:
            members = self.members(node)
            for name, value in members:
                self.walk(value, path + (name,))
            if not members and not node.value:
                self.out.append((self.document, path, "empty-table", ""))
        self.open.remove(id(node))

    def members(self, node):
        own = [(self.name(k), v) for k, v in node.value if k.tag != MERGE]
        taken = {name for name, _ in own}
        for key, value in node.value:
            if key.tag != MERGE:
                continue
            for source in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                if not isinstance(source, yaml.MappingNode):
                    continue
                merged = [(n, v) for n, v in self.members(source) if n not in taken]
                own += merged
                taken |= {n for n, _ in merged}
        return own


def yaml_stream(data):
    try:
        text = data.decode().removeprefix("\ufeff")
        out = []
        for document, node in enumerate(yaml.compose_all(text, Loader)):
            walk = YamlWalk(document, text, 250000)
            if node is not None:
                walk.walk(node, ())
            out += walk.out
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise Refused(str(error)[:200]) from error
    return collections.Counter(out)


READERS = {"toml": toml, "yaml": yaml_stream, "json": json_strict, "jsonc": jsonc}


def ours(dump, language, file):
    """(entries, summary) as entries_dump tells them."""
    lines = subprocess.run([dump, "--language", language, file], check=True, capture_output=True).stdout
    # Not splitlines(): a value may hold U+2028, which JSON does not escape.
    lines = [json.loads(line) for line in lines.decode().split("\n") if line]
    entries = [(e["document"], tuple(e["path"]), e["kind"], e["value"]) for e in lines[:-1]]
    return collections.Counter(entries), lines[-1]


def normal(entries):
    out = collections.Counter()
    for (document, path, kind, value), count in entries.items():
        if kind in ("integer", "float"):
            value = number(kind, value)
        if kind == "date":
            value = ""
        if kind == "boolean":
            value = value.lower()
        out[(document, path, kind, value)] += count
    return out


def difference(dump, language, file):
    """None where both agree, else a sentence. Raises Refused."""
    with open(file, "rb") as opened:
        expected = normal(READERS[language](opened.read()))
    got, summary = ours(dump, language, file)
    got = normal(got)
    if summary["errors"]:
        return f"{summary['errors']} errors where there are none; missing {list((expected - got).items())[:2]}"
    if language == "yaml":
        # An empty document is a null to one and nothing to the other.
        for counter in (expected, got):
            for entry in [e for e in counter if e[1] == () and e[2] == "null"]:
                del counter[entry]
    if got == expected:
        return None
    return f"missing {list((expected - got).items())[:3]}, unexpected {list((got - expected).items())[:3]}"
