"""`scan --history` on real repositories: what it finds where, and what it says of each place."""
import os
import signal
import subprocess
import time

from sandbox import BINARY, Sandbox, expand, github_token, main


class History(Sandbox):
    def setUp(self):
        super().setUp()
        self.env["XDG_CACHE_HOME"] = str(self.root / "cache")
        self.clock = 1_600_000_000
        self.init()

    def git(self, *arguments, **options):
        """Each commit is a day after the one before."""
        self.clock += 86400
        self.env["GIT_AUTHOR_DATE"] = self.env["GIT_COMMITTER_DATE"] = f"{self.clock} +0000"
        return super().git(*arguments, **options)

    def head(self, ref="HEAD"):
        return self.git("rev-parse", ref).stdout.decode().strip()

    def commit(self, message="change"):
        super().commit(message)
        return self.head()

    def audit(self, *arguments, expect=None, **options):
        return self.report("--history", "--no-cache", *arguments, expect=expect, **options)

    def only_place(self, report):
        self.assertEqual(len(report["findings"]), 1, report["findings"])
        self.assertEqual(len(report["findings"][0]["places"]), 1, report["findings"][0]["places"])
        return report["findings"][0]["places"][0]

    def states(self, report):
        """{path: state} of every place."""
        return {place["path"]: place["history"]["state"]
                for finding in report["findings"] for place in finding["places"]}


class Facts(History):
    def test_who_brought_it_who_took_it_away_and_for_how_long(self):
        self.write("a.txt", "nothing\n")
        self.commit()
        self.write("a.txt", f"nothing\ntoken = {github_token()}\n")
        brought = self.commit()
        self.write("a.txt", "nothing\n")
        gone = self.commit()
        report = self.audit(expect=1)
        place = self.only_place(report)
        self.assertEqual((place["path"], place["line"]), ("a.txt", 2))
        history = place["history"]
        self.assertEqual(history["state"], "reachable")
        self.assertEqual(history["introduced"]["commit"], brought)
        self.assertEqual(history["introduced"]["author"], "A <a@example.com>")
        self.assertEqual(history["removed"]["commit"], gone)
        self.assertEqual(history["refs"], [])
        exposure = report["findings"][0]["exposure"]
        self.assertEqual(exposure["state"], "reachable")
        self.assertGreaterEqual(exposure["days"], 1)
        self.assertNotIn(github_token(), str(report))

    def test_live_in_the_default_branch_and_elsewhere(self):
        self.write("a.txt", github_token())
        brought = self.commit()
        self.git("checkout", "-q", "-b", "side")
        self.write("b.txt", github_token(2))
        self.commit()
        self.git("checkout", "-q", "main")
        report = self.audit(expect=1)
        self.assertEqual(self.states(report), {"a.txt": "live-default", "b.txt": "live-other"})
        first = report["findings"][0]["places"][0]
        self.assertEqual(first["path"], "a.txt")  # what hurts most stands first
        self.assertEqual(first["history"]["introduced"]["commit"], brought)
        self.assertEqual(sorted(first["history"]["refs"]), ["HEAD", "refs/heads/main", "refs/heads/side"])
        self.assertIsNone(first["history"].get("removed"))

    def test_one_secret_in_many_places_is_one_finding(self):
        for path in ("a.txt", "b/c.txt"):
            self.write(path, github_token())
            self.commit()
        self.git("mv", "a.txt", "renamed.txt")
        self.commit()
        report = self.audit(expect=1)
        self.assertEqual(len(report["findings"]), 1)
        self.assertEqual(self.states(report), {"renamed.txt": "live-default", "b/c.txt": "live-default",
                                               "a.txt": "reachable"})

    def test_revert_and_return(self):
        self.write("a.txt", "x\n")
        self.commit()
        self.write("a.txt", github_token())
        brought = self.commit()
        self.git("revert", "--no-edit", "HEAD")
        self.git("revert", "--no-edit", "HEAD")
        history = self.only_place(self.audit(expect=1))["history"]
        self.assertEqual((history["state"], history["introduced"]["commit"]), ("live-default", brought))
        self.git("revert", "--no-edit", "HEAD")
        history = self.only_place(self.audit(expect=1))["history"]
        self.assertEqual(history["removed"]["commit"], self.head())

    def test_a_merge_that_brings_what_no_parent_has(self):
        self.write("a.txt", "1\n")
        self.commit()
        self.git("checkout", "-q", "-b", "side")
        self.write("b.txt", "2\n")
        self.commit()
        self.git("checkout", "-q", "main")
        self.write("c.txt", "3\n")
        self.commit()
        self.git("merge", "-q", "--no-commit", "--no-ff", "side")
        self.write("evil.txt", github_token())
        merge = self.commit("merge")
        history = self.only_place(self.audit(expect=1))["history"]
        self.assertEqual(history["introduced"]["commit"], merge)


