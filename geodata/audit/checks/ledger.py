"""Checks that repeated figures and stages agree or are in the conflict ledger."""

import re
from collections import defaultdict
from collections.abc import Iterator

from geodata.audit.facts import Facts, Row
from geodata.audit.report import Check, Fault
from geodata.library.paragraphs import fold
from geodata.tables.schema import split_cell

SAME_FIGURE = ("comparator", "value", "value_low", "value_high", "unit")
QUOTE = re.compile("「([^」]+)」")
NO_STAGE = "designation"


def ledger_records(facts: Facts) -> set[str]:
    """Records that are named in the conflict ledger."""
    return {record for row in facts.tables["conflicts"] for record in split_cell(row["record_ids"])}


def grouped(rows: list[Row], column: str) -> Iterator[tuple[str, list[Row]]]:
    """Yield groups of two or more records with the same value in a column."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    yield from ((name, group) for name, group in groups.items() if len(group) > 1)


def differing(facts: Facts) -> Iterator[tuple[list[str], str]]:
    """Yield records of one indicator or place with different figures or stages, and what differs."""
    for _name, rows in grouped(facts.tables["targets"], "indicator_id"):
        same_year = {row["target_year"] for row in rows}
        figures = {tuple(row[column] for column in SAME_FIGURE) for row in rows}
        if len(figures) > 1 and len(same_year) == 1:
            yield [facts.key("targets", row) for row in rows], "the same indicator with another figure"
    for _name, rows in grouped(facts.tables["places"], "entity_id"):
        stages = {row["status"] for row in rows} - {NO_STAGE}
        if len(stages) > 1:
            yield [facts.key("places", row) for row in rows], "the same place with another status"


def check_repeats(facts: Facts) -> Check:
    """Check that differences between records are in the ledger, and that the ledger names existing records."""
    held = ledger_records(facts)
    faults = [
        Fault(records[0], f"{message} than in {', '.join(records[1:])}, and not in the ledger")
        for records, message in differing(facts)
        if len(held.intersection(records)) < 2  # noqa: PLR2004
    ]
    known = {facts.key(table, row) for table, rows in facts.tables.items() for row in rows}
    named = [(row, record) for row in facts.tables["conflicts"] for record in split_cell(row["record_ids"])]
    faults += [
        Fault(facts.key("conflicts", row), f"{record} is no record") for row, record in named if record not in known
    ]
    groups = sum(
        1
        for table, column in (("targets", "indicator_id"), ("places", "entity_id"))
        for _ in grouped(facts.tables[table], column)
    )
    return Check("repeats", groups + len(named), tuple(faults))


def check_quotes(facts: Facts) -> Check:
    """Check that every quotation in the ledger is printed in one of the documents."""
    texts = [clause.folded for copy in facts.library.copies.values() for clause in copy.clauses]
    quotes = [
        (facts.key("conflicts", row), quote)
        for row in facts.tables["conflicts"]
        for column in ("difference", "difference_en")
        for quote in QUOTE.findall(row[column])
    ]
    folded = {quote: fold(quote) for _record, quote in quotes}
    printed = {quote for quote, words in folded.items() if any(words in text for text in texts)}
    faults = tuple(
        Fault(record, f"{quote!r} is printed in no document") for record, quote in quotes if quote not in printed
    )
    return Check("quotes", len(quotes), faults)
