"""Handouts of decks and one-page sheets as PDF: tagged, with text that can be searched and copied."""

from collections.abc import Mapping, Sequence
from typing import Any

from exports.print_layout.poster import FORMATS, Paper
from exports.print_layout.poster_parts import LONGEST_FIGURE
from exports.print_layout.typst_engine import pages_pdf
from exports.shared.edition import Edition, ExportProgress, untold
from exports.shared.fonts import needed_family
from exports.shared.foot import foot_of
from geodata.visible_text import only_visible
from utils.drawing.picture_svg import picture_svg
from utils.drawing.qr import qr_picture
from utils.drawing.text_metrics import text_width
from utils.stories.slides import SlideContent, SlideDeck
from utils.text.i18n import translator

# Share of the room between head and foot that the words below a figure may take.
SHARE = 0.5
# Points of a pixel row: the place of a figure on an A4 page, upright.
FIGURE = (515.0, 430.0)
# A table of more rows takes the whole width.
LONG_TABLE = 12


def figure_size(paper: Paper) -> tuple[float, float]:
    """Width and height in points that the figure of a handout should be made for."""
    unit = FORMATS[paper].unit
    return FIGURE[0] * unit, FIGURE[1] * unit


def _shared(title: str, paper: Paper, edition: Edition) -> dict[str, Any]:
    """What every template reads: paper, language, typeface and colours."""
    _ = translator(edition.lang)
    form = FORMATS[paper]
    ui = edition.look.ui
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
    """QR codes by link, as SVG; none for paths of an unknown origin."""
    whole = [link for link in dict.fromkeys(links) if link.startswith("http")]
    return {link: picture_svg(qr_picture(link, edition.look.ui["text"])) for link in whole}


def handout_pdf(
    deck: SlideDeck, svgs: Mapping[int, str], paper: Paper, edition: Edition, told: ExportProgress = untold
) -> bytes:
    """Typeset a deck as a handout, one slide a page.

    Parameters
    ----------
    deck
        Its slides; a title slide becomes the cover.
    svgs
        Figures by place in the deck, from 0, as ``utils.plate_figure.figure_svg`` makes them for ``figure_size``.
    paper
        Format, upright.
    imprint
        Language, date, colours and the origin of links.
    told
        Told after each slide how many are ready to be set.

    Raises
    ------
    FontError
        Where this machine has no Chinese typeface.
    """
    _ = translator(edition.lang)
    deck = only_visible(deck)
    slides = []
    for i, content in enumerate(deck.slides):
        slides.append(_slide(content, svgs.get(i, ""), (i + 1, len(deck.slides)), edition))
        told(i + 1)
    words = {
        "evidence": _("Evidence"), "notes": _("Speaker notes"), "columns": [_("Item"), _("Content"), _("Clause")],
    }  # fmt: skip
    places = {"share": SHARE, "high": FIGURE[1], "long": LONG_TABLE}
    shared = _shared(deck.title, paper, edition) | {"codes": _codes([each["link"] for each in slides], edition)}
    return pages_pdf("handout", shared | {"words": words, "slides": slides, **places}, deck.date)