class Hidden(History):
    """Where git keeps what no branch shows."""

    def setUp(self):
        super().setUp()
        self.write("a.txt", "x\n")
        self.commit()

    def test_stash(self):
        self.write("a.txt", github_token())
        self.git("stash", "-q")
        report = self.audit(expect=0)
        self.assertEqual(self.states(report), {"a.txt": "kept"})
        self.audit("--fail-on-unreachable", expect=1)

    def test_amended_and_reset_commits_are_in_the_reflog(self):
        self.write("b.txt", github_token())
        self.commit()
        self.write("b.txt", "clean\n")
        self.git("add", "-A")
        self.git("commit", "-q", "--amend", "-m", "x")
        self.assertEqual(self.states(self.audit(expect=0)), {"b.txt": "kept"})
        self.git("reflog", "expire", "--expire=now", "--all")
        self.assertEqual(self.states(self.audit(expect=0)), {"b.txt": "dangling"})

    def test_staged_and_unstaged(self):
        self.write("c.txt", github_token())
        self.git("add", "c.txt")
        self.assertEqual(self.states(self.audit(expect=0)), {"c.txt": "kept"})
        self.git("rm", "-q", "--cached", "c.txt")
        place = self.only_place(self.audit(expect=0))
        self.assertEqual(place["history"]["state"], "dangling")
        self.assertTrue(place["path"].startswith("blob "))

    def test_staged_again_after_its_commits_were_let_go(self):
        kept = self.head()
        self.write("b.txt", github_token())
        brought = self.commit()
        self.git("rm", "-q", "b.txt")
        gone = self.commit()
        self.git("reset", "-q", "--hard", kept)
        self.git("update-ref", "-d", "ORIG_HEAD")
        self.git("reflog", "expire", "--expire=now", "--all")
        history = self.only_place(self.audit(expect=0))["history"]
        self.assertEqual((history["state"], history["removed"]["commit"]), ("dangling", gone))
        self.write("b.txt", github_token())
        self.git("add", "b.txt")
        history = self.only_place(self.audit(expect=0))["history"]
        self.assertEqual((history["state"], history["introduced"]["commit"]), ("kept", brought))
        self.assertIsNone(history.get("removed"))

    def test_messages_of_commits_and_tags(self):
        self.git("commit", "-q", "--allow-empty", "-m", f"subject\n\nuse {github_token()}")
        self.git("tag", "-a", "-m", f"see {github_token(2)}", "v1")
        report = self.audit(expect=1)
        self.assertEqual(set(self.states(report).values()), {"message"})
        self.assertEqual(sorted(p["path"].split()[0] for f in report["findings"] for p in f["places"]),
                         ["commit", "tag"])

    def test_a_tag_of_a_blob(self):
        blob = self.run_command(["git", "hash-object", "-w", "--stdin"], input=github_token().encode())
        self.git("tag", "-a", "-m", "x", "key", blob.stdout.decode().strip())
        place = self.only_place(self.audit(expect=1))
        self.assertEqual(place["history"]["state"], "live-other")
        self.assertEqual(place["history"]["refs"], ["refs/tags/key"])

    def test_notes(self):
        self.git("notes", "add", "-m", github_token())
        self.assertEqual(list(self.states(self.audit(expect=1)).values()), ["live-other"])

    def test_names_of_files_and_targets_of_links(self):
        (self.dir / github_token()).mkdir()
        self.write(f"{github_token()}/x", "x")
        os.symlink(github_token(2), self.dir / "link")
        self.commit()
        self.git("rm", "-rq", ".")
        self.git("commit", "-q", "-m", "gone")
        report = self.audit(expect=1)
        self.assertEqual(sorted(place["part"] for f in report["findings"] for place in f["places"]),
                         ["link-target", "name"])
        self.assertNotIn(github_token(), str(report))

    def test_a_secret_in_a_name_is_live_while_its_path_is(self):
        self.write(f"{github_token()}/x", "x")
        self.write(f"d/{github_token(2)}", "y")
        self.write(github_token(3), "z")
        brought = self.commit()
        self.write(f"{github_token()}/x", "changed")
        self.commit()
        self.git("branch", "side")
        self.git("mv", f"d/{github_token(2)}", "d/renamed")
        renamed = self.commit()
        self.git("rm", "-q", github_token(3))
        gone = self.commit()
        self.assertEqual(self.facts_of_names(), [("live-default", brought, None, 3), ("live-other", brought, None, 1),
                                                 ("live-other", brought, None, 1)])
        self.git("branch", "-q", "-D", "side")
        self.assertEqual(self.facts_of_names(),
                         sorted([("live-default", brought, None, 2), ("reachable", brought, renamed, 0),
                                 ("reachable", brought, gone, 0)]))

    def test_a_submodule_whose_name_holds_a_secret(self):
        (self.dir / github_token()).mkdir()
        self.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{github_token()}")
        self.git("commit", "-q", "-m", "x")
        self.assertEqual(self.facts_of_names(), [("live-default", self.head(), None, 2)])

    def facts_of_names(self):
        """Sorted: state, who brought it, who took it away, in how many tips it is."""
        report = self.audit(expect=1)
        self.assertNotIn(github_token(), str(report))
        facts = []
        for place in (place for finding in report["findings"] for place in finding["places"]):
            self.assertEqual(place["part"], "name")
            history = place["history"]
            removed = history["removed"] and history["removed"]["commit"]
            self.assertEqual(len(history["refs"]), history["ref_count"])
            facts.append((history["state"], history["introduced"]["commit"], removed, history["ref_count"]))
        return sorted(facts)

    def test_replace_references_hide_nothing(self):
        self.write("a.txt", github_token())
        bad = self.commit()
        self.write("a.txt", "clean\n")
        good = self.commit()
        self.git("replace", bad, good)
        self.assertEqual(self.only_place(self.audit(expect=1))["history"]["introduced"]["commit"], bad)

    def test_packed_in_every_way(self):
        self.write("a.txt", "".join(f"line {i}\n" for i in range(2000)))
        self.commit()
        self.write("a.txt", (self.dir / "a.txt").read_text() + github_token())
        self.commit()
        expected = self.places(self.audit(expect=1))
        self.git("repack", "-adfq")
        self.assertEqual(self.places(self.audit(expect=1)), expected)
        self.git("-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq")
        self.assertEqual(self.places(self.audit(expect=1)), expected)
        self.git("multi-pack-index", "write")
        self.git("-c", "pack.indexVersion=2", "commit-graph", "write", "--reachable")
        self.assertEqual(self.places(self.audit(expect=1)), expected)
        pack = next((self.dir / ".git/objects/pack").glob("*.pack"))
        pack.with_suffix(".keep").touch()
        self.assertEqual(self.places(self.audit(expect=1)), expected)

    def test_offsets_of_64_bits(self):
        self.write("a.txt", github_token())
        self.commit()
        self.git("repack", "-adq")
        pack = next((self.dir / ".git/objects/pack").glob("*.pack"))
        pack.with_suffix(".idx").unlink()
        self.git("index-pack", "--index-version=2,0x10", str(pack))
        self.assertEqual(len(self.audit(expect=1)["findings"]), 1)


