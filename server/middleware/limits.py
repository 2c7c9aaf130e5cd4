"""Rate and size limits, for one client address and for all together."""

import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Files made beforehand cost next to nothing, and a first page requests eighty of them.
CHEAP = (
    "/static/", "/assets/", "/geo/", "/data/", "/map", "/present/", "/api/health", "/api/ready", "/_stcore/health",
    "/_stcore/host-config", "/favicon",
)  # fmt: skip
# Expensive requests that a page of another site could send from its readers' browsers.
OWN_PAGES_ALONE = ("/take", "/deck", "/stories/check")
CHEAP_COST, COST = 0.02, 1.0
LONGEST_ADDRESS = 8_000
# The largest body is a story; everything else travels in the URL or over the websocket.
LARGEST_BODY = 80_000
LARGEST_MESSAGE = 256_000
MOST_ADDRESSES = 20_000


@dataclass(frozen=True)
class Rate:
    """Rate of requests.

    Attributes
    ----------
    burst
        Requests at once.
    per_second
        Requests per second in the long run.
    """

    burst: float
    per_second: float


class Bucket:
    """Token bucket of one client address, or of all."""

    def __init__(self, rate: Rate, now: float) -> None:
        self.rate, self.left, self.seen = rate, rate.burst, now

    def take(self, cost: float, now: float) -> bool:
        """Take the cost of a request, if that much is left; ``now`` is monotonic, in seconds."""
        self.left = min(self.rate.burst, self.left + (now - self.seen) * self.rate.per_second)
        self.seen = now
        if self.left < cost:
            return False
        self.left -= cost
        return True


class Buckets:
    """Buckets by client address; the least recently used are dropped first."""

    def __init__(self, rate: Rate, most: int = MOST_ADDRESSES) -> None:
        self.rate, self.most = rate, most
        self.buckets: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, address: str, cost: float, now: float) -> bool:
        """Take the cost of a request from the bucket of an address, if that much is left."""
        bucket = self.buckets.pop(address, None) or Bucket(self.rate, now)
        self.buckets[address] = bucket
        if len(self.buckets) > self.most:
            self.buckets.popitem(last=False)
        return bucket.take(cost, now)


@dataclass(frozen=True)
class Limits:
    """Limits of a deployment.

    Attributes
    ----------
    each, total
        Requests of one address and of all; many visitors may share one address.
    sockets_each, sockets_total
        Open websockets of one address and of all.
    """

    each: Rate
    total: Rate
    sockets_each: int = 300
    sockets_total: int = 1_500


def read_limits(each: float) -> Limits:
    """Limits from the rate of one address: a burst of fifteen seconds, and five times as much for all together.

    Parameters
    ----------
    each
        Requests per second of one address in the long run.
    """
    return Limits(Rate(15 * each, each), Rate(75 * each, 5 * each))


def address_of(scope: Scope) -> str:
    """Client address of a request; behind a trusted proxy the forwarded one, as uvicorn reads it."""
    client = scope.get("client")
    return client[0] if client else ""


def fault_of(scope: Scope, origins: Sequence[str]) -> tuple[HTTPStatus, str] | None:
    """Fault of the size or the origin of a request, found before its body is read."""
    if len(scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
        return HTTPStatus.REQUEST_URI_TOO_LONG, f"An address has at most {LONGEST_ADDRESS} characters."
    if scope["path"].startswith(OWN_PAGES_ALONE) and not from_own_page(scope, origins):
        return HTTPStatus.FORBIDDEN, "Only pages of this server may ask for that."
    length = Headers(scope=scope).get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A request holds at most {LARGEST_BODY} bytes."
    return None


def from_own_page(scope: Scope, origins: Sequence[str]) -> bool:
    """Whether a request comes from a page of this server, or from one of the named origins."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    # Only browsers send an origin. Streamlit's own check would look up its external address over the network.
    return origin is None or urlsplit(origin).netloc == headers.get("host") or origin in origins


class LimitMiddleware:
    """Refuses requests that are too large or too many, before any work is done for them."""

    def __init__(self, app: ASGIApp, limits: Limits, origins: Sequence[str] = ()) -> None:
        self.app, self.limits, self.origins = app, limits, origins
        self.each = Buckets(self.limits.each)
        self.total = Bucket(self.limits.total, time.monotonic())
        self.sockets: dict[str, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request or websocket."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _may_ask(self, scope: Scope) -> bool:
        now = time.monotonic()
        cost = CHEAP_COST if scope["path"].startswith(CHEAP) else COST
        return self.each.take(address_of(scope), cost, now) and self.total.take(cost, now)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = fault_of(scope, self.origins)
        if fault is None and not self._may_ask(scope):
            fault = HTTPStatus.TOO_MANY_REQUESTS, "Too many requests. Wait a few seconds and ask again."
        if fault is None:
            await self.app(scope, _bounded(receive, LARGEST_BODY), send)
            return
        status, detail = fault
        headers = {"retry-after": "5"} if status == HTTPStatus.TOO_MANY_REQUESTS else {}
        problem = {"type": "about:blank", "title": status.phrase, "status": int(status), "detail": detail}
        await JSONResponse(problem, status, headers, "application/problem+json")(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = address_of(scope)
        open_here = self.sockets.get(address, 0)
        if not from_own_page(scope, self.origins):
            await send({"type": "websocket.close", "code": 1008})
            return
        full = open_here >= self.limits.sockets_each or sum(self.sockets.values()) >= self.limits.sockets_total
        if full or not self._may_ask(scope):
            # Closing before accepting answers the handshake with 403.
            await send({"type": "websocket.close", "code": 1013})
            return
        self.sockets[address] = open_here + 1
        try:
            await self.app(scope, _bounded(receive, LARGEST_MESSAGE), send)
        finally:
            self.sockets[address] -= 1
            if not self.sockets[address]:
                del self.sockets[address]


def _bounded(receive: Receive, largest: int) -> Receive:
    """Wrap ``receive``: a body or a message beyond the limit counts as a broken connection."""
    got = 0

    async def receive_bounded() -> Message:
        nonlocal got
        message = await receive()
        if message["type"] == "http.request":
            got += len(message.get("body") or b"")
            if got > largest:
                return {"type": "http.disconnect"}
        if message["type"] == "websocket.receive":
            size = len(message.get("bytes") or b"") + len(message.get("text") or "")
            if size > largest:
                return {"type": "websocket.disconnect", "code": 1009}
        return message

    return receive_bounded
