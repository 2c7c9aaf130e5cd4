"""Exports over HTTP: one request makes one file, streams its progress, and stops when the client has gone.

The response has a line of JSON for each step and one for the file, so that no file is ever kept on the server.
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
# A proxy must forward each line at once.
HEADERS = {"x-accel-buffering": "no", "cache-control": "no-store"}
# A file keeps one core busy: one is made at a time, and few may wait for their turn.
MOST_PENDING = 8


class ClientGoneError(Exception):
    """The client has closed the connection."""


class ExportQueue:
    """Queue of export jobs, which run one at a time.

    Attributes
    ----------
    worker
        The one thread that runs them, in the order of the requests.
    pending
        Number of jobs that are waiting or running.
    """

    def __init__(self) -> None:
        self.worker, self.pending = ThreadPoolExecutor(1, "take"), 0

    async def lines(self, request: ExportRequest, origin: str) -> AsyncIterator[str]:
        """Lines of the response: steps, notes, and at the end the file or the problem."""
        loop, gone = asyncio.get_running_loop(), Event()
        steps: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

        def send(step: dict[str, Any] | None) -> None:
            loop.call_soon_threadsafe(steps.put_nowait, step)

        def progress(done: int, of: int, text: str) -> None:
            if gone.is_set():
                raise ClientGoneError
            send({"done": done, "of": of, "text": text})

        def job() -> None:
            try:
                for line in [] if gone.is_set() else _answer(request, origin, progress):
                    send(line)
            finally:
                loop.call_soon_threadsafe(self._leave)
                send(None)

        if self.pending:
            _ = translator(request.lang)
            yield _line({"text": _("Another file is being made; this one is next.")})
        self.pending += 1
        self.worker.submit(copy_context().run, job)
        try:
            while (step := await steps.get()) is not None:
                yield _line(step)
        finally:
            gone.set()

    def _leave(self) -> None:
        self.pending -= 1


QUEUE = ExportQueue()


def _line(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False) + "\n"


def _file_line(file: Any) -> dict[str, Any]:
    content = base64.b64encode(file.content).decode()
    return {"file": {"name": file.name, "type": file.media_type, "base64": content}}


def _answer(request: ExportRequest, origin: str, progress: Any) -> list[dict[str, Any]]:
    """Run an export; every fault becomes a sentence that says what to do."""
    _ = translator(request.lang)
    try:
        # The exporter is imported when the first file is requested, so that it does not delay the start.
        from exports.exporter import run_export  # noqa: PLC0415

        file = run_export(request, origin, progress)
    except ExportRequestError as fault:
        return [{"problem": str(fault)}]
    except ClientGoneError:
        return []
    except Exception as fault:  # noqa: BLE001 (whatever it is, the client gets a message, and the log the fault)
        words = _("The file could not be made. Try again; if it stays so, tell the operator this number:")
        return [{"problem": f"{words} {log_error(fault, 'a file to take away')}"}]
    return [*({"note": note} for note in file.notes), _file_line(file)]


async def make_export(asked: Request) -> Response:
    """Export a view, a story or sheets as a file."""
    lang = page_language(asked)
    _ = translator(lang)
    if QUEUE.pending >= MOST_PENDING:
        words = _("Many files are being made at the moment. Try again in a minute.")
        return JSONResponse({"problem": words}, HTTPStatus.SERVICE_UNAVAILABLE, {"retry-after": "60"})
    try:
        request = read_export_request(await asked.body(), lang)
    except ExportRequestError as fault:
        return JSONResponse({"problem": str(fault)}, HTTPStatus.BAD_REQUEST)
    origin = str(asked.base_url).rstrip("/")
    return StreamingResponse(QUEUE.lines(request, origin), headers=HEADERS, media_type=MEDIA_TYPE)


EXPORT_ROUTES = [Route("/take", make_export, methods=["POST"])]
