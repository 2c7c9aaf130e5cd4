"""Checks that values and units of targets and measures agree with the printed words."""

import re
from collections.abc import Iterator

from geodata.audit.facts import Facts, Row, figures_of
from geodata.audit.report import Check, Fault
from geodata.library.paragraphs import fold
from geodata.library.reading import Library

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "双": 2, "〇": 0}
STEPS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
NUMBER = re.compile(r"-?\d+(\.\d+)?")
NUMERAL = re.compile(f"[{''.join(DIGITS)}{''.join(STEPS)}]+")
# Words that state a value without a numeral.
WORDS = {"全": 100.0, "免收": 0.0, "零": 0.0, "五五": 50.0}
COUNTED = re.compile(r"list (?:of )?\(?(\w+)")
COUNT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Stored unit by printed unit; only these physical and monetary units must agree.
PRINTED_UNITS = {
    "公里": "km", "平方公里": "km2", "万平方公里": "10k km2", "亿平方米": "100m m2", "平方米/人": "m2/person",
    "米": "m", "小时": "h", "分钟": "min", "年": "year", "月": "month", "万元": "10k CNY", "亿元": "100m CNY",
    "万亿元": "trillion CNY", "元": "CNY", "万人": "10k persons", "万人次": "10k trips/day", "万吨": "10k t",
    "亿方": "100m m3", "万套": "10k units", "万套（间）": "10k units", "‰": "permille", "个工作日": "working days",
}  # fmt: skip
REACH = 12


def numeral_values(text: str) -> set[float]:
    """Every number that a text prints in digits or Chinese numerals, with and without factors such as 万."""
    found = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)}
    for match in NUMERAL.finditer(text):
        found |= {chinese_number(match[0][i:j]) for i in range(len(match[0])) for j in range(i + 1, len(match[0]) + 1)}
    return found | {value for word, value in WORDS.items() if word in text}


def chinese_number(text: str) -> float:
    """Number written in Chinese numerals, such as ``五千`` or ``十八``."""
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
            continue
        step = STEPS[char]
        if step >= STEPS["万"]:
            total, section = (total + section + digit or 1) * step, 0
        else:
            section += (digit or 1) * step
        digit = 0
    return float(total + section + digit)


def _values(row: Row) -> list[float]:
    return [float(row[name]) for name in ("value", "value_low", "value_high") if NUMBER.fullmatch(row.get(name, ""))]


def _counted(note: str) -> float | None:
    """Number of names that were counted in a list, according to the note."""
    mark = COUNTED.search(note)
    return float(COUNT_WORDS.index(mark[1])) if mark and mark[1] in COUNT_WORDS else None


def target_faults(row: Row, text: str) -> Iterator[str]:
    """Yield the faults of the figures of a target."""
    evidence = fold(row["evidence"])
    printed = numeral_values(evidence)
    counted = _counted(row["note"])
    for value in _values(row):
        scaled = {value * step for step in (1, 10_000, 100_000_000)}
        if value != counted and not printed & scaled:
            yield f"value {value:g} is not what {evidence!r} prints"
    yield from unit_faults(row["unit"], row["unit_zh"], evidence, text)


def base_faults(row: Row, library: Library) -> Iterator[str]:
    """Yield a fault if no clause of the document prints the base value with its unit."""
    printed = f"{row['base_value']}{row['unit_zh']}"
    if row["base_value"] and not any(printed in clause.folded for clause in library.clauses(row["document_id"])):
        yield f"base value {printed!r} is not printed in the document"


def unit_faults(unit: str, unit_zh: str, evidence: str, text: str) -> Iterator[str]:
    """Yield the faults of a unit: it differs from the printed unit, or is not printed."""
    expected = PRINTED_UNITS.get(unit_zh)
    stored = {stored: printed for printed, stored in PRINTED_UNITS.items()}
    if (expected and not _is_unit(unit, expected)) or (not expected and unit in stored):
        yield f"unit {unit!r} does not belong to {unit_zh!r}"
    start = text.find(evidence)
    window = text[max(0, start - REACH) : start + len(evidence) + REACH]
    # Orders of magnitude (千亿级) and words such as 免收 have no unit.
    if (
        expected
        and start >= 0
        and re.search(r"\d", evidence)
        and not all(sign in window for sign in re.sub(r"[/（）人次]", "", unit_zh))
    ):
        yield f"unit {unit_zh!r} is not printed near {evidence!r}"


def _is_unit(unit: str, expected: str) -> bool:
    """Whether a stored unit is the expected one, also in the plural or with a base (``permille/day``)."""
    return re.fullmatch(re.escape(expected) + r"(s|/.*| .*)?", unit) is not None


def measure_faults(row: Row) -> Iterator[str]:
    """Yield a fault for each figure of a measure whose value is not in its printed words."""
    if row["figures"] not in {"", "[]"} and not figures_of(row):
        yield "figures are not a list in JSON"
    for figure in figures_of(row):
        printed = numeral_values(fold(figure["printed"]))
        for name in ("value", "low", "high"):
            value = figure.get(name)
            if value is not None and abs(value) not in printed:
                yield f"value {value:g} is not what {figure['printed']!r} prints"


def check_figures(facts: Facts) -> Check:
    """Check the values and units of targets and measures against their evidence."""
    faults = [
        Fault(facts.key("targets", row), message)
        for row in facts.tables["targets"]
        if _values(row)
        for message in (*target_faults(row, facts.text(row)), *base_faults(row, facts.library))
    ]
    faults += [
        Fault(facts.key("measures", row), each) for row in facts.tables["measures"] for each in measure_faults(row)
    ]
    total = sum(1 for row in facts.tables["targets"] if _values(row))
    total += sum(len(figures_of(row)) for row in facts.tables["measures"])
    return Check("figures", total, tuple(faults))
