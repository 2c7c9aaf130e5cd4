"""The one-page sheet of a project: where it is, what each document says of it, and what else concerns it."""

from collections.abc import Iterable

import pandas as pd

from exports.factsheets.model import Part, Sheet
from exports.factsheets.sheet_map import sheet_picture
from geodata.analysis.entities import Entity
from geodata.courses.course import OPERATOR
from geodata.tables.readers import read_documents, read_provisions, read_regions, read_targets, read_tasks
from layers.catalog.highlight import Highlight
from layers.labels.position_labels import course_text
from utils.config.facts import current_facts
from utils.config.map_publication import strip_line, strip_texts
from utils.config.settings import current_settings
from utils.html.citations import source_text
from utils.text.code_names import region_names, stage_names
from utils.text.formatting import clause_text, format_figure, metres_text
from utils.text.i18n import Translate, translator
from utils.text.project_names import kind_names

ROWS = 16


def _clause(row: pd.Series, lang: str) -> str:
    return clause_text(read_documents().set_index("document_id").loc[row["document_id"]], row["locator"], lang)


def position_text(entity: Entity, _: Translate) -> str:
    """How sure its position is; a thing without a geometry is listed only."""
    return metres_text(entity.precision_m) if entity.geometry is not None else _("list only")


def precision_sentence(entity: Entity, _: Translate) -> str:
    """How far its course or position may be off; empty if nothing is drawn."""
    if not entity.precision_m:
        return ""
    if entity.course is not None and entity.course.precision == OPERATOR:
        return f"{course_text(entity.course, _)} {metres_text(entity.precision_m)}"
    words = _("Courses and positions are schematic, off by up to ±{n}.")
    return words.replace("±{n}", metres_text(entity.precision_m))


def mention_rows(entity: Entity, lang: str) -> list[tuple[str, str]]:
    """What each document says of it, by date: word as printed, year, clause."""
    rows = []
    for mention in entity.records:
        said = [f"「{mention['status_word']}」" if mention["status_word"] else "—", str(mention["year"] or "")]
        rows.append((" ".join(filter(None, (mention[f"name_{lang}"], *said))), _clause(pd.Series(mention), lang)))
    return rows


def _naming(table: pd.DataFrame, places: Iterable[str]) -> pd.DataFrame:
    named = set(places)
    return table[table["place_ids"].map(lambda ids: bool(named & set(ids)))]


def sheet_parts(entity: Entity, lang: str) -> list[Part]:
    """Lists of the sheet: mentions, tasks, provisions, and the targets that those hold."""
    _ = translator(lang)
    tasks, provisions = _naming(read_tasks(), entity.place_ids), _naming(read_provisions(), entity.place_ids)
    ids = {target for rows in (tasks, provisions) for targets in rows["target_ids"] for target in targets}
    targets = read_targets()[read_targets()["target_id"].isin(ids)]
    lists = {
        _("What the documents say"): mention_rows(entity, lang),
        _("Tasks that name it"): [(row[f"title_{lang}"], _clause(row, lang)) for _i, row in tasks.iterrows()],
        _("Provisions that name it"): [
            (row[f"heading_{lang}"], _clause(row, lang)) for _i, row in provisions.iterrows()
        ],
        _("Targets in these clauses"): [
            (f"{row[f'name_{lang}']} {format_figure(row, lang)}", _clause(row, lang)) for _i, row in targets.iterrows()
        ],
    }
    return [Part(title, rows[:ROWS], len(rows)) for title, rows in lists.items() if rows]


def project_sheet_content(entity_id: str, lang: str) -> Sheet | None:
    """Content of the sheet of a place, line or project; None for an unknown id."""
    entity = next((each for each in current_facts().entities if each.entity_id == entity_id), None)
    if entity is None:
        return None
    _ = translator(lang)
    short = read_regions().set_index("region_id")[f"short_{lang}"].to_dict()
    title = str(entity.main[f"name_{lang}"])
    stage = _("no stage stated") if entity.stage == "none" else stage_names(lang)[entity.stage]
    fit = entity.region_ids if len(entity.region_ids) < len(short) else ()
    focus = Highlight(entity.region_ids, (entity.entity_id,), fit)
    drawn = entity.geometry is not None
    strip = strip_line(strip_texts(current_facts().boundaries, current_settings(), current_facts().courses.values(), _))
    error = precision_sentence(entity, _)
    return Sheet(
        title=title,
        subtitle=" · ".join(
            (kind_names(lang)[entity.mode], region_names(entity, short, lang, _) or _("no region named"))
        ),
        figures=[
            (_("Stage"), stage),
            (_("Position"), position_text(entity, _)),
            (_("Years stated"), ", ".join(entity.stated_years) or "—"),
            (_("Progress"), _("Not reported")),
        ],
        parts=sheet_parts(entity, lang),
        picture=sheet_picture(focus, title, lang, entity.entity_id) if drawn else "",
        caption=f"{strip} {error}".rstrip(),
        source=source_text([(document, "") for document in dict.fromkeys(entity.rows["document_id"])], lang),
        notes=[] if drawn else [_("It has no position in the documents: it is listed and not drawn.")],
    )
