"""Starts, watches and stops a server on this machine; nothing listens beyond loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from importlib import import_module, util
from pathlib import Path
from typing import Any
from urllib import request
from urllib.error import URLError

ROOT = Path(__file__).parent.parent
HOST = "127.0.0.1"
START_SECONDS = 120
STOP_SECONDS = 10
LOG_LINES = 20

psutil: Any = import_module("psutil") if util.find_spec("psutil") else None


class BenchError(RuntimeError):
    """The benchmark cannot go on, or a page did not do what is measured."""


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes
    ----------
    name
        ``floor`` or ``app``.
    origin
        Scheme, host and port.
    pid
        The process whose time counts, with its children.
    """

    name: str
    origin: str
    pid: int


def free_port() -> int:
    """Ask the system for a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(url: str) -> bool:
    # A proxy of the environment must not see, nor answer, what is asked of this machine.
    opener = request.build_opener(request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as reply:
            return bool(reply.status == HTTPStatus.OK)
    except (URLError, OSError):
        return False


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    limit = time.monotonic() + START_SECONDS
    while not _answers(url):
        if process.poll() is not None or time.monotonic() > limit:
            last = "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-LOG_LINES:])
            message = f"the server did not answer within {START_SECONDS} s. Its last lines:\n{last}"
            raise BenchError(message)
        time.sleep(0.2)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STOP_SECONDS)


@contextmanager
def run_server(name: str, arguments: list[str], port: int, ready: str, log: Path) -> Iterator[Server]:
    """Run a Python module as a server for as long as the block lasts.

    Parameters
    ----------
    name
        ``floor`` or ``app``.
    arguments
        What follows ``python -m``.
    port
        Port that the arguments name.
    ready
        Path that answers 200 once the server is ready.
    log
        File for what the server prints.

    Raises
    ------
    BenchError
        When the server ends or does not answer in time.
    """
    origin = f"http://{HOST}:{port}"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_ready(process, origin + ready, log)
            yield Server(name, origin, process.pid)
        finally:
            _stop(process)


def cpu_ms(pid: int) -> float:
    """Processor time of a process and its children so far, milliseconds.

    Read through psutil where it is installed, else from ``/proc``, in steps of 10 ms.
    """
    if psutil is not None:
        main = psutil.Process(pid)
        spent = [each.cpu_times() for each in (main, *main.children(recursive=True))]
        return 1000 * sum(float(times.user + times.system) for times in spent)
    ticks = sum(_ticks(each) for each in _with_children(pid))
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


def _with_children(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found.extend(_with_children(int(child)))
    return found


def _ticks(pid: int) -> int:
    # The name of the program, in brackets, may hold spaces; the fields after it may not.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = fields[11:13]
    return int(user) + int(system)
