"""Files of a start on disk, by the hash of everything that they are made from.

A file is written atomically and has the hash of its content in its name: a truncated or changed file is not used.
Several processes may share the folder: each writes the same bytes under the same name.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from geodata.atomic_file import sweep, write_whole
from geodata.tables.readers import facts_folder
from utils.config.settings import ROOT, Settings

# Folders whose files go into the hash.
SOURCES = ("geodata", "utils", "layers", "web")
PASSED_OVER = {"__pycache__", "node_modules"}
# Settings that do not affect the files.
WITHOUT_EFFECT = ("data_dir", "requests_per_second", "allowed_hosts")
# Number of files that are kept in a folder, for other settings or versions too.
KEPT = 6


def _files(path: Path | None) -> Iterator[Path]:
    """A file, or all files below a folder, in the same order on every machine."""
    if path is None or not path.is_dir():
        yield from () if path is None else (path,)
        return
    for each in sorted(path.iterdir()):
        if each.name not in PASSED_OVER:
            yield from _files(each)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as fault:
        return type(fault).__name__


def installed_packages() -> list[str]:
    """Names and versions of the installed packages, from the names of their ``dist-info`` folders."""
    folders = {Path(entry) for entry in sys.path if entry}
    return sorted(each.name for folder in folders if folder.is_dir() for each in folder.glob("*.dist-info"))


def start_key(settings: Settings) -> str:
    """Hash of everything the files are made from: tables, settings, files of the operator, code, packages."""
    relevant = {name: str(value) for name, value in asdict(settings).items() if name not in WITHOUT_EFFECT}
    given = [settings.boundary_file, settings.lines_file, settings.library_dir]
    sources = [ROOT / name for name in SOURCES] + [facts_folder(), *given]
    digests = [f"{path} {_digest(path)}" for source in sources for path in _files(source)]
    known = [sys.version, *installed_packages(), json.dumps(relevant, sort_keys=True), *digests]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:16]


def _name(key: str, content: bytes) -> str:
    return f"{key}-{hashlib.sha256(content).hexdigest()[:16]}.bin"


def load_file(folder: Path, key: str) -> bytes | None:
    """Content stored at an earlier start with the same key; None if there is none, or none that is intact.

    Parameters
    ----------
    folder
        Folder of one kind of files, in the folder for derived files.
    key
        Result of :func:`start_key`.
    """
    for path in folder.glob(f"{key}-*.bin"):
        try:
            content = path.read_bytes()
        except OSError:
            continue
        if path.name == _name(key, content):
            return content
    return None


def save_file(folder: Path, key: str, content: bytes) -> None:
    """Store the content, and delete the oldest files beyond ``KEPT``.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    write_whole(folder / _name(key, content), content)
    newest = sorted(folder.glob("*.bin"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in newest[KEPT:]:
        old.unlink(missing_ok=True)
