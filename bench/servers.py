"""Starts, watches and stops a server on this machine; nothing listens beyond loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib import request
from urllib.error import URLError

import psutil

ROOT = Path(__file__).parent.parent
HOST = "127.0.0.1"
START_SECONDS = 120
STOP_SECONDS = 10
POLL_SECONDS = 0.02
LOG_LINES = 20
# Linux makes the number of a process's clock from its id; see clock_getcpuclockid(3).
PROCESS_CLOCK = 2


class BenchError(RuntimeError):
    """The benchmark cannot go on, or a page did not do what is measured."""


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes
    ----------
    name
        ``floor``, ``app``, ``dash`` or ``tutorial``.
    origin
        Scheme, host and port.
    pid
        The process whose time and memory count, with its children.
    begun
        When the process was started, by ``time.perf_counter``.
    ready_ms
        Milliseconds from there to the first answer of the start page.
    """

    name: str
    origin: str
    pid: int
    begun: float = 0.0
    ready_ms: float = 0.0


@dataclass(frozen=True)
class Command:
    """How a server is started.

    Attributes
    ----------
    arguments
        What follows ``python -m``.
    port
        Port that the arguments name.
    folder
        Working folder.
    settings
        Variables beside those of this process.
    """

    arguments: tuple[str, ...]
    port: int
    folder: Path = ROOT
    settings: tuple[tuple[str, str], ...] = ()


def free_port() -> int:
    """Ask the system for a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def answers(url: str) -> bool:
    """Tell whether an address of this machine answers 200 to a browser."""
    # A proxy of the environment must not see, nor answer, what is asked of this machine.
    opener = request.build_opener(request.ProxyHandler({}))
    try:
        asked = request.Request(url, headers={"accept": "text/html"})  # noqa: S310 (own host)
        with opener.open(asked, timeout=10) as reply:
            return bool(reply.status == HTTPStatus.OK and reply.url == url)
    except (URLError, OSError):
        return False


def _comes(url: str, ended: Callable[[], bool]) -> bool:
    limit = time.monotonic() + START_SECONDS
    while not answers(url):
        if ended() or time.monotonic() > limit:
            return False
        time.sleep(POLL_SECONDS)
    return True


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    if not _comes(url, lambda: process.poll() is not None):
        last = "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-LOG_LINES:])
        message = f"the server did not answer within {START_SECONDS} s. Its last lines:\n{last}"
        raise BenchError(message)


def wait_until_warm(server: Server, path: str) -> None:
    """Wait until a server says at an address of its own that it has loaded everything.

    Raises
    ------
    BenchError
        When it does not in time.
    """
    if not _comes(server.origin + path, lambda: False):
        message = f"{server.name}: {path} did not answer 200 within {START_SECONDS} s"
        raise BenchError(message)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STOP_SECONDS)


@contextmanager
def run_server(name: str, command: Command, log: Path) -> Iterator[Server]:
    """Run a Python module as a server for as long as the block lasts.

    Parameters
    ----------
    name
        Name of the server.
    command
        How it is started.
    log
        File for what the server prints.

    Raises
    ------
    BenchError
        When the server ends or does not answer in time.
    """
    origin = f"http://{HOST}:{command.port}"
    with log.open("ab") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *command.arguments],
            cwd=command.folder,
            env=os.environ | dict(command.settings),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_ready(process, f"{origin}/", log)
            yield Server(name, origin, process.pid, begun, 1000 * (time.perf_counter() - begun))
        finally:
            _stop(process)


def _processes(pid: int) -> list[psutil.Process]:
    main = psutil.Process(pid)
    return [main, *main.children(recursive=True)]


def cpu_ms(pid: int) -> float:
    """Processor time of a process and its children so far, milliseconds.

    Read from each process's own clock, as what ``/proc`` counts goes in steps of 10 ms.
    """
    return 1000 * sum(time.clock_gettime((~each.pid << 3) | PROCESS_CLOCK) for each in _processes(pid))


def memory_mb(pid: int) -> float:
    """Memory that a process and its children alone hold (USS), megabytes."""
    return sum(float(each.memory_full_info().uss) for each in _processes(pid)) / 1e6
