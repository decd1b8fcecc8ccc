"""Times whole commands against each other: in turn, A B A B …, so that a machine whose speed drifts
is fair to both. Medians of wall time and their ratio, nothing absolute is promised."""
import os
import statistics
import subprocess
import time

DEVNULL = os.open(os.devnull, os.O_RDWR)


def run_once(command, folder, env):
    """Wall seconds of one run; posix_spawn keeps the starter's own cost out of it."""
    actions = [(os.POSIX_SPAWN_DUP2, DEVNULL, fd) for fd in (0, 1, 2)]
    begin = time.perf_counter()
    child = os.posix_spawnp(command[0], command, env, file_actions=actions)
    _, status = os.waitpid(child, 0)
    seconds = time.perf_counter() - begin
    return seconds, os.waitstatus_to_exitcode(status)


def compare(commands, folder, runs, warmup=3):
    """commands: {name: argv}, the first is what the others are held against. Gives the ratios and the
    first one's median in milliseconds."""
    os.chdir(folder)
    env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    times = {name: [] for name in commands}
    codes = {}
    for turn in range(warmup + runs):
        for name, command in commands.items():
            seconds, codes[name] = run_once(command, folder, env)
            if turn >= warmup:
                times[name].append(seconds * 1000)
    base = statistics.median(times[next(iter(commands))])
    print(f"{'command':<34}{'median ms':>10}{'min':>9}{'max':>9}{'ratio':>8}  exit")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:<34}{median:>10.2f}{min(values):>9.2f}{max(values):>9.2f}"
              f"{median / base:>8.2f}  {codes[name]}")
    return {name: statistics.median(values) / base for name, values in times.items()}, base


def describe(repository):
    files = subprocess.run(["git", "-C", repository, "ls-files", "-z"], capture_output=True,
                           check=True).stdout.count(b"\0")
    head = subprocess.run(["git", "-C", repository, "log", "-1", "--format=%h %cs"],
                          capture_output=True, text=True, check=True).stdout.strip()
    with open("/proc/cpuinfo") as info:
        cpu = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), "?")
    print(f"{repository}: {files} tracked files at {head}; {os.cpu_count()} x {cpu}")
