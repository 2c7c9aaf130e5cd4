"""Factsheets as PDF: one A4 page each, set by Typst."""

from collections.abc import Sequence
from dataclasses import asdict

from exports.factsheets.model import Sheet
from exports.print_layout.handout_pdf import _shared
from exports.print_layout.poster import Paper
from exports.print_layout.typst_engine import pages_pdf
from exports.shared.edition import CountProgress, Edition, no_progress
from geodata.visible_text import only_visible
from utils.config.settings import current_settings
from utils.text.formatting import approval_text
from utils.text.i18n import translator

# An aside of more bytes is wrapped.
LONG_ASIDE = 45


def sheets_pdf(sheets: Sequence[Sheet], paper: Paper, edition: Edition, told: CountProgress = no_progress) -> bytes:
    """Typeset sheets, each on one page.

    Parameters
    ----------
    sheets
        Their content; a picture is SVG that names its own colours.
    paper
        Format, upright.
    edition
        Language, date and colours.
    told
        Told after each sheet how many are ready to be set.

    Raises
    ------
    FontError
        Where this machine has no Chinese typeface.
    """
    _ = translator(edition.lang)
    approval = approval_text(current_settings().approval_number, _)
    pages = []
    for i, sheet in enumerate(sheets):
        pages.append(asdict(only_visible(sheet)) | {"approval": approval})
        told(i + 1)
    words = {"more": _("{n} more on the page of the atlas"), "source": _("Source:")}
    extent = {"words": words, "sheets": pages, "aside": LONG_ASIDE}
    title = " · ".join(page["title"] for page in pages[:2]) + (" …" if len(pages) > 2 else "")  # noqa: PLR2004 (a pair)
    return pages_pdf("sheets", _shared(title, paper, edition) | extent, edition.date)
