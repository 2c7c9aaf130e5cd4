"""What the server sends with every answer, what it refuses, and what it writes down."""

import base64
import hashlib
import http.client
import json
import logging
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from server.middleware.limits import LARGEST_BODY, LARGEST_MESSAGE, LONGEST_ADDRESS, Bucket, Buckets, Rate
from tests.serving import Server, refused_start, running
from utils.config.logs import JsonFormatter, tells_nobody

EVERY = (
    "/", "/targets?lang=en", "/no-such-page", "/static/none.js", "/api/health", "/api/nothing", "/assets/none.js",
    "/geo/none", "/map/overview", "/map/none", "/print/regions/jiangjin", "/print/none/none", "/_stcore/health",
    "/_stcore/metrics", "/component/none/index.html", "/media/none", "/favicon.png",
)  # fmt: skip
HTML = "text/html"
LIMITED = {"ATLAS_REQUESTS_PER_SECOND": "1", "ATLAS_ALLOWED_HOSTS": "127.0.0.1,atlas.example"}


def policy(headers: dict[str, str]) -> dict[str, set[str]]:
    """Directives of a content security policy."""
    parts = (part.split() for part in headers["content-security-policy"].split(";"))
    return {name: set(values) for name, *values in parts}


@pytest.fixture(scope="module")
def limited(prepared_dir: Path) -> Iterator[Server]:
    """An app that allows one request a second, fifteen at once, under two names."""
    with running(prepared_dir, **LIMITED) as app:
        time.sleep(2)
        yield app


def stream(server: Server) -> ClientConnection:
    """Open websocket of a session."""
    host = f"127.0.0.1:{server.port}"
    return connect(
        f"ws://{host}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], origin=Origin(f"http://{host}")
    )


def run_page(socket_: ClientConnection, query: str) -> list[ForwardMsg]:
    """Messages of one run of the start page."""
    ask = BackMsg()
    ask.rerun_script.query_string = query
    socket_.send(ask.SerializeToString())
    messages: list[ForwardMsg] = []
    while not messages or messages[-1].WhichOneof("type") != "script_finished":
        message = socket_.recv(60)
        assert isinstance(message, bytes)
        messages.append(ForwardMsg.FromString(message))
    return messages


@pytest.mark.parametrize("path", EVERY)
def test_headers_on_every_answer(server: Server, path: str) -> None:
    """Found, moved, refused or closed: each answer has the headers, and none names the server."""
    headers = server.get(path, accept=HTML).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers
    directives = policy(headers)
    assert directives["default-src"] == {"'none'"}
    values = set().union(*directives.values())
    assert not {"'unsafe-eval'", "'wasm-unsafe-eval'", "http:", "https:"} & values
    assert not any("." in value or "//" in value for value in values)
    embeddable = path.startswith("/map")
    assert directives["frame-ancestors"] == (
        {"*"} if embeddable else {"'none'"} if "component" not in path else {"'self'"}
    )
    assert ("x-frame-options" in headers) is not embeddable


