"""`scan --history` and `--range` on repositories that somebody made to hurt: a named problem, the rest
still scanned, nothing of the repository run."""
import hashlib
import os
import random
import shutil
import struct
import subprocess
import zlib

from sandbox import BINARY, Sandbox, github_token, main


class Hostile(Sandbox):
    def setUp(self):
        super().setUp()
        self.env["XDG_CACHE_HOME"] = str(self.root / "cache")
        self.init()

    def audit(self, *arguments, expect=None, **options):
        return self.report("--history", "--no-cache", *arguments, expect=expect, **options)

    def leak(self):
        """A token in a packed commit, and another one that stays loose."""
        for number in range(12):
            self.write("a.txt", "".join(f"line {i} {number if i % 7 == 0 else ''}\n" for i in range(300)))
            self.write(f"f{number}.txt", f"file {number}\n")
            if number == 5:
                self.write("key.txt", github_token())
            self.commit()
        self.git("repack", "-adfq")
        self.write("loose.txt", github_token(2))
        self.commit()

    def loose(self, kind, content):
        """Writes an object that git itself would not."""
        raw = f"{kind} {len(content)}\0".encode() + content
        name = hashlib.sha1(raw).hexdigest()
        path = self.dir / ".git/objects" / name[:2] / name[2:]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(zlib.compress(raw))
        return name

    def tree(self, *entries):
        return self.loose("tree", b"".join(mode + b" " + name + b"\0" + bytes.fromhex(id)
                                           for mode, name, id in entries))

    def commit_of(self, tree, date="1600000000 +0000", parents=()):
        lines = [f"tree {tree}"] + [f"parent {parent}" for parent in parents]
        who = f"A <a@example.com> {date}"
        return self.loose("commit", ("\n".join(lines + [f"author {who}", f"committer {who}", "", "m"])).encode())

    def blob(self, text):
        return self.loose("blob", text.encode())

    def pack_file(self):
        return next((self.dir / ".git/objects/pack").glob("*.pack"))


class Damage(Hostile):
    def assert_told(self, done):
        self.assertIn(done.returncode, (1, 3), done.stderr.decode(errors="replace"))
        self.assertIn(b'"summary"', done.stdout)

    def test_a_sound_copy_of_a_tree_stands_in_for_a_damaged_one(self):
        self.write("folder/key.txt", github_token())
        self.commit()
        self.git("repack", "-aq")  # the loose objects stay
        tree = self.git("rev-parse", "HEAD:folder").stdout.decode().strip()
        sound = self.audit(expect=1)
        listed = self.git("verify-pack", "-v", str(self.pack_file())).stdout.decode().split("\n")
        size, offset = next(map(int, line.split()[3:5]) for line in listed if line.startswith(tree))
        damaged = bytearray(self.pack_file().read_bytes())
        damaged[offset + size // 2] ^= 255
        self.pack_file().chmod(0o644)
        self.pack_file().write_bytes(damaged)
        report = self.audit(expect=1)
        self.assertIn(tree, str(report["problems"]))
        self.assertEqual([finding["places"] for finding in report["findings"]],
                         [finding["places"] for finding in sound["findings"]])
        self.assertEqual(report["findings"][0]["places"][0]["path"], "folder/key.txt")

    def test_wrong_bytes_anywhere(self):
        self.leak()
        chance = random.Random(4)
        for path in (self.pack_file(), self.pack_file().with_suffix(".idx")):
            sound = path.read_bytes()
            path.chmod(0o644)
            for _ in range(60):
                damaged = bytearray(sound)
                for _ in range(chance.randint(1, 3)):
                    damaged[chance.randrange(len(damaged))] = chance.randrange(256)
                path.write_bytes(damaged)
                done = self.scan("--history", "--no-cache", "--format", "json")
                self.assert_told(done)
                self.assertIn(b"loose.txt", done.stdout)
            path.write_bytes(sound)

    def test_files_that_end_early(self):
        self.leak()
        for path in (self.pack_file(), self.pack_file().with_suffix(".idx")):
            sound = path.read_bytes()
            path.chmod(0o644)
            for size in (0, 1, 11, 12, 31, 40, 1032, len(sound) // 2, len(sound) - 1):
                path.write_bytes(sound[:size])
                report = self.audit(expect=1)
                self.assertFalse(report["summary"]["complete"])
                self.assertIn(path.stem, str(report["problems"]))
            path.write_bytes(sound)

    def test_a_cut_pack_is_read_as_far_as_it_goes(self):
        self.leak()
        path = self.pack_file()
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:-30])
        self.assertEqual(len(self.audit(expect=1)["findings"]), 2)

    def test_a_pack_without_an_index_and_an_index_without_a_pack(self):
        self.leak()
        index = self.pack_file().with_suffix(".idx")
        index.rename(self.root / "idx")
        self.assertIn("index", str(self.audit(expect=1)["problems"]))
        shutil.move(self.root / "idx", index)
        self.pack_file().unlink()
        self.assertIn(index.stem, str(self.audit(expect=1)["problems"]))

    def test_loose_objects_that_are_none(self):
        self.leak()
        for content in (b"", b"x", zlib.compress(b"blob 99999999999999999999\0"), zlib.compress(b"blob 9\0x"),
                        zlib.compress(b"thing 1\0x"), zlib.compress(b"tree 5\0abcde")):
            path = self.dir / ".git/objects/00" / ("1" * 38)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            report = self.audit(expect=1)
            self.assertEqual(len(report["findings"]), 2)
            self.assertIn("1" * 38, str(report["problems"]))


