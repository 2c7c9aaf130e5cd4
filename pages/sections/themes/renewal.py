"""The nine chapters of urban renewal at a glance."""

from collections.abc import Sequence

from htpy import a, div, p, table, td, th, tr

from geodata.analysis.entities import Entity
from geodata.analysis.theme_records import CHAPTERS, RENEWAL, headings, of_region, records_of_clause
from geodata.tables.clauses import read_clauses
from pages.components.layout import show_html
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
    heads = tr[th, th[_("Chapter")], (th(class_="a-number")[head] for head in (_("Targets"), _("Tasks"), _("Places")))]
    rows = []
    for chapter, heading in headings(CHAPTERS, lang).items():
        found = of_region(records_of_clause((chapter,), entities), region)
        choices = {"chapter": chapter} | ({"region": region} if region else {})
        link = a(href=page_address("renewal", choices, lang), target="_self")[heading]
        counts = (len(part) for part in (found.targets, found.tasks, found.entities))
        number = locator_text(str(locators[chapter]), lang)
        rows.append(tr[td[number], td[link], (td(class_="a-number")[str(n)] for n in counts)])
    note = _("Targets hold for their scope, whatever the region. Click a chapter for its map, tasks and places.")
    show_html(
        div(class_="a-block", data_document=RENEWAL)[table(class_="a-table")[heads, rows]],
        div(class_="a-block")[p(class_="a-note")[note]],
    )
