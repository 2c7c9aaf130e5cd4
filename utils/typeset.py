"""Handouts of decks and one-page sheets as PDF: tagged, with text that can be searched and copied."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from utils.deck import Deck, SlideContent
from utils.fitting import text_width
from utils.fonts import needed_family
from utils.formatting import approval_text, labelled
from utils.i18n import translator
from utils.imprint import Imprint, Told, only_visible, untold
from utils.picture_svg import picture_svg
from utils.plate_parts import LONGEST_FIGURE
from utils.plate_svg import FORMATS, Paper
from utils.qr import qr_picture
from utils.settings import read_settings
from utils.sheet import Sheet
from utils.typst_press import pages_pdf

# Share of the room between head and foot that the words below a figure may take.
SHARE = 0.5
# Points of a pixel row: the place of a figure on an A4 page, upright.
FIGURE = (515.0, 430.0)
# A table of more rows takes the whole width.
LONG_TABLE = 12
# An aside of more bytes is wrapped.
LONG_ASIDE = 45


def figure_size(paper: Paper) -> tuple[float, float]:
    """Width and height in points that the figure of a handout should be made for."""
    unit = FORMATS[paper].unit
    return FIGURE[0] * unit, FIGURE[1] * unit


def _shared(title: str, paper: Paper, imprint: Imprint) -> dict[str, Any]:
    """What every template reads: paper, language, typeface and colours."""
    _ = translator(imprint.lang)
    form = FORMATS[paper]
    ui = imprint.look.ui
    return {
        "title": title, "author": _("Chongqing metropolitan plan atlas"), "family": needed_family(imprint.lang),
        "language": imprint.lang, "region": "cn" if imprint.lang == "zh" else "gb",
        "width": form.paper[1], "height": form.paper[0], "unit": form.unit, "codes": {},
        "ink": {name: ui[name] for name in ("text", "muted", "border", "borderStrong", "accent")},
    }  # fmt: skip


def _slide(slide: SlideContent, svg: str, place: tuple[int, int], imprint: Imprint) -> dict[str, Any]:
    _ = translator(imprint.lang)
    linked = imprint.origin != ""
    source = [labelled(_("Source:"), slide.source)] if slide.source else []
    made = labelled(_("Made on") + _(": "), imprint.date)
    return {
        "kind": slide.kind, "kicker": slide.kicker, "title": slide.title, "body": list(slide.body),
        "notes": [line for line in slide.notes.split("\n") if line.strip()],
        "rows": [[row.label, row.value, row.clause] for row in slide.rows],
        "words": any(text_width(row.value, 1.0) > LONGEST_FIGURE for row in slide.rows),
        "evidence": [[e.clause, e.printed, imprint.link(e.address) if linked else ""] for e in slide.evidence],
        "foot": [*source, *filter(None, [slide.strip])], "made": made, "link": imprint.link(slide.link),
        "place": f"{place[0]} / {place[1]}", "svg": svg, "alt": slide.title,
    }  # fmt: skip


def _codes(links: Sequence[str], imprint: Imprint) -> dict[str, str]:
    """QR codes by link, as SVG; none for paths of an unknown origin."""
    whole = [link for link in dict.fromkeys(links) if link.startswith("http")]
    return {link: picture_svg(qr_picture(link, imprint.look.ui["text"])) for link in whole}


def handout_pdf(deck: Deck, svgs: Mapping[int, str], paper: Paper, imprint: Imprint, told: Told = untold) -> bytes:
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
    _ = translator(imprint.lang)
    deck = only_visible(deck)
    slides = []
    for i, content in enumerate(deck.slides):
        slides.append(_slide(content, svgs.get(i, ""), (i + 1, len(deck.slides)), imprint))
        told(i + 1)
    words = {
        "evidence": _("Evidence"), "notes": _("Speaker notes"), "columns": [_("Item"), _("Content"), _("Clause")],
    }  # fmt: skip
    places = {"share": SHARE, "high": FIGURE[1], "long": LONG_TABLE}
    shared = _shared(deck.title, paper, imprint) | {"codes": _codes([each["link"] for each in slides], imprint)}
    return pages_pdf("handout", shared | {"words": words, "slides": slides, **places}, deck.date)


def sheets_pdf(sheets: Sequence[Sheet], paper: Paper, imprint: Imprint, told: Told = untold) -> bytes:
    """Typeset sheets, each on one page.

    Parameters
    ----------
    sheets
        Their content; a picture is SVG that names its own colours.
    paper
        Format, upright.
    imprint
        Language, date and colours.
    told
        Told after each sheet how many are ready to be set.

    Raises
    ------
    FontError
        Where this machine has no Chinese typeface.
    """
    _ = translator(imprint.lang)
    approval = approval_text(read_settings().approval_number, _)
    pages = []
    for i, sheet in enumerate(sheets):
        pages.append(asdict(only_visible(sheet)) | {"approval": approval})
        told(i + 1)
    words = {"more": _("{n} more on the page of the atlas"), "source": _("Source:")}
    extent = {"words": words, "sheets": pages, "aside": LONG_ASIDE}
    title = " · ".join(page["title"] for page in pages[:2]) + (" …" if len(pages) > 2 else "")  # noqa: PLR2004 (a pair)
    return pages_pdf("sheets", _shared(title, paper, imprint) | extent, imprint.date)