class Kinds(History):
    """Kinds of repositories."""

    def leak(self):
        self.write("a.txt", github_token())
        self.commit()
        self.write("a.txt", "clean\n")
        self.commit()

    def test_bare_mirror_worktree_and_git_file(self):
        self.leak()
        expected = self.places(self.audit(expect=1))
        self.git("clone", "-q", "--mirror", ".", "../mirror.git")
        self.assertEqual(self.places(self.audit("../mirror.git", expect=1)), expected)
        self.git("worktree", "add", "-q", "../linked")
        self.assertEqual(self.places(self.audit("../linked", expect=1)), expected)
        self.git("init", "-q", "--separate-git-dir", "../elsewhere")
        self.assertTrue((self.dir / ".git").is_file())
        self.assertEqual(self.places(self.audit(expect=1)), expected)

    def test_head_and_index_of_another_work_tree(self):
        self.leak()
        self.git("worktree", "add", "-q", "--detach", "../linked")
        (self.root / "linked/b.txt").write_text(github_token(2))
        self.git("add", "b.txt", cwd=self.root / "linked")
        self.assertEqual(self.states(self.audit(expect=1)), {"a.txt": "reachable", "b.txt": "kept"})
        self.git("commit", "-q", "-m", "x", cwd=self.root / "linked")
        self.assertEqual(self.states(self.audit(expect=1)), {"a.txt": "reachable", "b.txt": "live-other"})

    def test_sha256(self):
        self.dir = self.root / "sha256"
        self.dir.mkdir()
        self.git("init", "-q", "-b", "main", "--object-format=sha256")
        self.leak()
        self.git("repack", "-adq")
        history = self.only_place(self.audit(expect=1))["history"]
        self.assertEqual(len(history["introduced"]["commit"]), 64)

    def test_alternates(self):
        self.leak()
        self.git("clone", "-q", "--shared", ".", "../shared")
        self.assertEqual(len(self.audit("../shared", expect=1)["findings"]), 1)

    def test_shallow_and_partial_clones_are_incomplete(self):
        self.write("a.txt", "1\n")
        self.commit()
        self.write("b.txt", github_token())
        self.commit()
        self.git("config", "uploadpack.allowFilter", "true")
        self.git("clone", "-q", "--depth=1", f"file://{self.dir}", "../shallow")
        report = self.audit("../shallow", expect=1)
        self.assertFalse(report["summary"]["complete"])
        self.assertIn("shallow", str(report["problems"]))
        self.git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{self.dir}", "../partial")
        report = self.audit("../partial", expect=3)
        self.assertIn("partial clone", str(report["problems"]))

    def test_submodules_and_lfs_pointers_are_named(self):
        self.git("init", "-q", "../library")
        self.git("commit", "-q", "--allow-empty", "-m", "x", cwd=self.root / "library")
        self.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../library", "deps/library")
        self.write("big.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:"
                   + "0" * 64 + "\nsize 5\n")
        self.commit()
        report = self.audit(expect=0)
        self.assertEqual(self.skipped(report), {"lfs-pointer": 1, "submodule": 1})
        self.assertIn("deps/library", str(report["summary"]["skipped"]))
        self.audit("--strict", expect=3)

    def test_several_repositories(self):
        self.leak()
        self.git("clone", "-q", ".", "../other")
        report = self.audit(".", "../other", expect=1)
        self.assertEqual(sorted(self.states(report)), ["../other/a.txt", "./a.txt"])

    def test_no_repository(self):
        done = self.scan("--history", str(self.root / "home"))
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"not a git repository", done.stderr)

    def test_an_empty_repository_is_clean_and_says_what_it_saw(self):
        report = self.audit(expect=0)
        self.assertTrue(report["summary"]["complete"])


