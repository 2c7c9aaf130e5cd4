"""Readers of source files: plain text, HTML, Word or PDF."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bs4 import BeautifulSoup
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from geodata.errors import DataError
from geodata.visible_text import visible

LARGEST_BYTES = 50_000_000
# Largest size of the contents of a ZIP file, against decompression bombs.
LARGEST_UNPACKED = 200_000_000
DAMAGED = (OSError, UnicodeError, KeyError, zipfile.BadZipFile, PackageNotFoundError, PyPdfError, RecursionError)
BLOCKS = ("p", "li", "tr", "td", "th", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section")


def read_lines(path: Path) -> list[str]:
    """Read the non-empty lines of a source file.

    Parameters
    ----------
    path
        A ``.txt``, ``.html``, ``.htm``, ``.docx`` or ``.pdf`` file.

    Raises
    ------
    DataError
        If the format is not known or the file is damaged or too large.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        message = f"{path.name}: not a .txt, .html, .docx or .pdf file."
        raise DataError(message)
    try:
        size = path.stat().st_size
        lines = [visible(line).strip() for line in reader(path)] if size <= LARGEST_BYTES else []
    except DAMAGED as fault:
        message = f"{path.name}: damaged or not what its name says ({type(fault).__name__}). Save the source anew."
        raise DataError(message) from fault
    if size > LARGEST_BYTES:
        message = f"{path.name}: larger than {LARGEST_BYTES // 1_000_000} MB; split it or save it as text."
        raise DataError(message)
    return [line for line in lines if line]


def _decode(content: bytes) -> str:
    # Government sites and old editors still use GB 18030.
    for coding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    message = "neither UTF-8 nor GB 18030"
    raise UnicodeError(message)


def _text_lines(path: Path) -> Iterator[str]:
    text = _decode(path.read_bytes())
    if "\x00" in text:
        message = "binary data in a text"
        raise UnicodeError(message)
    yield from text.splitlines()


def _html_lines(path: Path) -> Iterator[str]:
    page = BeautifulSoup(_decode(path.read_bytes()), "html.parser")
    for unseen in page(["script", "style", "template", "noscript"]):
        unseen.decompose()
    for block in page(BLOCKS):
        block.insert_before("\n")
        block.append("\n")
    yield from page.get_text().splitlines()


def _word_lines(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        if sum(member.file_size for member in package.infolist()) > LARGEST_UNPACKED:
            message = f"{path.name}: unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB; not read."
            raise DataError(message)
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            yield from ("\n".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield from block.text.splitlines()


def _pdf_lines(path: Path) -> Iterator[str]:
    for page in PdfReader(path).pages:
        yield from page.extract_text().splitlines()


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".txt": _text_lines,
    ".html": _html_lines,
    ".htm": _html_lines,
    ".docx": _word_lines,
    ".pdf": _pdf_lines,
}
