"""Labels and number formats of the finance page."""

from decimal import Decimal

from geodata.analysis.finance_measures import read_formulas
from utils.text.i18n import Translate

WAN = 10_000


def formula_names(lang: str) -> dict[str, str]:
    """Names of the formulas."""
    return {each.formula_id: each.name_zh if lang == "zh" else each.name_en for each in read_formulas()}


def state_labels(_: Translate) -> dict[str, str]:
    """Labels of the states of a measure, with a placeholder for the date."""
    return {"lapsed": _("Lapsed {date}"), "running": _("Runs until {date}"), "coming": _("Runs from {date}")}


def number_text(number: Decimal) -> str:
    """Format an exact number: thousands separators, no trailing zeros."""
    text = f"{number:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def money_text(amount: Decimal, lang: str) -> str:
    """Format an amount given in 10,000 yuan: in Chinese 万元, or 元 below one 万元; in English yuan."""
    if lang == "en":
        return f"CNY {number_text(amount * WAN)}"
    return f"{number_text(amount)} 万元" if amount >= 1 or not amount else f"{number_text(amount * WAN)} 元"


def quantity_text(number: Decimal, unit: str, lang: str, _: Translate) -> str:
    """Format a number with its unit."""
    if unit == "money":
        return money_text(number, lang)
    form = 1 if number == 1 else 2
    words = {
        "day": _.ngettext("{n} day", "{n} days", form), "year": _.ngettext("{n} year", "{n} years", form),
        "‰/day": _("{n} ‰ a day"), "% of LPR": _("{n} % of the LPR"),
    }  # fmt: skip
    if unit in words:
        return words[unit].replace("{n}", number_text(number))
    return f"{number_text(number)} {unit}"
