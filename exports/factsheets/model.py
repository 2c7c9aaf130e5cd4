"""One-page sheets of a region, a unit or a project: their content, for the page to print and for PDF."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """A titled list of a sheet.

    Attributes
    ----------
    title
        Title of the list.
    rows
        Text and what stands at its right, such as the clause.
    total
        How many rows there are in all; those that are not printed are counted under the list.
    note
        A sentence under the list.
    """

    title: str
    rows: list[tuple[str, str]]
    total: int
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """Content of a sheet.

    Attributes
    ----------
    title, subtitle
        What it is about, and the sentence beneath.
    figures
        Label and figure, at the head.
    parts
        The lists, in order.
    picture, caption
        A map as SVG and its caption; empty without one.
    source
        Documents it is drawn from.
    notes
        Sentences under the lists.
    """

    title: str
    subtitle: str
    figures: list[tuple[str, str]]
    parts: list[Part]
    picture: str = ""
    caption: str = ""
    source: str = ""
    notes: list[str] = field(default_factory=list)
