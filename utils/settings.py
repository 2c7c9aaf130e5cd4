"""Settings of a deployment, read from the environment; every one has an embedded default."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geodata.errors import DataError

MOST = 1e6
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Settings:
    """What an operator can set.

    Attributes
    ----------
    data_dir
        Folder for converted and compressed files (``ATLAS_DATA_DIR``, default ``var``).
    boundary_file
        The operator's own boundaries (``ATLAS_BOUNDARY_FILE``), if any.
    grid_only
        Draw the tile grid without boundaries (``ATLAS_BOUNDARIES=grid``; default ``auto``).
    approval_number
        Map approval number (``ATLAS_APPROVAL_NUMBER``), shown in the strip of every map.
    library_dir
        Folder of source texts (``ATLAS_LIBRARY_DIR``), if any.
    requests_per_second
        What one address may ask for in the long run (``ATLAS_REQUESTS_PER_SECOND``, default 40).
    allowed_hosts
        Names under which the server answers (``ATLAS_ALLOWED_HOSTS``, by comma; default any).
    """

    data_dir: Path
    boundary_file: Path | None
    grid_only: bool
    approval_number: str
    library_dir: Path | None
    requests_per_second: float
    allowed_hosts: tuple[str, ...]


def positive_number(name: str, default: float) -> float:
    """Number of a setting.

    Raises
    ------
    DataError
        When it is none, or not above zero.
    """
    text = os.environ.get(name, "") or str(default)
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < MOST:
        message = f"{name} is {text!r}. It needs a number above 0, such as {default:g}."
        raise DataError(message)
    return number


@lru_cache(maxsize=1)
def read_settings() -> Settings:
    """Read the settings of this process from the environment."""
    boundary = os.environ.get("ATLAS_BOUNDARY_FILE", "")
    library = os.environ.get("ATLAS_LIBRARY_DIR", "")
    hosts = os.environ.get("ATLAS_ALLOWED_HOSTS", "")
    return Settings(
        data_dir=Path(os.environ.get("ATLAS_DATA_DIR", str(ROOT / "var"))),
        boundary_file=Path(boundary) if boundary else None,
        grid_only=os.environ.get("ATLAS_BOUNDARIES", "auto") == "grid",
        approval_number=os.environ.get("ATLAS_APPROVAL_NUMBER", ""),
        library_dir=Path(library) if library else None,
        requests_per_second=positive_number("ATLAS_REQUESTS_PER_SECOND", 40),
        allowed_hosts=tuple(name.strip() for name in hosts.split(",") if name.strip()) or ("*",),
    )
