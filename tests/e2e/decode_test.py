"""What is encoded or packed: the same token in every disguise, where it is told to stand, and what is
left out."""
import base64
import gzip
import io
import json
import sqlite3
import tarfile
import textwrap
import unittest
import zipfile

from sandbox import Sandbox, github_token, main

RULE = "github-pat-classic"


def encoded(data):
    return base64.b64encode(data if isinstance(data, bytes) else data.encode()).decode()


def tar(entries, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def zipped(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


class Decode(Sandbox):
    def setUp(self):
        super().setUp()
        self.token = github_token()

    def only_place(self, report):
        self.assertEqual([finding["rule"] for finding in report["findings"]], [RULE], report["findings"])
        (place,) = report["findings"][0]["places"]
        return place

    def test_every_disguise_is_found_where_it_stands(self):
        token = self.token
        env = "A=1\n" * 30 + "TOKEN=" + token + "\n" + "B=2\n" * 5
        lines = textwrap.wrap(encoded(env), 64)
        at = encoded(env).index(encoded(env)[4 * ((126 // 3)):])
        cases = {
            "plain.txt": (f"x\ny {token}\n", 2, 3, None),
            "base64.txt": (f"x\nkey: {encoded(token)}\n", 2, 6, "base64"),
            "url.txt": ("k=" + base64.urlsafe_b64encode(f"ÿ?>ÿ {token}".encode()).decode().rstrip("=") + "\n",
                        1, None, "base64"),
            "nested.txt": (f"k {encoded(encoded(token))}\n", 1, 3, "base64 > base64"),
            "wrapped.yaml": ("data:\n  env: |\n" + "".join(f"    {line}\n" for line in lines) + "kind: X\n",
                             3 + at // 64, 5 + at % 64, "base64"),
            "hex.txt": (f"x = 0x{token.encode().hex()}\n", 1, 7, "hex"),
            "percent.txt": (f"https://h.example/?q=token%3D{token}&r\n", 1, 30, "percent-encoding"),
            "x.py": ("k = '" + "".join(f"\\x{ord(c):02x}" for c in token) + "'\n", 1, 6, "escapes"),
            "u.json": ('{"a":"\\u0022' + token + '\\u0022"}\n', 1, 13, "escapes"),
            "n.json": ('{"a":"b\\n' + token + '\\n"}\n', 1, 10, "escapes"),
            "powershell.txt": ("-enc " + encoded(f"$t='{token}'".encode("utf-16-le")) + "\n", 1, None,
                               "base64 > utf-16"),
            "helm.txt": ("r: " + encoded(encoded(gzip.compress(token.encode()))) + "\n", 1, 4,
                         "base64 > base64 > gzip"),
            "le.txt": (f"\ufeffa\nb {token}\n".encode("utf-16-le"), 2, 3, None),
            "be.txt": (f"a\nb {token}\n".encode("utf-16-be"), 2, 3, None),
            "latin.txt": (f"caf\xe9 {token}\n".encode("latin-1"), 1, 6, None),
            "mail.eml": (f"From: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\nk=3D{token[:9]}=\n{token[9:]}\n",
                         4, 5, "quoted-printable"),
            "note.ipynb": (json.dumps({"cells": [{"source": ["import os\n", "a\t" + token + "\n"]}]}, indent=1),
                           6, None, "escapes"),
        }
        for path, (content, *_rest) in cases.items():
            self.write(path, content)
        report = self.report(".", "--only", "tokens", expect=1)
        (finding,) = report["findings"]
        self.assertNotIn(token, json.dumps(report))
        places = {place["path"]: place for place in finding["places"]}
        self.assertEqual(sorted(places), sorted(cases))
        for path, (_content, line, column, how) in cases.items():
            with self.subTest(path):
                self.assertEqual(places[path]["line"], line)
                if column is not None:
                    self.assertEqual(places[path]["column"], column)
                self.assertEqual(places[path].get("decoded_from"), how)

    def test_the_encoded_run_is_redacted_wherever_its_line_is_shown(self):
        run = encoded(f"user:{self.token}")
        self.write("a.txt", f"auth {run} and {github_token(2)}\n")
        for options in ((), ("--verbose",), ("--format", "json"), ("--format", "jsonl")):
            done = self.scan(*options, "a.txt")
            self.assertEqual(done.returncode, 1)
            shown = (done.stdout + done.stderr).decode()
            self.assertNotIn(run[8:], shown)
            self.assertNotIn(self.token, shown)

    def test_a_token_seen_in_plain_text_is_not_told_twice(self):
        header, payload = encoded('{"alg":"HS256","typ":"JWT"}'), encoded('{"sub":"1234567890123456"}')
        jwt = f"{header}.{payload}.{'A1b2' * 11}".replace("=", "")
        self.write("a.txt", f"x%20y token%3d{self.token} {jwt}\n{self.token}\n")
        report = self.report("a.txt", "--min-confidence", "low", "--only", "tokens")
        for finding in report["findings"]:
            spots = [(place["line"], place["column"]) for place in finding["places"]]
            self.assertEqual(len(spots), len(set(spots)), spots)
            if finding["rule"] == RULE:
                self.assertEqual(len(spots), 2)

    def test_an_encoded_token_tells_more_than_the_name_it_is_assigned_to(self):
        run = encoded(f"user:{self.token}")
        self.write("a.yaml", f"auth_token: {run}\n")
        (finding,) = [each for each in self.report("a.yaml", "--only", "tokens", expect=1)["findings"]]
        self.assertEqual((finding["rule"], finding["places"][0]["decoded_from"]), (RULE, "base64"))
        self.assertIn("generic-token", finding["also"])
        self.assertNotIn(run, json.dumps(finding))

    def test_packed_files(self):
        token = self.token
        text = f"one\ntwo {token}\n".encode()
        cases = {
            "a.gz": (gzip.compress(text), "gzip"),
            "a.tar": (tar({"x": b"x\n", "etc/app.env": text}), "tar entry etc/app.env"),
            "a.tgz": (gzip.compress(tar({"b/" + "n" * 150: text})), "gzip > tar entry b/" + "n" * 150),
            "a.jar": (zipped({"META-INF/MANIFEST.MF": "x\n", "app.properties": text}), "zip entry app.properties"),
            "a.docx": (zipped({"word/document.xml": b"<a>\n<t> " + token.encode() + b"</t>"}),
                       "zip entry word/document.xml"),
            "deep.zip": (zipped({"i.tgz": gzip.compress(tar({"c": text}))}), "zip entry i.tgz > gzip > tar entry c"),
            "coded.zip": (zipped({"c": f"one\nk: {encoded(token)}\n"}), "zip entry c > base64"),
        }
        for path, (content, _how) in cases.items():
            self.write(path, content)
        report = self.report(".", "--only", "tokens", expect=1)
        (finding,) = report["findings"]
        places = {place["path"]: place for place in finding["places"]}
        self.assertEqual({path: place["decoded_from"] for path, place in places.items()},
                         {path: how for path, (_content, how) in cases.items()})
        for path, place in places.items():
            self.assertEqual(place["line"], 2, path)
        self.assertNotIn(token, json.dumps(report))

    def test_sqlite(self):
        database = sqlite3.connect(self.dir / "a.db")
        database.execute("create table t(name, value)")
        database.execute("insert into t values('user', ?)", (self.token,))
        database.execute("insert into t values('big', ?)", ("x " * 5000 + github_token(2),))
        database.commit()
        database.close()
        report = self.report("a.db", expect=1)
        self.assertEqual(len(report["findings"]), 2)
        self.assertEqual({finding["places"][0]["decoded_from"] for finding in report["findings"]}, {"sqlite"})

    def test_what_is_left_out_is_counted_and_named(self):
        self.write("bomb.gz", gzip.compress(b"a" * (80 << 20)))
        nested = b"text\n"
        for _ in range(100):
            nested = gzip.compress(nested)
        self.write("nested.gz", nested)
        self.write("cut.zip", zipped({"a": b"text\n" * 100})[:60])
        self.write("many.tgz", gzip.compress(tar({f"e{i}": b"" for i in range(12000)}), 1))
        self.write("image.zip", zipped({"logo.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256))}))
        self.write("a\tb.zip", zipped({f"{self.token}.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256))}))
        report = self.report(".", "--only", "tokens", expect=0)
        skipped = {skip["reason"]: [each["path"] for each in skip["paths"]] for skip in report["summary"]["skipped"]}
        self.assertEqual(skipped["too-large"],
                         ["bomb.gz (gzip)", "many.tgz (gzip > tar after 10000 entries)",
                          "nested.gz (gzip > gzip > gzip > gzip)"])
        self.assertEqual(skipped["damaged-archive"], ["cut.zip (zip)"])
        self.assertEqual(len(skipped["binary"]), 2)
        self.assertNotIn(self.token, json.dumps(report))

    def test_hostile_texts_end(self):
        self.write("hex.txt", "61" * (25 << 20))
        self.write("lines.txt", (encoded(b"a" * 12 + b"\1" * 36) + "\n") * 100000)
        deep = self.token
        for _ in range(20):
            deep = encoded(deep)
        self.write("deep.txt", deep)
        self.write("escapes.txt", "\\u0041" * 1000000)
        report = self.report(".", expect=0)
        self.assertEqual(report["problems"], [])

    def test_a_run_in_a_later_window_of_a_big_file(self):
        run = encoded("x" * 300 + " " + self.token + " " + "y" * 300)
        self.write("big.txt", "word " * (8 << 20) + "\n" + run + "\n")
        place = self.only_place(self.report("big.txt", "--only", "tokens", expect=1))
        self.assertEqual((place["line"], place["decoded_from"]), (2, "base64"))

    def test_standard_input_and_staged_change(self):
        line = f"k: {encoded(self.token)}\n"
        done = self.scan("--format", "json", "--stdin", "--path", "a.yaml", input=line.encode())
        self.assertEqual(self.only_place(json.loads(done.stdout))["decoded_from"], "base64")
        self.init()
        self.write("a.txt", line)
        self.commit()
        self.write("a.txt", line + "more\n")
        self.git("add", "-A")
        self.report("--staged", expect=0)
        self.write("b.txt", line)
        self.write("c.zip", zipped({"e": self.token}))
        self.git("add", "-A")
        report = self.report("--staged", expect=1)
        self.assertEqual(self.places(report), [(RULE, "b.txt", 1), (RULE, "c.zip", 1)])

    def test_an_inline_allow_covers_what_is_encoded_on_its_line(self):
        self.write("a.txt", f"k: {encoded(self.token)}  # scan:allow[{RULE}] revoked\n")
        report = self.report("a.txt", expect=0)
        self.assertEqual(len(report["suppressed"]), 1)

    def test_history(self):
        token, other = self.token, github_token(2)
        cases = {
            "a.txt": (f"k: {encoded(token)}\n", "base64"),
            "b.tgz": (gzip.compress(tar({"c": token.encode()})), "gzip > tar entry c"),
            "d.ipynb": (json.dumps({"cells": [{"source": ["a\n" + token]}], "nbformat": 4}), "escapes"),
            "le.txt": (f"\ufeffk {encoded(token)}\n".encode("utf-16-le"), "base64"),
        }
        self.env["XDG_CACHE_HOME"] = str(self.root / "cache")
        self.init()
        self.write("z.txt", "z\n")
        self.commit()
        for path, (content, _how) in cases.items():
            self.write(path, content)
        self.write("e.zip", zipped({"logo.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256))}))
        self.commit()
        self.write("a.txt", f"k: {encoded(other)}\n")
        (self.dir / "b.tgz").unlink()
        self.commit("m: " + encoded(other))
        for packed in (False, True):
            if packed:
                self.git("repack", "-q", "-a", "-d")
            for _cached in (False, True):
                report = self.report("--history", ".", "--skip", "policy", expect=1)
                found = {finding["fingerprint"]: {place["path"]: place for place in finding["places"]}
                         for finding in report["findings"]}
                places = next(each for each in found.values() if "le.txt" in each)
                self.assertEqual({path: place.get("decoded_from") for path, place in places.items()},
                                 {path: how for path, (_content, how) in cases.items()})
                self.assertEqual({path: place["history"]["state"] for path, place in places.items()},
                                 {"a.txt": "reachable", "b.tgz": "reachable", "d.ipynb": "live-default",
                                  "le.txt": "live-default"})
                (others,) = [each for each in found.values() if each is not places]
                self.assertEqual([place.get("decoded_from") for place in others.values()], ["base64"] * 2)
                skipped = {skip["reason"]: skip["count"] for skip in report["summary"]["skipped"]}
                self.assertEqual(skipped, {"binary": 1})
                self.assertNotIn(token, json.dumps(report))


if __name__ == "__main__":
    main()
