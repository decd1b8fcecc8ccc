"""The repositories that are read, each at one commit, and how their files come to a work folder.

`repositories.tsv` has owner/name, commit and main language. A repository is taken from a folder of
mirrors (owner+name/repo or owner/name.git, bare or not) where there is one, else cloned. Its files are
laid out as in the commit: links as plain files with their target, nothing of 4 MiB or more, no `.git`.
"""
import collections
import os
import pathlib
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MOST_BYTES = 4 << 20
CLONE_URL = "https://github.com/{}.git"

Repository = collections.namedtuple("Repository", "name commit language")


def read_list(path=HERE / "repositories.tsv"):
    rows = [line.split("\t") for line in path.read_text().splitlines() if line and line[0] != "#"]
    return [Repository(*row) for row in rows]


def folder_name(repository):
    return repository.name.replace("/", "+")


def git_environment(**more):
    """Nothing of the user's settings counts, and nothing of the repository's runs."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    return {**env, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_NO_LAZY_FETCH": "1", "GIT_LFS_SKIP_SMUDGE": "1", **more}


def find_mirror(repository, mirrors):
    if not mirrors:
        return None
    base = pathlib.Path(mirrors)
    for folder in (base / folder_name(repository) / "repo", base / (repository.name + ".git"),
                   base / repository.name):
        for git_dir in (folder / ".git", folder):
            if (git_dir / "HEAD").exists():
                return git_dir
    return None


def lay_out(git_dir, commit, target):
    """Writes the files of `commit`; objects that the mirror lacks are left out and counted."""
    with tempfile.TemporaryDirectory() as scratch:
        env = git_environment(GIT_INDEX_FILE=scratch + "/index")
        git = ["git", "-c", "core.symlinks=false", "-c", "core.attributesFile=" + os.devnull,
               f"--git-dir={git_dir}", f"--work-tree={target}"]
        subprocess.run([*git, "read-tree", commit], env=env, check=True)
        done = subprocess.run([*git, "checkout-index", "-a", "-f"], env=env, cwd=target,
                              capture_output=True, text=True)
    for path in target.rglob("*"):
        if path.is_file() and path.stat().st_size >= MOST_BYTES:
            path.unlink()
    return done.stderr.count("unable to read")


def check_out(repository, work, mirrors=None, url=CLONE_URL):
    """The folder of its files; made once, reused afterwards."""
    target = pathlib.Path(work) / "files" / folder_name(repository)
    stamp = pathlib.Path(work) / "files" / (folder_name(repository) + ".commit")
    if stamp.exists() and stamp.read_text() == repository.commit:
        return target
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    git_dir = find_mirror(repository, mirrors)
    if git_dir is None:
        git_dir = pathlib.Path(work) / "clones" / (folder_name(repository) + ".git")
        if not git_dir.exists():
            subprocess.run(["git", "clone", "-q", "--bare", url.format(repository.name), str(git_dir)],
                           env=git_environment(), check=True)
    lay_out(git_dir, repository.commit, target)
    stamp.write_text(repository.commit)
    return target


def add_arguments(parser):
    parser.add_argument("--work", default=str(ROOT / "build/quality"), help="folder for files and results")
    parser.add_argument("--mirrors", default=os.environ.get("SCAN_MIRRORS"),
                        help="folder of local repositories (default $SCAN_MIRRORS); others are cloned")
    parser.add_argument("--url", default=CLONE_URL, help="where to clone from, {} is owner/name")
    parser.add_argument("--repository", action="append", help="only this owner/name; may be given again")


def chosen(options):
    """[(repository, folder)] as the arguments say."""
    wanted = [r for r in read_list() if not options.repository or r.name in options.repository]
    return [(r, check_out(r, options.work, options.mirrors, options.url)) for r in wanted]