def test_policy_of_pages_allows_no_inline_script_but_streamlits(server: Server) -> None:
    """The one hash is that of the script in Streamlit's own page, counted anew."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_bytes()
    scripts = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'" for text in scripts}
    assert policy(server.get("/", accept=HTML).headers)["script-src"] == {"'self'", "blob:", *hashes}


def test_public_map_allows_nothing_inline(server: Server) -> None:
    """A public map runs under the strictest policy; a component frame loses its origin."""
    strict = policy(server.get("/map/overview", accept=HTML).headers)
    assert strict["script-src"] == strict["style-src"] == {"'self'"}
    component = policy(server.get("/component/streamlit_folium.st_folium/index.html", accept=HTML).headers)
    assert component["sandbox"] == {"allow-scripts"}


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/upload_file/a/b"])
@pytest.mark.parametrize("method", ["GET", "PUT", "POST"])
def test_closed_addresses(server: Server, path: str, method: str) -> None:
    """Counts, uploads and the drive by a program are closed, whatever the method."""
    assert server.send(method, path).status == 404


def test_too_long_and_too_large_are_refused(server: Server) -> None:
    """Address, declared body and undeclared body have their bounds, and the refusal names them."""
    long = server.get("/api/search?q=" + "a" * LONGEST_ADDRESS)
    assert (long.status, str(LONGEST_ADDRESS) in long.body.decode()) == (414, True)
    large = server.send("POST", "/api/targets", content_length=str(LARGEST_BODY + 1))
    assert (large.status, str(LARGEST_BODY) in large.body.decode()) == (413, True)


def test_socket_of_another_sites_page_is_refused(server: Server) -> None:
    """A page of another site opens no session; one of the server itself does."""
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    for foreign in ("https://evil.example", f"http://127.0.0.1:{server.port + 1}", "null"):
        with pytest.raises(InvalidStatus):
            connect(address, subprotocols=[Subprotocol("streamlit")], origin=Origin(foreign))
    with stream(server) as own:
        assert run_page(own, "")


def test_message_beyond_the_bound_ends_the_session_alone(server: Server) -> None:
    """A huge websocket message closes its own connection; others go on."""
    with stream(server) as other, stream(server) as mine:
        mine.send(b"\x00" * (LARGEST_MESSAGE + 1))
        with pytest.raises(ConnectionClosed):
            mine.recv(30)
        assert run_page(other, "")[-1].WhichOneof("type") == "script_finished"


def test_one_address_is_limited(limited: Server) -> None:
    """After fifteen at once comes a refusal that says when to ask again; files go on."""
    answers = [limited.get("/api/measures") for _ in range(25)]
    assert answers[0].status == 200
    refused = [answer for answer in answers if answer.status == 429]
    assert 5 <= len(refused) <= 20
    assert refused[0].headers["retry-after"] == "5"
    assert refused[0].headers["x-content-type-options"] == "nosniff"
    assert limited.get("/map/overview").status == limited.get("/api/health").status == 200
    with pytest.raises(InvalidStatus):
        stream(limited)


def test_unknown_host_is_refused(limited: Server) -> None:
    """A name that is not in the list gets no page and no session; a listed one does."""
    assert limited.get("/map/overview", host="evil.example").status == 400
    assert limited.get("/map/overview", host="atlas.example").status == 200


def test_buckets_fill_again_and_are_forgotten() -> None:
    """A bucket gives its burst, then its rate; the oldest address goes first; a clock that stands gives nothing."""
    bucket = Bucket(Rate(3, 2), 10.0)
    assert [bucket.take(1, 10.0) for _ in range(4)] == [True, True, True, False]
    assert [bucket.take(1, 11.0) for _ in range(3)] == [True, True, False]
    buckets = Buckets(Rate(1, 1), most=2)
    assert [buckets.take(address, 1, 0.0) for address in ("a", "b", "a", "c")] == [True, True, False, True]
    assert list(buckets.buckets) == ["a", "c"]


def test_log_is_json_and_names_nobody(server: Server) -> None:
    """Every line of the log is an object, and none holds an address, a query or a browser."""
    server.get("/api/search?q=geheim-4711", user_agent="agent-4711", accept=HTML)
    with stream(server) as socket_:
        run_page(socket_, "q=geheim-4711")
    lines = [line for line in server.log.read_text("utf-8").splitlines() if line.startswith("{")]
    text = "\n".join(lines)
    assert all({"time", "level", "logger", "message"} <= set(json.loads(line)) for line in lines)
    assert not re.search(r"4711|127\.0\.0\.1:\d", text)


def test_error_is_an_id_to_the_viewer_and_a_trace_in_the_log() -> None:
    """The formatter writes trace and id; what servers say of visitors is left out."""
    try:
        int("x")
    except ValueError as error:
        trace = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("atlas", logging.ERROR, __file__, 1, "error in %s", ("a page",), trace)
    record.error_id = "0a1b2c3d"
    entry = json.loads(JsonFormatter().format(record))
    assert (entry["error_id"], entry["message"]) == ("0a1b2c3d", "error in a page")
    assert "invalid literal for int" in entry["trace"]
    spoken = logging.LogRecord("uvicorn.error", logging.INFO, __file__, 1, "1.2.3.4 connected", (), None)
    assert not tells_nobody(spoken)


def raise_and_show() -> None:
    """A page that fails, as Streamlit hands it over."""
    from pages.components.script_error import show_script_error  # noqa: PLC0415 (runs as a script of its own)

    show_script_error(ValueError("secret-path"))


def test_viewer_is_told_the_id_that_the_log_holds(caplog: pytest.LogCaptureFixture) -> None:
    """What the viewer reads holds the id of the log entry, and nothing of the error."""
    shown = AppTest.from_function(raise_and_show, default_timeout=60).run().error[0].value
    written = [record for record in caplog.records if record.name == "atlas"]
    assert len(written) == 1
    assert shown.endswith(written[0].error_id)  # type: ignore[attr-defined]
    assert re.search(r" [0-9a-f]{8}$", shown)
    assert "secret-path" not in shown


def test_bad_number_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rate that is no number stops the start with the setting's name and a remedy."""
    ended = refused_start(monkeypatch, tmp_path, ATLAS_REQUESTS_PER_SECOND="many")
    assert ended.code == 2
    assert "ATLAS_REQUESTS_PER_SECOND" in ended.output
    assert "Traceback" not in ended.output


def test_slow_sender_holds_up_nobody(server: Server) -> None:
    """Twenty connections that send one letter and wait leave the pages as they were."""
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
    try:
        for each in idle:
            each.sendall(b"G")
        assert server.get("/", accept=HTML).status == http.client.OK
    finally:
        for each in idle:
            each.close()
