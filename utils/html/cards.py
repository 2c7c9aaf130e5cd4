"""Cards and rows of figures as HTML."""

from dataclasses import dataclass
from html import escape

from utils.html.citations import Reference, reference_html


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


def row_html(label: str, value: str) -> str:
    """Row of a card: plain label, and a value as HTML that has been escaped."""
    return f'<div class="a-row"><span>{escape(label)}</span><span>{value}</span></div>'


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


def line_html(line: Line, lang: str) -> str:
    """One line: name, word beside it, clause."""
    name = escape(line.name)
    if line.address:
        name = f'<a href="{escape(line.address)}" target="_self">{name}</a>'
    clause = reference_html(line.reference, lang, right=True) if line.reference else ""
    return f'<div class="a-line"><span>{name}</span><small>{escape(line.aside)}</small>{clause}</div>'
