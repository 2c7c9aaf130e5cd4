"""Atomic writes of derived files, safe against crashes and other processes."""

import time
from pathlib import Path
from secrets import token_hex

PART = ".part"
FORGOTTEN_SECONDS = 600


def write_whole(path: Path, content: bytes) -> None:
    """Write a file atomically; several processes may write the same one.

    Raises
    ------
    OSError
        If the folder cannot be written or the disk is full; no part of the file is left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A unique name: two processes that wrote to one part could publish an incomplete file.
    part = path.with_name(f"{path.name}.{token_hex(4)}{PART}")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove parts that a killed process left; recent ones may still be being written."""
    for part in folder.rglob(f"*{PART}"):
        if time.time() - part.stat().st_mtime > FORGOTTEN_SECONDS:
            part.unlink(missing_ok=True)
