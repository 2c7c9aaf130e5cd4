"""Progress of a target: actual annual growth compared with the growth required.

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
    """A target: base and target value, each with its year, and the comparator."""

    base_value: float
    base_year: int
    target_value: float
    target_year: int
    comparator: str


@dataclass(frozen=True)
class Measured:
    """A reported value, its year and its source."""

    value: float
    year: int
    source: str


@dataclass(frozen=True)
class Progress:
    """A grade, and the figures that it is based on.

    Attributes
    ----------
    grade
        One of ``GRADES``.
    required, actual
        Required and actual annual growth, as fractions; None if not needed or not defined.
    ratio
        Actual divided by required growth; None likewise.
    hindrance
        Why there is no ratio: ``no-value``, ``no-source``, ``no-years``, ``no-growth``; otherwise empty.
    """

    grade: str
    required: float | None = None
    actual: float | None = None
    ratio: float | None = None
    hindrance: str = ""


def annual_growth(first: float, last: float, years: int) -> float:
    """Compound annual growth as a fraction; both values must be above zero, and ``years`` at least one."""
    return float((last / first) ** (1 / years) - 1)


def rises(goal: Goal) -> bool:
    """Whether higher is better: by the comparator, or else by comparing target and base."""
    if goal.comparator in RISING or goal.comparator in FALLING:
        return goal.comparator in RISING
    return goal.target_value >= goal.base_value


def is_met(goal: Goal, value: float) -> bool:
    """Whether a value meets the target; the limit itself does not meet ``>`` and ``<``."""
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
        The reported value; None if there is none.

    Returns
    -------
    ``met`` if the value meets the target; otherwise by the ratio of actual to required annual growth: from 0.95
    ``on-track``, above zero ``moving-forward``, else ``deteriorating``. ``not-reported`` without a value, without
    its source, or if growth is not defined.
    """
    if measured is None or not measured.source.strip():
        return Progress("not-reported", hindrance="no-source" if measured else "no-value")
    if is_met(goal, measured.value):
        return Progress("met")
    if measured.year <= goal.base_year or goal.target_year <= goal.base_year:
        return Progress("not-reported", hindrance="no-years")
    if is_met(goal, goal.base_value):
        # The base already met the target, and the measured value does not.
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
