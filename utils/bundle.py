"""A compressed copy of Streamlit's own scripts and styles, made once per version."""

import logging
import os
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli
import streamlit as st

LOGGER = logging.getLogger(__name__)
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
QUALITY = 9
WORKER = "compress-bundle"


@dataclass(frozen=True)
class BundleFile:
    """One compressed file of the bundle."""

    content: bytes
    media_type: str


def bundle_folder() -> Path:
    """Folder of the installed bundle."""
    return Path(st.__file__).parent / "static" / "static"


def copy_folder(data_dir: Path) -> Path:
    """Folder of the compressed copy for the installed version."""
    return data_dir / f"streamlit-{st.__version__}"


def _compress_all(target: Path) -> None:
    try:
        _copy_compressed(target)
    except OSError:
        LOGGER.warning("The data folder cannot be written; Streamlit's own files are served uncompressed.")


def _copy_compressed(target: Path) -> None:
    source = bundle_folder()
    for file in sorted(source.rglob("*")):
        copy = target / f"{file.relative_to(source)}.br"
        if file.suffix in KINDS and not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            # Two processes may share the folder.
            part = copy.with_suffix(f".{os.getpid()}.part")
            part.write_bytes(brotli.compress(file.read_bytes(), quality=QUALITY))
            part.replace(copy)


def compress_bundle(data_dir: Path) -> threading.Thread:
    """Begin to compress the bundle in the background; files appear one by one.

    Parameters
    ----------
    data_dir
        Folder for derived files.
    """
    thread = threading.Thread(target=_compress_all, args=(copy_folder(data_dir),), name=WORKER, daemon=True)
    thread.start()
    return thread


def is_compressing() -> bool:
    """Whether the copy is still being made in this process."""
    return any(thread.name == WORKER for thread in threading.enumerate())


@lru_cache(maxsize=1024)
def _read(path: Path) -> bytes:
    return path.read_bytes()


def compressed_bundle(url_path: str, data_dir: Path) -> BundleFile | None:
    """Compressed file for a path below ``/static/``; None where there is none (yet)."""
    name = url_path.removeprefix("/static/")
    folder = copy_folder(data_dir).resolve()
    file = (folder / f"{name}.br").resolve()
    kind = KINDS.get(Path(name).suffix)
    if kind is None or not file.is_relative_to(folder) or not file.is_file():
        return None
    return BundleFile(_read(file), kind)
