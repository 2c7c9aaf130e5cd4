"""Cards and rows of figures as HTML."""

from dataclasses import dataclass
from functools import lru_cache

from htpy import Element, Node, a, b, div, small, span
from markupsafe import Markup

from utils.html.citations import Reference, reference_html
from utils.html.markup import rendered


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


def row_html(label: str, value: Node) -> Element:
    """Row of a card: label and value."""
    return div(class_="a-row")[span[label], span[value]]


def figure_html(figure: Figure, lang: str) -> Element:
    """One headline figure with its clause underneath."""
    source = figure.source
    before = (small[figure.sign], " ") if figure.sign else None
    below = reference_html(source, lang) if isinstance(source, Reference) else span(class_="a-note")[source]
    number = b[before, figure.number, " ", small[figure.unit]]
    return div(class_="a-figure")[span[figure.label], number, div[below]]


@lru_cache(maxsize=8192)
def line_html(line: Line, lang: str) -> Markup:
    """One line: name, word beside it, clause."""
    name = a(href=line.address, target="_self")[line.name] if line.address else line.name
    clause = reference_html(line.reference, lang, right=True) if line.reference else None
    return rendered(div(class_="a-line")[span[name], small[line.aside], clause])
