"""A real nginx with the configuration of deploy/, in front of two real processes of the app."""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from tests.facts import ROOT
from tests.serving import START_SECONDS, Answer, Server, command, environment, free_port, wait_for_health

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
HOST = "127.0.0.1"
# Process, address, cookie of the visitor and state of the cache for every request.
LOG_FORMAT = "log_format node '$upstream_addr $request_uri $cookie_atlas_node';"


@dataclass(frozen=True)
class App:
    """One process of the app."""

    server: Server
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def address(self) -> str:
        """Host and port as nginx names them."""
        return f"{HOST}:{self.server.port}"


@dataclass(frozen=True)
class Proxy:
    """A running nginx with the processes behind it.

    Attributes
    ----------
    folder
        Configuration, certificate, cache and log.
    http, https
        Its ports.
    apps
        The two processes behind it.
    """

    folder: Path
    http: int
    https: int
    apps: tuple[App, App]

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Send a request over TLS; the certificate is checked."""
        context = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        connection = HTTPSConnection(HOST, self.https, timeout=60, context=context)
        try:
            names = {name.replace("_", "-"): text for name, text in headers.items()}
            connection.request(method, path, body=body, headers=names)
            response = connection.getresponse()
            found = {name.lower(): text for name, text in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path."""
        return self.send("GET", path, None, **headers)

    def requests(self) -> list[list[str]]:
        """What came so far: process (``-`` where the cache answered), address, cookie (``-`` without one)."""
        lines = (self.folder / "access.log").read_text("utf-8").splitlines()
        return [line.rsplit(" ", 2) for line in lines]


def nginx_path() -> str:
    """Path of nginx; absent is a skip on a desk and a failure in CI."""
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if path is None:
        reason = "no nginx on this machine (install: nginx-light)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


def configuration(folder: Path, http: int, https: int, apps: tuple[str, str]) -> str:
    """The shipped configuration with ports, processes and paths of a test in the place of its own."""
    user = "user root;\n" if os.geteuid() == 0 else ""
    places = {
        "worker_processes auto;": f"{user}worker_processes 1;",
        "/run/nginx.pid": f"{folder}/nginx.pid",
        "/dev/stderr": f"{folder}/error.log",
        "access_log off;": f"{LOG_FORMAT}\n    access_log {folder}/access.log node;",
        "/var/cache/nginx": f"{folder}/cache",
        "listen 80 ": f"listen {HOST}:{http} ",
        "listen 443 ": f"listen {HOST}:{https} ",
        "/etc/nginx/tls": str(folder),
        "atlas-1:8501": apps[0],
        "atlas-2:8501": apps[1],
    }
    text = CONFIGURATION.read_text("utf-8")
    for shipped, own in places.items():
        assert shipped in text, f"{CONFIGURATION.name} has no {shipped!r} any more"
        text = text.replace(shipped, own)
    return text


def write_certificate(folder: Path) -> None:
    """Make a certificate of its own for this host."""
    names = ["-subj", "/CN=localhost", "-addext", f"subjectAltName=DNS:localhost,IP:{HOST}"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    key = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run(["openssl", "req", *key, *names, *files], check=True, capture_output=True)


@contextmanager
def started_app(data_dir: Path) -> Iterator[App]:
    """A process of the app that a test may kill; it may not answer yet."""
    server = Server(free_port(), data_dir)
    log = data_dir / f"server-{server.port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(server.port), cwd=ROOT, env=environment(data_dir), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield App(server, process, log)
        finally:
            process.kill()
            process.wait(timeout=30)


def wait_for_port(port: int) -> None:
    """Wait until somebody listens."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    message = f"nobody listens on {port}"
    raise AssertionError(message)


@contextmanager
def proxied(folder: Path, data_dir: Path) -> Iterator[Proxy]:
    """Run nginx before two processes of the app, for as long as the block lasts."""
    nginx = nginx_path()
    write_certificate(folder)
    (folder / "cache").mkdir()
    with ExitStack() as stack:
        apps = (stack.enter_context(started_app(data_dir)), stack.enter_context(started_app(data_dir)))
        for app in apps:
            wait_for_health(app.server, app.process, app.log)
        proxy = Proxy(folder, free_port(), free_port(), apps)
        file = folder / "nginx.conf"
        file.write_text(configuration(folder, proxy.http, proxy.https, (apps[0].address, apps[1].address)), "utf-8")
        process = subprocess.Popen([nginx, "-c", str(file), "-g", "daemon off;"])
        try:
            wait_for_port(proxy.https)
            yield proxy
        finally:
            process.terminate()
            process.wait(timeout=30)
