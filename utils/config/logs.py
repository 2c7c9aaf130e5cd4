"""Structured logs: one JSON object per line, without any data on visitors."""

import json
import logging
import secrets
import sys
from datetime import UTC, datetime

import streamlit as st

LOGGER = logging.getLogger("atlas")
# At level INFO these log the address of every visitor.
NAMING = ("uvicorn", "websockets")
# Loggers with handlers of their own.
FOREIGN = {"streamlit", "uvicorn", "websockets", "asyncio"}


class JsonFormatter(logging.Formatter):
    """Formats a record as JSON: time, level, logger, message, and for an error its id and traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Format one record."""
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
    """Whether a record may be written: the access logs of servers may not."""
    return record.levelno >= logging.WARNING or not record.name.startswith(NAMING)


def _join_root(logger: logging.Logger) -> None:
    """Let a logger use only the handler of the root logger."""
    logger.handlers.clear()
    logger.propagate = True


def set_up_logs() -> None:
    """Send all logs of the process to one JSON handler on standard error."""
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
        The exception.
    where
        Kind of place: a page, a route.

    Returns
    -------
    Short id, which the user sees and the log contains.
    """
    error_id = secrets.token_hex(4)
    LOGGER.error("error in %s", where, exc_info=(type(error), error, error.__traceback__), extra={"error_id": error_id})
    return error_id
