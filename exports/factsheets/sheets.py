"""Every kind of factsheet: what it says, and its page."""

from collections.abc import Callable

from exports.factsheets.html_sheet import sheet_html
from exports.factsheets.model import Sheet
from exports.factsheets.project_sheet import project_sheet_content
from exports.factsheets.region_sheet import region_sheet_content
from exports.factsheets.unit_sheet import unit_sheet_content

# Makers by kind; each answers None where nothing has the key.
SHEET_MAKERS: dict[str, Callable[[str, str], Sheet | None]] = {
    "regions": region_sheet_content,
    "units": unit_sheet_content,
    "projects": project_sheet_content,
}


def sheet_page(kind: str, key: str, lang: str) -> str | None:
    """Page of a factsheet, ready to print; None where nothing has this kind or key.

    Parameters
    ----------
    kind
        One of ``SHEET_MAKERS``.
    key
        Id of the region, unit or project.
    lang
        Language of the page.
    """
    sheet = SHEET_MAKERS[kind](key, lang) if kind in SHEET_MAKERS else None
    return sheet_html(sheet, lang) if sheet else None