class Packs(Hostile):
    """Packs made by hand."""

    OFS_DELTA, REF_DELTA, BLOB = 6, 7, 3

    def entry(self, kind, size, data, base=b""):
        first = kind << 4 | size & 15
        size >>= 4
        head = bytearray()
        while size:
            head.append(first | 0x80)
            first, size = size & 0x7F, size >> 7
        head.append(first)
        return bytes(head) + base + zlib.compress(data)

    def put(self, entries, ids):
        """A pack with its index; `ids` are claimed, as nobody checks them."""
        pack = bytearray(b"PACK" + struct.pack(">II", 2, len(entries)))
        offsets = []
        for entry in entries:
            offsets.append(len(pack))
            pack += entry
        pack += hashlib.sha1(pack).digest()
        order = sorted(range(len(ids)), key=lambda i: ids[i])
        index = bytearray(b"\xfftOc" + struct.pack(">I", 2))
        for byte in range(256):
            index += struct.pack(">I", sum(1 for id in ids if id[0] <= byte))
        for i in order:
            index += ids[i]
        index += bytes(4 * len(ids))
        for i in order:
            index += struct.pack(">I", offsets[i])
        index += pack[-20:]
        index += hashlib.sha1(index).digest()
        folder = self.dir / ".git/objects/pack"
        folder.mkdir(exist_ok=True)
        (folder / "pack-x.pack").write_bytes(pack)
        (folder / "pack-x.idx").write_bytes(index)

    def blob_entry(self, text):
        return self.entry(self.BLOB, len(text), text.encode())

    def ids(self, count):
        return [bytes([i + 1]) * 20 for i in range(count)]

    def check(self, entries, reason):
        """The first entry is a sound blob with a token."""
        ids = self.ids(len(entries) + 1)
        self.put([self.blob_entry(github_token())] + entries, ids)
        report = self.audit(expect=0)
        self.assertFalse(report["summary"]["complete"])
        self.assertEqual(len(report["findings"]), 1)
        self.assertIn(reason, str(report["problems"]))

    def audit(self, *arguments, expect=None, **options):
        # A finding in a dangling blob does not fail, what cannot be read does.
        return super().audit(*arguments, expect=3 if expect == 0 else expect, **options)

    def test_deltas_in_a_circle(self):
        ids = self.ids(3)
        delta = bytes([5, 5, 5]) + b"hello"
        self.check([self.entry(self.REF_DELTA, len(delta), delta, ids[2]),
                    self.entry(self.REF_DELTA, len(delta), delta, ids[1])], "base")

    def test_a_delta_of_itself_and_of_nothing(self):
        ids = self.ids(3)
        delta = bytes([5, 5, 5]) + b"hello"
        self.check([self.entry(self.REF_DELTA, len(delta), delta, ids[1]),
                    self.entry(self.REF_DELTA, len(delta), delta, b"\xee" * 20)], "base")

    def test_a_delta_that_claims_a_hundred_gigabytes(self):
        size, claim = 100 << 30, bytearray()
        while size >= 0x80:
            claim.append(size & 0x7F | 0x80)
            size >>= 7
        claim.append(size)
        delta = bytes([len(github_token())]) + bytes(claim) + bytes([1]) + b"x"
        self.check([self.entry(self.REF_DELTA, len(delta), delta, self.ids(1)[0])], "delta does not fit")
        # Its instructions may really add up to more than is read.
        base = len(github_token())
        copies = bytes([0x80 | 0x10, base]) * 200
        total = bytearray()
        size = 200 * base
        while size >= 0x80:
            total.append(size & 0x7F | 0x80)
            size >>= 7
        total.append(size)
        sound = bytes([base]) + bytes(total) + copies
        ids = self.ids(2)
        self.put([self.blob_entry(github_token()), self.entry(self.REF_DELTA, len(sound), sound, ids[0])], ids)
        self.assertEqual(super().audit(expect=0)["summary"]["complete"], True)

    def test_an_entry_that_claims_more_than_is_there(self):
        self.check([self.entry(self.BLOB, 1 << 40, b"x")], "points at no object")
        self.check([self.entry(self.BLOB, 5000, b"x")], "does not inflate")
        self.check([self.entry(5, 1, b"x")], "points at no object")

    def test_a_very_long_chain(self):
        text = github_token() + "\n"
        entries, base = [self.blob_entry(text)], len(text)
        count = 9000
        ids = [struct.pack(">I", i + 1) + bytes(16) for i in range(count + 1)]
        for i in range(count):
            delta = bytes([base, base, 0x90, base])
            entries.append(self.entry(self.REF_DELTA, len(delta), delta, ids[i]))
        self.put(entries, ids)
        report = super().audit(expect=0)
        self.assertEqual(len(report["findings"]), 1)
        self.assertEqual(report["summary"]["history"]["blobs"], count + 1)