class Allowed(History):
    def test_a_comment_that_came_later_counts_in_the_own_repository_only(self):
        line = f"key = {github_token()}"
        self.write("a.py", line + "\n")
        self.commit()
        self.assertEqual(len(self.audit(expect=1)["findings"]), 1)
        self.write("a.py", line + "  # scan:allow[github-personal-access-token] revoked long ago\n")
        self.commit()
        report = self.audit()
        if report["findings"]:
            rule = report["findings"][0]["rule"]
            self.write("a.py", line + f"  # scan:allow[{rule}] revoked long ago\n")
            self.commit()
            report = self.audit(expect=0)
        self.assertEqual(report["findings"], [])
        self.assertEqual(len(report["suppressed"]), 1)
        self.audit(str(self.dir), expect=1, cwd=self.root)
        self.audit(str(self.dir), "--trust-config", expect=0, cwd=self.root)


class Running(History):
    def test_the_same_report_at_any_number_of_threads(self):
        for i in range(30):
            self.write(f"f{i % 5}.txt", expand("{{github:ghp}} {{base62:40}}\n", seed=i) * (i % 3 + 1))
            self.commit(f"commit {i}")
        self.git("repack", "-adfq")
        reports = [self.scan("--history", "--no-cache", "--format", "jsonl", "-j", jobs).stdout
                   for jobs in ("1", "2", "8")]

        def without_time(report):
            return [line for line in report.splitlines() if b'"type":"summary"' not in line]

        self.assertEqual(without_time(reports[0]), without_time(reports[1]))
        self.assertEqual(without_time(reports[0]), without_time(reports[2]))
        self.assertGreater(len(without_time(reports[0])), 10)

    def test_the_same_missing_objects_at_any_number_of_threads(self):
        for i in range(1500):
            self.write(f"d{i % 40}/f{i}.txt", f"file {i}\n")
        self.commit()
        self.git("config", "uploadpack.allowFilter", "true")
        self.git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{self.dir}", "../partial")
        problems = [self.audit("../partial", "-j", jobs, expect=3)["problems"] for jobs in ("1", "2", "8")]
        self.assertIn("at least 1000", str(problems[0]))
        self.assertEqual(problems[0], problems[1])
        self.assertEqual(problems[0], problems[2])

    def test_an_interrupt_leaves_a_valid_partial_report(self):
        blob = os.urandom(1 << 20).hex()
        for i in range(40):
            self.write(f"f{i}", blob[i:] + str(i))
        self.commit()
        process = subprocess.Popen([BINARY, "--history", "--no-cache", "--format", "json", "-j", "1"], cwd=self.dir,
                                   env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 3))
        self.assertIn(b'"summary"', out)

    def test_stats_tell_where_the_time_goes(self):
        self.write("a.txt", "x")
        self.commit()
        done = self.scan("--history", "--no-cache", "--stats")
        for word in (b"inflate", b"rebuild", b"match", b"confirm", b"attribute"):
            self.assertIn(word, done.stderr)


