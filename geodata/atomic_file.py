"""Derived files on disk: whole or not at all, whatever else writes there or ends in between."""

import time
from pathlib import Path
from secrets import token_hex

PART = ".part"
FORGOTTEN_SECONDS = 600


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under its name only when it is complete; several processes may keep the same one.

    Raises
    ------
    OSError
        When the folder cannot be written or the disk is full; nothing of the file is left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own: two processes that share a part would publish each other's half.
    part = path.with_name(f"{path.name}.{token_hex(4)}{PART}")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Take away parts that a killed process left; younger ones may still be written."""
    for part in folder.rglob(f"*{PART}"):
        if time.time() - part.stat().st_mtime > FORGOTTEN_SECONDS:
            part.unlink(missing_ok=True)
