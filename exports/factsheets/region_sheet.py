"""One-page sheet of a region, to print: map, figures, role, targets, projects, tasks, provisions, sites."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from exports.factsheets.model import Part, Sheet
from exports.factsheets.sheet_map import sheet_picture
from geodata.analysis.region_profile import RegionFacts, region_facts, top_targets
from geodata.courses.course import OPERATOR
from geodata.tables.readers import read_documents, read_regions
from layers.views.highlights import region_highlight
from layers.views.region_records import SCOPE_ORDER, drawn_text, entity_lines, provision_lines, target_lines, task_lines
from layers.views.region_summary import group_text, own_text, region_figures, scope_rows
from utils.config.facts import current_facts
from utils.config.map_publication import strip_line, strip_texts
from utils.config.settings import current_settings
from utils.html.cards import Line
from utils.html.citations import source_text
from utils.text.formatting import clause_text, metres_text
from utils.text.i18n import Translate, translator

# Rows of each list; what is left out is counted under it, so that every region fits on one page.
ROWS = {"zh": (9, 16, 5, 10, 10), "en": (6, 9, 4, 8, 7)}
SHORT = {"zh": 30, "en": 60}


def printed_rows(lines: Sequence[Line], limit: int, documents: pd.DataFrame, lang: str) -> list[tuple[str, str]]:
    """First lines of a list as text and clause."""
    rows = []
    for line in lines[:limit]:
        reference = line.reference
        clause = clause_text(documents.loc[reference.document_id], reference.locator, lang) if reference else ""
        name = line.name if len(line.name) <= SHORT[lang] else line.name[: SHORT[lang] - 1] + "…"
        gap = "" if line.aside.startswith("（") else " "
        rows.append((f"{name}{gap}{line.aside}".strip(), clause))
    return rows


def bracketed(lines: Sequence[Line], lang: str) -> list[Line]:
    """Lines whose kind and stage stand in brackets behind the name."""
    left, right = ("（", "）") if lang == "zh" else ("(", ")")
    return [replace(line, aside=f"{left}{line.aside}{right}") for line in lines]


def binding_note(facts: RegionFacts, lang: str) -> str:
    """Number of targets by scope, and whether one names the region."""
    join, stop = ("、", "。") if lang == "zh" else (", ", ". ")
    counts = join.join(f"{name} {n}" for _scope, name, n in scope_rows(facts, lang))
    return f"{counts}{stop}{own_text(facts, translator(lang))}"


def sheet_parts(facts: RegionFacts, lang: str) -> list[Part]:
    """Lists of the sheet with what is not printed counted."""
    _ = translator(lang)
    documents = read_documents().set_index("document_id")
    targets = target_lines(top_targets(facts, SCOPE_ORDER), lang)
    projects, sites = (
        bracketed(entity_lines(facts.projects, lang), lang),
        bracketed(entity_lines(facts.sites, lang), lang),
    )
    tasks, provisions = task_lines(facts.tasks, lang), provision_lines(facts.provisions, lang)
    headings = [Line(line.aside, "", line.reference) for line in provisions]
    parts = (
        (_("Targets that bind it"), targets, len(facts.binding), binding_note(facts, lang)),
        (_("Projects"), projects, len(projects), drawn_text(facts.projects, _)),
        (_("Tasks that name it"), tasks, len(tasks), "" if tasks else _("No numbered task names it.")),
        (_("Provisions that name it"), headings, len(headings), ""),
        (_("Products and sites"), sites, len(sites), ""),
    )
    return [
        Part(title, printed_rows(lines, limit, documents, lang), total, note)
        for (title, lines, total, note), limit in zip(parts, ROWS[lang], strict=True)
    ]


def picture_caption(facts: RegionFacts, lang: str, _: Translate) -> str:
    """The strip of a map, from the lower left of the picture, and the precision of what is drawn."""
    placed = [entity for entity in facts.places if entity.geometry is not None and entity.precision_m]
    drawn = [entity.precision_m for entity in placed if entity.precision != OPERATOR]
    given = [entity.precision_m for entity in placed if entity.precision == OPERATOR]
    words = _(
        "Colour is the mode; solid operates, hollow is being built, broken hollow is to be built with no start "
        "stated, dashed is planned, dotted is under study, pale has no stage stated. Courses and positions are "
        "schematic, up to ±{n} km."
    )
    strip = strip_line(strip_texts(current_facts().boundaries, current_settings(), current_facts().courses.values(), _))
    sentence = words.replace("{n}", f"{max(drawn, default=0) / 1000:g}")
    stop = ". " if lang == "en" else "。"
    own = _("Operator’s alignments: off by up to ±{n}.").replace("±{n}", metres_text(max(given))) if given else ""
    return f"{strip}{stop}{sentence} {own}".rstrip()


def region_sheet_content(region_id: str, lang: str) -> Sheet | None:
    """Content of the A4 page of a region; None for an unknown one.

    Parameters
    ----------
    region_id
        The region.
    lang
        Language of the page.
    """
    if region_id not in set(read_regions()["region_id"]):
        return None
    _ = translator(lang)
    facts = region_facts(region_id, current_facts().entities)
    documents = read_documents().set_index("document_id")
    row = facts.region
    clause = clause_text(documents.loc[row["role_document_id"]], row["role_locator"], lang)
    stop = "" if lang == "zh" else " "
    picture = sheet_picture(region_highlight([facts]), row[f"name_{lang}"], lang)
    return Sheet(
        title=row[f"name_{lang}"],
        subtitle=f"{row[f'tier_{lang}']} · {row[f'role_{lang}']}{stop}{group_text(facts, lang)} {clause}",
        figures=[(figure.label, f"{figure.number} {figure.unit}") for figure in region_figures(facts, lang)],
        parts=sheet_parts(facts, lang),
        picture=picture,
        caption=picture_caption(facts, lang, _),
        source=source_text([(document, "") for document in documents.index], lang),
    )