class Cache(History):
    def setUp(self):
        super().setUp()
        self.cache = self.root / "cache/scan"
        self.write("a.txt", github_token())
        self.commit()
        self.write("a.txt", "clean\n")
        self.commit()
        self.git("repack", "-adq")

    def cached(self, *arguments, **options):
        return self.report("--history", *arguments, **options)

    def findings(self, report):
        return report["findings"]

    def files(self):
        return sorted(path for path in self.cache.rglob("*") if path.is_file())

    def test_a_second_audit_says_the_same(self):
        first = self.cached(expect=1)
        self.assertTrue(self.files())
        self.assertEqual(self.findings(self.cached(expect=1)), self.findings(first))
        self.assertIn("known from an earlier audit", self.scan("--history", "--stats").stderr.decode())
        self.assertEqual(self.findings(self.audit(expect=1)), self.findings(first))

    def test_what_is_new_is_found(self):
        self.cached(expect=1)
        self.write("b.txt", github_token(2))
        self.commit()
        report = self.cached(expect=1)
        self.assertEqual(self.states(report), {"a.txt": "reachable", "b.txt": "live-default"})
        self.git("repack", "-q", "-d")
        self.assertEqual(self.states(self.cached(expect=1)), self.states(report))
        self.git("gc", "-q", "--prune=now")
        self.assertEqual(self.states(self.cached(expect=1)), self.states(report))

    def test_a_moved_reference_changes_what_is_live(self):
        self.cached(expect=1)
        self.git("branch", "old", "HEAD~1")
        self.assertEqual(self.states(self.cached(expect=1)), {"a.txt": "live-other"})

    def test_other_rules_do_not_inherit(self):
        rule = self.cached(expect=1)["findings"][0]["rule"]
        self.cached("--skip", rule, expect=0)
        self.cached(expect=1)

    def test_forged_and_damaged_records_are_none(self):
        expected = self.findings(self.cached(expect=1))
        for path in self.files():
            content = bytearray(path.read_bytes())
            if len(content) < 40:
                continue
            for at in (0, len(content) // 2, len(content) - 1):
                damaged = content.copy()
                damaged[at] ^= 1
                path.write_bytes(damaged)
                self.assertEqual(self.findings(self.cached(expect=1)), expected)
            path.write_bytes(content[:len(content) // 2])
            self.assertEqual(self.findings(self.cached(expect=1)), expected)

    def test_it_holds_no_secret_and_is_safe_to_delete(self):
        self.cached(expect=1)
        for path in self.files():
            self.assertNotIn(github_token().encode(), path.read_bytes())
            self.assertEqual(path.stat().st_mode & 0o077, 0)
        subprocess.run(["rm", "-rf", str(self.cache)], check=True)
        self.cached(expect=1)

    def test_no_cache_leaves_none(self):
        self.audit(expect=1)
        self.assertFalse(self.cache.exists())

    def test_several_at_once(self):
        processes = [subprocess.Popen([BINARY, "--history", "--format", "json"], cwd=self.dir, env=self.env,
                                      stdout=subprocess.PIPE) for _ in range(6)]
        reports = [process.communicate()[0] for process in processes]
        self.assertEqual({process.returncode for process in processes}, {1})
        self.assertTrue(all(b"a.txt" in report for report in reports))


if __name__ == "__main__":
    main()
