"""Starts of the real app in a process of its own."""

import fcntl
import http.client
import io
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

import pytest

from geodata.tables import readers
from tests.facts import ROOT
from utils.config.settings import read_settings

START_SECONDS = 120
OF_A_SHELL = ("ATLAS_", "STREAMLIT_", "PYTHONDONTWRITEBYTECODE")


@dataclass(frozen=True)
class Server:
    """A running app.

    Attributes
    ----------
    port
        Its port on this host.
    data_dir
        Its folder for derived files, and for its log.
    pid
        Its process; 0 before it runs.
    """

    port: int
    data_dir: Path
    pid: int = 0

    @property
    def log(self) -> Path:
        """What it printed."""
        return self.data_dir / f"server-{self.port}.log"

    def get(self, path: str, **headers: str) -> "Answer":
        """Ask for a path; a redirect is an answer and is not followed."""
        return self.send("GET", path, **headers)

    def send(self, method: str, path: str, **headers: str) -> "Answer":
        """Send a request of any method."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            response = connection.getresponse()
            names = {name.lower(): text for name, text in response.getheaders()}
            return Answer(response.status, names, response.read())
        finally:
            connection.close()


@dataclass(frozen=True)
class Answer:
    """What the app answers: status, headers by lower-case name, body as sent."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Ended:
    """An app that has ended: exit code and everything it printed."""

    code: int
    output: str


def free_port() -> int:
    """Find a port that nobody uses, below those that the system gives to outgoing connections meanwhile."""
    while True:
        port = 20_000 + secrets.randbelow(10_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


def command(port: int) -> list[str]:
    """Command that starts the app."""
    return [sys.executable, "-m", "server", "--port", str(port), "--address", "127.0.0.1"]


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    """Environment of an app with its own data folder and no setting of this shell; its modules are kept compiled."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_A_SHELL)}
    # Tests ask more than any visitor; what is refused has tests of its own.
    return kept | {"ATLAS_DATA_DIR": str(data_dir), "ATLAS_REQUESTS_PER_SECOND": "2000"} | settings


def run_to_end(port: int, data_dir: Path, **settings: str) -> Ended:
    """Start an app that is expected to end by itself; one that keeps running fails the test."""
    done = subprocess.run(
        command(port), cwd=ROOT, env=environment(data_dir, **settings), timeout=START_SECONDS, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    return Ended(done.returncode, done.stdout)


def refused_start(monkeypatch: pytest.MonkeyPatch, data_dir: Path, **settings: str) -> Ended:
    """End of a start that settings or facts forbid, in this process; one that goes on fails the test."""
    output = io.StringIO()
    with monkeypatch.context() as change, redirect_stderr(output), redirect_stdout(output):
        for name, value in ({"ATLAS_DATA_DIR": str(data_dir)} | settings).items():
            change.setenv(name, value)
        change.delitem(sys.modules, "app", raising=False)
        forget_start()
        try:
            with pytest.raises(SystemExit) as end:
                import_module("app")
        finally:
            forget_start()
    return Ended(int(str(end.value.code)), output.getvalue())


def forget_start() -> None:
    """Let this process read settings and tables anew."""
    readers._shipped.cache_clear()  # noqa: SLF001 (a process has one folder of tables, but for these tests)
    read_settings.cache_clear()


def prepare(data_dir: Path) -> None:
    """Make the derived files of the app as it comes: boundaries, files of a start, Streamlit's files compressed."""
    subprocess.run([sys.executable, "-m", "server.prepare"], cwd=ROOT, env=environment(data_dir), check=True)


def copy_derived(source: Path, target: Path) -> None:
    """Copy what every app makes, whatever its settings: boundaries, and Streamlit's files compressed."""
    for path in source.iterdir():
        if path.is_dir() and path.name.startswith("streamlit-"):
            shutil.copytree(path, target / path.name, dirs_exist_ok=True)
        elif path.name.startswith("boundaries-"):
            shutil.copy2(path, target / path.name)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes of the same run out of a folder for as long as the block lasts."""
    with (folder / "lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def wait_until_ready(server: Server) -> list[str]:
    """Wait until a server says that visitors may come; what it waited for meanwhile."""
    deadline, waited = time.monotonic() + START_SECONDS, list[str]()
    while (answer := server.get("/api/ready")).status != http.client.OK:
        waited += json.loads(answer.body)["waiting_for"]
        assert time.monotonic() < deadline, waited
        time.sleep(0.1)
    return waited


def wait_for_health(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the app answers; an app that ends before fails with what it printed."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if server.get("/api/health").status == http.client.OK:
                return
        except OSError:
            time.sleep(0.1)
    message = f"the app did not start:\n{log.read_text('utf-8')}"
    raise AssertionError(message)


@contextmanager
def running(data_dir: Path, tree: Path = ROOT, /, **settings: str) -> Iterator[Server]:
    """The real app with its own settings, for as long as the block lasts."""
    with running_on(free_port(), data_dir, tree, **settings) as server:
        yield server


@contextmanager
def running_on(port: int, data_dir: Path, tree: Path = ROOT, /, **settings: str) -> Iterator[Server]:
    """The real app on a port of its own choice, such as that of one that ended."""
    with starting_on(port, data_dir, tree, **settings) as (server, process):
        wait_for_health(server, process, server.log)
        yield server


@contextmanager
def starting_on(
    port: int, data_dir: Path, tree: Path = ROOT, /, **settings: str
) -> Iterator[tuple[Server, subprocess.Popen[bytes]]]:
    """A process of the app, or of a copy of its tree, that may not answer yet."""
    server = Server(port, data_dir)
    with server.log.open("wb") as output:
        process = subprocess.Popen(
            command(port), cwd=tree, env=environment(data_dir, **settings), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield replace(server, pid=process.pid), process
        finally:
            process.terminate()
            process.wait(timeout=30)
