#!/usr/bin/env python3
"""Makes small inputs for the fuzz targets: make_corpus.py FOLDER writes FOLDER/TARGET/*.

They are what git itself writes for a throw-away repository, with SHA-1 and with SHA-256 ids, a few
deltas, and texts encoded and packed in several ways. The same files on every run of one version of
git.
"""
import base64
import gzip
import io
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile

ENVIRONMENT = {
    "PATH": os.environ["PATH"], "LC_ALL": "C",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A Tester", "GIT_AUTHOR_EMAIL": "tester@example.com",
    "GIT_AUTHOR_DATE": "2024-01-02T03:04:05Z",
    "GIT_COMMITTER_NAME": "A Tester", "GIT_COMMITTER_EMAIL": "tester@example.com",
    "GIT_COMMITTER_DATE": "2024-01-02T03:04:05+0100",
}
TARGETS = ["pack_index", "pack_entry", "delta", "tree", "commit", "tag", "record",
           "loose_object", "pack_walk", "decode_layers", "unpack"]
BASE_BYTES = 4096  # of delta.cc


def git(folder, *arguments):
    environment = dict(ENVIRONMENT, HOME=str(folder))
    return subprocess.run(["git", "-c", "init.defaultBranch=main", "-C", str(folder), *arguments],
                          env=environment, capture_output=True, check=True).stdout


def make_repository(folder, object_format):
    git(folder, "init", "-q", f"--object-format={object_format}")
    lines = [f"line {i} of a file that changes little\n" for i in range(60)]
    for version in range(3):
        lines[20 * version] = f"another line {version}\n"
        (folder / "sub").mkdir(exist_ok=True)
        (folder / "sub" / "deep").write_text("".join(lines))
        (folder / "sub.txt").write_text(f"{version}\n")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", f"Version {version}\n\nWith a body.")
    os.symlink("sub/deep", folder / "link")
    run = folder / "run"
    run.write_text("true\n")
    run.chmod(0o755)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A link and a program")
    git(folder, "checkout", "-q", "-b", "side", "HEAD~2")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Side")
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "main")
    git(folder, "tag", "-a", "-m", "A tag\nof two lines", "v1")
    git(folder, "tag", "-a", "-m", "A tag of a blob", "blob", "HEAD:run")


def objects_of(folder):
    """(type, bytes) of every object."""
    for line in git(folder, "cat-file", "--batch-all-objects", "--batch-check").decode().split("\n"):
        if line:
            name, kind, _ = line.split(" ")
            yield name, kind, git(folder, "cat-file", kind, name)


def sizes(number):
    out = bytearray()
    while number > 0x7f:
        out.append(0x80 | number & 0x7f)
        number >>= 7
    return bytes(out + bytes([number]))


def copy(offset, size):
    code, fields = 0x80, b""
    for bit, byte in enumerate([*offset.to_bytes(4, "little"), *size.to_bytes(3, "little")]):
        if byte:
            code |= 1 << bit
            fields += bytes([byte])
    return bytes([code]) + fields


def deltas():
    """Deltas that hold for the base of delta.cc."""
    choose = random.Random(4)
    for count in (0, 1, 2, 5, 20):
        body, size = b"", 0
        for _ in range(count):
            if choose.random() < 0.5:
                text = choose.randbytes(choose.randint(1, 20))
                body, size = body + bytes([len(text)]) + text, size + len(text)
            else:
                offset = choose.randint(0, BASE_BYTES - 1)
                length = choose.randint(1, BASE_BYTES - offset)
                body, size = body + copy(offset, length), size + length
        yield sizes(BASE_BYTES) + sizes(size) + body
    yield sizes(BASE_BYTES) + sizes(BASE_BYTES) + copy(0, 1000) + copy(1000, BASE_BYTES - 1000)


def listed_pack(folder, index):
    """The input of pack_walk.cc."""
    listed = git(folder, "verify-pack", "-v", str(index)).decode().split("\n")
    offsets = [int(line.split()[4]) for line in listed if len(line.split()) in (5, 7)]
    return (bytes([len(offsets)]) + b"".join(offset.to_bytes(2, "big") for offset in offsets) +
            index.with_suffix(".pack").read_bytes())


