"""PDF files as poppler reads them: all pages of a file at once."""

import subprocess
import unicodedata
from pathlib import Path

from geodata.library.sources import RADICALS
from tests.decks import program

# Signs that a PDF's fonts give back under another number.
SAME_SIGNS = RADICALS | {0x2012: "–", 0x2015: "—"}


def squeezed(text: str) -> str:
    """Text without blanks, in the signs that a typeface and the screen share."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def pages_of(content: bytes, folder: Path) -> list[str]:
    """Text of every page, as poppler selects it."""
    (folder / "file.pdf").write_bytes(content)
    command = [program("pdftotext", "poppler-utils"), "-raw", str(folder / "file.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return [squeezed(page) for page in text.split("\f")[:-1]]


def printed_pages(content: bytes, folder: Path) -> list[str]:
    """Text of every page of what a browser printed, whose fonts give back some signs under another number."""
    return [page.translate(SAME_SIGNS) for page in pages_of(content, folder)]
