"""What a view shows as data: what its map draws, what fills the regions, its chart and its records."""

from collections.abc import Mapping
from urllib.parse import parse_qs

from exports.job import ExportJob
from exports.tables.table_writers import WRITERS
from exports.tables.view_tables import Shown
from layers.catalog.indicators import INDICATORS, indicator_entries, region_values
from layers.views.static_map import static_map
from utils.config.facts import current_facts
from utils.stories.evidence import implied_records
from utils.stories.model import Slide
from utils.stories.slides import MapView, SlideContent
from utils.text.i18n import translator

Filled = tuple[str, Mapping[str, float]]


def filled_by(view: MapView, lang: str) -> Filled:
    """Name of what fills the regions of a map, and its value by region; empty where it is their role or nothing."""
    counted = view.focus["indicator"] if view.focus else None
    if counted:
        return counted["name"], counted["values"]
    asked = parse_qs(view.search).get("indicator", [""])[0]
    if view.view != "overview" or asked not in {each.id for each in INDICATORS if each.breaks}:
        return "", {}
    entry = next(each for each in indicator_entries(lang, translator(lang)) if each["id"] == asked)
    values = region_values(list(current_facts().entities), lang)[asked]
    return f"{entry['name']} {entry['unit']}".strip(), values.to_dict()


def _shown(work: ExportJob, content: SlideContent, slide: Slide) -> Shown:
    lang = work.order.lang
    return Shown(
        title=content.title,
        source=content.source,
        link=work.edition.link(content.link),
        date=work.deck.date,
        lang=lang,
        drawn=static_map(content.map, lang).drawn if content.map else {},
        indicator=filled_by(content.map, lang) if content.map else ("", {}),
        chart=content.chart,
        records=slide.records or implied_records(slide.view.choices),
    )


def data_files(work: ExportJob) -> dict[int, bytes]:
    """Data of every view in the form of the order, by the view's place."""
    slides = iter(work.order.story.slides if work.order.story else ())
    write = WRITERS[work.order.form]
    return {i: write(_shown(work, content, next(slides))) for i, content in work.slides() if content.kind == "view"}
