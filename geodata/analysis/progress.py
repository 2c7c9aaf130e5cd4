"""Progress of a target: the annual growth that was needed against the growth that was measured.

The rule is that of the progress measure of Open SDG and Statistics Canada: compound annual growth
from the base year, required and actual, and their ratio.
"""

from dataclasses import dataclass

ON_TRACK = 0.95
GRADES = ("met", "on-track", "moving-forward", "deteriorating", "not-reported")
RISING = frozenset({">=", ">"})
FALLING = frozenset({"<=", "<"})


@dataclass(frozen=True)
class Goal:
    """What was promised: base and target, each a value with its year, and the comparator."""

    base_value: float
    base_year: int
    target_value: float
    target_year: int
    comparator: str


@dataclass(frozen=True)
class Measured:
    """A reported value, its year, and where it is published."""

    value: float
    year: int
    source: str


@dataclass(frozen=True)
class Progress:
    """A grade with the figures that it follows from.

    Attributes
    ----------
    grade
        One of ``GRADES``.
    required, actual
        Annual growth needed and measured, as fractions; None where it is not needed or not defined.
    ratio
        Actual by required; None likewise.
    hindrance
        Why no ratio could be made: ``no-value``, ``no-source``, ``no-years``, ``no-growth``; else empty.
    """

    grade: str
    required: float | None = None
    actual: float | None = None
    ratio: float | None = None
    hindrance: str = ""


def annual_growth(first: float, last: float, years: int) -> float:
    """Compound annual growth as a fraction; both values above zero, at least one year."""
    return float((last / first) ** (1 / years) - 1)


def rises(goal: Goal) -> bool:
    """Whether more is better: by the comparator, else by where the target lies from the base."""
    if goal.comparator in RISING or goal.comparator in FALLING:
        return goal.comparator in RISING
    return goal.target_value >= goal.base_value


def is_met(goal: Goal, value: float) -> bool:
    """Whether a value keeps the promise; ``>`` and ``<`` are not met by the limit itself."""
    if goal.comparator in {">", "<"} and value == goal.target_value:
        return False
    return value >= goal.target_value if rises(goal) else value <= goal.target_value


def grade_progress(goal: Goal, measured: Measured | None) -> Progress:
    """Grade a target.

    Parameters
    ----------
    goal
        Base and target.
    measured
        The reported value; None where there is none.

    Returns
    -------
    ``met`` when the value keeps the promise; else by the ratio of actual to required annual growth:
    from 0.95 ``on-track``, above zero ``moving-forward``, else ``deteriorating``. ``not-reported``
    without a value, without its source, or where growth is not defined.
    """
    if measured is None or not measured.source.strip():
        return Progress("not-reported", hindrance="no-source" if measured else "no-value")
    if is_met(goal, measured.value):
        return Progress("met")
    if measured.year <= goal.base_year or goal.target_year <= goal.base_year:
        return Progress("not-reported", hindrance="no-years")
    if is_met(goal, goal.base_value):
        # The base already kept the promise and the measured value does not.
        return Progress("deteriorating")
    if min(goal.base_value, goal.target_value, measured.value) <= 0:
        return Progress("not-reported", hindrance="no-growth")
    required = annual_growth(goal.base_value, goal.target_value, goal.target_year - goal.base_year)
    actual = annual_growth(goal.base_value, measured.value, measured.year - goal.base_year)
    return Progress(grade_of(actual / required), required, actual, actual / required)


def grade_of(ratio: float) -> str:
    """Grade of a ratio of actual to required annual growth."""
    if ratio >= ON_TRACK:
        return "on-track"
    return "moving-forward" if ratio > 0 else "deteriorating"
