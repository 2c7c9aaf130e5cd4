"""The calculator of the finance finder: fields, result, and the arithmetic line by line."""

from html import escape

import pandas as pd
import streamlit as st

from geodata.analysis.finance_measures import Formula, read_figures
from geodata.analysis.subsidy_calculator import Outcome, Step, work_out
from geodata.tables.codelists import code_names
from pages.components.layout import show_section
from pages.sections.finance.inputs import choose_formula, enter_values
from utils.html.citations import Reference, reference_html
from utils.text.finance_names import (
    formula_names,
    money_text,
    quantity_text,
)
from utils.text.i18n import Translate, translator

MONEY_UNITS = frozenset({"10k-CNY"})


def sum_text(step: Step, lang: str, _: Translate) -> str:
    """One line of arithmetic: ``1,000 万元 × 0.1 ‰ a day × 10 days = 10 万元``."""
    terms = [quantity_text(number, unit, lang, _) for number, unit in step.terms]
    result = quantity_text(*step.result, lang, _)
    if not terms:
        return result
    join = "，" if lang == "zh" else ", "
    least = _("min({terms})").replace("{terms}", join.join(terms))
    shown = least if step.sign == "min" else f" {step.sign} ".join(terms)
    return f"{shown} = {result}"


def step_html(step: Step, measure: pd.Series, lang: str) -> str:
    """One line of arithmetic with the clause that it follows."""
    _ = translator(lang)
    reference = Reference(measure["document_id"], measure["locator"], step.printed)
    clause = reference_html(reference, lang, right=True) if step.printed else ""
    quote = f"<q>{escape(step.printed)}</q>" if step.printed else ""
    name = code_names("formula-step", lang)[step.name]
    return f"<li><span>{escape(name)}</span><b>{escape(sum_text(step, lang, _))}</b><small>{quote}</small>{clause}</li>"


def result_text(outcome: Outcome, lang: str, _: Translate) -> str:
    """Result in words: an amount or a range, at most where the text says so."""
    assert outcome.low is not None  # noqa: S101 (tells the types of a result)
    assert outcome.high is not None  # noqa: S101
    if outcome.low != outcome.high:
        return f"{money_text(outcome.low, lang)} – {money_text(outcome.high, lang)}"
    text = money_text(outcome.high, lang)
    return _("at most {amount}").replace("{amount}", text) if outcome.at_most else text


def refusal_text(outcome: Outcome, formula: Formula, lang: str, _: Translate) -> str:
    """Why an entered value cannot be used: it is above its printed ceiling."""
    assert outcome.refused is not None  # noqa: S101 (tells the type of a refusal)
    name, most, unit, words = outcome.refused
    amount = code_names("formula-base", lang)[formula.base]
    label = amount if name == "amount" else code_names("formula-value", lang)[name]
    ceiling = money_text(most, lang) if unit in MONEY_UNITS else quantity_text(most, name.removesuffix("s"), lang, _)
    text = _("{name}: the printed ceiling is {ceiling} ({words}). The clause covers no more, so nothing is worked out.")
    for slot, value in (("{name}", label), ("{ceiling}", ceiling), ("{words}", f"「{words}」")):
        text = text.replace(slot, value)
    return text


def outcome_html(outcome: Outcome, formula: Formula, measure: pd.Series, lang: str) -> str:
    """Result with its arithmetic, or what is missing, or what is refused."""
    _ = translator(lang)
    if outcome.missing:
        ask = _("Fill in the fields above to see the arithmetic.")
        return f'<p class="a-empty">{escape(ask)}</p>'
    if outcome.refused:
        return f'<p class="a-fault">{escape(refusal_text(outcome, formula, lang, _))}</p>'
    steps = "".join(step_html(step, measure, lang) for step in outcome.steps)
    label = formula_names(lang)[formula.formula_id]
    return (
        f'<div class="a-result-line"><span>{escape(label)}</span><b>{escape(result_text(outcome, lang, _))}</b></div>'
        f"<ol>{steps}</ol>"
    )


def show_calculator(measure: pd.Series, lang: str) -> None:
    """Show the calculator of a measure, or say that its text gives none."""
    _ = translator(lang)
    show_section(_("Calculator"), _("as printed; exact, nothing rounded"))
    formula = choose_formula(measure["measure_id"], _)
    if formula is None:
        none = _(
            "The text of this measure prints no rate that can be applied to an amount, so there is no calculation."
        )
        st.html(f'<div class="a-block a-empty">{escape(none)}</div>')
        return
    values = enter_values(formula, _)
    outcome = work_out(formula, read_figures(measure["figures"]), values)
    note = formula.note_zh if lang == "zh" else formula.note_en
    below = f'<p class="a-note">{escape(note)}</p>' if note else ""
    st.html(f'<div class="a-block a-sums">{outcome_html(outcome, formula, measure, lang)}{below}</div>')
