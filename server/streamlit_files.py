"""A compressed copy of Streamlit's scripts and styles, made once per version."""

import logging
import threading
from dataclasses import dataclass
from functools import cache
from importlib import metadata, util
from pathlib import Path

import brotli

from geodata.atomic_file import sweep, write_whole

LOGGER = logging.getLogger(__name__)
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
QUALITY = 9
WORKER = "compress-bundle"
# Valid copies by their path on disk, including those that could not be written there.
_READY: dict[Path, bytes] = {}


@dataclass(frozen=True)
class BundleFile:
    """One compressed file of the bundle."""

    content: bytes
    media_type: str


def installed_page() -> Path:
    """Folder of the installed front end of Streamlit, found without importing Streamlit.

    Raises
    ------
    ModuleNotFoundError
        If Streamlit is not installed.
    """
    spec = util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        message = "Streamlit is not installed. Run: pip install -r requirements.txt"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent / "static"


def bundle_folder() -> Path:
    """Folder of the installed bundle."""
    return installed_page() / "static"


@cache
def copy_folder(data_dir: Path) -> Path:
    """Folder of the compressed copy for the installed version; every answered file asks for it."""
    return data_dir / f"streamlit-{metadata.version('streamlit')}"


def _compress_all(target: Path) -> None:
    source = bundle_folder()
    lasting = _swept(target)
    for file in sorted(source.rglob("*")):
        if file.suffix in KINDS:
            copy, content = target / f"{file.relative_to(source)}.br", file.read_bytes()
            packed = _sound_copy(copy, content)
            if packed is None:
                packed = brotli.compress(content, quality=QUALITY)
                lasting = lasting and _kept(copy, packed)
            _READY[copy] = packed
    if not lasting:
        LOGGER.warning("The data folder cannot be written; Streamlit's own files are compressed at every start.")


def _sound_copy(copy: Path, content: bytes) -> bytes | None:
    """Copy made at an earlier start; None if it is missing, truncated or of other content."""
    try:
        packed = copy.read_bytes()
        return packed if brotli.decompress(packed) == content else None
    except (OSError, brotli.error):
        return None


def _swept(folder: Path) -> bool:
    try:
        sweep(folder)
    except OSError:
        return False
    return True


def _kept(copy: Path, packed: bytes) -> bool:
    try:
        write_whole(copy, packed)
    except OSError:
        return False
    return True


def compress_bundle(data_dir: Path) -> threading.Thread:
    """Compress the bundle in the background; files become available one by one.

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


def compressed_bundle(url_path: str, data_dir: Path) -> BundleFile | None:
    """Compressed file for a path below ``/static/``; None if there is none, or none yet."""
    name = url_path.removeprefix("/static/")
    # Only files that this process has checked or made are served, so a path out of the folder finds nothing.
    content = _READY.get(copy_folder(data_dir) / f"{name}.br")
    return BundleFile(content, KINDS[Path(name).suffix]) if content is not None else None
