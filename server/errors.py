"""Errors as users see them: a short id and what to do; the log holds the details under that id."""

from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from utils.config.logs import log_error


async def answer_error(_request: Request, error: Exception) -> Response:
    """Answer a fault of a route with its id."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    problem = {
        "type": "about:blank", "title": status.phrase, "status": int(status),
        "detail": "Ask again; if it stays so, tell the operator the number.", "error_id": log_error(error, "a route"),
    }  # fmt: skip
    return JSONResponse(problem, status, media_type="application/problem+json")


SERVER_ERRORS: dict[Any, Any] = {Exception: answer_error}
