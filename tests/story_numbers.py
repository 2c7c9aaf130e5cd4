"""Numbers that a sentence says, and whether records back them: the tables are read a second way."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tests.facts import Row, read_rows

NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
# A numeral before one of these counts something; 一 alone is an article.
CHINESE_COUNT = re.compile(
    r"(?<!第)([二三四五六七八九十两]+)(?=个|条|项|座|处|类|级|家|份|张|道|组|种|片|轴|廊|区|城|大|小时|公里)"
)
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ENGLISH_COUNT = re.compile(rf"\b({'|'.join(WORDS)}|dozens?|hundreds?|thousands?)\b", re.IGNORECASE)
DIGITS = re.compile(
    r"(?<![A-Za-z0-9.,])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(?![A-Za-z0-9])"
    r"(?:\s?(万亿|亿|万|trillion|billion|million|thousand))?"
)  # fmt: skip
FACTORS = {
    "万": 10**4, "亿": 10**8, "万亿": 10**12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
# Words in quotation marks are names and words as printed; a figure in them is still a figure.
QUOTE = re.compile("“[^”0-9]*”")
UNITS = {"10k": 10**4, "100m": 10**8, "trillion": 10**12}


@dataclass(frozen=True)
class Said:
    """A number as said: its digits, and the factor of 万 or million behind them; 1 for none."""

    number: Decimal
    factor: int = 1


@dataclass(frozen=True)
class Backing:
    """A number of a record: as in its cell, times the factor of its unit, and whether it may be said rounded."""

    value: Decimal
    scale: int = 1
    rounded: bool = False

    def backs(self, said: Said) -> bool:
        """Whether it is the number that is said."""
        whole = said.number * said.factor
        if whole == self.value * self.scale or (said.factor == 1 and whole == self.value):
            return True
        exponent = said.number.as_tuple().exponent
        assert isinstance(exponent, int)
        return self.rounded and round(self.value / said.factor, -exponent) == said.number


def said_numbers(text: str) -> Iterator[Said]:
    """Numbers of a text: digits, Chinese numerals that count something, English number words."""
    plain = QUOTE.sub("", text)
    for digits, decimals, factor in DIGITS.findall(plain):
        yield Said(Decimal(digits.replace(",", "") + decimals), FACTORS.get(factor, 1))
    for numeral in CHINESE_COUNT.findall(plain):
        yield Said(Decimal(chinese(numeral)))
    for word in ENGLISH_COUNT.findall(plain):
        # A dozen or hundreds of something is never backed.
        yield Said(Decimal(WORDS.index(word.lower()) + 2 if word.lower() in WORDS else -1))


def chinese(numeral: str) -> int:
    """Value of a Chinese numeral below one hundred."""
    tens, mark, ones = numeral.rpartition("十")
    return (NUMERALS[tens] if tens else 1) * 10 + NUMERALS[ones or "零"] if mark else NUMERALS[ones]


def printed(text: str) -> Iterator[Backing]:
    """Digits of words as printed."""
    return (Backing(Decimal(number)) for number in re.findall(r"[0-9]+(?:\.[0-9]+)?", text))


@cache
def rows_by_record() -> dict[str, list[Row]]:
    """Rows of each record that a slide can name; a place has one row for each mention."""
    keys = {"targets": "target_id", "provisions": "provision_id", "tasks": "task_id", "regions": "region_id"}
    found: dict[str, list[Row]] = {}
    for table, key in (keys | {"places": "entity_id"}).items():
        for row in read_rows(table):
            found.setdefault(f"{table}/{row[key]}", []).append(row)
    return found


def backings(record: str) -> Iterator[Backing]:
    """Numbers of a record: value, base, years, words as printed, and the number of its document."""
    documents = {row["document_id"]: row for row in read_rows("documents")}
    for row in rows_by_record()[record]:
        scale = UNITS.get(row.get("unit", "").split(" ")[0], 1)
        for column in ("value", "value_low", "value_high", "base_value"):
            if row.get(column):
                yield Backing(Decimal(row[column]), scale)
        for column in ("area_km2", "population_2020"):
            if row.get(column):
                yield Backing(Decimal(row[column]), rounded=True)
        for column in ("base_year", "target_year", "year", "evidence", "population_source"):
            yield from printed(row.get(column, ""))
        document = documents.get(row.get("document_id", "") or row.get("role_document_id", ""))
        if document:
            yield from printed(document["number"])


def unbacked(texts: Iterable[str], records: Iterable[str], counts: Iterable[int] = ()) -> list[str]:
    """Numbers in texts that no record and no count backs.

    Parameters
    ----------
    texts
        Sentences in any language.
    records
        Records as ``table/id``.
    counts
        Numbers counted from the tables.
    """
    known = [each for record in records for each in backings(record)]
    known += [Backing(Decimal(count)) for count in counts]
    return [
        f"{said.number} in {text}"
        for text in texts
        for said in said_numbers(text)
        if not any(each.backs(said) for each in known)
    ]
