"""Exact arithmetic of the finance notice, step by step.

Money is in 10,000 yuan, interest and the LPR in percent a year. Every step names the printed words that it applies;
nothing is rounded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from geodata.analysis.finance_measures import BASIS, HUNDRED, PERMILLE, THOUSAND, Figure, Formula

AT_MOST = frozenset({"<=", "<"})
ZERO = Decimal(0)


@dataclass(frozen=True)
class Step:
    """One line of arithmetic.

    Attributes
    ----------
    name
        Quantity calculated: ``share``, ``ceiling``, ``room``, ``line``, ``own``, ``rest``, ``subsidised-rate``,
        ``waived``, or ``least``.
    terms
        Numbers with their units, in the order of the line.
    sign
        Operator between the terms: ``×``, ``−`` or ``min``.
    result
        Number with its unit.
    printed
        Printed words that the line applies; empty for plain arithmetic.
    """

    name: str
    terms: tuple[tuple[Decimal, str], ...]
    sign: str
    result: tuple[Decimal, str]
    printed: str = ""


@dataclass(frozen=True)
class Outcome:
    """Result of a formula.

    Attributes
    ----------
    low, high
        Least and greatest result in 10,000 yuan; both None if values are missing or refused.
    steps
        The arithmetic.
    at_most
        Whether the printed words state only the most that is paid.
    missing
        Names of values not yet entered.
    refused
        Name of a value above its printed ceiling, with that ceiling as a number, its unit and its wording.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    steps: tuple[Step, ...] = ()
    at_most: bool = False
    missing: tuple[str, ...] = ()
    refused: tuple[str, Decimal, str, str] | None = None


def fraction(rate: Decimal, unit: str) -> Decimal:
    """Rate as a fraction, from ‰ or % by its unit."""
    return rate / (THOUSAND if unit in PERMILLE else HUNDRED)


def _refusal(
    formula: Formula, figures: Mapping[str, Figure], values: Mapping[str, Decimal]
) -> tuple[str, Decimal, str, str] | None:
    long = "years" if formula.kind == "yearly" else "days"
    for name, words in (("amount", formula.limit), (long, formula.term)):
        most = figures[words].high if words else None
        if most is not None and values[name] > most:
            return name, most, figures[words].unit, words
    return None


def _rates(figure: Figure) -> list[Decimal]:
    return [rate for rate in dict.fromkeys((figure.low, figure.high)) if rate is not None]


def _share_steps(formula: Formula, rate: Figure, values: Mapping[str, Decimal]) -> list[Step]:
    """Amount times rate, and times days or years; one line for each end of a range."""
    more = {"daily": ("days", "day"), "yearly": ("years", "year")}.get(formula.kind)
    times = ((values[more[0]], more[1]),) if more else ()
    steps = []
    for number in _rates(rate):
        result = values["amount"] * fraction(number, rate.unit)
        for time, _unit in times:
            result *= time
        terms = ((values["amount"], "money"), (number, rate.unit), *times)
        steps.append(Step("share", terms, "×", (result, "money"), rate.printed))
    return steps


def _lpr_share_steps(rate: Figure, values: Mapping[str, Decimal]) -> list[Step]:
    """Share of the LPR, then the loan times that rate, for a year."""
    share = _rates(rate)[0]
    paid = values["lpr"] * fraction(share, rate.unit)
    first = Step("subsidised-rate", ((values["lpr"], "%"), (share, "%")), "×", (paid, "%"), rate.printed)
    year = values["amount"] * fraction(paid, "%")
    return [first, Step("share", ((values["amount"], "money"), (paid, "%")), "×", (year, "money"))]


def _lpr_line_steps(rate: Figure, spread: Figure, values: Mapping[str, Decimal]) -> tuple[list[Step], list[Step]]:
    """Interest that the borrower pays, the rest, and for each end of the range what the budget pays."""
    assert spread.high is not None  # noqa: S101 (tells the type of a printed spread)
    amount, interest = values["amount"], values["interest"]
    points = -spread.high / BASIS
    line = max(values["lpr"] - points, ZERO)
    own, rest = min(interest, line), max(interest - line, ZERO)
    before = [
        Step("line", ((values["lpr"], "%"), (points, "%")), "−", (line, "%"), spread.printed),
        Step("own", ((amount, "money"), (own, "%")), "×", (amount * fraction(own, "%"), "money"), spread.printed),
        Step("rest", ((interest, "%"), (own, "%")), "−", (rest, "%")),
    ]
    after = []
    for number in _rates(rate):
        paid = min(number, rest)
        before.append(Step("least", ((number, "%"), (rest, "%")), "min", (paid, "%"), rate.printed))
        after.append(Step("share", ((amount, "money"), (paid, "%")), "×", (amount * fraction(paid, "%"), "money")))
    return before, after


def _capped(step: Step, cap: Figure, room: Decimal) -> Step:
    result = min(step.result[0], room)
    return Step("ceiling", (step.result, (room, "money")), "min", (result, "money"), cap.printed)


def _ceiling_steps(formula: Formula, cap: Figure, steps: list[Step], values: Mapping[str, Decimal]) -> list[Step]:
    """Apply the ceiling to each result, less earlier awards where it applies to all together."""
    assert cap.high is not None  # noqa: S101 (tells the type of a printed ceiling)
    room, first = cap.high, []
    if formula.total:
        room = max(cap.high - values["before"], ZERO)
        first = [Step("room", ((cap.high, "money"), (values["before"], "money")), "−", (room, "money"), cap.printed)]
    return first + [_capped(step, cap, room) for step in steps]


def work_out(formula: Formula, figures: tuple[Figure, ...], values: Mapping[str, Decimal | None]) -> Outcome:
    """Calculate a formula.

    Parameters
    ----------
    formula
        The formula.
    figures
        Figures of its measure.
    values
        Entered values by name: ``amount`` and ``before`` in 10,000 yuan, ``lpr`` and ``interest`` in percent a
        year, ``days``, ``years``.

    Returns
    -------
    The result with its arithmetic, or the missing values, or the value above its printed ceiling.
    """
    printed = {figure.printed: figure for figure in figures}
    rate = printed[formula.rate]
    if formula.kind == "nothing":
        return Outcome(ZERO, ZERO, (Step("waived", (), "×", (ZERO, "money"), rate.printed),))
    entered = {name: value for name in formula.needs if (value := values.get(name)) is not None}
    missing = tuple(name for name in formula.needs if name not in entered)
    if missing:
        return Outcome(missing=missing)
    refused = _refusal(formula, printed, entered)
    if refused:
        return Outcome(refused=refused)
    before: list[Step] = []
    if formula.kind == "lpr-line":
        before, results = _lpr_line_steps(rate, printed[formula.spread], entered)
    elif formula.kind == "lpr-share":
        *before, last = _lpr_share_steps(rate, entered)
        results = [last]
    else:
        results = _share_steps(formula, rate, entered)
    steps = before + results
    if formula.cap:
        capped = _ceiling_steps(formula, printed[formula.cap], results, entered)
        steps, results = steps + capped, capped[-len(results) :]
    paid = [step.result[0] for step in results]
    return Outcome(min(paid), max(paid), tuple(steps), at_most=rate.comparator in AT_MOST)