class Corpus:
    def __init__(self, folder):
        self.folder = folder
        self.counts = {}

    def add(self, target, content):
        number = self.counts[target] = self.counts.get(target, 0) + 1
        place = self.folder / target
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:03}").write_bytes(content)


def encoded_texts():
    text = b"name: some words of a text that is long enough\nother = 'words'\n" * 3
    run = base64.b64encode(text)
    yield b"key: " + run + b"\n"
    yield base64.encodebytes(text)
    yield b"x = \"" + base64.b64encode(run) + b"\"; y = 0x" + text.hex().encode()
    yield base64.b64encode(gzip.compress(text, mtime=0)) + b"\n"
    yield base64.b64encode(text.decode().encode("utf-16-le"))
    yield b"a%3Dabcdefghijklmnopqrst%20" + b"".join(b"\\u%04x" % byte for byte in text[:40])
    yield b'{"cells":[{"source":["a = \\"b\\"\\n", "c"]}]}'
    yield b"From: a\nContent-Transfer-Encoding: quoted-printable\n\nab=3Dc=\nd\n"


def packed_files(folder):
    text = b"some words\n" * 20
    yield gzip.compress(text, mtime=0)
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name in ("a.txt", "b" * 150, "c\u00e9"):
            info = tarfile.TarInfo(name)
            info.size = len(text)
            tar.addfile(info, io.BytesIO(text))
    yield archive.getvalue()
    yield gzip.compress(archive.getvalue(), mtime=0)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", method) as packed:
            packed.writestr(zipfile.ZipInfo("a.txt"), text)
            packed.writestr(zipfile.ZipInfo("b.gz"), gzip.compress(text, mtime=0))
        yield archive.getvalue()
    path = folder / "a.db"
    database = sqlite3.connect(path)
    database.execute("pragma page_size = 512")
    database.execute("create table t(name, value)")
    database.executemany("insert into t values(?, ?)", [("word", i * b"ab") for i in range(300)])
    database.commit()
    database.close()
    yield path.read_bytes()


def main():
    folder = pathlib.Path(sys.argv[1])
    for target in TARGETS:
        shutil.rmtree(folder / target, ignore_errors=True)
    corpus = Corpus(folder)
    for object_format in ("sha1", "sha256"):
        with tempfile.TemporaryDirectory(prefix="scan-corpus-") as place:
            repository = pathlib.Path(place)
            make_repository(repository, object_format)
            seen = {}
            for name, kind, content in objects_of(repository):
                if kind in ("tree", "commit", "tag"):
                    corpus.add(kind, content)
                if kind in ("commit", "tag"):
                    corpus.add(kind, content.replace(b"> 17", b"> -17"))
                    corpus.add(kind, content.replace(b"> 17", b"> 99999999999999999917"))
                seen[kind] = seen.get(kind, 0) + 1
                if seen[kind] <= 2:
                    loose = repository / ".git/objects" / name[:2] / name[2:]
                    corpus.add("loose_object", loose.read_bytes())
                    corpus.add("loose_object", f"{kind} {len(content)}\0".encode() + content)
            git(repository, "repack", "-q", "-a", "-d", "-f")
            packs = repository / ".git/objects/pack"
            for index in packs.glob("*.idx"):
                corpus.add("pack_index", index.read_bytes())
                corpus.add("pack_entry", index.with_suffix(".pack").read_bytes())
                corpus.add("pack_walk", listed_pack(repository, index))
                # As if the pack were over 2 GiB.
                far = repository / "far.idx"
                git(repository, "index-pack", "--index-version=2,0x100", "-o", str(far),
                    str(index.with_suffix(".pack")))
                corpus.add("pack_index", far.read_bytes())
    for delta in deltas():
        corpus.add("delta", delta)
    choose = random.Random(4)
    for size in (10, 100, 400, 800):
        corpus.add("record", choose.randbytes(size))
    for text in encoded_texts():
        corpus.add("decode_layers", text)
    with tempfile.TemporaryDirectory(prefix="scan-corpus-") as place:
        for content in packed_files(pathlib.Path(place)):
            corpus.add("unpack", content)
    missing = [target for target in TARGETS if target not in corpus.counts]
    if missing:
        sys.exit(f"make_corpus.py: nothing was made for {missing}")
    print(", ".join(f"{target} {count}" for target, count in corpus.counts.items()))


if __name__ == "__main__":
    main()
