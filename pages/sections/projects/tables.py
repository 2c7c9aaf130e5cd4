"""Blocks of the projects page: printed lengths, mentions that disagree, what the stages mean."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from geodata.analysis.entities import Entity, status_stages
from geodata.analysis.projects import documents_disagree, status_rulings
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_conflicts, read_documents, read_targets
from pages.components.layout import show_cells, show_lines
from utils.html.cards import Line
from utils.html.citations import reference_html, reference_of
from utils.text.code_names import stage_names
from utils.text.formatting import format_figure, format_number, metres_text
from utils.text.i18n import Translate, translator
from utils.text.project_names import kind_names, oc4ids_names, stage_meanings
from utils.urls.page_urls import page_address

DISAGREEING_SHOWN = 6


def show_table(head: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> None:
    """Show a table of plain cells.

    Parameters
    ----------
    head
        Title and class of each column; ``a-number`` stands right.
    rows
        Cells as HTML that has been escaped.
    """
    titles = "".join(f'<th scope="col" class="{style}">{escape(title)}</th>' for title, style in head)
    body = "".join(
        "<tr>"
        + "".join(f'<td class="{style}">{cell}</td>' for cell, (_title, style) in zip(cells, head, strict=True))
        + "</tr>"
        for cells in rows
    )
    table = f'<table class="a-table"><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>'
    st.html(f'<div class="a-block" tabindex="0">{table}</div>')


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
            escape(names[row.mode]), str(row.lines), format_number(row.inside_km, 0), format_number(row.length_km, 0),
            escape(f"{precision[row.precision]} {metres_text(int(row.precision_m))}"),
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


def side_html(row: pd.Series, lang: str, _: Translate) -> str:
    """One mention: date, stage, words as printed, clause."""
    document = read_documents().set_index("document_id").loc[row["document_id"]]
    reference = reference_html(reference_of(row), lang)
    stage = stage_names(lang)[status_stages()[row["status"]]]
    return (
        f"<div><small>{escape(document['issued'])}</small><b>{escape(stage)}</b>"
        f'<span lang="zh-CN">「{escape(row["status_word"])}」</span>{reference}</div>'
    )


def disagreement_html(entity: Entity, ruling: str | None, lang: str, _: Translate) -> str:
    """One entity with its mentions side by side by date, and the stage that the atlas follows."""
    sides = "".join(side_html(row, lang, _) for _index, row in entity.stated_rows.iterrows())
    reason = _("the latest document that states a stage decides")
    if ruling:
        reason = str(read_conflicts().set_index("conflict_id").loc[ruling, f"reason_{lang}"])
    link = page_address("conflicts", {"conflict": ruling}, lang) if ruling else ""
    ledger = _("In the conflict ledger")
    more = f' <a href="{escape(link)}" target="_self">{escape(ledger)} →</a>' if ruling else ""
    name, followed = escape(str(entity.main[f"name_{lang}"])), _("The atlas follows")
    address = escape(page_address("projects", {"place": entity.entity_id}, lang))
    return (
        f'<article class="a-differs" data-entity="{escape(entity.entity_id)}">'
        f'<h3><a href="{address}" target="_self">{name}</a></h3><div class="a-sides">{sides}</div>'
        f"<p>{escape(followed)} <b>{escape(stage_names(lang)[entity.stage])}</b>"
        f"<span>{escape(reason)}{more}</span></p></article>"
    )


def show_disagreements(entities: Sequence[Entity], lang: str) -> None:
    """Entities whose mentions state different stages; those behind the first ones are folded away."""
    _ = translator(lang)
    rulings = status_rulings(entities)
    cells = [disagreement_html(entity, rulings.get(entity.entity_id), lang, _) for entity in entities]
    show_cells(cells, lang, DISAGREEING_SHOWN)


def show_stage_meanings(lang: str) -> None:
    """What each stage means, and how the atlas reads it in the words of OC4IDS."""
    _ = translator(lang)
    stages, codes = stage_names(lang), oc4ids_names(lang)
    head = [(_("Stage"), "a-short"), ("OC4IDS", "a-short"), (_("Why"), "")]
    show_table(
        head, [[escape(stages[stage]), escape(codes[code]), escape(why)] for stage, code, why in stage_meanings(lang)]
    )
