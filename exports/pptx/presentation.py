"""A deck as a PowerPoint file: native titles, notes, tables, charts and maps, in the theme of the atlas."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import segno
from pptx.presentation import Presentation
from pptx.util import Pt

from exports.pptx.native_tables import add_table
from exports.pptx.slide_layouts import FEET, Page, fill_view, foot_paragraphs
from exports.pptx.text_frames import (
    Run,
    add_text,
    fill_frame,
    plain,
    set_language,
    size_of_lines,
    size_within,
    text_height,
)
from exports.pptx.theme import (
    CLOSING,
    CLOSING_BODY_BOX,
    CLOSING_TITLE_BOX,
    SUBTITLE_BOX,
    TITLE,
    TITLE_BOX,
    VIEW,
    blank_presentation,
    place,
    set_theme,
)
from exports.shared.edition import CountProgress, Edition, no_progress
from geodata.visible_text import only_visible
from utils.drawing.box import Box
from utils.drawing.display_list import StaticMap
from utils.drawing.text_metrics import SEMIBOLD
from utils.stories.slides import SlideDeck
from utils.text.i18n import translator

# Most characters that a document property may have.
LONGEST_PROPERTY = 255
ERROR = re.compile(r"±([\d.]+) (km|m)")
METRES = {"km": 1000.0, "m": 1.0}
LAYOUTS = {"title": TITLE, "view": VIEW, "closing": CLOSING}
COVER_TITLES, COVER_BODIES, CLOSING_TITLES, CLOSING_BODIES = (
    (44, 40, 36, 32, 28, 24),
    (20, 18, 16, 14, 12),
    (28, 24, 20),
    (14, 13, 12, 11, 10, 9),
)
KICKER = Box(64, 84, 832, 20)
COVER_FOOT, CLOSING_FOOT = Box(64, 440, 832, 76), Box(64, 424, 740, 92)
CODE = Box(826, 434, 82, 82)


def widest_error(sentences: Iterable[str]) -> str:
    """Of the sentences on the error of maps, the one with the greatest error: it holds for all of them."""
    return max(sentences, key=_error_metres, default="")


def _error_metres(sentence: str) -> float:
    found = ((float(number), unit) for number, unit in ERROR.findall(sentence))
    return max((number * METRES[unit] for number, unit in found), default=0.0)


def _set_words(page: Page, box: Box, sizes: tuple[int, ...]) -> float:
    """Set the text of a cover or a closing slide; return its height."""
    holder, texts = page.slide.placeholders[1], page.content.body
    if not texts:
        holder.element.getparent().remove(holder.element)
        return 0.0
    size = size_within(texts, box, sizes)
    height = text_height(texts, size, box.width) + 4 * (len(texts) - 1)
    place(holder, Box(box.x, box.y, box.width, height))
    fill_frame(holder.text_frame, [[Run(text)] for text in texts], size, gap=4)
    return height


def _set_foot(page: Page, box: Box) -> None:
    _ = translator(page.edition.lang)
    precision = page.precision if page.content.kind == "closing" else ""
    paragraphs = foot_paragraphs(page.content, precision, page.edition)
    if page.content.strip:
        paragraphs.insert(-1, [Run(page.content.strip, muted=True)])
    size = size_within([plain(each) for each in paragraphs], box, (10, 9, *FEET))
    add_text(page.slide.shapes, box, paragraphs, size, _("Evidence and sources"), foot=True)


def _set_code(page: Page) -> None:
    """Set the QR code of the link, where the base URL is known."""
    if not page.edition.origin:
        return
    _ = translator(page.edition.lang)
    link, image = page.edition.link(page.content.link), BytesIO()
    segno.make_qr(link, error="m").save(image, kind="png", scale=8, dark=page.edition.theme.ui["text"])
    sides = (Pt(side) for side in (CODE.x, CODE.y, CODE.width, CODE.height))
    shape = page.slide.shapes.add_picture(image, *sides)
    shape.name = _("Link")
    shape.element.xpath(".//p:cNvPr")[0].set("descr", link)


def _fill_cover(page: Page) -> None:
    _ = translator(page.edition.lang)
    add_text(page.slide.shapes, KICKER, [[Run(page.content.kicker, muted=True)]], 14, _("Atlas"))
    title = page.slide.shapes.title
    size = size_of_lines(page.content.title, TITLE_BOX.width, 2, COVER_TITLES, SEMIBOLD)
    fill_frame(title.text_frame, [[Run(page.content.title)]], size)
    _set_words(page, SUBTITLE_BOX, COVER_BODIES)
    _set_foot(page, COVER_FOOT)


def _fill_closing(page: Page) -> None:
    box, body = CLOSING_TITLE_BOX, CLOSING_BODY_BOX
    size = size_of_lines(page.content.title, box.width, 1, CLOSING_TITLES, SEMIBOLD)
    fill_frame(page.slide.shapes.title.text_frame, [[Run(page.content.title)]], size)
    room = 130 if page.content.rows else 280
    y = body.y + _set_words(page, Box(body.x, body.y, body.width, room), CLOSING_BODIES) + 10
    if page.content.rows:
        add_table(
            page.slide.shapes, page.content.rows, Box(body.x, y, body.width, CLOSING_FOOT.y - 8 - y), page.edition
        )
    _set_foot(page, CLOSING_FOOT)
    _set_code(page)


FILLERS = {"title": _fill_cover, "view": fill_view, "closing": _fill_closing}


def _set_notes(page: Page) -> None:
    if page.content.notes:
        notes: Any = page.slide.notes_slide
        notes.notes_text_frame.text = page.content.notes
        set_language(notes.element, page.edition.language_tag)


def _set_properties(prs: Presentation, deck: SlideDeck, edition: Edition) -> None:
    _ = translator(edition.lang)
    properties, day = prs.core_properties, datetime.fromisoformat(deck.date)
    properties.title, properties.language = deck.title[:LONGEST_PROPERTY], edition.language_tag
    properties.author = properties.last_modified_by = _("Chongqing metropolitan plan atlas")
    properties.created = properties.modified = day
    properties.subject, properties.keywords, properties.comments = "", "", deck.slides[-1].strip[:LONGEST_PROPERTY]
    properties.revision = 1


def presentation_pptx(
    deck: SlideDeck,
    static_maps: Mapping[int, StaticMap],
    pictures: Mapping[int, bytes],
    edition: Edition,
    progress: CountProgress = no_progress,
) -> bytes:
    """Write a deck as a presentation, 16:9.

    Parameters
    ----------
    deck
        Its slides.
    static_maps
        Maps by position in the deck, from 0, of the size ``exports.pptx.slide_layouts.map_size``.
    pictures
        The same maps as PNG, for those that are inserted as pictures instead of shapes.
    edition
        Language, date, colours and base URL of its links.
    progress
        Called after each slide with the number of slides done.
    """
    deck = only_visible(deck)
    prs = blank_presentation(edition)
    precision = widest_error(static_map.precision for static_map in static_maps.values())
    for i, content in enumerate(deck.slides):
        slide = prs.slides.add_slide(prs.slide_layouts[LAYOUTS[content.kind]])
        static_map = only_visible(static_maps[i]) if i in static_maps else None
        place_in_deck = (i + 1, len(deck.slides))
        page = Page(slide, content, static_map, pictures.get(i), place_in_deck, edition, precision)
        FILLERS[content.kind](page)
        set_language(slide.element, edition.language_tag)
        _set_notes(page)
        progress(i + 1)
    if any(content.notes for content in deck.slides):
        set_theme((prs.notes_master.part,), edition)
    _set_properties(prs, deck, edition)
    file = BytesIO()
    prs.save(file)
    return file.getvalue()