class Shapes(Hostile):
    def deep(self, depth, leaf):
        tree = self.tree((b"100644", b"key", leaf))
        for _ in range(depth):
            tree = self.tree((b"40000", b"d", tree))
        return tree

    def test_folders_in_folders_in_folders(self):
        commit = self.commit_of(self.deep(20000, self.blob(github_token())))
        self.git("update-ref", "refs/heads/main", commit)
        report = self.audit(expect=3)
        self.assertEqual(len(report["findings"]), 1)
        self.assertIn("deeper", str(report["problems"]))

    def test_a_tree_that_multiplies(self):
        """Ten folders that are one, twelve times over: 10^12 paths."""
        tree = self.tree((b"100644", b"key", self.blob(github_token())))
        for _ in range(12):
            tree = self.tree(*[(b"40000", b"d%d" % i, tree) for i in range(10)])
        self.git("update-ref", "refs/heads/main", self.commit_of(tree))
        report = self.audit()
        self.assertEqual(len(report["findings"]), 1)
        self.assertFalse(report["summary"]["complete"])

    def test_names_that_are_no_names(self):
        blob = self.blob(github_token())
        names = [b"..", b".git", b"a\nb", b"\x1b[31mred", b"::error::x", b"<b>", b"`x`", b"a,b", b"\xff\xfe", b" "]
        tree = self.tree(*[(b"100644", name, blob) for name in names])
        self.git("update-ref", "refs/heads/main", self.commit_of(tree))
        report = self.audit(expect=1)
        self.assertEqual(len(report["findings"][0]["places"]), len(names))
        text = self.scan("--history", "--no-cache", "--verbose", "--color", "always").stdout
        self.assertNotIn(b"\x1b[31mred", text)
        self.assertNotIn(b"a\nb", text)

    def test_entries_that_git_would_not_write(self):
        blob = self.blob(github_token())
        for tree in (self.loose("tree", b"100644 a\0" + bytes.fromhex(blob) + b"rubbish"),
                     self.loose("tree", b"100644 a/b\0" + bytes.fromhex(blob)),
                     self.loose("tree", b"99999999999 a\0" + bytes.fromhex(blob)),
                     self.loose("tree", b"\0" * 30)):
            self.git("update-ref", "refs/heads/main", self.commit_of(tree))
            report = self.audit()
            self.assertEqual(len(report["findings"]), 1)
            self.assertIn(tree, str(report["problems"]))

    def test_clocks(self):
        tree = self.tree((b"100644", b"key", self.blob(github_token())))
        for date in ("0 +0000", "-5 +0000", "253402300799 +0000", "99999999999999999999 +0000", "x y", ""):
            self.git("update-ref", "refs/heads/main", self.commit_of(tree, date))
            report = self.audit(expect=1)
            self.assertEqual(len(report["findings"]), 1)
            self.assertEqual(self.scan("--history", "--no-cache").returncode, 1)

    def test_an_octopus_with_a_thousand_arms(self):
        tree = self.tree((b"100644", b"key", self.blob(github_token())))
        arms = [self.commit_of(tree, f"{1600000000 + i} +0000") for i in range(1000)]
        empty = self.tree()
        self.git("update-ref", "refs/heads/main", self.commit_of(empty, "1700000000 +0000", arms))
        history = self.audit(expect=1)["findings"][0]["places"][0]["history"]
        self.assertEqual(history["introduced"]["commit"], arms[0])
        self.assertEqual(history["removed"]["commit"],
                         self.git("rev-parse", "main").stdout.decode().strip())

    def test_a_hundred_thousand_references(self):
        self.write("key", github_token())
        self.commit()
        id = self.git("rev-parse", "HEAD").stdout.decode().strip()
        lines = "".join(f"{id} refs/pull/{i:06}/head\n" for i in range(100000))
        (self.dir / ".git/packed-refs").write_text("# pack-refs with: peeled fully-peeled sorted \n" + lines)
        history = self.audit(expect=1)["findings"][0]["places"][0]["history"]
        self.assertEqual(history["ref_count"], 100002)
        self.assertLess(len(history["refs"]), 100)

    def test_ids_that_begin_alike(self):
        """Ids are claimed by an index, so anyone can make them collide in their first bytes."""
        packs = Packs("audit")
        packs.dir, packs.env, packs.root = self.dir, self.env, self.root
        ids = [bytes(16) + struct.pack(">I", i) for i in range(3000)]
        packs.put([packs.blob_entry(f"file {i}\n" if i != 1500 else github_token()) for i in range(3000)], ids)
        self.assertEqual(len(self.audit(expect=0)["findings"]), 1)


