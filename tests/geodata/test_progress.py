"""The progress rule: grades, edges, and arithmetic done a second way."""

import math

import pytest

from geodata.analysis.progress import Goal, Measured, grade_of, grade_progress

# The one baseline that a document prints: 74 % in 2020, about 80 % by 2025 (37号 第二章 第三节).
URBANISATION = Goal(74, 2020, 80, 2025, "~")
SOURCE = "yearbook"


def second_ratio(goal: Goal, value: float, year: int) -> float:
    """Ratio by logarithms and powers of e instead of roots."""
    required = math.expm1(math.log(goal.target_value / goal.base_value) / (goal.target_year - goal.base_year))
    actual = math.expm1(math.log(value / goal.base_value) / (year - goal.base_year))
    return actual / required


def test_nothing_reported_is_not_graded() -> None:
    """No value, and a value without a source, give no grade."""
    assert grade_progress(URBANISATION, None).grade == "not-reported"
    unsourced = grade_progress(URBANISATION, Measured(79, 2023, " "))
    assert (unsourced.grade, unsourced.hindrance) == ("not-reported", "no-source")


@pytest.mark.parametrize(
    ("value", "year", "grade"),
    [
        (80, 2025, "met"), (81, 2023, "met"), (77.6, 2023, "on-track"), (77.0, 2023, "moving-forward"),
        (74, 2022, "deteriorating"), (73, 2022, "deteriorating"),
    ],
)  # fmt: skip
def test_grades_of_a_rising_target(value: float, year: int, grade: str) -> None:
    """About 80 % from 74 %: grade and ratio for values by hand."""
    progress = grade_progress(URBANISATION, Measured(value, year, SOURCE))
    assert progress.grade == grade
    if progress.ratio is not None:
        assert progress.ratio == pytest.approx(second_ratio(URBANISATION, value, year))


def test_required_growth_by_hand() -> None:
    """(80 / 74) ** (1 / 5) - 1 is 1.5715 % a year."""
    progress = grade_progress(URBANISATION, Measured(76, 2023, SOURCE))
    assert progress.required == pytest.approx(0.015715, abs=1e-6)
    assert progress.actual == pytest.approx(0.008929, abs=1e-6)


def test_falling_target() -> None:
    """At most: fewer is better, and the limit itself keeps a promise of at most but not of less than."""
    goal = Goal(40, 2020, 30, 2025, "<=")
    assert grade_progress(goal, Measured(30, 2024, SOURCE)).grade == "met"
    assert grade_progress(Goal(40, 2020, 30, 2025, "<"), Measured(30, 2024, SOURCE)).grade == "on-track"
    assert grade_progress(goal, Measured(33, 2023, SOURCE)).grade == "on-track"
    assert grade_progress(goal, Measured(38, 2023, SOURCE)).grade == "moving-forward"
    assert grade_progress(goal, Measured(41, 2023, SOURCE)).grade == "deteriorating"


def test_a_promise_kept_at_the_base_and_then_lost() -> None:
    """A base above the lower limit that falls below it deteriorates."""
    for base in (95, 89.4):
        assert grade_progress(Goal(base, 2020, 89.4, 2025, ">="), Measured(88, 2022, SOURCE)).grade == "deteriorating"


@pytest.mark.parametrize(
    ("goal", "measured", "hindrance"),
    [
        (URBANISATION, Measured(76, 2020, SOURCE), "no-years"),
        (Goal(0, 2020, 80, 2025, ">="), Measured(40, 2023, SOURCE), "no-growth"),
        (Goal(74, 2025, 80, 2025, ">="), Measured(76, 2026, SOURCE), "no-years"),
    ],
)
def test_growth_that_is_not_defined(goal: Goal, measured: Measured, hindrance: str) -> None:
    """Where growth has no meaning there is no grade, and the reason is named."""
    progress = grade_progress(goal, measured)
    assert (progress.grade, progress.hindrance) == ("not-reported", hindrance)


def test_threshold_belongs_to_the_better_grade() -> None:
    """0.95 is on track; just below is moving forward; zero is deteriorating."""
    assert [grade_of(ratio) for ratio in (0.95, 0.949, 0.0)] == ["on-track", "moving-forward", "deteriorating"]
