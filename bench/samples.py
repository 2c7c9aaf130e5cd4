"""Watches what a server holds: memory, files, sockets, threads and what it leaves in its folders."""

import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.servers import memory_mb

MOST_GROWTH = 0.05
THIRDS = 3


@dataclass(frozen=True)
class Sample:
    """What a server held at one moment; memory in megabytes, the rest counted."""

    seconds: float
    rss_mb: float
    uss_mb: float
    open_files: int
    sockets: int
    threads: int
    left_files: int


def take_sample(pid: int, folders: tuple[Path, ...], begun: float) -> Sample:
    """Look at a server once.

    Parameters
    ----------
    pid
        Its process.
    folders
        Where it may leave files.
    begun
        Start of the watch, by ``time.perf_counter``.
    """
    process = psutil.Process(pid)
    return Sample(
        seconds=time.perf_counter() - begun,
        rss_mb=process.memory_info().rss / 1e6,
        uss_mb=memory_mb(pid),
        open_files=process.num_fds(),
        sockets=len(process.net_connections("all")),
        threads=process.num_threads(),
        left_files=sum(each.is_file() for folder in folders for each in folder.rglob("*")),
    )


def memory_growth(samples: list[Sample]) -> float:
    """Growth of memory from the middle third of a watch to its last: 0.05 is five per cent.

    The median of each third counts, as one moment may fall on a crowd.
    """
    third = len(samples) // THIRDS
    middle, last = samples[third : 2 * third], samples[2 * third :]
    return statistics.median(each.uss_mb for each in last) / statistics.median(each.uss_mb for each in middle) - 1


def faults_of(before: Sample, samples: list[Sample], after: Sample) -> list[str]:
    """Name what a server did not give back."""
    found = []
    growth = memory_growth(samples)
    if growth > MOST_GROWTH:
        found.append(f"memory grew by {growth:.1%} from the middle third to the last")
    for words, was, now in (
        ("open files", before.open_files, after.open_files),
        ("files in its folders", before.left_files, after.left_files),
    ):
        if now > was:
            found.append(f"{words}: {was} before, {now} after")
    return found
