"""The nine chapters of urban renewal at a glance."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from geodata.analysis.entities import Entity
from geodata.analysis.theme_records import CHAPTERS, RENEWAL, headings, of_region, records_of_clause
from geodata.tables.clauses import read_clauses
from utils.text.formatting import locator_text
from utils.text.i18n import translator
from utils.urls.page_urls import page_address


def show_chapters(region: str | None, entities: Sequence[Entity], lang: str) -> None:
    """One row a chapter: heading that opens it, and how many targets, tasks and places it holds.

    Parameters
    ----------
    region
        Region whose part is counted; None for all.
    entities
        Entities to count.
    lang
        Language of the page.
    """
    _ = translator(lang)
    locators = read_clauses().set_index("clause_id")["locator"]
    heads = "".join(f"<th>{escape(head)}</th>" for head in ("", _("Chapter")))
    counts = (_("Targets"), _("Tasks"), _("Places"))
    heads += "".join(f'<th class="a-number">{escape(head)}</th>' for head in counts)
    rows = ""
    for chapter, heading in headings(CHAPTERS, lang).items():
        found = of_region(records_of_clause((chapter,), entities), region)
        choices = {"chapter": chapter} | ({"region": region} if region else {})
        address = escape(page_address("renewal", choices, lang))
        cells = "".join(
            f'<td class="a-number">{len(part)}</td>' for part in (found.targets, found.tasks, found.entities)
        )
        number = locator_text(str(locators[chapter]), lang)
        link = f'<a href="{address}" target="_self">{escape(heading)}</a>'
        rows += f"<tr><td>{escape(number)}</td><td>{link}</td>{cells}</tr>"
    note = _("Targets hold for their scope, whatever the region. Click a chapter for its map, tasks and places.")
    st.html(
        f'<div class="a-block" data-document="{RENEWAL}"><table class="a-table"><tr>{heads}</tr>{rows}</table></div>'
        f'<div class="a-block"><p class="a-note">{escape(note)}</p></div>'
    )
