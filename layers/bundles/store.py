"""Files for the browser as one file of a start."""

import json
from dataclasses import dataclass
from pathlib import Path

from layers.bundles.assets import Asset
from utils.config.start_files import load_file, save_file

FOLDER = "starts"
CONTENTS = ("raw", "brotli", "gzip")


@dataclass(frozen=True)
class Stored:
    """Built files by role, kind of the boundaries, number of records by table."""

    assets: dict[str, Asset]
    boundaries: str
    counts: dict[str, int]


def _packed(stored: Stored) -> bytes:
    """A header line of JSON, followed by the contents of all files."""
    blobs: list[bytes] = []
    entries = {}
    for role, asset in stored.assets.items():
        contents = [getattr(asset, name) for name in CONTENTS]
        entries[role] = {"path": asset.path, "type": asset.media_type, "sizes": [len(each) for each in contents]}
        blobs += contents
    head = {"boundaries": stored.boundaries, "counts": stored.counts, "assets": entries}
    return b"\n".join((json.dumps(head).encode(), b"".join(blobs)))


def _unpacked(content: bytes) -> Stored:
    line, _mark, blobs = content.partition(b"\n")
    head, at, assets = json.loads(line), 0, {}
    for role, entry in head["assets"].items():
        parts = []
        for size in entry["sizes"]:
            parts.append(blobs[at : at + size])
            at += size
        assets[role] = Asset(entry["path"], entry["type"], *parts)
    return Stored(assets, head["boundaries"], head["counts"])


def load(data_dir: Path, key: str) -> Stored | None:
    """Files stored at an earlier start with the same key; None if there are none, or none that are intact.

    Parameters
    ----------
    data_dir
        Folder for derived files.
    key
        Result of :func:`utils.config.start_files.start_key`.
    """
    content = load_file(data_dir / FOLDER, key)
    return None if content is None else _unpacked(content)


def save(data_dir: Path, key: str, stored: Stored) -> None:
    """Store the built files.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    save_file(data_dir / FOLDER, key, _packed(stored))
