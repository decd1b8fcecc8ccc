"""Fills a shape: its marks (shapes_code.py, shapes_carriers.py explain them) become a name, a value and a user."""
import base64
import re
import urllib.parse
from xml.sax.saxutils import escape

from . import values

MARK = re.compile(r"@(n_|nC|nP|nU|nk|nd|nw|v|vb|v64|vx|vu|up64|user|k1|k2|pem|pem>|peml)@")


def name_in_style(words, style):
    words = [part for word in words for part in word.split()]
    capital = [w.capitalize() for w in words]
    return {"n_": "_".join(words), "nC": words[0] + "".join(capital[1:]), "nP": "".join(capital),
            "nU": "_".join(words).upper(), "nk": "-".join(words), "nd": ".".join(words), "nw": " ".join(words)}[style]


def wants_bare(text):
    return "@vb@" in text or "@pem" in text


def fill(random, text, words, value):
    user = random.choice(values.USERS)
    parts = {"v": value, "vb": value, "v64": base64.b64encode(value.encode()).decode(),
             "vx": escape(value, {'"': "&quot;"}), "vu": urllib.parse.quote(value, safe=""), "user": user,
             "up64": base64.b64encode(f"{user}:{value}".encode()).decode(), "pem": value,
             "pem>": value.replace("\n", "\n  "), "peml": value.replace("\n", "\\n")}

    def one(mark):
        kind = mark.group(1)
        if kind in ("k1", "k2"):
            return base64.urlsafe_b64encode(random.randbytes(32)).decode().rstrip("=")
        return parts[kind] if kind in parts else name_in_style(words, kind)

    return MARK.sub(one, text)
