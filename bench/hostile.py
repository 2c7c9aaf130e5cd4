"""Requests that no browser makes: broken frames, hostile texts, odd methods, slow and impatient clients."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlsplit

# Arithmetic stands for any expression; nothing here does harm where it is run.
TEXTS = (
    "{{ 7*7 }}",
    "{% raw %}{#",
    "${7*7}",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "'\" onmouseover=alert(1) x='",
    "' OR 1=1 --",
    "\u202e\u2066abc\u2069",
    "\x00\x07\x1b[31m",
    "a" * 3_000,
    "=cmd|' /C calc'!A0",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "-1e309",
    "NaN",
)
PARAMETERS = (
    "lang", "layers", "at", "place", "region", "indicator", "tour", "compare", "year", "unit", "theme", "direction",
    "set", "mode", "status", "document", "measure", "kind", "placed", "group", "scope", "target", "role", "instrument",
    "printed", "chapter", "clause", "record", "ruling", "conflict", "part", "q", "page", "limit", "offset", "bbox",
)  # fmt: skip
PATHS = (
    "/../../etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd", "/static/..%5c..%5cwin.ini", "/static/%00.js",
    "/geo/%2e%2e/%2e%2e/app.py", "/component/../../app.py", "/print/regions/..%2f..%2fapp", "/app/static/../app.py",
    "//etc/passwd", "/%c0%ae%c0%ae/etc/passwd", "/_stcore/../app.py", "/api/../app.py", "/media/%2e%2e%2fapp.py",
)  # fmt: skip
APIS = (
    "/api/targets", "/api/places", "/api/search", "/api/projects", "/api/units", "/api/nothing", "/api/regions",
)  # fmt: skip
METHODS = ("TRACE", "PROPFIND", "BREW", "CONNECT", "PUT", "DELETE", "OPTIONS", "HEAD", "POST")
LARGE = 200_000
HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Protocol: streamlit\r\n\r\n"
)
# Unmasked, reserved bits, an impossible length, half a frame, no message at all, and text where bytes belong.
FRAMES = (
    b"\x82\x05hello", b"\xf2\x80\x00\x00\x00\x00", b"\x82\xff\x7f\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00",
    b"\x82\xfe\x10", b"\x82\x84\x00\x00\x00\x00\xff\xff\xff\xff", b"\x81\x85\x00\x00\x00\x00hello", b"\x0f" * 64,
)  # fmt: skip
ANSWER_SECONDS = 20
SLOW_SECONDS = 0.3

Attack = Callable[["Attacker"], Awaitable[bytes]]


class Attacker:
    """A client that speaks to the server over bare sockets.

    Parameters
    ----------
    origin
        The server's own address.
    draw
        Source of what is picked, so that a run can be repeated.
    """

    def __init__(self, origin: str, draw: random.Random) -> None:
        self.host = urlsplit(origin).netloc
        self.draw = draw

    async def send(self, head: bytes, *parts: bytes, read: int = 65_536) -> bytes:
        """Send bytes part by part and read the beginning of the answer."""
        name, _, port = self.host.partition(":")
        reader, writer = await asyncio.open_connection(name, int(port))
        try:
            writer.write(head)
            for part in parts:
                await writer.drain()
                await asyncio.sleep(SLOW_SECONDS)
                writer.write(part)
            await writer.drain()
            return await asyncio.wait_for(reader.read(read), ANSWER_SECONDS)
        except (OSError, TimeoutError):
            return b""
        finally:
            writer.close()

    def request(self, path: str, method: str = "GET", headers: str = "") -> bytes:
        """Write a request that asks the server to close afterwards."""
        accept = "Accept: text/html,*/*\r\nConnection: close\r\n"
        return f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\n{accept}{headers}\r\n".encode()


async def _texts(attacker: Attacker) -> bytes:
    page = attacker.draw.choice(("/", "/transport", "/search", "/documents", "/targets", *APIS))
    pairs = [f"{name}={quote(attacker.draw.choice(TEXTS))}" for name in PARAMETERS]
    return await attacker.send(attacker.request(f"{page}?{'&'.join(pairs)}"))


async def _text_path(attacker: Attacker) -> bytes:
    front = attacker.draw.choice(("/", "/api/targets/", "/print/units/", "/assets/", "/map/"))
    return await attacker.send(attacker.request(front + quote(attacker.draw.choice(TEXTS))))


async def _traversal(attacker: Attacker) -> bytes:
    return await attacker.send(attacker.request(attacker.draw.choice(PATHS)))


async def _method(attacker: Attacker) -> bytes:
    path = attacker.draw.choice(("/", "/api/targets", "/_stcore/stream", "/geo/x"))
    return await attacker.send(attacker.request(path, attacker.draw.choice(METHODS), "Content-Length: 0\r\n"))


async def _long_query(attacker: Attacker) -> bytes:
    return await attacker.send(attacker.request("/?q=" + "a" * LARGE))


async def _long_header(attacker: Attacker) -> bytes:
    return await attacker.send(attacker.request("/", headers="X-Long: " + "a" * LARGE + "\r\n"))


async def _frames(attacker: Attacker) -> bytes:
    handshake = HANDSHAKE.format(host=attacker.host).encode()
    return await attacker.send(handshake, attacker.draw.choice(FRAMES))


async def _slow(attacker: Attacker) -> bytes:
    head = attacker.request("/")
    return await attacker.send(head[:20], *(bytes([each]) for each in head[20:40]), head[40:])


async def _aborted(attacker: Attacker) -> bytes:
    path = attacker.draw.choice(("/", "/api/places", "/api/targets", "/geo/ground.geojson"))
    return await attacker.send(attacker.request(path), read=64)


ATTACKS: tuple[Attack, ...] = (
    _texts, _text_path, _traversal, _method, _long_query, _long_header, _frames, _slow, _aborted,
)  # fmt: skip


def status_of(answer: bytes) -> int:
    """Status of an answer; 0 where there is none."""
    words = answer[:16].split()
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0


async def attack(origin: str, draw: random.Random) -> tuple[str, int]:
    """Do one hostile thing.

    Returns
    -------
    Its name and the status of the answer; 0 where the connection just ended.
    """
    act = draw.choice(ATTACKS)
    try:
        answer = await act(Attacker(origin, draw))
    except OSError:
        answer = b""
    return act.__name__.strip("_"), status_of(answer)
