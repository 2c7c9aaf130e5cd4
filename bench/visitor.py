"""A visitor without a browser: asks for what a browser asked for, and lives in a session of Streamlit."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from itertools import count
from urllib.parse import urlsplit

import aiohttp
from playwright.sync_api import Browser
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.servers import BenchError, Server

# As a browser does for one host; the websocket comes on top.
CONNECTIONS = 6
HEADERS = {"accept": "*/*", "accept-encoding": "gzip, deflate, br, zstd", "accept-language": "zh-CN"}
PROTOCOLS = ("streamlit", "PLACEHOLDER_AUTH_TOKEN")
LIMIT_SECONDS = 60
SETTLE_MS = 3_000
ADDRESSES = 250
GOOD = {HTTPStatus.OK, HTTPStatus.NO_CONTENT}
HEAD_ADDRESS = re.compile(r"""(?:href|src)="\.?(/[^"]+)\"""")

_numbers = count()


@dataclass(frozen=True)
class Ask:
    """One request: method, path with its query, body and its media type."""

    method: str
    path: str
    body: bytes | None = None
    media_type: str = ""


def record(browser: Browser, server: Server) -> list[Ask]:
    """Let a browser visit the start page and write down what it asks the server for."""
    asks: list[Ask] = []
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.on(
            "request",
            lambda each: (
                asks.append(
                    Ask(
                        each.method,
                        each.url.removeprefix(server.origin),
                        each.post_data_buffer,
                        each.headers.get("content-type", ""),
                    )
                )
                if each.url.startswith(server.origin)
                else None
            ),
        )
        page.goto(f"{server.origin}/", wait_until="networkidle")
        page.wait_for_timeout(SETTLE_MS)
    return asks


def asked_by(page: str) -> list[Ask]:
    """Requests that the head of a page leads to."""
    # No browser follows the pointer to Streamlit's program interface, which the app keeps closed.
    return [Ask("GET", path) for path in dict.fromkeys(HEAD_ADDRESS.findall(page)) if "/_stcore/" not in path]


@asynccontextmanager
async def open_client(*, unpack: bool = False) -> AsyncIterator[aiohttp.ClientSession]:
    """Open a client with a browser's connections and an address of its own on this machine.

    Parameters
    ----------
    unpack
        Whether answers are unpacked; that is the visitor's work, not the server's.
    """
    number = next(_numbers) % ADDRESSES
    connector = aiohttp.TCPConnector(limit=CONNECTIONS + 1, local_addr=(f"127.0.1.{number + 1}", 0))
    limit = aiohttp.ClientTimeout(LIMIT_SECONDS)
    async with aiohttp.ClientSession(connector=connector, auto_decompress=unpack, timeout=limit) as client:
        yield client


async def _ask_once(client: aiohttp.ClientSession, origin: str, ask: Ask) -> tuple[int, bytes]:
    headers = HEADERS | ({"content-type": ask.media_type} if ask.media_type else {})
    if ask.path == "/":
        headers["accept"] = "text/html"
    async with client.request(ask.method, origin + ask.path, data=ask.body, headers=headers) as reply:
        return reply.status, await reply.read()


async def fetch(client: aiohttp.ClientSession, origin: str, ask: Ask) -> bytes:
    """Ask and read the answer; a connection that the server has closed is opened again once, as browsers do.

    Raises
    ------
    BenchError
        When the answer is none of the good ones.
    """
    try:
        status, body = await _ask_once(client, origin, ask)
    except aiohttp.ClientConnectionError:
        status, body = await _ask_once(client, origin, ask)
    if status not in GOOD:
        message = f"{ask.path}: {status}"
        raise BenchError(message)
    return body


class Session:
    """A live session of Streamlit over its websocket.

    Parameters
    ----------
    socket
        The open websocket.
    origin
        The server's own address.
    """

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, origin: str) -> None:
        self.socket = socket
        self.origin = origin

    async def run(self, path: str = "/", query: str = "") -> int:
        """Ask for a run of a page and wait until it has finished.

        Returns
        -------
        Bytes received.

        Raises
        ------
        BenchError
            When the connection ends before the run does.
        """
        message = BackMsg()
        client = message.rerun_script
        client.query_string, client.page_name = query, path.strip("/")
        client.context_info.url = f"{self.origin}{path}"
        client.context_info.locale = "zh-CN"
        client.context_info.timezone = "Asia/Shanghai"
        await self.socket.send_bytes(message.SerializeToString())
        received = 0
        async with asyncio.timeout(LIMIT_SECONDS):
            async for frame in self.socket:
                received += len(frame.data)
                if ForwardMsg.FromString(frame.data).WhichOneof("type") == "script_finished":
                    return received
        reason = "the session ended before its run did"
        raise BenchError(reason)


@asynccontextmanager
async def open_session(client: aiohttp.ClientSession, origin: str) -> AsyncIterator[Session]:
    """Open a session of Streamlit for as long as the block lasts."""
    address = f"ws://{urlsplit(origin).netloc}/_stcore/stream"
    async with client.ws_connect(address, protocols=PROTOCOLS, origin=origin, max_msg_size=0) as socket:
        yield Session(socket, origin)


async def visit(origin: str, asks: list[Ask], *, websocket: bool) -> None:
    """Visit as the recorded browser did: the page first, then its files beside the session, then what it sends."""
    async with open_client() as client:
        await fetch(client, origin, asks[0])
        files = [fetch(client, origin, ask) for ask in asks[1:] if ask.method == "GET"]
        if websocket:
            async with open_session(client, origin) as session:
                await asyncio.gather(session.run(), *files)
        else:
            await asyncio.gather(*files)
        for ask in asks:
            if ask.method != "GET":
                await fetch(client, origin, ask)