class Obedience(Hostile):
    """Whatever a repository's configuration names, nothing of it runs."""

    def setUp(self):
        super().setUp()
        self.leak()
        self.canary = self.root / "canary"
        run = f"!touch {self.canary}; false"
        program = self.root / "program"
        program.write_text(f"#!/bin/sh\ntouch {self.canary}\n")
        program.chmod(0o755)
        outside = self.root / "outside.config"
        outside.write_text(f"[core]\n\tfsmonitor = {program}\n\tpager = {program}\n")
        (self.dir / ".git/config").write_text(f"""
[core]
\trepositoryformatversion = 0
\tfsmonitor = {program}
\tpager = {program}
\teditor = {program}
\tsshCommand = {program}
\thooksPath = {self.root}
\tgitProxy = {program}
\talternateRefsCommand = {program}
[include]
\tpath = {outside}
[diff "x"]
\ttextconv = {program}
\tcommand = {program}
[filter "x"]
\tclean = {program}
\tsmudge = {program}
\tprocess = {program}
[remote "origin"]
\turl = ext::{program}
\tuploadpack = {program}
\tpromisor = true
\tpartialclonefilter = blob:none
[credential]
\thelper = {run}
[uploadpack]
\tpackObjectsHook = {program}
[gpg]
\tprogram = {program}
[alias]
\tcat-file = {run}
""")
        (self.dir / ".gitattributes").write_text("* diff=x filter=x\n")
        for hook in ("post-checkout", "pre-push", "post-index-change", "reference-transaction"):
            (self.dir / ".git/hooks" / hook).write_text(program.read_text())
            (self.dir / ".git/hooks" / hook).chmod(0o755)

    def test_nothing_runs(self):
        # A blob that is not here would be fetched by a program that asks for it.
        loose = [path for path in (self.dir / ".git/objects").glob("??/*") if path.is_file()]
        loose[0].rename(self.root / "away")
        for arguments in (["--history", "--no-cache"], ["--history"], ["--range", "HEAD~3..HEAD"], ["--staged"], ["."]):
            self.scan(*arguments)
            self.assertFalse(self.canary.exists(), arguments)

    def test_an_alias_of_the_shell_changes_nothing(self):
        self.env["GIT_EXTERNAL_DIFF"] = self.env["GIT_SSH_COMMAND"] = self.env["GIT_PAGER"] = str(self.root / "program")
        self.assertEqual(len(self.audit(expect=1)["findings"]), 2)
        self.assertFalse(self.canary.exists())


class Changes(Hostile):
    def test_a_pack_that_is_replaced_in_mid_scan(self):
        for number in range(6):
            self.write("big", os.urandom(3_000_000).hex())
            self.write("key", github_token(number))
            self.commit()
        self.git("repack", "-adq")
        process = subprocess.Popen([BINARY, "--history", "--no-cache", "--format", "json", "-j", "1"], cwd=self.dir,
                                   env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.git("repack", "-adfq", "--window=1")
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 1, err)
        self.assertEqual(out.count(b'"exposure"'), 6)

    def test_git_as_a_file_that_leads_in_a_circle(self):
        other = self.root / "other"
        other.mkdir()
        (other / ".git").write_text(f"gitdir: {other}/.git\n")
        done = self.scan("--history", str(other))
        self.assertIn(done.returncode, (2, 3))
        self.assertNotEqual(done.stderr + done.stdout, b"")


if __name__ == "__main__":
    main()
