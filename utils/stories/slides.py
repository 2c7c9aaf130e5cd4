"""What slides hold when every choice, record and figure of a story has been looked up: content in one language."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal


@dataclass(frozen=True)
class Row:
    """A line of a table: what, its figure or word, its clause."""

    label: str
    value: str
    clause: str


@dataclass(frozen=True)
class ChartRow:
    """One category of a chart.

    Attributes
    ----------
    label
        Name of the category.
    values
        One number for each series, as in the records.
    text
        The figure as the atlas writes it, with comparator and unit.
    clause
        Short clause.
    comparator
        ``>=``, ``<=``, ``=``, ``~`` … of a target; empty for a count.
    base
        Baseline, where one is printed.
    """

    label: str
    values: tuple[float, ...]
    text: str
    clause: str = ""
    comparator: str = ""
    base: float | None = None


@dataclass(frozen=True)
class Chart:
    """A chart with its data.

    Attributes
    ----------
    kind
        ``dots`` for targets on one axis of percent, ``bars`` for counts and quantities from zero.
    title, unit
        What the axis shows.
    series
        Names of the series; one for dots.
    rows
        Categories from the top.
    note
        How the marks are read; empty where bars speak for themselves.
    """

    kind: Literal["dots", "bars"]
    title: str
    unit: str
    series: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    note: str = ""


@dataclass(frozen=True)
class MapView:
    """A map as the browser and the still picture draw it.

    Attributes
    ----------
    view
        Kind of view, one of ``layers.catalog.views.VIEW_KINDS``.
    search
        Choices as in an address, without the question mark and the language.
    focus
        What the page asks the map to show, as ``layers.catalog.highlight.Highlight`` holds it; none without one.
    """

    view: str
    search: str
    focus: Annotated[Mapping[str, Any], "Focus"] | None = None


@dataclass(frozen=True)
class Evidence:
    """A clause: short reference, words as printed, the address that opens it, and the id of its document."""

    clause: str
    printed: str
    address: str
    document: str = ""


@dataclass(frozen=True)
class SlideContent:
    """One slide, ready to be shown, printed or written into a file.

    Attributes
    ----------
    kind
        ``title``, ``view`` or ``closing``.
    kicker, title, body, notes
        Words: the page it comes from, the title, at most a few sentences, and what the speaker says.
    map, chart
        The figure: a map, a chart, or a map with a chart beside it.
    rows
        Table beside the figure.
    evidence
        Clauses that it rests on.
    source
        Line of sources of its page.
    strip
        What stands on every map: approval number, notices, boundary source, date.
    address
        Path and choices of the page that shows the same, with the language.
    link
        The short path that opens the same; under 200 characters with the host.
    """

    kind: Literal["title", "view", "closing"]
    kicker: str
    title: str
    body: tuple[str, ...]
    notes: str
    map: MapView | None
    chart: Chart | None
    rows: tuple[Row, ...]
    evidence: tuple[Evidence, ...]
    source: str
    strip: str
    address: str
    link: str


@dataclass(frozen=True)
class SlideDeck:
    """All slides of a story in one language.

    Attributes
    ----------
    story_id, lang, title
        Identity of the story.
    date
        Day of the export, ISO 8601.
    slides
        From the title slide to the closing one; a deck of a single view has that slide alone.
    """

    story_id: str
    lang: str
    title: str
    date: str
    slides: tuple[SlideContent, ...]


def slides_data(deck: SlideDeck) -> dict[str, Any]:
    """A deck as JSON knows it."""
    return asdict(deck)
