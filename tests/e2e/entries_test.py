"""Entries agree with tomllib, PyYAML and json: on corpus/ and on documents made at random."""
import json
import os
import pathlib
import random
import sys
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(os.environ["SCAN_SOURCE_DIR"])
DUMP = os.environ["SCAN_ENTRIES_DUMP"]
sys.path.insert(0, str(ROOT / "tests/support"))
import entries_reference as reference  # noqa: E402

LANGUAGES = {".toml": "toml", ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".jsonc": "jsonc"}
TEXTS = ["", "plain", "two words", "it's", 'say "x"', "a: b", "# no", "- x", "line\nline", "line\n", "\n\nx\n", " lead",
         "trail ", "tab\there", "é ü", "\U0001f600", "yes", "null", "12", "1.5", "2001-01-01", "{x}", "[y]", "*z", "&w",
         "!t", "|", ">", "%", "@", "`", "back\\slash", "x" * 200, "many words " * 20, "a\n  indented\nb", "${v}", "\x7f"]


def value(rng, depth):
    kind = rng.randrange(9 if depth < 4 else 7)
    if kind < 3:
        return rng.choice(TEXTS)
    if kind < 7:
        return rng.choice([True, False, 0, -17, 10**15, 1.5, -2e-7, ""])
    if kind == 7:
        return [value(rng, depth + 1) for _ in range(rng.randrange(4))]
    return table(rng, depth + 1)


def table(rng, depth):
    return {rng.choice(TEXTS[1:]) + str(i): value(rng, depth) for i in range(rng.randrange(5))}


def as_key(name):
    # json leaves DEL and would make surrogates; TOML wants neither.
    return json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")


def as_toml(item):
    if isinstance(item, dict):
        return "{" + ", ".join(as_key(k) + " = " + as_toml(v) for k, v in item.items()) + "}"
    if isinstance(item, list):
        return "[" + ", \n ".join(map(as_toml, item)) + "]"
    if isinstance(item, str) and "'" not in item and item.isprintable():
        return f"'{item}'"
    if isinstance(item, str):
        return as_key(item)
    return "true" if item is True else "false" if item is False else repr(item)


def toml_document(rng):
    out = [f"{as_key(k)} = {as_toml(v)} # c\n"
           for k, v in table(rng, 1).items()]
    for i in range(rng.randrange(4)):
        out.append(rng.choice([f"[t{i}.'a b']\n", f"[[u]]\n[u.v{i}]\n", f"[w{i}]\n", "[[x.y]]\n", "[[x.y]]\n[[x.y.z]]\n"]))
        out.append(f"m.n{i}.o = {as_toml(value(rng, 2))}\n")
    return "".join(out)


def yaml_document(rng):
    shared = value(rng, 2)
    document = {"one": shared, "two": [shared, table(rng, 1)], "three": table(rng, 0)}
    return yaml.dump(document, default_flow_style=rng.choice([None, True, False]), width=rng.choice([20, 80, 1000]),
                     indent=rng.choice([2, 4, 8]), allow_unicode=rng.choice([True, False]),
                     default_style=rng.choice([None, None, '"', "'", "|", ">"]), explicit_start=rng.choice([True, False]))


class Entries(unittest.TestCase):
    def agree(self, language, file):
        self.assertIsNone(reference.difference(DUMP, language, file), f"{language} {file}")

    def test_corpus(self):
        compared = 0
        for file in sorted((ROOT / "corpus").rglob("*")):
            if file.suffix not in LANGUAGES or not file.is_file():
                continue
            if b"{{" in file.read_bytes():
                continue  # a template, which follows its language only when it is expanded
            with self.subTest(file=file):
                self.agree(LANGUAGES[file.suffix], file)
                compared += 1
        self.assertGreater(compared, 5)

    def random_documents(self, language, make, count=300):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "document")
            for seed in range(count):
                text = make(random.Random(seed))
                if seed % 3 == 0 and language != "toml":
                    text = text.replace("\n", "\r\n")
                file.write_bytes(text.encode())
                with self.subTest(seed=seed):
                    self.assertIsNone(reference.difference(DUMP, language, file), text[:2000])

    def test_random_toml(self):
        self.random_documents("toml", toml_document)

    def test_random_yaml(self):
        self.random_documents("yaml", yaml_document)

    def test_random_json(self):
        self.random_documents("json", lambda rng: json.dumps(
            table(rng, 0), indent=rng.choice([None, 1]), ensure_ascii=rng.choice([True, False])))


if __name__ == "__main__":
    unittest.main()
