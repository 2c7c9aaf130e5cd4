"""Counts what a page loads, as the browser's own protocol reports it."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

QUIET_MS = 1_000
SETTLE_MS = 15_000
STEP_MS = 100
BINARY = 2

Figures = dict[str, float]


class Traffic:
    """Counts what a page loads; a file from the browser's own cache is no request.

    Parameters
    ----------
    page
        A page that has not loaded anything yet.
    origin
        The server's own address; every other host is counted by name.
    """

    def __init__(self, page: Page, origin: str) -> None:
        self.own = urlsplit(origin).netloc
        self.asked: set[str] = set()
        self.hosts: set[str] = set()
        self.http_bytes = 0.0
        self.websocket_bytes = 0
        self.events = 0
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._on_request)
        session.on("Network.responseReceived", self._on_response)
        session.on("Network.requestServedFromCache", lambda event: self.asked.discard(event["requestId"]))
        session.on("Network.loadingFinished", self._on_finished)
        session.on("Network.webSocketFrameReceived", self._on_frame)
        session.on("Network.webSocketFrameSent", self._on_frame)
        session.send("Network.enable")

    def _on_request(self, event: dict[str, Any]) -> None:
        address = urlsplit(event["request"]["url"])
        if address.scheme not in {"http", "https"}:
            return
        self.events += 1
        self.asked.add(event["requestId"])
        if address.netloc != self.own:
            self.hosts.add(address.netloc)

    def _on_response(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache") or event["response"].get("fromPrefetchCache"):
            self.asked.discard(event["requestId"])

    def _on_finished(self, event: dict[str, Any]) -> None:
        self.events += 1
        self.http_bytes += event["encodedDataLength"]

    def _on_frame(self, event: dict[str, Any]) -> None:
        self.events += 1
        frame = event["response"]
        size = len(frame["payloadData"])
        # The protocol hands binary frames over as base64.
        self.websocket_bytes += size * 3 // 4 if frame["opcode"] == BINARY else size

    def settle(self, page: Page) -> None:
        """Wait until nothing was loaded for a second, at most 15 seconds."""
        quiet, seen = 0, self.events
        for _ in range(SETTLE_MS // STEP_MS):
            page.wait_for_timeout(STEP_MS)
            quiet = quiet + STEP_MS if seen == self.events else 0
            seen = self.events
            if quiet >= QUIET_MS:
                return

    def figures(self) -> Figures:
        """Sum up requests, kilobytes and foreign hosts so far."""
        return {
            "requests": len(self.asked),
            "http_kb": self.http_bytes / 1000,
            "websocket_kb": self.websocket_bytes / 1000,
            "foreign_hosts": len(self.hosts),
        }
