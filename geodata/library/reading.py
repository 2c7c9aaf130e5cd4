"""Reads a folder of source texts into a library of clauses; files that cannot be read are named."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from geodata.errors import DataError
from geodata.library.formats import READERS, read_lines
from geodata.library.locators import paragraph_number, section_of
from geodata.library.outline import Clause, cut_document
from geodata.library.paragraphs import fold
from geodata.library.sources import clean_lines, find_documents, is_traditional
from geodata.visible_text import visible


@dataclass(frozen=True)
class Copy:
    """One document in one file; ``converted`` if it was in traditional characters."""

    document_id: str
    file: str
    converted: bool
    clauses: tuple[Clause, ...]

    @property
    def rank(self) -> tuple[int, bool, int]:
        """Sort key of copies: most clauses, then not converted, then most characters."""
        return len(self.clauses), not self.converted, sum(len(clause.folded) for clause in self.clauses)


@dataclass(frozen=True)
class Library:
    """The clauses of the documents in the operator's folder.

    Attributes
    ----------
    copies
        The best copy of each document.
    spare
        Further copies of the same documents; not shown.
    skipped
        Names of unused files, with the reason.
    """

    copies: dict[str, Copy] = field(default_factory=dict)
    spare: tuple[Copy, ...] = ()
    skipped: tuple[str, ...] = ()

    def clauses(self, document_id: str) -> tuple[Clause, ...]:
        """Clauses of a document in order; none if the library lacks it."""
        copy = self.copies.get(document_id)
        return copy.clauses if copy else ()

    def clause(self, document_id: str, locator: str) -> Clause | None:
        """Clause of a locator; for a paragraph (``… 第2段``) the clause that contains it."""
        base = section_of(locator)
        return next((clause for clause in self.clauses(document_id) if clause.locator == base), None)

    def folded(self, document_id: str, locator: str) -> str:
        """Folded text of a clause, or text of one of its paragraphs; empty if it is not found."""
        clause = self.clause(document_id, locator)
        if clause is None:
            return ""
        number = paragraph_number(locator)
        if not number:
            return clause.folded
        return clause.paragraphs[number - 1] if number <= len(clause.paragraphs) else ""

    def heading(self, document_id: str, locator: str) -> str:
        """Folded heading of the clause of a locator; empty if it has none."""
        clause = self.clause(document_id, locator)
        return fold(clause.heading) if clause else ""


def read_library(folder: Path | None) -> Library:
    """Read every file of a folder; the result is cached until a file changes.

    Parameters
    ----------
    folder
        Folder of source texts, with its subfolders; None or a missing folder gives an empty library.
    """
    if folder is None or not folder.is_dir():
        return Library()
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return _read_files(tuple((path, path.stat().st_mtime_ns) for path in files))


@lru_cache(maxsize=2)
def _read_files(files: tuple[tuple[Path, int], ...]) -> Library:
    found: list[Copy] = []
    skipped = []
    for path, _changed in files:
        try:
            copies = read_copies(path)
        except DataError as fault:
            skipped.append(visible(str(fault)))
            continue
        if not copies and path.suffix.lower() in READERS:
            skipped.append(f"{visible(path.name)}: none of the four documents was found in it.")
        found += copies
    found.sort(key=lambda copy: copy.rank, reverse=True)
    best: dict[str, Copy] = {}
    for copy in found:
        best.setdefault(copy.document_id, copy)
    spare = tuple(copy for copy in found if best[copy.document_id] is not copy)
    return Library(best, spare, tuple(skipped))


def read_copies(path: Path) -> list[Copy]:
    """Read the documents in one file.

    Raises
    ------
    DataError
        If the file is damaged or its format is not known.
    """
    lines = read_lines(path)
    converted = is_traditional("".join(lines))
    return [
        Copy(document, visible(path.name), converted, tuple(cut_document(document, found)))
        for document, found in find_documents(clean_lines(lines)).items()
    ]
