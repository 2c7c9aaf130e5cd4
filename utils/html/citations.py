"""Blocks of a page that config cannot make: headline figures, evidence, tiles, source line.

Texts are escaped by their type; the blocks hold no script.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
from htpy import Element, a, details, div, mark, p, q, span, summary
from markupsafe import Markup

from geodata.tables.clauses import clause_id
from geodata.tables.readers import read_documents
from utils.html.markup import rendered
from utils.text.formatting import clause_text, locator_text
from utils.text.i18n import translator
from utils.urls.page_urls import page_address


@dataclass(frozen=True)
class Reference:
    """The way from a figure to its clause.

    Attributes
    ----------
    document_id, locator
        The clause.
    evidence
        Words as printed there, at most 20 characters; empty where a whole table is meant.
    """

    document_id: str
    locator: str
    evidence: str = ""


def reference_of(row: pd.Series) -> Reference:
    """Clause of a record with its words as printed; a row with ``document_id``, ``locator`` and ``evidence``."""
    return Reference(row["document_id"], row["locator"], row["evidence"])


def clause_link(reference: Reference, lang: str) -> Element | None:
    """Link that opens the clause of a reference; None for a whole document."""
    at = clause_id(reference.document_id, reference.locator)
    if not at:
        return None
    _ = translator(lang)
    address = page_address("documents", {"clause": at}, lang)
    return p[a(href=address, target="_self")[_("Open the clause"), " →"]]


@lru_cache(maxsize=8192)
def reference_html(reference: Reference, lang: str, *, right: bool = False) -> Markup:
    """Clause that opens on the words as printed, the document's title and its date."""
    document = read_documents().set_index("document_id").loc[reference.document_id]
    quote = q[mark[reference.evidence]] if reference.evidence else None
    lines = [document[f"title_{lang}"], f"{document['number']} · {reference.locator}"]
    issued = p(class_="a-issued")[document["issued"]]
    body = div(class_="a-quote")[quote, (p[line] for line in lines), issued, clause_link(reference, lang)]
    text = summary[clause_text(document, reference.locator, lang)]
    style = "a-block a-right" if right else "a-block"
    return rendered(span(class_=style)[details(class_="a-evidence")[text, body]])


def source_text(clauses: Iterable[tuple[str, str]], lang: str) -> str:
    """Numbers of documents with their clauses, as a source line prints them."""
    numbers = read_documents().set_index("document_id")["number"]
    join = "；" if lang == "zh" else "; "
    return join.join(f"{numbers[document]} {locator_text(locator, lang)}".strip() for document, locator in clauses)
