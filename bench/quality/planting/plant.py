"""Plants secrets into copies of real files, one a file, and remembers where.

The same seed and the same repositories give the same files. A plant's path begins with a number of its own, so a
host can be used again. `lines` is None where the secret stands inside an archive.
"""
import base64
import collections
import gzip
import io
import json
import random as randoms
import re
import uuid
import zipfile

from . import provider_tokens, shapes_carriers, shapes_code, shapes_config, shapes_held_out, shapes_password, shapes_text, shapes_unseen, values
from .fill import fill, wants_bare
from .hosts import insert

SEED = 20261123
EACH = 2  # plants of a kind in a shape
TOKEN_EACH = 3  # plants of a provider's token
IN_TESTS = "in a test's folder"
NO_SECRET = "no secret"
TOKEN_PLACES = {shapes_code.A, "env and ini", "YAML", "JSON", "XML", "TOML", "Terraform", "Nix", "containers"}

Plant = collections.namedtuple("Plant", "path first last kind place shape text value rule")

NAMED_SHAPES = shapes_code.SHAPES + shapes_config.SHAPES + shapes_text.SHAPES
CARRIERS = {  # kind: (shapes, maker of the value)
    "URL password, random": (shapes_carriers.URL, values.password_random),
    "URL password, chosen": (shapes_carriers.URL, values.password_chosen),
    "HTTP Basic": (shapes_carriers.BASIC, values.password_random),
    "HTTP Bearer and key headers": (shapes_carriers.BEARER, values.token),
    "connection string": (shapes_carriers.CONNECTION, values.password_random),
    "JWK": (shapes_carriers.JWK, lambda random, bare: values.pick(random, values.LETTERS_DIGITS + "-_", 43)),
}
HELD_OUT = {"p": ("password, random", "password, chosen", "password, lower-case"), "s": ("secret", "token"),
            "k": ("key, hex 32", "key, base62 40"), "b": ("key, base64",), "n": ("salt, nonce",)}
UNSEEN = HELD_OUT | {"p": (*HELD_OUT["p"], "password, word and digits", "pass phrase"),
                     **{letter: (kind,) for letter, kind in zip("ucat", ("URL password, random", "connection string", "HTTP Basic",
                                                                         "HTTP Bearer and key headers"))}}
UNSEEN_MAKERS = {"password, word and digits": values.password_short, "pass phrase": values.pass_phrase,
                 **{kind: maker for kind, (_, maker) in CARRIERS.items()}, **{kind: maker for kind, (maker, _) in values.NAMED.items()}}
MACHINE_TEXT = re.compile("%(hex|b62|b64|uuid):?([0-9]*)%")
PEM_KINDS = ("rsa", "ec", "pkcs8", "openssh", "encrypted", "dsa")


def _gzip(name, content):
    return name + ".gz", gzip.compress(content.encode(), mtime=0)


def _zip(name, content):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name.rsplit("/", 1)[-1]), content)
    return name + ".zip", held.getvalue()


PACKED = {"UTF-16": lambda n, c: (n, b"\xff\xfe" + c.encode("utf-16-le")), "gzip": _gzip, "zip": _zip}


