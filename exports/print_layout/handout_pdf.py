"""Handouts of decks and one-page sheets as PDF: tagged, with text that can be searched and copied."""

from collections.abc import Mapping, Sequence
from typing import Any

from exports.print_layout.poster import FORMATS, Paper
from exports.print_layout.poster_parts import LONGEST_FIGURE
from exports.print_layout.typst_engine import pages_pdf
from exports.shared.edition import CountProgress, Edition, no_progress
from exports.shared.fonts import needed_family
from exports.shared.foot import foot_of
from geodata.visible_text import only_visible
from utils.drawing.picture_svg import picture_svg
from utils.drawing.qr import qr_picture
from utils.drawing.text_metrics import text_width
from utils.stories.slides import SlideContent, SlideDeck
from utils.text.i18n import translator

# Share of the space between header and footer that the text below a figure may take.
SHARE = 0.5
# Width and height in points of the space for a figure on an A4 page in portrait.
FIGURE = (515.0, 430.0)
# A table of more rows takes the whole width.
LONG_TABLE = 12


def figure_size(paper: Paper) -> tuple[float, float]:
    """Width and height in points of the space for the figure of a handout."""
    unit = FORMATS[paper].unit
    return FIGURE[0] * unit, FIGURE[1] * unit


def _shared(title: str, paper: Paper, edition: Edition) -> dict[str, Any]:
    """Content that every template reads: paper, language, typeface and colours."""
    _ = translator(edition.lang)
    form = FORMATS[paper]
    ui = edition.theme.ui
    return {
        "title": title, "author": _("Chongqing metropolitan plan atlas"), "family": needed_family(edition.lang),
        "language": edition.lang, "region": "cn" if edition.lang == "zh" else "gb",
        "width": form.paper[1], "height": form.paper[0], "unit": form.unit, "codes": {},
        "ink": {name: ui[name] for name in ("text", "muted", "border", "borderStrong", "accent")},
    }  # fmt: skip


def _slide(slide: SlideContent, svg: str, place: tuple[int, int], edition: Edition) -> dict[str, Any]:
    linked, foot = edition.origin != "", foot_of(slide, edition)
    return {
        "kind": slide.kind, "kicker": slide.kicker, "title": slide.title, "body": list(slide.body),
        "notes": [line for line in slide.notes.split("\n") if line.strip()],
        "rows": [[row.label, row.value, row.clause] for row in slide.rows],
        "words": any(text_width(row.value, 1.0) > LONGEST_FIGURE for row in slide.rows),
        "evidence": [[e.clause, e.printed, edition.link(e.address) if linked else ""] for e in slide.evidence],
        "foot": [text for text in (foot.source, foot.strip) if text], "made": foot.made, "link": foot.link,
        "place": f"{place[0]} / {place[1]}", "svg": svg, "alt": slide.title,
    }  # fmt: skip


def _codes(links: Sequence[str], edition: Edition) -> dict[str, str]:
    """QR codes by link, as SVG; none for bare paths, where the base URL is not known."""
    whole = [link for link in dict.fromkeys(links) if link.startswith("http")]
    return {link: picture_svg(qr_picture(link, edition.theme.ui["text"])) for link in whole}


def handout_pdf(
    deck: SlideDeck, svgs: Mapping[int, str], paper: Paper, edition: Edition, progress: CountProgress = no_progress
) -> bytes:
    """Typeset a deck as a handout, one slide per page.

    Parameters
    ----------
    deck
        Its slides; a title slide becomes the cover.
    svgs
        Figures by position in the deck, from 0, as ``poster_figure.figure_svg`` makes them for ``figure_size``.
    paper
        Paper size, in portrait.
    edition
        Language, date, colours and base URL of links.
    progress
        Called after each slide with the number of slides ready for typesetting.

    Raises
    ------
    FontError
        If no Chinese typeface is installed.
    """
    _ = translator(edition.lang)
    deck = only_visible(deck)
    slides = []
    for i, content in enumerate(deck.slides):
        slides.append(_slide(content, svgs.get(i, ""), (i + 1, len(deck.slides)), edition))
        progress(i + 1)
    words = {
        "evidence": _("Evidence"), "notes": _("Speaker notes"), "columns": [_("Item"), _("Content"), _("Clause")],
    }  # fmt: skip
    places = {"share": SHARE, "high": FIGURE[1], "long": LONG_TABLE}
    shared = _shared(deck.title, paper, edition) | {"codes": _codes([each["link"] for each in slides], edition)}
    return pages_pdf("handout", shared | {"words": words, "slides": slides, **places}, deck.date)
