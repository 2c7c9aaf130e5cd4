"""Rules of the finance notice: who is meant, which measures have a formula, and exact arithmetic.

No number stands here: rates, ceilings and terms come from ``measures.csv``, found by their words as
printed. Money is in 10,000 yuan (万元), rates in percent a year unless a name says otherwise.
"""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

# Word of the beneficiary text by group and measure.
BENEFICIARIES: dict[str, dict[str, str]] = {
    "small-firms": {
        "fin-01": "中小微企业", "fin-04": "小微企业", "fin-05": "中小微企业", "fin-19": "中小制造企业",
        "fin-23": "中小微企业",
    },
    "persons": {"fin-01": "个体户", "fin-04": "个人", "fin-05": "个体户", "fin-07": "青年带头人"},
    "farming": {
        "fin-05": "新型农业主体", "fin-07": "涉农经营主体", "fin-08": "新型农业经营主体", "fin-09": "投保农户",
    },
    "technology": {
        "fin-05": "“专精特新”企业", "fin-14": "科技型企业", "fin-18": "专精特新和科技型企业",
        "fin-25": "科技型和“专精特新”企业",
    },
    "manufacturing": {
        "fin-15": "首台（套）重大技术装备", "fin-16": "技改项目", "fin-18": "汽车、电子等重点行业",
        "fin-19": "中小制造企业",
    },
    "key-firms": {"fin-05": "大型民企", "fin-16": "重点产业、企业", "fin-20": "核心企业"},
    "green": {"fin-21": "碳减排"},
    "culture-tourism": {"fin-01": "旅游", "fin-22": "文旅企业"},
    "ethnic-trade": {"fin-12": "民族贸易企业"},
    "listing": {"fin-24": "上市的企业", "fin-25": "已上市企业"},
    "guarantors": {"fin-02": "融资担保机构", "fin-03": "作担保的机构"},
    "financial-bodies": {
        "fin-09": "承保机构", "fin-10": "金融机构", "fin-11": "金融机构", "fin-13": "金融机构", "fin-19": "贷款银行",
        "fin-26": "金融机构", "fin-27": "金融机构",
    },
    "investors": {"fin-17": "私募股权基金"},
    "districts": {"fin-06": "区县", "fin-09": "区县", "fin-13": "区县"},
}  # fmt: skip
HUNDRED, THOUSAND, BASIS = Decimal(100), Decimal(1000), Decimal(100)
PERMILLE = ("‰", "‰/day")


@dataclass(frozen=True)
class Figure:
    """One printed figure of a measure; ``low`` is ``high`` where one number is printed."""

    printed: str
    kind: str
    comparator: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    of_zh: str
    of_en: str
    year: int | None


