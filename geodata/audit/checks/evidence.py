"""Checks that evidence is printed at its locator, and that every number is evidence or excluded with a reason."""

import re
from collections import defaultdict
from collections.abc import Iterator

from geodata.audit.facts import Facts, Row, figures_of
from geodata.audit.report import Check, Fault
from geodata.library.locators import section_of
from geodata.library.outline import ITEM_LEVEL, Clause
from geodata.library.paragraphs import fold

WITH_EVIDENCE = ("targets", "places", "tasks", "measures", "provisions", "terms", "actions", "hedges_left")
# Words that are quoted without their figures: a number in them still needs a record of its own.
WITHOUT_FIGURES = ("actions", "hedges_left")
DIGITS = re.compile(r"\d+(?:\.\d+)?|[①-⑳]")
ITEM_MARK = re.compile(r"\d\.(?!\d)")
Quote = tuple[str, Row, str]


def printed_quotes(facts: Facts) -> Iterator[Quote]:
    """Yield record, clause and quoted words of every quotation of a document."""
    for table in WITH_EVIDENCE:
        for row in facts.tables[table]:
            yield facts.key(table, row), row, row["evidence"]
    for row in facts.tables["measures"]:
        for figure in figures_of(row):
            yield facts.key("measures", row), row, figure["printed"]
    for row in facts.tables["regions"]:
        clause = {"document_id": row["role_document_id"], "locator": row["role_locator"]}
        yield facts.key("regions", row), clause, row["role_evidence"]
    for row in facts.tables["exclusions"]:
        yield facts.key("exclusions", row), row, row["context"]


def check_evidence(facts: Facts) -> Check:
    """Check that every evidence is printed in its own clause."""
    quotes = list(printed_quotes(facts))
    faults = tuple(
        Fault(record, f"{words!r} is not printed at {clause['document_id']} {clause['locator']}")
        for record, clause, words in quotes
        if not words or fold(words) not in facts.text(clause)
    )
    return Check("evidence", len(quotes), faults)


def covered_spans(text: str, quotes: set[str], part: str = "") -> set[int]:
    """Positions in a text that are covered by quotes, or by a part of them."""
    found: set[int] = set()
    for quote in quotes:
        place = text.find(quote)
        while place >= 0:
            start = place + quote.find(part)
            found.update(range(start, start + len(part or quote)))
            place = text.find(quote, place + len(quote))
    return found


def quotes_by_clause(facts: Facts) -> dict[tuple[str, str], set[str]]:
    """Folded evidence and excluded digits, by document and section."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record, clause, words in printed_quotes(facts):
        table = record.partition("/")[0]
        if words and table not in WITHOUT_FIGURES and not (table == "exclusions" and clause["kind"] != "digits"):
            found[clause["document_id"], section_of(clause["locator"])].add(fold(words))
    return found


def _outline_mark(clause: Clause) -> int:
    """Length of the number that begins an item, which is part of the locator."""
    mark = ITEM_MARK.match(clause.folded) if clause.level > ITEM_LEVEL else None
    return mark.end() if mark else 0


def check_digits(facts: Facts) -> Check:
    """Check that every number in the documents is evidence or excluded with a reason."""
    quotes = quotes_by_clause(facts)
    faults, total = [], 0
    for document_id in facts.library.copies:
        for clause in facts.library.clauses(document_id):
            covered = covered_spans(clause.folded, quotes[document_id, clause.locator])
            covered.update(range(_outline_mark(clause)))
            for match in DIGITS.finditer(clause.folded):
                total += 1
                if not covered.issuperset(range(*match.span())):
                    around = clause.folded[max(0, match.start() - 8) : match.end() + 8]
                    faults.append(Fault(f"{document_id} {clause.locator}", f"{match[0]} in {around!r} is no evidence"))
    return Check("digits", total, tuple(faults))
