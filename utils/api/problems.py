"""Problem details of a request (RFC 9457): what is wrong, and what is valid."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NoReturn

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class ProblemError(Exception):
    """A request that cannot be answered.

    Attributes
    ----------
    status
        HTTP status.
    detail
        What is wrong with this request.
    valid
        What is valid instead: names, values or a range.
    """

    status: HTTPStatus
    detail: str
    valid: tuple[str, ...] = ()

    def body(self, instance: str) -> dict[str, Any]:
        """Problem as JSON; ``instance`` is the requested path."""
        return {
            "type": "about:blank", "title": self.status.phrase, "status": int(self.status),
            "detail": self.detail, "instance": instance, "valid": list(self.valid),
        }  # fmt: skip


def not_found(detail: str, valid: tuple[str, ...] = ()) -> NoReturn:
    """Raise a problem: the requested resource does not exist.

    Raises
    ------
    ProblemError
        With status 404.
    """
    raise ProblemError(HTTPStatus.NOT_FOUND, detail, valid)


def refuse(detail: str, valid: tuple[str, ...] = ()) -> NoReturn:
    """Raise a problem: the request is invalid.

    Raises
    ------
    ProblemError
        With status 400.
    """
    raise ProblemError(HTTPStatus.BAD_REQUEST, detail, valid)
