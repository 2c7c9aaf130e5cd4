"""Settings of a deployment, read from the environment; every one has an embedded default."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

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
    """

    data_dir: Path
    boundary_file: Path | None
    grid_only: bool
    approval_number: str
    library_dir: Path | None


@lru_cache(maxsize=1)
def read_settings() -> Settings:
    """Read the settings of this process from the environment."""
    boundary = os.environ.get("ATLAS_BOUNDARY_FILE", "")
    library = os.environ.get("ATLAS_LIBRARY_DIR", "")
    return Settings(
        data_dir=Path(os.environ.get("ATLAS_DATA_DIR", str(ROOT / "var"))),
        boundary_file=Path(boundary) if boundary else None,
        grid_only=os.environ.get("ATLAS_BOUNDARIES", "auto") == "grid",
        approval_number=os.environ.get("ATLAS_APPROVAL_NUMBER", ""),
        library_dir=Path(library) if library else None,
    )
