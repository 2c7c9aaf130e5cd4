"""Formats of numbers, comparators, locators and names."""

import math
import re
from collections.abc import Iterable

import pandas as pd

from geodata.visible_text import visible
from utils.text.i18n import Translate

KILOMETRE = 1000
COMPARATOR_SIGNS = {"=": "=", ">=": "≥", "<=": "≤", ">": "＞", "<": "＜"}
UNIT_SIGNS = {"km2": "km²", "m2": "m²", "m2/person": "m²/person", "permille": "‰", "10k km2": "10k km²"}


def format_number(value: float | None, decimals: int | None = None) -> str:
    """Format a number: thousands separators, decimals as given or as needed, a dash for None and NaN."""
    if value is None or math.isnan(value):
        return "—"
    text = f"{value:,.{decimals}f}" if decimals is not None else f"{value:,.10f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def comparator_sign(comparator: str, lang: str) -> str:
    """Sign of a comparator, shown before its figure; ``~`` is 约 or about."""
    if comparator == "~":
        return "约" if lang == "zh" else "about"
    return COMPARATOR_SIGNS.get(comparator, "")


def format_figure(target: pd.Series, lang: str) -> str:
    """Format the figure of a target with comparator and unit; a dash if it has none."""
    low, high = target["value_low"], target["value_high"]
    if not pd.isna(target["value"]):
        number = format_number(target["value"])
    elif not pd.isna(low):
        number = f"{format_number(low)}–{format_number(high)}"
    else:
        return "—"
    sign = comparator_sign(target["comparator"], lang)
    parts = [sign, number, format_unit(target, lang)]
    return " ".join(part for part in parts if part)


def format_unit(target: pd.Series, lang: str) -> str:
    """Unit of a target: as printed in Chinese, as a symbol in English; km², % and ‰ are symbols in both."""
    unit = str(target["unit"])
    if unit in {"%", "km2", "permille", "km"} or lang == "en":
        return UNIT_SIGNS.get(unit, unit)
    return str(target["unit_zh"])


NUMERALS = "一二三四五六七八九"
ENGLISH_PARTS = (
    (r"第([一二三四五六七八九十]+)章", r"Ch. \1"), (r"第([一二三四五六七八九十]+)节", r"Sec. \1"),
    (r"第(\d+)段", r"para. \1"), (r"专栏(\d)", r"Box \1"), (r"附件", "Annex"), (r"前言", "Foreword"),
    (r"引言", "Preamble"), (r"结尾", "Closing"),
)  # fmt: skip


def numeral_value(numeral: str) -> int:
    """Value of a Chinese numeral up to 99."""
    tens, _, ones = numeral.rpartition("十")
    if "十" not in numeral:
        return NUMERALS.index(numeral) + 1
    return (NUMERALS.index(tens) + 1 if tens else 1) * 10 + (NUMERALS.index(ones) + 1 if ones else 0)


def locator_text(locator: str, lang: str) -> str:
    """Locator in a language: ``第四章 第二节`` or ``Ch. 4 Sec. 2``; ``五（二）2`` or ``5 (2) 2``."""
    if lang == "zh":
        return locator
    text = locator
    for pattern, words in ENGLISH_PARTS:
        text = re.sub(pattern, words, text)
    text = re.sub(r"（([一二三四五六七八九十]+)）", r" (\1) ", text)
    text = re.sub(r"[一二三四五六七八九十]+", lambda m: str(numeral_value(m.group())), text)
    return " ".join(text.replace("、", ", ").split()).replace(" ,", ",")


def join_names(names: Iterable[str], lang: str) -> str:
    """Names joined by the separator of a language."""
    return ("、" if lang == "zh" else ", ").join(names)


def clause_text(document: pd.Series, locator: str, lang: str) -> str:
    """Short reference such as ``37号 第二章 第三节``."""
    return f"{document[f'short_{lang}']} {locator_text(locator, lang)}"


def labelled(label: str, text: str) -> str:
    """Label followed by its text; no space after a full-width colon."""
    label = label.rstrip(" ")
    return f"{label}{text}" if label.endswith("：") else f"{label} {text}"


def approval_text(number: str, _: Translate) -> str:
    """Label and map approval number, or a placeholder until the operator sets it."""
    label, empty = _("Map approval no."), _("(to be filled in by the operator)")
    return labelled(label, number or empty)


def verbatim(text: str) -> str:
    """Text as a Markdown code span, so that it is shown as typed, whatever backticks it contains."""
    line = " ".join(visible(text).split())
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}"


def metres_text(metres: int) -> str:
    """Half-width of a positional error: ``±3 km``, ``±600 m``."""
    return f"±{metres / KILOMETRE:g} km" if metres >= KILOMETRE else f"±{metres} m"
