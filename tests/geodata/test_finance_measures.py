"""Rules and arithmetic of the finance notice, by hand and against the printed words."""

from datetime import date
from decimal import Decimal

import pytest

from geodata.analysis.finance_measures import (
    filter_measures,
    formulas_of,
    groups_of,
    read_beneficiaries,
    read_figures,
    read_formulas,
    single_years,
    state_on,
)
from geodata.analysis.subsidy_calculator import Outcome, work_out
from geodata.library.paragraphs import fold
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_measures
from pages.sections.finance.inputs import read_number
from pages.sections.finance.measures import lapse_text
from tests.facts import Clauses, read_rows
from utils.text.finance_names import formula_names, money_text, number_text
from utils.text.i18n import translator

MEASURES = {row["measure_id"]: row for row in read_rows("measures")}


def result(formula_id: str, **values: str) -> Outcome:
    """Outcome of a formula for entered values."""
    formula = next(each for each in read_formulas() if each.formula_id == formula_id)
    entered = {name: Decimal(value) for name, value in values.items()}
    return work_out(formula, read_figures(MEASURES[formula.measure_id]["figures"]), entered)


# Worked out by hand from the words of No. 81, in 10,000 yuan.
BY_HAND = (
    # 担保费补贴1%—1.3%: 1000 at 1 % is 10, at 1.3 % is 13.
    ("fin-02-fee", {"amount": "1000"}, "10", "13"),
    # 2‰—6‰ are tenths of percents: 1000 gives 2 to 6, not 20 to 60.
    ("fin-02-award", {"amount": "1000"}, "2", "6"),
    ("fin-02-regrant", {"amount": "12.5"}, "12.5", "12.5"),
    ("fin-03-fund", {"amount": "200"}, "80", "80"),
    ("fin-03-other", {"amount": "200"}, "130", "130"),
    # LPR 3.7 less 1.5 is 2.2; 5.5 leaves 3.3; 3 % of 15 is 0.45, 4 % is more than the rest: 3.3 % is 0.495.
    ("fin-04-person", {"amount": "15", "lpr": "3.7", "interest": "5.5"}, "0.45", "0.495"),
    # Interest at the line leaves nothing to pay.
    ("fin-04-firm", {"amount": "300", "lpr": "3.7", "interest": "2.2"}, "0", "0"),
    ("fin-04-relief", {"amount": "300"}, "3", "3"),
    # 10,000,000 yuan x 0.0001 x 10 days is 10,000 yuan.
    ("fin-05-fee", {"amount": "1000", "days": "10"}, "1", "1"),
    ("fin-05-fee", {"amount": "8000", "days": "15"}, "12", "12"),
    ("fin-07-interest", {"amount": "300", "years": "3"}, "45", "45"),
    # Half of 3.7 is 1.85: 1000 gives 18.5.
    ("fin-08-interest", {"amount": "1000", "lpr": "3.7"}, "18.5", "18.5"),
    ("fin-09-premium", {"amount": "50"}, "20", "20"),
    ("fin-10-balance", {"amount": "5000"}, "100", "100"),
    ("fin-11-loss", {"amount": "100"}, "35", "35"),
    ("fin-11-loss", {"amount": "1000.01"}, "350", "350"),
    ("fin-12-interest", {"amount": "1000"}, "28.8", "28.8"),
    ("fin-17-award", {"amount": "30000", "before": "0"}, "300", "300"),
    ("fin-17-award", {"amount": "30000", "before": "900"}, "100", "100"),
    ("fin-17-award", {"amount": "30000", "before": "1200"}, "0", "0"),
    ("fin-20-award", {"amount": "10000"}, "50", "50"),
    ("fin-20-award", {"amount": "20001"}, "100", "100"),
    ("fin-21-loan", {"amount": "5000"}, "10", "10"),
    # 30 % of 3.7 is 1.11: 1000 gives 11.1; 9000 would give 99.9, above 30.
    ("fin-22-interest", {"amount": "1000", "lpr": "3.7"}, "11.1", "11.1"),
    ("fin-22-interest", {"amount": "9000", "lpr": "3.7"}, "30", "30"),
    ("fin-25-first", {"amount": "4000"}, "40", "40"),
    ("fin-25-first", {"amount": "6000"}, "50", "50"),
    ("fin-25-again", {"amount": "6000"}, "30", "30"),
    ("fin-25-merger", {"amount": "60000"}, "100", "100"),
)


@pytest.mark.parametrize(("formula_id", "values", "low", "high"), BY_HAND)
def test_results_by_hand(formula_id: str, values: dict[str, str], low: str, high: str) -> None:
    """Each formula gives what the printed words give by hand, exactly."""
    outcome = result(formula_id, **values)
    assert (outcome.low, outcome.high) == (Decimal(low), Decimal(high))


def test_every_formula_is_worked_by_hand() -> None:
    """No formula is without a result by hand, but for the fee that is waived."""
    assert {formula.formula_id for formula in read_formulas()} - {row[0] for row in BY_HAND} == {"fin-05-waived"}
    assert result("fin-05-waived").high == 0


def test_arithmetic_is_exact() -> None:
    """A sum that binary fractions miss comes out exactly."""
    assert result("fin-09-premium", amount="0.1").high == Decimal("0.04")
    assert result("fin-05-fee", amount="123.456789", days="7").high == Decimal("0.0864197523")


