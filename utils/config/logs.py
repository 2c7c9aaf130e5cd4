"""Structured logs: one JSON object per line, without anything that tells who asked."""

import json
import logging
import secrets
import sys
from datetime import UTC, datetime

import streamlit as st

LOGGER = logging.getLogger("atlas")
# Loggers that bring handlers of their own.
# At the level of information these name the address of every visitor.
NAMING = ("uvicorn", "websockets")
FOREIGN = {"streamlit", "uvicorn", "websockets", "asyncio"}


class JsonFormatter(logging.Formatter):
    """Writes a record as JSON: time, level, logger, message, and the trace of an error with its id."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(), "logger": record.name, "message": record.getMessage(),
        }  # fmt: skip
        error_id = getattr(record, "error_id", None)
        if error_id:
            entry["error_id"] = error_id
        if record.exc_info:
            entry["trace"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def tells_nobody(record: logging.LogRecord) -> bool:
    """Whether a record may be written: what a server says of its visitors may not."""
    return record.levelno >= logging.WARNING or not record.name.startswith(NAMING)


def _join_root(logger: logging.Logger) -> None:
    """Let a logger write through the root's handler alone."""
    logger.handlers.clear()
    logger.propagate = True


def set_up_logs() -> None:
    """Send every log of this process through one JSON writer on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    handler.addFilter(tells_nobody)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in list(root.manager.loggerDict):
        if name.split(".")[0] in FOREIGN:
            _join_root(logging.getLogger(name))
    # Streamlit gives each of its loggers, and those of its server, a handler of its own, some of them late.
    setattr(st.logger, "setup_formatter", _join_root)  # noqa: B010 (a plain assignment is refused by the type check)


def log_error(error: Exception, where: str) -> str:
    """Write an error to the log.

    Parameters
    ----------
    error
        What was raised.
    where
        Kind of place: a page, a route.

    Returns
    -------
    Short id that the viewer is told and the log holds.
    """
    error_id = secrets.token_hex(4)
    LOGGER.error("error in %s", where, exc_info=(type(error), error, error.__traceback__), extra={"error_id": error_id})
    return error_id
