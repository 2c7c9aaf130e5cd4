"""Blocks of the projects page: printed lengths, mentions that disagree, stages with the words that state them."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
from htpy import Element, Node, a, article, b, details, div, h3, p, small, span, summary, tbody, td, th, thead, tr
from htpy import table as table_element

from geodata.analysis.entities import Entity, status_stages
from geodata.analysis.projects import documents_disagree, stage_words, status_rulings
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_conflicts, read_documents, read_targets
from pages.components.layout import show_cells, show_html, show_lines
from utils.html.cards import Line
from utils.html.citations import reference_html, reference_of
from utils.text.code_names import stage_names
from utils.text.formatting import format_figure, format_number, metres_text
from utils.text.i18n import Translate, translator
from utils.text.project_names import kind_names, oc4ids_names, stage_meanings
from utils.urls.page_urls import page_address

DISAGREEING_SHOWN = 6
WORDS_SHOWN = 8


def show_table(head: Sequence[tuple[str, str]], rows: Sequence[Sequence[Node]]) -> None:
    """Show a table of plain cells.

    Parameters
    ----------
    head
        Title and class of each column; ``a-number`` stands right.
    rows
        Texts of the cells.
    """
    titles = tr[(th(scope="col", class_=style)[title] for title, style in head)]
    body = (tr[(td(class_=style)[cell] for cell, (_title, style) in zip(cells, head, strict=True))] for cells in rows)
    show_html(div(class_="a-block", tabindex="0")[table_element(class_="a-table")[thead[titles], tbody[body]]])


def show_length_table(table: pd.DataFrame, lang: str) -> None:
    """Lengths by mode and class of precision; km of the sketch."""
    _ = translator(lang)
    names = kind_names(lang)
    head = [
        (_("Mode"), ""), (_("Drawn lines"), "a-number"), (_("In the area, km"), "a-number"),
        (_("Whole line, km"), "a-number"), (_("Precision of position"), ""),
    ]  # fmt: skip
    precision = code_names("precision", lang, "short")
    rows = [
        [
            names[row.mode], str(row.lines), format_number(row.inside_km, 0), format_number(row.length_km, 0),
            f"{precision[row.precision]} {metres_text(int(row.precision_m))}",
        ]
        for row in table.itertuples()
    ]  # fmt: skip
    show_table(head, rows)


def printed_lengths() -> pd.DataFrame:
    """Targets of transport in kilometres, as the documents print them."""
    targets = read_targets()
    return targets[(targets["unit"] == "km") & (targets["theme"] == "transport")]


def show_printed_lengths(lang: str) -> None:
    """Lengths that the documents print, each with its clause."""
    lines = [
        Line(
            row[f"name_{lang}"],
            " · ".join(part for part in (format_figure(row, lang), str(row["target_year"])) if part),
            reference_of(row),
        )
        for _index, row in printed_lengths().iterrows()
    ]
    show_lines(lines, lang, shown=len(lines))


def disagreeing(entities: Sequence[Entity]) -> list[Entity]:
    """Entities whose mentions state different stages."""
    return [entity for entity in entities if documents_disagree(entity)]


def side_html(row: pd.Series, lang: str) -> Element:
    """One mention: date, stage, words as printed, clause."""
    document = read_documents().set_index("document_id").loc[row["document_id"]]
    stage = stage_names(lang)[status_stages()[row["status"]]]
    word = span(lang="zh-CN")[f"「{row['status_word']}」"]
    return div[small[document["issued"]], b[stage], word, reference_html(reference_of(row), lang)]


def disagreement_html(entity: Entity, ruling: str | None, lang: str, _: Translate) -> Element:
    """One entity with its mentions side by side by date, and the stage that the atlas follows."""
    reason, more = _("the latest document that states a stage decides, unless the ledger has ruled"), None
    if ruling:
        reason = str(read_conflicts().set_index("conflict_id").loc[ruling, f"reason_{lang}"])
        ledger = page_address("conflicts", {"conflict": ruling}, lang)
        more = (" ", a(href=ledger, target="_self")[_("In the conflict ledger"), " →"])
    address = page_address("projects", {"place": entity.entity_id}, lang)
    return article(class_="a-differs", data_entity=entity.entity_id)[
        h3[a(href=address, target="_self")[str(entity.main[f"name_{lang}"])]],
        div(class_="a-sides")[(side_html(row, lang) for _index, row in entity.stated_rows.iterrows())],
        p[_("The atlas follows"), " ", b[stage_names(lang)[entity.stage]], span[reason, more]],
    ]


def show_disagreements(entities: Sequence[Entity], lang: str) -> None:
    """Entities whose mentions state different stages; those behind the first ones are folded away."""
    _ = translator(lang)
    rulings = status_rulings(entities)
    cells = [disagreement_html(entity, rulings.get(entity.entity_id), lang, _) for entity in entities]
    show_cells(cells, lang, DISAGREEING_SHOWN)


def words_html(words: Counter[str], _: Translate) -> Element:
    """Printed words by which entities have a stage, each with its count; the rarer ones are folded away."""
    listed = [f"「{word}」{count}" for word, count in words.most_common()]
    rest = listed[WORDS_SHOWN:]
    more = details[summary[_("{n} more").replace("{n}", str(len(rest)))], span(lang="zh-CN")[" ".join(rest)]]
    return div[span(lang="zh-CN")[" ".join(listed[:WORDS_SHOWN]) or "—"], more if rest else None]


def show_stage_meanings(entities: Sequence[Entity], lang: str) -> None:
    """What each stage means, how many of the entities have it by which words, and its code of OC4IDS."""
    _ = translator(lang)
    stages, codes, words = stage_names(lang), oc4ids_names(lang), stage_words(entities)
    head = [(_("Stage"), ""), ("OC4IDS", "a-short"), (_("Count"), "a-number"), (_("By which words, and why"), "")]
    rows: list[list[Node]] = [
        [
            stages[stage], codes[code], str(words[stage].total()) if stage in words else "—",
            [words_html(words[stage], _) if stage in words else None, div(class_="a-why")[why]],
        ]
        for stage, code, why in stage_meanings(lang)
    ]  # fmt: skip
    show_table(head, rows)
