"""A fresh token of every token rule, made from the placeholders of its first example.

What is planted is the word around the secret (a webhook's whole URL), under the name that the rule's id
makes, `acme-api-key` as ACME_API_KEY, or that the first example gives it. A secret of several lines is planted as the
example has it.
"""
import collections
import re
import subprocess
import tomllib

# `names`: lists of words; `block`: text is a whole example
Token = collections.namedtuple("Token", "rule names text block")

_ALPHABETS = {"hex": "hex", "lower-hex": "hex", "upper36": "upper36", "digits": "digits", "base32": "base32",
              "base36": "base36", "base58": "base58", "base62": "base62", "base64": "base64", "base64url": "base64url"}
# What is reported is a part of a larger text, without which it is nothing.
NEEDS_EXAMPLE = re.compile(r"connection-string|cookie|key-pair|line$")
NOT_TOKENS = re.compile(r"^(generic-|http-|uri-|private-key-|htpasswd|netrc|pgpass|shadow|wireless)")


def expand(expander, text, seed):
    return subprocess.run([expander, str(seed)], input=text.encode(), capture_output=True,
                          check=True).stdout.decode()


def named_row(row):
    """(rule id, template) of a row of the table of names."""
    rule = row["provider"] + "-" + row.get("key", "API key").lower().replace(" ", "-")
    shape = row.get("shape", "base62:32")
    if shape == "uuid":
        return rule, row.get("prefix", "") + "{{uuid}}"
    alphabet, lengths = shape.split(":")
    length = re.match(r"\d+", lengths).group()
    return rule, row.get("prefix", "") + "{{%s:%s}}" % (_ALPHABETS.get(alphabet, alphabet), length)


def word_around(text, begin, end):
    """The word that holds text[begin:end], without the name it is assigned to."""
    left = re.search(r"[^\s\"'`<>(),;{}\[\]]*$", text[:begin]).group()
    right = re.match(r"[^\s\"'`<>(),;{}\[\]\\]*", text[end:]).group()
    left = re.sub(r"^.*?(?<![/?&])[\w.\-\]]+=(?=[^=]*$)|^[\w.\-]+:(?!//)", "", left) if "://" not in left else left
    return left + text[begin:end] + right


def find_secret(rule, text):
    """Where the secret stands in an example, or None. The two engines differ in inline flags and `\\z`."""
    pattern = rule["confirm"].replace("\\z", "\\Z")
    flags = re.search(r"^\(\?([ims]+)\)", pattern)
    pattern = re.sub(r"\(\?i\)", "", pattern) if flags is None else pattern
    try:
        found = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
    except re.error:
        return None
    return found and found.span("secret")


def from_rule(rule, expander, seed):
    example = next((b for b in rule["bad"] if isinstance(b, str) or b.get("confidence", "high") != "low"), None)
    if example is None:
        return None
    text = expand(expander, example if isinstance(example, str) else example["text"], seed).strip("\n")
    names = [rule["id"].split("-")]
    if NEEDS_EXAMPLE.search(rule["id"]):
        return Token(rule["id"], names, text, True)
    assigned = re.fullmatch(r"(?:export )?([A-Z][A-Z0-9_]+)=[\"']?(\S+?)[\"']?", text)
    if assigned:
        return Token(rule["id"], [*names, assigned[1].lower().split("_")], assigned[2], False)
    span = find_secret(rule, text)
    if span is None or "\n" in text[slice(*span)]:
        return Token(rule["id"], names, text, True)
    return Token(rule["id"], names, word_around(text, *span), False)


def load(rules, expander, seed):
    """Of every rule in the folder `rules`, by id."""
    tokens = []
    for path in sorted(rules.glob("*.toml")):
        document = tomllib.loads(path.read_text())
        for number, row in enumerate(document.get("vendor", [])):
            rule, template = named_row(row)
            tokens.append(Token(rule, [rule.split("-")], expand(expander, template, seed + number), False))
        for number, rule in enumerate(document.get("rule", [])):
            if NOT_TOKENS.match(rule["id"]):
                continue
            token = from_rule(rule, expander, seed + 7 * number)
            if token:
                tokens.append(token)
    return sorted(tokens)
