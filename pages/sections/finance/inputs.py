"""Choices and entered values of the finance finder, kept in the address."""

import re
from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from geodata.analysis.finance_measures import Formula, formulas_of
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_measures
from pages.components.address_state import on_phone
from pages.components.filters import address_select, filter_selects
from utils.text.finance_names import (
    formula_names,
)
from utils.text.formatting import locator_text
from utils.text.i18n import Translate, translator
from utils.urls.parameters import FINANCE_FILTERS

NUMBER = re.compile(r"\d{1,9}(\.\d{1,6})?")


@dataclass(frozen=True)
class FinanceChoice:
    """What the page is asked to show; None is no choice."""

    measure: str | None
    group: str | None
    instrument: str | None
    printed: str | None

    @property
    def filters(self) -> dict[str, str]:
        """Chosen filters by their name in the address."""
        return {name: value for name in FINANCE_FILTERS if (value := getattr(self, name))}


def choose_measures(lang: str) -> FinanceChoice:
    """Choice of a measure and of what the list shows."""
    _ = translator(lang)
    names = {
        row["measure_id"]: f"{locator_text(row['locator'], lang)} {row[f'title_{lang}']}"
        for row in read_measures().to_dict("records")
    }
    first, *others = st.columns([4, 9] if on_phone() else [4, 3, 2, 3])
    with first:
        measure = address_select("measure", _("Measure"), names, empty=_("All measures"))
    filters = (
        ("group", _("For whom"), code_names("beneficiary-group", lang)),
        ("instrument", _("Instrument"), code_names("instrument", lang)),
        ("printed", _("What is printed"), code_names("figure-kind", lang)),
    )  # fmt: skip
    return FinanceChoice(measure, *filter_selects(others, filters, lang))


def read_number(text: str) -> Decimal | None:
    """Number as entered, exact; commas and spaces are allowed. None where it is none."""
    plain = re.sub(r"[,，\s]", "", text)
    return Decimal(plain) if NUMBER.fullmatch(plain) else None


def address_number(key: str, title: str, _: Translate, note: str = "") -> Decimal | None:
    """Field for a number that the address keeps; what is no number is said so.

    Parameters
    ----------
    key
        Name of the value in the address.
    title, note
        Label of the field and its help.
    """
    widget = f"number-{key}"
    st.session_state[widget] = st.query_params.get(key, "")

    def keep() -> None:
        entered = st.session_state[widget].strip()
        if entered:
            st.query_params[key] = entered
        else:
            st.query_params.pop(key, None)

    text = st.text_input(title, key=widget, on_change=keep, help=note or None, max_chars=20)
    number = read_number(text)
    if text.strip() and number is None:
        st.caption(_("Not a number: enter digits such as 1000 or 3.45."))
    return number


def choose_formula(measure_id: str, _: Translate) -> Formula | None:
    """Choice among the formulas of a measure; None where it has none."""
    formulas = {formula.formula_id: formula for formula in formulas_of(measure_id)}
    if not formulas:
        return None
    names = {key: formula_names(_.lang)[key] for key in formulas}
    chosen = address_select("formula", _("What to work out"), names)
    return formulas[chosen or next(iter(formulas))]


def enter_values(formula: Formula, _: Translate) -> dict[str, Decimal | None]:
    """Fields for the values that a formula needs; none starts with a value."""
    amount = code_names("formula-base", _.lang)[formula.base]
    titles = code_names("formula-value", _.lang) | {"amount": amount + " · " + _("10,000 yuan")}
    lpr = _(
        "Loan prime rate, published each month by the National Interbank Funding Center. The notice prints neither a "
        "value nor which term is meant; enter the rate of the time of the loan."
    )
    if not formula.needs:
        return {}
    values = {}
    for column, name in zip(st.columns(len(formula.needs)), formula.needs, strict=True):
        with column:
            values[name] = address_number(name, titles[name], _, lpr if name == "lpr" else "")
    return values
