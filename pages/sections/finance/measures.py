"""Blocks of the finance finder: whether the notice still runs, the list, and the card of a measure."""

from datetime import date, datetime, timedelta, timezone

import pandas as pd
from htpy import Element, Node, a, article, aside, b, div, h2, header, p, q, small, span
from markupsafe import Markup

from geodata.analysis.finance_measures import Figure, formulas_of, read_figures, single_years, state_on
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_measures
from pages.components.layout import show_html
from pages.sections.finance.inputs import FinanceChoice
from utils.html.cards import Line, line_html, row_html
from utils.html.citations import Reference, reference_html, reference_of
from utils.html.markup import rendered
from utils.text.finance_names import state_labels
from utils.text.formatting import join_names
from utils.text.i18n import Translate, translator
from utils.urls.page_urls import page_address

BEIJING = timezone(timedelta(hours=8))
NOTICE, CLOSING, TERM = "cq-office-2022-81", "结尾", "有效期3年"
QUOTES_SHOWN = 3
# What a reader looks for first.
KINDS = ("rate", "cap", "amount", "limit", "term", "threshold", "count", "baseline")


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
    text = lapse_text(read_measures(), today, translator(lang))
    clause = reference_html(Reference(NOTICE, CLOSING, TERM), lang, right=True)
    show_html(div(class_="a-block a-lapse")[b[text], clause])


def quote_html(figures: tuple[Figure, ...], lang: str) -> Node:
    """The first figures of a measure as printed."""
    _ = translator(lang)
    if not figures:
        return span[_("No figure printed")]
    ranked = sorted(figures, key=lambda figure: KINDS.index(figure.kind))
    quotes = Markup(" ").join(rendered(q[figure.printed]) for figure in ranked[:QUOTES_SHOWN])
    return (quotes, " …" if len(figures) > QUOTES_SHOWN else None)


def measure_html(measure: pd.Series, choice: FinanceChoice, today: date, lang: str) -> Element:
    """One measure of the list: title, beneficiary, instruments, figures, clause, state."""
    _ = translator(lang)
    names = code_names("instrument", lang)
    key = measure["measure_id"]
    address = page_address("finance", {"measure": key, **choice.filters}, lang)
    sums = a(href=address, target="_self")[_("Calculate"), " →"] if formulas_of(key) else None
    state = span(class_="a-chip a-noRule")[state_text(measure, today, _)]
    return article(class_="a-measure", data_measure=key, aria_current="true" if choice.measure == key else None)[
        h2[a(href=address, target="_self")[measure[f"title_{lang}"]]],
        p[measure[f"beneficiary_{lang}"]],
        small[join_names((names[word] for word in measure["instruments"]), lang)],
        div[quote_html(read_figures(measure["figures"]), lang)],
        aside[reference_html(reference_of(measure), lang), sums, state],
    ]


def show_measures(measures: pd.DataFrame, choice: FinanceChoice, today: date, lang: str) -> None:
    """Show the list of measures."""
    cells = (measure_html(row, choice, today, lang) for _index, row in measures.iterrows())
    show_html(div(class_="a-block a-measures")[cells])


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
        row_html(_("Instruments"), join_names((names[word] for word in measure["instruments"]), lang)),
        row_html(_("For whom"), measure[f"beneficiary_{lang}"]),
        row_html(_("Valid"), f"{measure['valid_from']} – {measure['valid_to']}"),
    ]
    years = year_text(figures, today, _)
    if years:
        rows.append(row_html(_("Terms tied to a year"), years))
    lines = [line_html(figure_line(measure, figure, lang), lang) for figure in figures]
    state = span(class_="a-chip a-noRule")[state_text(measure, today, _)]
    card = article(class_="a-card a-support", data_card=measure["measure_id"])[
        header[h2[measure[f"title_{lang}"]], state],
        reference_html(reference_of(measure), lang),
        rows,
        lines or p(class_="a-empty")[_("No figure is printed for this measure.")],
    ]
    show_html(div(class_="a-block")[card])