def test_values_above_a_printed_ceiling_are_refused() -> None:
    """8,000 is the most of the bridging money and 15 days its longest term; nothing is cut to fit."""
    over = result("fin-05-fee", amount="8000.01", days="10")
    assert over.refused == ("amount", Decimal(8000), "10k-CNY", "最高额度8000万元")
    assert over.low is None
    late = result("fin-05-fee", amount="8000", days="16")
    assert late.refused == ("days", Decimal(15), "workday", "最长15个工作日")
    assert result("fin-04-person", amount="21", lpr="3.7", interest="5").refused is not None
    assert result("fin-07-interest", amount="300", years="4").refused is not None


def test_missing_values_are_named() -> None:
    """Without an LPR there is no result: none is made up."""
    assert result("fin-08-interest", amount="1000").missing == ("lpr",)
    assert result("fin-17-award").missing == ("amount", "before")


def test_at_most_is_said_where_the_text_says_so(clauses: Clauses) -> None:
    """不超过 makes a result the most that is paid; a plain rate does not."""
    filled = {"amount": "10", "lpr": "4", "interest": "6", "days": "1", "years": "1", "before": "0"}
    for formula in read_formulas():
        text = clauses["cq-office-2022-81", MEASURES[formula.measure_id]["locator"]]
        before = text.partition(fold(formula.rate))[0][-4:] + fold(formula.rate)
        assert result(formula.formula_id, **filled).at_most == ("不超过" in before), formula.formula_id


def test_formulas_use_printed_words(clauses: Clauses) -> None:
    """Every rate, ceiling and term of a formula is a figure of its measure and printed in its clause."""
    for formula in read_formulas():
        measure = MEASURES[formula.measure_id]
        printed = {figure.printed for figure in read_figures(measure["figures"])}
        used = {formula.rate, formula.cap, formula.limit, formula.term, formula.spread} - {""}
        assert used <= printed
        text = clauses["cq-office-2022-81", measure["locator"]]
        assert [words for words in used if fold(words) not in text] == []
        assert formula.formula_id in formula_names("zh")
        assert formula.base in code_names("formula-base", "zh")


def test_measures_without_formula_print_no_rate() -> None:
    """Twelve measures have no formula, and none of these prints a rate."""
    without = [key for key in MEASURES if not formulas_of(key)]
    assert len(without) == 12
    for key in without:
        assert {figure.kind for figure in read_figures(MEASURES[key]["figures"])} & {"rate"} == set()


def test_beneficiaries_follow_the_text() -> None:
    """Every word of the mapping stands in the beneficiary of its measure, and every measure has a group."""
    for group, words in read_beneficiaries().items():
        wrong = [key for key, word in words.items() if word not in MEASURES[key]["beneficiary_zh"]]
        assert wrong == [], group
    assert [key for key in MEASURES if not groups_of(key)] == []


def test_filters() -> None:
    """Group, instrument and kind of figure each leave what the file says."""
    measures = read_measures()
    assert list(filter_measures(measures, "culture-tourism", "interest-subsidy", None)["measure_id"]) == ["fin-22"]
    empty = [key for key, row in MEASURES.items() if row["figures"] == "[]"]
    assert list(filter_measures(measures, None, None, "none")["measure_id"]) == empty
    assert len(filter_measures(measures, None, None, "formula")) == len(MEASURES) - 12
    loans = [key for key, row in MEASURES.items() if "loan" in row["instruments"].split("|")]
    assert list(filter_measures(measures, None, "loan", None)["measure_id"]) == loans


@pytest.mark.parametrize(
    ("day", "state"),
    [("2022-07-15", "coming"), ("2022-07-16", "running"), ("2025-07-15", "running"), ("2025-07-16", "lapsed")],
)
def test_state_on_a_day(day: str, state: str) -> None:
    """Three years from 16 July 2022: the last day is 15 July 2025."""
    assert {state_on(row["valid_from"], row["valid_to"], date.fromisoformat(day)) for row in MEASURES.values()} == {
        state
    }


def test_sentence_on_lapse() -> None:
    """The sentence counts what has lapsed on the day, and says so only then."""
    later = lapse_text(read_measures(), date(2026, 11, 22), translator("en"))
    assert "On 2026-11-22, 27 of 27 measures have lapsed" in later
    assert "lapsed" not in lapse_text(read_measures(), date(2025, 7, 15), translator("en"))


def test_terms_of_2022_alone() -> None:
    """Four measures tie a term to 2022."""
    tied = [key for key, row in MEASURES.items() if single_years(read_figures(row["figures"]))]
    assert tied == ["fin-02", "fin-04", "fin-21", "fin-22"]


@pytest.mark.parametrize(
    ("text", "number"), [("1,000", "1000"), ("3.45", "3.45"), (" 20 ", "20"), ("-1", None), ("1e5", None), ("十", None)]
)
def test_entered_numbers(text: str, number: str | None) -> None:
    """Digits are read exactly; anything else is no number."""
    assert read_number(text) == (Decimal(number) if number else None)


def test_amounts_in_both_languages() -> None:
    """万元 in Chinese, yuan in English; the same amount."""
    assert money_text(Decimal("1000.5"), "zh") == "1,000.5 万元"
    assert money_text(Decimal("1000.5"), "en") == "CNY 10,005,000"
    assert money_text(Decimal("0.0864"), "zh") == "864 元"
    assert number_text(Decimal("1200.000")) == "1,200"
