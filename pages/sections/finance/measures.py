"""Blocks of the finance finder: whether the notice still runs, the list, and the card of a measure."""

from datetime import date, datetime, timedelta, timezone
from html import escape

import pandas as pd
import streamlit as st

from geodata.analysis.finance_measures import Figure, formulas_of, read_figures, single_years, state_on
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_measures
from pages.sections.finance.inputs import FinanceChoice
from utils.html.cards import Line, line_html, row_html
from utils.html.citations import Reference, reference_html, reference_of
from utils.text.finance_names import state_labels
from utils.text.formatting import join_names
from utils.text.i18n import Translate, translator
from utils.urls.page_urls import page_address

BEIJING = timezone(timedelta(hours=8))
NOTICE, CLOSING, TERM = "cq-office-2022-81", "结尾", "有效期3年"
QUOTES_SHOWN = 3
# What a reader looks for first.
KINDS = ("rate", "cap", "amount", "limit", "term", "threshold", "count")


def today_here() -> date:
    """Today in Chongqing."""
    return datetime.now(BEIJING).date()


def state_text(measure: pd.Series, today: date, _: Translate) -> str:
    """State of a measure with its day: ``Lapsed 2025-07-15``."""
    state = state_on(measure["valid_from"], measure["valid_to"], today)
    day = measure["valid_from"] if state == "coming" else measure["valid_to"]
    return state_labels(_)[state].replace("{date}", day)


def lapse_text(measures: pd.DataFrame, today: date, _: Translate) -> str:
    """Sentence on whether the measures still run on a day."""
    states = [state_on(row["valid_from"], row["valid_to"], today) for row in measures.to_dict("records")]
    lapsed = states.count("lapsed")
    text = (
        _(
            "Lapsed: the notice ran for three years from {from} to {to}. On {today}, {lapsed} of {total} measures have "
            "lapsed. What follows is as printed and no offer of today."
        )
        if lapsed
        else _("The notice runs for three years from {from} to {to}. Today is {today}.")
    )
    slots = {
        "{from}": min(measures["valid_from"]), "{to}": max(measures["valid_to"]), "{today}": today.isoformat(),
        "{lapsed}": str(lapsed), "{total}": str(len(measures)),
    }  # fmt: skip
    for slot, value in slots.items():
        text = text.replace(slot, value)
    return text


def show_lapse(today: date, lang: str) -> None:
    """Say at the head of the page whether the notice still runs, with its clause."""
    text = escape(lapse_text(read_measures(), today, translator(lang)))
    clause = reference_html(Reference(NOTICE, CLOSING, TERM), lang, right=True)
    st.html(f'<div class="a-block a-lapse"><b>{text}</b>{clause}</div>')


def quote_html(figures: tuple[Figure, ...], lang: str) -> str:
    """The first figures of a measure as printed."""
    _ = translator(lang)
    if not figures:
        words = _("No figure printed")
        return f"<span>{escape(words)}</span>"
    ranked = sorted(figures, key=lambda figure: KINDS.index(figure.kind))
    quotes = " ".join(f"<q>{escape(figure.printed)}</q>" for figure in ranked[:QUOTES_SHOWN])
    return quotes + (" …" if len(figures) > QUOTES_SHOWN else "")


def measure_html(measure: pd.Series, choice: FinanceChoice, today: date, lang: str) -> str:
    """One measure of the list: title, beneficiary, instruments, figures, clause, state."""
    _ = translator(lang)
    names = code_names("instrument", lang)
    key = measure["measure_id"]
    address = page_address("finance", {"measure": key, **choice.filters}, lang)
    instruments = escape(join_names((names[word] for word in measure["instruments"]), lang))
    word = _("Calculate")
    sums = f'<a href="{escape(address)}" target="_self">{escape(word)} →</a>' if formulas_of(key) else ""
    clause = reference_html(reference_of(measure), lang)
    current = ' aria-current="true"' if choice.measure == key else ""
    return (
        f'<article class="a-measure" data-measure="{escape(key)}"{current}><h2><a href="{escape(address)}" '
        f'target="_self">{escape(measure[f"title_{lang}"])}</a></h2><p>{escape(measure[f"beneficiary_{lang}"])}</p>'
        f"<small>{instruments}</small><div>{quote_html(read_figures(measure['figures']), lang)}</div>"
        f'<aside>{clause}{sums}<span class="a-chip a-noRule">'
        f"{escape(state_text(measure, today, _))}</span></aside></article>"
    )


def show_measures(measures: pd.DataFrame, choice: FinanceChoice, today: date, lang: str) -> None:
    """Show the list of measures."""
    cells = "".join(measure_html(row, choice, today, lang) for _index, row in measures.iterrows())
    st.html(f'<div class="a-block a-measures">{cells}</div>')


def year_text(figures: tuple[Figure, ...], today: date, _: Translate) -> str:
    """Years that printed terms of a measure are tied to, and whether they are over."""
    over = _("{year} only, over since {year}-12-31")
    now = _("{year} only")
    years = single_years(figures)
    return ", ".join((over if date(year, 12, 31) < today else now).replace("{year}", str(year)) for year in years)


def figure_line(measure: pd.Series, figure: Figure, lang: str) -> Line:
    """One printed figure: what it is, its words, its clause."""
    meaning = figure.of_zh if lang == "zh" else figure.of_en
    year = (f"（{figure.year}）" if lang == "zh" else f" ({figure.year})") if figure.year else ""
    reference = Reference(measure["document_id"], measure["locator"], figure.printed)
    return Line(meaning + year, f"「{figure.printed}」", reference)


def show_measure_card(measure: pd.Series, today: date, lang: str) -> None:
    """Show a measure with every printed figure, its validity and its state."""
    _ = translator(lang)
    figures = read_figures(measure["figures"])
    names = code_names("instrument", lang)
    rows = [
        row_html(_("Instruments"), escape(join_names((names[word] for word in measure["instruments"]), lang))),
        row_html(_("For whom"), escape(measure[f"beneficiary_{lang}"])),
        row_html(_("Valid"), f"{escape(measure['valid_from'])} – {escape(measure['valid_to'])}"),
    ]
    years = year_text(figures, today, _)
    if years:
        rows.append(row_html(_("Terms tied to a year"), escape(years)))
    clause = reference_html(reference_of(measure), lang)
    lines = "".join(line_html(figure_line(measure, figure, lang), lang) for figure in figures)
    none = _("No figure is printed for this measure.")
    st.html(
        f'<div class="a-block"><article class="a-card a-support" data-card="{escape(measure["measure_id"])}"><header>'
        f"<h2>{escape(measure[f'title_{lang}'])}</h2>"
        f'<span class="a-chip a-noRule">{escape(state_text(measure, today, _))}</span></header>{clause}'
        f"{''.join(rows)}{lines or f'<p class=a-empty>{escape(none)}</p>'}</article></div>"
    )
