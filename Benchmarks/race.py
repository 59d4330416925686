#!/usr/bin/env python3
"""Times whole commands in turn (A B A B …) and says how they compare.

    race.py [-n RUNS] [--warm-up RUNS] NAME='command {out}' NAME='command {out}' …

{out} is a folder that does not exist yet, in memory (/dev/shm), removed after each run. The first command is the baseline: ratios are taken run by
run, so that what disturbs the machine for a while disturbs both sides. Quote the CPU ratios: seconds depend on the machine, and on who shares it.
"""

import argparse
import os
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from statistics import median

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
# A child starts as a copy of this program: below this, its own peak cannot be told from ours.
FLOOR = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@dataclass
class Sample:
    cpu: float  # seconds, user and system, of the command and its children
    wall: float  # seconds
    peak: int  # KiB, of the largest process
    written: int  # bytes handed to the system to write


@dataclass
class Racer:
    name: str
    command: list  # words; {out} is replaced
    keeps_output: bool = False  # the same output folder at each run: a rebuild
    before: object = None  # called, untimed, before each run
    exit_code: int = 0  # of a run that went well: a check that finds faults ends with 1
    samples: list = field(default_factory=list)

    def middle(self, figure):
        return median(getattr(sample, figure) for sample in self.samples)

    def ratio(self, baseline):
        """The median of the CPU ratios, run by run, with the smallest and the largest."""
        ratios = [mine.cpu / max(other.cpu, 1e-6) for mine, other in zip(self.samples, baseline.samples)]
        return median(ratios), min(ratios), max(ratios)


def once(command, exit_code=0):
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        wall = time.monotonic() - start
        with open(f"/proc/{process.pid}/io") as counters:
            written = next(int(line.split()[1]) for line in counters if line.startswith("wchar:"))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != exit_code:
            said.seek(0)
            sys.exit(f"failed with {process.returncode}: {shlex.join(command)}\n{said.read()[-2000:].decode(errors='replace')}")
    return Sample(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss, written)


def race(racers, runs, warm_up=1):
    """Fills each racer's samples. A racer that keeps its output makes it in the first warm-up."""
    kept = {racer.name: tempfile.mkdtemp(prefix="race-", dir=MEMORY) for racer in racers if racer.keeps_output}
    try:
        for number in range(warm_up + runs):
            for racer in racers:
                if racer.before:
                    racer.before()
                folder = kept.get(racer.name) or tempfile.mkdtemp(prefix="race-", dir=MEMORY)
                try:
                    sample = once([word.replace("{out}", folder + "/site") for word in racer.command], racer.exit_code)
                finally:
                    if not racer.keeps_output:
                        shutil.rmtree(folder)
                if number >= warm_up:
                    racer.samples.append(sample)
    finally:
        for folder in kept.values():
            shutil.rmtree(folder)
    return racers


def figure(value):
    """Three significant digits."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.{3 if value >= 0.01 else 4}f}"


def columns(racer):
    """CPU seconds with their range, wall seconds, peak memory and bytes written, in MB."""
    cpu = [sample.cpu for sample in racer.samples]
    peak = racer.middle("peak")
    return [
        f"{figure(racer.middle('cpu'))} ({figure(min(cpu))}–{figure(max(cpu))})",
        figure(racer.middle("wall")),
        f"{peak * 1024 / 1e6:.0f}" if peak > FLOOR * 1.1 else f"< {FLOOR * 1.1 * 1024 / 1e6:.0f}",
        f"{racer.middle('written') / 1e6:.1f}",
    ]


HEADS = ["CPU s (range)", "wall s", "peak MB", "written MB"]


def row(cells):
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("-n", type=int, default=5, metavar="RUNS", help="timed runs of each command (5)")
    arguments.add_argument("--warm-up", type=int, default=1, metavar="RUNS", help="runs that are not counted (1)")
    arguments.add_argument("commands", nargs="+", metavar="NAME=COMMAND")
    chosen = arguments.parse_args()
    entered = [Racer(name, shlex.split(command)) for name, _, command in (text.partition("=") for text in chosen.commands)]
    race(entered, chosen.n, chosen.warm_up)
    print(row(["", *HEADS, f"CPU ÷ {entered[0].name}"]))
    print(row(["---"] + ["---:"] * 5))
    for racer in entered:
        middle, least, most = racer.ratio(entered[0])
        print(row([racer.name, *columns(racer), f"{figure(middle)} ({figure(least)}–{figure(most)})"]))
