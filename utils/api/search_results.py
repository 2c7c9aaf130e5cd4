"""Search results for pages and API: grouped by kind, each with its URL."""

import logging
from typing import Any

from geodata.analysis.entities import read_entities
from geodata.library.reading import read_library
from geodata.search.entries import KINDS, Entry, read_entries
from geodata.search.index import Hit, Index, make_index, unpacked_index
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_documents
from utils.config.settings import current_settings, per_settings
from utils.config.start_files import load_file, save_file, start_key
from utils.text.formatting import clause_text
from utils.urls.page_urls import page_address, record_address

LOGGER = logging.getLogger(__name__)
# Folder of the kept indexes, in the folder for derived files.
FOLDER = "search"
# Kinds whose results open a page of their own, with the page and its query parameter.
PAGES = {"region": ("regions", "region"), "unit": ("responsibility", "unit"), "measure": ("finance", "measure")}
PER_KIND = 6
LARGEST = 50


@per_settings
def open_index() -> Index:
    """The search index of the current settings: kept from an earlier start, or made from tables and library."""
    settings = current_settings()
    folder, key = settings.data_dir / FOLDER, start_key(settings)
    kept = load_file(folder, key)
    if kept is not None:
        return unpacked_index(kept)
    index = make_index(read_entries(read_entities(), read_library(settings.library_dir)))
    try:
        save_file(folder, key, index.packed())
    except OSError:
        LOGGER.warning("The data folder cannot be written; the search index is made at every start.")
    return index


def entry_address(entry: Entry, lang: str) -> str:
    """URL that opens an entry."""
    if entry.kind == "conflict":
        return page_address("conflicts", {"conflict": entry.key}, lang)
    if entry.kind in PAGES:
        page, choice = PAGES[entry.kind]
        return page_address(page, {choice: entry.key}, lang)
    return record_address(f"{entry.kind}s", entry.key, (entry.document_id, entry.locator), lang)


def result(hit: Hit, lang: str) -> dict[str, Any]:
    """One result: name, clause and URL."""
    entry = hit.entry
    clause = ""
    if entry.document_id:
        document = read_documents().set_index("document_id").loc[entry.document_id]
        clause = clause_text(document, entry.locator, lang)
    name = entry.name_zh if lang == "zh" else entry.name_en
    return {"kind": entry.kind, "id": entry.key, "name": name, "clause": clause, "href": entry_address(entry, lang)}


def search(query: str, lang: str, per_kind: int = PER_KIND) -> dict[str, Any]:
    """Search everything; results are grouped by kind, the group with the best result first.

    Parameters
    ----------
    query
        Chinese, pinyin, initials, English, a number or an id.
    lang
        ``zh`` or ``en``.
    per_kind
        Most results listed of a kind; all are counted.
    """
    hits = open_index().find(query)
    titles = code_names("search-kind", lang)
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.entry.kind, []).append(hit)
    order = sorted(grouped, key=lambda kind: (-grouped[kind][0].score, KINDS.index(kind)))
    groups = [
        {
            "kind": kind, "title": titles[kind], "total": len(grouped[kind]),
            "items": [result(hit, lang) for hit in grouped[kind][:per_kind]],
        }
        for kind in order
    ]  # fmt: skip
    return {"query": query, "total": len(hits), "near": bool(hits) and hits[0].near, "groups": groups}
