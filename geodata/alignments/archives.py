"""Zipped Shapefiles: members are bounded and unpacked under names of our own; the encoding of their texts."""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from typing import IO

from geodata.errors import DataError
from geodata.visible_text import visible

MOST_MEMBERS = 64
# A table of zeros packs a thousandfold.
MOST_UNPACKED = 4
PARTS = (".shp", ".shx", ".dbf", ".prj")
NEEDED = (".shp", ".shx", ".dbf")
STEM = "lines"
CHUNK = 2**20
SHAPE_MAGIC = b"\x00\x00\x27\x0a"
LANGUAGE_BYTE = 29
CHINESE_LANGUAGES = frozenset({0x4D, 0x7A})
ENCRYPTED = 1
CODE_PAGES = {
    "UTF-8": "UTF-8", "UTF8": "UTF-8", "65001": "UTF-8", "GB18030": "GB18030", "54936": "GB18030", "GBK": "GB18030",
    "GB2312": "GB18030", "936": "GB18030", "CP936": "GB18030", "ANSI 936": "GB18030", "OEM 936": "GB18030",
}  # fmt: skip


def unpack_shapefile(archive: Path, folder: Path, most_bytes: int) -> tuple[Path, tuple[str, ...]]:
    """Unpack the one Shapefile of an archive.

    Parameters
    ----------
    archive
        A zip file.
    folder
        Empty folder to unpack to.
    most_bytes
        Bound of the archive; unpacked it may be four times as large.

    Returns
    -------
    Path of the ``.shp`` file, and the encodings in which its texts are to be tried, the first one first.

    Raises
    ------
    DataError
        If it is no zip file, is too large, is encrypted, has a member that leaves the folder or a name twice, or has
        not exactly one Shapefile with ``.shp``, ``.shx`` and ``.dbf``.
    """
    try:
        with zipfile.ZipFile(archive) as packed:
            members = _checked_members(packed, most_bytes * MOST_UNPACKED)
            chosen = _shapefile_members(members)
            for suffix in PARTS:
                if suffix in chosen:
                    _unpack(packed, chosen[suffix], folder / f"{STEM}{suffix}")
            encodings = _encodings(packed, chosen, folder)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as cause:
        message = "cannot be unpacked. Pack the Shapefile again as a plain zip file"
        raise DataError(message) from cause
    path = folder / f"{STEM}.shp"
    _check_magic(path)
    return path, encodings


def _checked_members(packed: zipfile.ZipFile, most: int) -> list[zipfile.ZipInfo]:
    members = [member for member in packed.infolist() if not member.is_dir()]
    for fault in _archive_faults(members, most):
        raise DataError(fault)
    return [member for member in members if not PurePosixPath(member.filename).name.startswith("._")]


def _archive_faults(members: list[zipfile.ZipInfo], most: int) -> Iterator[str]:
    if len(members) > MOST_MEMBERS:
        yield f"holds {len(members)} members, more than {MOST_MEMBERS}. Pack the Shapefile alone"
    if len({member.filename for member in members}) < len(members):
        yield "has two members of one name. Pack the Shapefile again"
    for member in members:
        if _leaves_folder(member.filename):
            yield f"member {visible(member.filename)[:80]!r} leaves the archive. Pack the Shapefile alone"
        if member.flag_bits & ENCRYPTED:
            yield "is encrypted. Pack the Shapefile without a password"
    if (unpacked := sum(member.file_size for member in members)) > most:
        yield f"is {unpacked / CHUNK:,.0f} MB unpacked, more than {most / CHUNK:,.0f} MB. Keep the lines alone"


def _leaves_folder(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts


def _shapefile_members(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    shapes = [member for member in members if member.filename.lower().endswith(".shp")]
    if len(shapes) != 1:
        message = f"holds {len(shapes)} .shp files instead of one. Pack one Shapefile a file"
        raise DataError(message)
    stem = shapes[0].filename[: -len(".shp")]
    named = {member.filename[len(stem) :].lower(): member for member in members if member.filename.startswith(stem)}
    missing = [suffix for suffix in NEEDED if suffix not in named]
    if missing:
        message = f"the Shapefile lacks {', '.join(missing)}. Pack .shp, .shx, .dbf, .prj and .cpg together"
        raise DataError(message)
    return named


def _unpack(packed: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    # zipfile reads no more than the size that the member declares, which is bounded.
    with packed.open(member) as source, target.open("wb") as copy:
        copyfileobj(source, copy, CHUNK)


def _encodings(packed: zipfile.ZipFile, chosen: dict[str, zipfile.ZipInfo], folder: Path) -> tuple[str, ...]:
    if ".cpg" in chosen:
        with packed.open(chosen[".cpg"]) as file:
            return (_code_page(file),)
    with (folder / f"{STEM}.dbf").open("rb") as table:
        head = table.read(LANGUAGE_BYTE + 1)
    if len(head) > LANGUAGE_BYTE and head[LANGUAGE_BYTE] in CHINESE_LANGUAGES:
        return ("GB18030",)
    # Chinese in GB 18030 is hardly ever valid UTF-8, so that the first one that fits is the right one.
    return ("UTF-8", "GB18030")


def _code_page(file: IO[bytes]) -> str:
    name = file.read(32).decode("ascii", "replace").strip().upper()
    if name not in CODE_PAGES:
        message = f"texts are in {visible(name)!r}. Save the Shapefile in UTF-8 or GB 18030 with its .cpg file"
        raise DataError(message)
    return CODE_PAGES[name]


def _check_magic(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(SHAPE_MAGIC)) != SHAPE_MAGIC:
            message = "the .shp member is no Shapefile. Export it again"
            raise DataError(message)