@dataclass(frozen=True)
class Formula:
    """How a printed rate is applied.

    Attributes
    ----------
    formula_id, measure_id
        Identity; the id is kept in addresses.
    kind
        ``share`` (amount by rate), ``daily`` (by days), ``yearly`` (by years), ``lpr-share`` (a share of the LPR),
        ``lpr-line`` (interest above LPR plus a spread), ``nothing`` (the fee is waived).
    base
        What the amount is; ``unprinted`` where the notice does not print what the rate applies to.
    rate
        Printed words of the rate, or of the fee waived.
    cap
        Printed words of the ceiling of the result; empty without one.
    limit
        Printed words of the ceiling of the amount; empty without one.
    term
        Printed words of the longest term in days or years; empty without one.
    spread
        Printed words of the spread to the LPR; empty without one.
    total
        Whether the ceiling holds for all awards together, so that earlier ones count.
    """

    formula_id: str
    measure_id: str
    kind: str
    base: str
    rate: str
    cap: str = ""
    limit: str = ""
    term: str = ""
    spread: str = ""
    total: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the values that must be entered."""
        extra = {"daily": ("days",), "yearly": ("years",), "lpr-share": ("lpr",), "lpr-line": ("lpr", "interest")}
        if self.kind == "nothing":
            return ()
        return ("amount", *extra.get(self.kind, ()), *(("before",) if self.total else ()))


SPREAD, RELIEF = "LPR—150BP以下部分利息", "剩余部分财政给予3%—4%贴息"
FORMULAS = (
    Formula("fin-02-fee", "fin-02", "share", "unprinted", "1%—1.3%的担保费补贴"),
    Formula("fin-02-award", "fin-02", "share", "unprinted", "2‰—6‰的绩效奖补"),
    Formula("fin-02-regrant", "fin-02", "share", "re-guarantee-fee", "对再担保费给予全额补助"),
    Formula("fin-03-fund", "fin-03", "share", "re-guarantee-liability", "按市级再担保代偿责任的40%"),
    Formula("fin-03-other", "fin-03", "share", "liability", "按代偿责任的65%给予风险补偿"),
    Formula("fin-04-person", "fin-04", "lpr-line", "loan", RELIEF, limit="最高额度分别为20万元", spread=SPREAD),
    Formula("fin-04-firm", "fin-04", "lpr-line", "loan", RELIEF, limit="20万元、300万元的创业担保贷款", spread=SPREAD),
    Formula("fin-04-relief", "fin-04", "share", "loan-year", "不超过1%", limit="20万元、300万元的创业担保贷款"),
    Formula("fin-05-fee", "fin-05", "daily", "bridge", "日费率0.1‰", limit="最高额度8000万元", term="最长15个工作日"),
    Formula("fin-05-waived", "fin-05", "nothing", "bridge", "免收应急转贷周转金使用费"),
    Formula("fin-07-interest", "fin-07", "yearly", "loan", "年利率不超过5%", limit="额度最高300万元",
        term="期限最长3年"),
    Formula("fin-08-interest", "fin-08", "lpr-share", "loan", "不超过同期LPR的50%"),
    Formula("fin-09-premium", "fin-09", "share", "premium", "并给予40%保费补贴"),
    Formula("fin-10-balance", "fin-10", "share", "balance", "不超过其当年贷款平均余额的2%"),
    Formula("fin-11-loss", "fin-11", "share", "loss", "按照本金损失的35%", cap="单笔最高350万元"),
    Formula("fin-12-interest", "fin-12", "share", "loan-year", "按照2.88%给予贴息"),
    Formula("fin-17-award", "fin-17", "share", "investment", "按照投资额的1%给予奖励", cap="累计奖励最高1000万元",
        total=True),
    Formula("fin-20-award", "fin-20", "share", "receivables", "实际促成贷款额的5‰", cap="单户最高不超过100万元"),
    Formula("fin-21-loan", "fin-21", "share", "principal", "不超过贷款本金的2‰"),
    Formula("fin-22-interest", "fin-22", "lpr-share", "loan", "不超过同期LPR的30%",
        cap="单户企业最高不超过30万元"),
    Formula(
        "fin-25-first", "fin-25", "share", "net-proceeds", "按融资净额的1%给予最高50万元奖励",
        cap="1%给予最高50万元奖励",
    ),
    Formula("fin-25-again", "fin-25", "share", "net-proceeds", "按融资净额的5‰", cap="融资净额的5‰给予最高100万元"),
    Formula("fin-25-merger", "fin-25", "share", "deal", "按实际交易额的5‰", cap="实际交易额的5‰给予最高100万元"),
)  # fmt: skip


def read_figures(cell: str) -> tuple[Figure, ...]:
    """Figures of a measure from its cell, with exact numbers."""
    rows: list[dict[str, Any]] = json.loads(cell or "[]", parse_float=Decimal, parse_int=Decimal)
    return tuple(
        Figure(
            row["printed"], row["kind"], row["comparator"],
            row["low"] if row["value"] is None else row["value"],
            row["high"] if row["value"] is None else row["value"],
            row["unit"], row["of_zh"], row["of_en"], int(row["year"]) if row["year"] is not None else None,
        )
        for row in rows
    )  # fmt: skip


def formulas_of(measure_id: str) -> tuple[Formula, ...]:
    """Formulas of a measure; none where its text prints no rate that can be applied."""
    return tuple(formula for formula in FORMULAS if formula.measure_id == measure_id)


def groups_of(measure_id: str) -> tuple[str, ...]:
    """Groups of beneficiaries of a measure, in the order of the groups."""
    return tuple(group for group, words in BENEFICIARIES.items() if measure_id in words)


def state_on(valid_from: str, valid_to: str, today: date) -> str:
    """State of a measure on a day: ``coming``, ``running`` or ``lapsed``; the last day still counts.

    Parameters
    ----------
    valid_from, valid_to
        First and last day, ISO.
    today
        The day asked about.
    """
    if today < date.fromisoformat(valid_from):
        return "coming"
    return "lapsed" if today > date.fromisoformat(valid_to) else "running"


def single_years(figures: tuple[Figure, ...]) -> tuple[int, ...]:
    """Years that figures of a measure are tied to."""
    return tuple(sorted({figure.year for figure in figures if figure.year is not None}))


def filter_measures(
    measures: pd.DataFrame, group: str | None, instrument: str | None, printed: str | None
) -> pd.DataFrame:
    """Measures for a group, with an instrument, and with a kind of printed figure.

    Parameters
    ----------
    measures
        The table.
    group, instrument
        A key of ``BENEFICIARIES``; a word of ``instruments``. None leaves all.
    printed
        A kind of figure (``rate``, ``cap``, ``amount`` …), ``formula`` for measures that can be calculated,
        ``none`` for those without a figure.
    """
    kept = measures
    if group:
        kept = kept[kept["measure_id"].isin(BENEFICIARIES[group])]
    if instrument:
        kept = kept[kept["instruments"].map(lambda words: instrument in words)]
    if printed:
        kept = kept[[_prints(row, printed) for row in kept.to_dict("records")]]
    return kept


def _prints(measure: Any, printed: str) -> bool:
    if printed == "formula":
        return bool(formulas_of(measure["measure_id"]))
    figures = read_figures(measure["figures"])
    return not figures if printed == "none" else any(figure.kind == printed for figure in figures)
