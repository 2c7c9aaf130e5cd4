"""Files to take away: one request makes one, tells how far it is, and stops when nobody waits for it any more.

The answer is a line of JSON for each step and one for the file, so that no file is ever kept on the server.
"""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from http import HTTPStatus
from threading import Event
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from exports.request import ExportRequest, ExportRequestError, read_export_request
from server.middleware.frame import page_language
from utils.config.logs import log_error
from utils.text.i18n import translator

MEDIA_TYPE = "application/x-ndjson"
# A proxy must hand on each line when it comes.
HEADERS = {"x-accel-buffering": "no", "cache-control": "no-store"}
# Files are work for a core: one is made at a time, and few may wait for their turn.
MOST_WAITING = 8


class NobodyWaitsError(Exception):
    """The one who asked has gone."""


class ExportQueue:
    """Where files are made, one at a time.

    Attributes
    ----------
    worker
        The one thread that makes them, in the order in which they were asked for.
    orders
        How many are here, the one at work included.
    """

    def __init__(self) -> None:
        self.worker, self.orders = ThreadPoolExecutor(1, "take"), 0

    async def lines(self, order: ExportRequest, origin: str) -> AsyncIterator[str]:
        """Lines of an answer: steps, notes, and at the end the file or what is wrong."""
        loop, gone = asyncio.get_running_loop(), Event()
        steps: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

        def tell(step: dict[str, Any] | None) -> None:
            loop.call_soon_threadsafe(steps.put_nowait, step)

        def told(done: int, of: int, text: str) -> None:
            if gone.is_set():
                raise NobodyWaitsError
            tell({"done": done, "of": of, "text": text})

        def work() -> None:
            try:
                for line in [] if gone.is_set() else _answer(order, origin, told):
                    tell(line)
            finally:
                loop.call_soon_threadsafe(self._leave)
                tell(None)

        if self.orders:
            _ = translator(order.lang)
            yield _line({"text": _("Another file is being made; this one is next.")})
        self.orders += 1
        self.worker.submit(copy_context().run, work)
        try:
            while (step := await steps.get()) is not None:
                yield _line(step)
        finally:
            gone.set()

    def _leave(self) -> None:
        self.orders -= 1


QUEUE = ExportQueue()


def _line(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False) + "\n"


def _file_line(file: Any) -> dict[str, Any]:
    content = base64.b64encode(file.content).decode()
    return {"file": {"name": file.name, "type": file.media_type, "base64": content}}


def _answer(order: ExportRequest, origin: str, told: Any) -> list[dict[str, Any]]:
    """Carry an order out; every fault becomes a sentence that says what to do."""
    _ = translator(order.lang)
    try:
        # What writes files is imported when the first one is asked for: no start waits for it.
        from exports.exporter import run_export  # noqa: PLC0415

        file = run_export(order, origin, told)
    except ExportRequestError as fault:
        return [{"problem": str(fault)}]
    except NobodyWaitsError:
        return []
    except Exception as fault:  # noqa: BLE001 (whatever it is, the one who waits is told, and the log holds it)
        words = _("The file could not be made. Try again; if it stays so, tell the operator this number:")
        return [{"problem": f"{words} {log_error(fault, 'a file to take away')}"}]
    return [*({"note": note} for note in file.notes), _file_line(file)]


async def take(request: Request) -> Response:
    """Make a file to take away of a view, a story or sheets."""
    lang = page_language(request)
    _ = translator(lang)
    if QUEUE.orders >= MOST_WAITING:
        words = _("Many files are being made at the moment. Try again in a minute.")
        return JSONResponse({"problem": words}, HTTPStatus.SERVICE_UNAVAILABLE, {"retry-after": "60"})
    try:
        order = read_export_request(await request.body(), lang)
    except ExportRequestError as fault:
        return JSONResponse({"problem": str(fault)}, HTTPStatus.BAD_REQUEST)
    origin = str(request.base_url).rstrip("/")
    return StreamingResponse(QUEUE.lines(order, origin), headers=HEADERS, media_type=MEDIA_TYPE)


EXPORT_ROUTES = [Route("/take", take, methods=["POST"])]