class Planter:
    def __init__(self, hosts, target, seed=SEED):
        self._hosts, self._target, self._random = hosts, target, randoms.Random(seed)
        self.plants, self.missing = [], collections.Counter()

    def _write(self, name, content):
        path = f"p{len(self.plants):05}/{name}"
        file = self._target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def put(self, kind, shape, text, value, rule="", tests=False, pack=None):
        """`text` is the filled shape."""
        place, endings, _ = shape
        if endings.startswith("whole:"):
            name, text = endings[6:], text.rstrip("\n")
            made = (f"r00/{'tests/fixtures' if tests else 'deploy'}/{name}", text + "\n", 1, text.count("\n") + 1)
        else:
            made = self._into_host(endings, text, tests)
        if made is None:
            self.missing[endings] += 1
            return
        name, content, first, last = made
        if pack:
            place = "packed: " + pack
            name, content = PACKED[pack](name, content)
            first, last = (first, last) if pack == "UTF-16" else (None, None)
        path = self._write(name, content)
        self.plants.append(Plant(path, first, last, kind, IN_TESTS if tests else place, shape[2], text, value, rule))

    def _into_host(self, endings, text, tests):
        for _ in range(20):
            host = self._hosts.choose(self._random, endings, tests)
            if host is None:
                return None
            made = insert(self._random, *host, text)
            if made:
                return (host[0], *made)
        return None

    def named(self, kind, shape, **options):
        maker, names = values.NAMED[kind]
        value = maker(self._random, wants_bare(shape[2]))
        self.put(kind, shape, fill(self._random, shape[2], [self._random.choice(names)], value), value, **options)

    def generic(self):
        for kind in values.NAMED:
            for shape in NAMED_SHAPES:
                for _ in range(EACH):
                    self.named(kind, shape)
            for shape in shapes_password.SHAPES if kind.startswith("password") else ():
                for _ in range(EACH):
                    self.named(kind, shape)
            for shape in self._random.sample(shapes_code.SHAPES + shapes_config.SHAPES, 40):
                self.named(kind, shape, tests=True)
            plain = [s for s in shapes_code.SHAPES + shapes_config.SHAPES if s[1].split()[0] in ("py", "js", "properties", "yaml", "go")]
            for pack in PACKED:
                for shape in self._random.sample(plain, 5):
                    self.named(kind, shape, pack=pack)
            self.encoded(kind)

    def encoded(self, kind):
        """A configuration that stands in base64 inside another file."""
        for inner in ("user = @user@\n@n_@ = @vb@\n", "service:\n  @nC@: \"@v@\"\n", '{"@n_@": "@v@", "user": "@user@"}', "export @nU@='@v@'\nexport REGION=eu\n"):
            maker, names = values.NAMED[kind]
            value = maker(self._random, wants_bare(inner))
            text = fill(self._random, inner, [self._random.choice(names)], value)
            for endings, outer in (("yaml yml", "data:\n  app.conf: @v64@"), ("py", 'CONFIG = b64decode("@v64@")')):
                self.put(kind, ("packed: base64", endings, inner), fill(self._random, outer, ["x"], text), value)

    def held_out(self):
        for place, endings, kinds, text in shapes_held_out.SHAPES:
            for kind in HELD_OUT[kinds]:
                for number in range(EACH + 1):
                    self.named(kind, (place, endings, text), tests=number == EACH)

    def unseen(self):
        for place, endings, holds, text in shapes_unseen.SHAPES:
            for kind in (k for letter in holds for k in UNSEEN[letter]):
                value = UNSEEN_MAKERS[kind](self._random, wants_bare(text))
                self._put_anywhere(kind, (place, endings, text), fill(self._random, text, ["key"], value), value)

    def negatives(self):
        for place, endings, text in shapes_unseen.NEGATIVES:
            self._put_anywhere(NO_SECRET, (place, endings, text), MACHINE_TEXT.sub(self._machine_text, text), "")

    def _put_anywhere(self, kind, shape, text, value):
        """Where no host has these endings, the shape is a file of its own."""
        place, endings, form = shape
        if not endings.startswith("whole:") and self._hosts.choose(self._random, endings, False) is None:
            name = endings.split()[0]
            endings = "whole:" + (name if name in ("Makefile", "Dockerfile") else "settings." + name)
        self.put(kind, (place, endings, form), text, value)

    def _machine_text(self, mark):
        alphabet, size = mark.group(1), int(mark.group(2) or 16)
        made = self._random.randbytes(size)
        return {"hex": made.hex()[:size], "b64": base64.b64encode(made).decode(), "uuid": str(uuid.UUID(bytes=made[:16].ljust(16))),
                "b62": values.pick(self._random, values.LETTERS_DIGITS, size)}[alphabet]

    def carriers(self):
        for kind, (shapes, maker) in CARRIERS.items():
            for shape in shapes:
                for _ in range(2 * EACH):
                    value = maker(self._random, True)
                    self.put(kind, shape, fill(self._random, shape[2], ["key"], value), value)

    def key_blocks(self, expander):
        for number, shape in enumerate(shapes_carriers.PEM * 2):
            kind = PEM_KINDS[number % len(PEM_KINDS)]
            block = provider_tokens.expand(expander, "{{pem:%s}}" % kind, SEED + number).strip("\n")
            self.put("private key", shape, fill(self._random, shape[2], ["key"], block), block)

    def tokens(self, tokens):
        """Every provider's token, in a few shapes; those of several lines as their example has them."""
        shapes = [s for s in NAMED_SHAPES if s[0] in TOKEN_PLACES and "@v64@" not in s[2]]
        for token in tokens:
            if token.block:
                self.put("provider token", ("as in its example", "md", ""), token.text, token.text, rule=token.rule)
                continue
            for number in range(TOKEN_EACH):
                shape = self._random.choice(shapes)
                words = token.names[number % len(token.names)]
                self.put("provider token", shape, fill(self._random, shape[2], words, token.text), token.text, rule=token.rule)

    def save(self, path):
        path.write_text("".join(json.dumps(p._asdict()) + "\n" for p in self.plants))
