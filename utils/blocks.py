"""Blocks of a page that config cannot make: headline figures, evidence, tiles, source line.

Every text is escaped here; the blocks hold no script.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import pandas as pd
import streamlit as st

from geodata.clauses import clause_id
from geodata.tables import read_documents
from utils.addresses import page_address
from utils.choices import current_language
from utils.formatting import approval_text, clause_text, locator_text
from utils.i18n import Translate, translator
from utils.settings import read_settings
from utils.terms import explained


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


@dataclass(frozen=True)
class Figure:
    """One headline figure: label, number, unit, its clause or a plain word on its source, and a sign."""

    label: str
    number: str
    unit: str
    source: Reference | str
    sign: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a list of records.

    Attributes
    ----------
    name
        What it is.
    aside
        Word or figure beside it.
    reference
        Its clause.
    address
        What the name opens; empty for plain words.
    """

    name: str
    aside: str = ""
    reference: Reference | None = None
    address: str = ""


def reference_of(row: pd.Series) -> Reference:
    """Clause of a record with its words as printed; a row with ``document_id``, ``locator`` and ``evidence``."""
    return Reference(row["document_id"], row["locator"], row["evidence"])


def row_html(label: str, value: str) -> str:
    """Row of a card: plain label, and a value as HTML that has been escaped."""
    return f'<div class="a-row"><span>{escape(label)}</span><span>{value}</span></div>'


def clause_link(reference: Reference, lang: str) -> str:
    """Link that opens the clause of a reference; empty for a whole document."""
    at = clause_id(reference.document_id, reference.locator)
    if not at:
        return ""
    _ = translator(lang)
    words = _("Open the clause")
    address = page_address("documents", {"clause": at}, lang)
    return f'<p><a href="{escape(address)}" target="_self">{escape(words)} →</a></p>'


@lru_cache(maxsize=8192)
def reference_html(reference: Reference, lang: str, *, right: bool = False) -> str:
    """Clause that opens on the words as printed, the document's title and its date."""
    document = read_documents().set_index("document_id").loc[reference.document_id]
    quote = f"<q><mark>{escape(reference.evidence)}</mark></q>" if reference.evidence else ""
    lines = [document[f"title_{lang}"], f"{document['number']} · {reference.locator}", document["issued"]]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines) + clause_link(reference, lang)
    text = escape(clause_text(document, reference.locator, lang))
    side = " a-right" if right else ""
    return (
        f'<span class="a-block{side}"><details class="a-evidence"><summary>{text}</summary>'
        f'<div class="a-quote">{quote}{body}</div></details></span>'
    )


def figure_html(figure: Figure, lang: str) -> str:
    """One headline figure with its clause underneath."""
    source = figure.source
    before = f"<small>{escape(figure.sign)}</small> " if figure.sign else ""
    below = (
        reference_html(source, lang)
        if isinstance(source, Reference)
        else f'<span class="a-note">{escape(source)}</span>'
    )
    return (
        f'<div class="a-figure"><span>{escape(figure.label)}</span>'
        f"<b>{before}{escape(figure.number)} <small>{escape(figure.unit)}</small></b><div>{below}</div></div>"
    )


def show_title(title: str, question: str) -> None:
    """Title of a page with the question it answers."""
    # st.title would read Markdown in the name of a region.
    st.html(f'<h1 class="a-title">{escape(title)}</h1>')
    st.html(f'<div class="a-block a-question">{explained(question, current_language())}</div>')


def show_figures(figures: Iterable[Figure], lang: str) -> None:
    """Row of headline figures."""
    cells = "".join(figure_html(figure, lang) for figure in figures)
    st.html(f'<div class="a-block a-figures">{cells}</div>')


def source_text(clauses: Iterable[tuple[str, str]], lang: str) -> str:
    """Numbers of documents with their clauses, as a source line prints them."""
    numbers = read_documents().set_index("document_id")["number"]
    join = "；" if lang == "zh" else "; "
    return join.join(f"{numbers[document]} {locator_text(locator, lang)}".strip() for document, locator in clauses)


def bar_html(_: Translate) -> str:
    """Buttons that save, link, take away and present what the page shows; the script listens to them."""
    actions = (
        ("save", _("Save view")), ("link", _("Link and QR code")), ("take", _("Take away")), ("present", _("Present")),
    )  # fmt: skip
    buttons = "".join(f'<button value="{act}">{escape(text)}</button>' for act, text in actions)
    name = _("This view")
    return f'<nav class="a-keep" aria-label="{escape(name)}">{buttons}</nav>'


def show_source(source: str, _: Translate, *, bar: bool = False) -> None:
    """Source line at the end of a page; ``bar`` adds what can be done with a view that others may open again."""
    left = _("Source:")
    date = _("As of August 2022 · coordinates CGCS2000")
    right = f"{approval_text(read_settings().approval_number, _)} · {date}"
    buttons = bar_html(_) if bar else ""
    st.html(
        f'<div class="a-foot"><span>{escape(left)} {escape(source)}</span>{buttons}<span>{escape(right)}</span></div>'
    )


def show_section(title: str, note: str = "") -> None:
    """Rule and title of a section, with a note at its right."""
    lang = current_language()
    st.html(
        f'<div class="a-block a-section"><span>{explained(title, lang)}</span>'
        f"<small>{explained(note, lang)}</small></div>"
    )


def line_html(line: Line, lang: str) -> str:
    """One line: name, word beside it, clause."""
    name = escape(line.name)
    if line.address:
        name = f'<a href="{escape(line.address)}" target="_self">{name}</a>'
    clause = reference_html(line.reference, lang, right=True) if line.reference else ""
    return f'<div class="a-line"><span>{name}</span><small>{escape(line.aside)}</small>{clause}</div>'


def show_cells(cells: Sequence[str], lang: str, shown: int, style: str = "") -> None:
    """Cells of HTML below one another; those behind the first ones are folded away. ``style`` adds classes."""
    head = f'<div class="{f"a-block {style}".strip()}">'
    st.html(f"{head}{''.join(cells[:shown])}</div>")
    rest = cells[shown:]
    if rest:
        _ = translator(lang)
        with st.expander(_("{n} more").replace("{n}", str(len(rest)))):
            st.html(f"{head}{''.join(rest)}</div>")


def show_lines(lines: Sequence[Line], lang: str, shown: int = 8, style: str = "") -> None:
    """Lines of a list; those behind the first ones are folded away. ``style`` adds classes to the list."""
    show_cells([line_html(line, lang) for line in lines], lang, shown, f"a-lines {style}".strip())
