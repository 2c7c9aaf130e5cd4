"""The progress rule on the page: the method, and the calculation for one target, step by step."""

from html import escape

import pandas as pd
import streamlit as st

from geodata.analysis.progress import ON_TRACK, Goal, Measured, Progress, grade_progress
from geodata.tables.codelists import code_names
from pages.components.layout import show_section
from pages.sections.sources.about import show_rows
from utils.text.formatting import comparator_sign, format_figure, format_number
from utils.text.i18n import Translate, translator

SIGNS = {"met": "✓", "on-track": "●", "moving-forward": "▲", "deteriorating": "▼", "not-reported": "○"}
CLASSES = {
    "met": "a-met", "on-track": "a-onTrack", "moving-forward": "a-forward", "deteriorating": "a-deteriorating",
    "not-reported": "a-notReported",
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 2015, 2040
PERCENT = 100


def grade_chip(grade: str, lang: str) -> str:
    """Sign and name of a grade."""
    name = code_names("grade", lang)[grade]
    return f'<span class="a-chip {CLASSES[grade]}">{SIGNS[grade]} {escape(name)}</span>'


def hindrance_labels(_: Translate) -> dict[str, str]:
    """Why there is no grade."""
    return {
        "no-value": _("No measured value has been entered, so there is nothing to grade."),
        "no-source": _("A value without a source is not graded. Name the publication."),
        "no-years": _("The measured year and the target year must come after the base year."),
        "no-growth": _("Growth is defined only between values above zero."),
    }


def show_rule(lang: str) -> None:
    """The published rule: method and grades."""
    _ = translator(lang)
    show_section(_("Progress rule"), _("method of Open SDG and Statistics Canada: annual growth, actual by required"))
    rows = [
        (_("Required growth"), "(T ÷ B) ^ (1 ÷ (t − b)) − 1", _("B base value in year b, T target value in year t")),
        (_("Actual growth"), "(M ÷ B) ^ (1 ÷ (m − b)) − 1", _("M measured value in year m, with a source")),
        (_("Ratio"), "r = " + _("actual ÷ required"), _("for targets that rise and targets that fall alike")),
    ]
    show_rows(pd.DataFrame(rows, columns=[_("Step"), _("Formula"), _("Meaning")]))
    words = code_names("grade", lang)
    limits = [
        (words["met"], _("the measured value keeps the promise, by its comparator")),
        (words["on-track"], f"r ≥ {ON_TRACK:g}"),
        (words["moving-forward"], f"0 ＜ r ＜ {ON_TRACK:g}"),
        (words["deteriorating"], "r ≤ 0"),
        (words["not-reported"], _("no measured value with a source; this holds for every target of these documents")),
    ]
    show_rows(pd.DataFrame(limits, columns=[_("Grade"), _("When")]))


def show_trial(row: pd.Series, lang: str) -> None:
    """Grade one target with a value that the reader enters; nothing is stored."""
    _ = translator(lang)
    show_section(_("Calculation for the chosen target"), _("a trial on this screen; nothing is stored"))
    name, figure = escape(row[f"name_{lang}"]), escape(format_figure(row, lang))
    st.html(f'<div class="a-block a-trial"><b>{name}</b> · {figure} · {row["target_year"] or "—"}</div>')
    if row["kind"] != "target" or pd.isna(row["value"]) or not row["target_year"]:
        st.caption(_("The rule needs one target value with a year; this record has none. Choose another target."))
        return
    goal, measured = _entered(row, _)
    if goal is None:
        st.caption(_("The documents print no base value for this target. Enter one to try the rule."))
        return
    progress = grade_progress(goal, measured)
    chip, hindrance = grade_chip(progress.grade, lang), hindrance_labels(_).get(progress.hindrance, "")
    st.html(f'<div class="a-block a-verdict">{chip} <span>{escape(hindrance)}</span></div>')
    if measured is not None and not progress.hindrance:
        show_rows(pd.DataFrame(_steps(goal, measured, progress, lang), columns=[_("Step"), _("Calculation")]))


def _entered(row: pd.Series, _: Translate) -> tuple[Goal | None, Measured | None]:
    """Base and measured value from the fields; a printed base cannot be changed."""
    printed = not pd.isna(row["base_value"])
    key = row["target_id"]
    fields = st.columns([2, 2, 2, 2, 4])
    base_value = fields[0].number_input(
        _("Base value"),
        value=float(row["base_value"]) if printed else None,
        disabled=printed,
        format="%g",
        key=f"base-{key}",
    )
    with fields[1]:
        base_year = _year_field(_("Base year"), row["base_year"] if printed else "", f"base-year-{key}")
    value = fields[2].number_input(_("Measured value"), value=None, format="%g", key=f"value-{key}")
    with fields[3]:
        value_year = _year_field(_("Measured year"), "", f"value-year-{key}")
    source = fields[4].text_input(_("Source of the measured value"), key=f"source-{key}", max_chars=120)
    measured = None if value is None or value_year is None else Measured(value, value_year, source)
    if base_value is None or base_year is None:
        return None, measured
    goal = Goal(base_value, base_year, float(row["value"]), int(row["target_year"]), row["comparator"])
    return goal, measured


def _year_field(label: str, printed: str, key: str) -> int | None:
    """Field of a year; a printed one stands fixed."""
    value = int(printed) if printed else None
    year: int | None = st.number_input(
        label, FIRST_YEAR, LAST_YEAR, value, step=1, format="%d", disabled=value is not None, key=key
    )
    return year


def _steps(goal: Goal, measured: Measured, progress: Progress, lang: str) -> list[tuple[str, str]]:
    _ = translator(lang)
    base, target, value = (format_number(each) for each in (goal.base_value, goal.target_value, measured.value))
    promise = " ".join(part for part in (comparator_sign(goal.comparator, lang), target) if part)
    steps = [(_("Does it keep the promise?"), f"{value} ({measured.year}) · {promise} ({goal.target_year})")]
    if progress.ratio is not None and progress.required is not None and progress.actual is not None:
        spans = goal.target_year - goal.base_year, measured.year - goal.base_year
        required, actual = (f"{each * PERCENT:.3f} %" for each in (progress.required, progress.actual))
        steps += [
            (_("Required growth"), f"({target} ÷ {base}) ^ (1 ÷ {spans[0]}) − 1 = {required}"),
            (_("Actual growth"), f"({value} ÷ {base}) ^ (1 ÷ {spans[1]}) − 1 = {actual}"),
            (_("Ratio"), f"{actual} ÷ {required} = {progress.ratio:.2f}"),
        ]
    return [(name, text.replace("-", "−")) for name, text in steps]
