"""Problems of a request as RFC 9457 asks: what is wrong, and what would be right."""

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
        """Problem as JSON; ``instance`` is the path that was asked for."""
        return {
            "type": "about:blank", "title": self.status.phrase, "status": int(self.status),
            "detail": self.detail, "instance": instance, "valid": list(self.valid),
        }  # fmt: skip


def not_found(detail: str, valid: tuple[str, ...] = ()) -> NoReturn:
    """Stop: what was asked for is not there.

    Raises
    ------
    ProblemError
        With status 404.
    """
    raise ProblemError(HTTPStatus.NOT_FOUND, detail, valid)


def refuse(detail: str, valid: tuple[str, ...] = ()) -> NoReturn:
    """Stop: the request is not understood.

    Raises
    ------
    ProblemError
        With status 400.
    """
    raise ProblemError(HTTPStatus.BAD_REQUEST, detail, valid)
