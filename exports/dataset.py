"""The data of a view: what its map draws, the indicator of the regions, its chart and its records."""

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

# Name of an indicator, and its value by region.
Filled = tuple[str, Mapping[str, float]]


def filled_by(view: MapView, lang: str) -> Filled:
    """Name of the indicator that colours the regions, and its value by region; empty for their role or none."""
    counted = view.focus["indicator"] if view.focus else None
    if counted:
        return counted["name"], counted["values"]
    asked = parse_qs(view.search).get("indicator", [""])[0]
    if view.view != "overview" or asked not in {each.id for each in INDICATORS if each.breaks}:
        return "", {}
    entry = next(each for each in indicator_entries(lang, translator(lang)) if each["id"] == asked)
    values = region_values(list(current_facts().entities), lang)[asked]
    return f"{entry['name']} {entry['unit']}".strip(), values.to_dict()


def _shown(job: ExportJob, content: SlideContent, slide: Slide) -> Shown:
    lang = job.request.lang
    return Shown(
        title=content.title,
        source=content.source,
        link=job.edition.link(content.link),
        date=job.deck.date,
        lang=lang,
        drawn=static_map(content.map, lang).drawn if content.map else {},
        indicator=filled_by(content.map, lang) if content.map else ("", {}),
        chart=content.chart,
        records=slide.records or implied_records(slide.view.choices),
    )


def data_files(job: ExportJob) -> dict[int, bytes]:
    """Data of every view in the format of the request, by position in the deck."""
    slides = iter(job.request.story.slides if job.request.story else ())
    write = WRITERS[job.request.form]
    return {i: write(_shown(job, content, next(slides))) for i, content in job.slides() if content.kind == "view"}
