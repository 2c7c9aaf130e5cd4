"""Checks of our own words: a summary keeps the hedges of its clause, and English keeps to the glossary."""

import re
from collections.abc import Iterator

from geodata.audit.checks.units import running_text
from geodata.audit.facts import Facts, Row
from geodata.audit.report import Check, Fault
from geodata.library.paragraphs import fold
from geodata.tables.schema import split_cell

# An open list is a hedge only where the summary lists as well.
OPEN_LIST, LIST_MARK = "等", "、"
# Columns with our own words in both languages, by table; labels and headings may leave a term out.
BILINGUAL = {
    "targets": ("name",), "places": ("name", "label"), "tasks": ("title",), "measures": ("title", "beneficiary"),
    "provisions": ("heading", "summary"), "units": ("name",), "terms": ("name",), "conflicts": ("subject",),
}  # fmt: skip
SHORT = {"label", "heading"}


def prints(text: str, word: str, not_in: str) -> bool:
    """Whether a text prints a word, other than inside the words of a list cell that only contain it."""
    for longer in split_cell(not_in):
        text = text.replace(longer, "")
    return word in text


def _hedges(text: str, hedge: Row) -> bool:
    return prints(text, hedge["hedge"], hedge["not_in"])


def _kept(words: str, forms: str) -> bool:
    # A form stands at the beginning of an English word: "try" is not in "industry".
    return any(re.search(rf"(?<![a-z]){re.escape(form)}", words, re.IGNORECASE) for form in split_cell(forms))


def _hedge_faults(row: Row, text: str, hedges: list[Row], left: dict[str, str]) -> Iterator[str]:
    for hedge in hedges:
        name = hedge["hedge"]
        if not _hedges(text, hedge) or (name == OPEN_LIST and LIST_MARK not in row["summary_zh"]):
            continue
        if name in left:
            if name not in left[name] or fold(left[name]) not in text:
                yield f"{left[name]!r}, left out of the summary, does not print {name} in the clause"
        elif not _kept(row["summary_zh"], hedge["forms_zh"]):
            yield f"the clause says {name}, the Chinese summary does not"
        elif not _kept(row["summary_en"], hedge["forms_en"]):
            yield f"the clause says {name}, the English summary does not"


def check_hedges(facts: Facts) -> Check:
    """Check that the summary of every provision keeps the hedges of its clause, or that they are listed as left out."""
    hedges = facts.tables["hedges"]
    left: dict[str, dict[str, str]] = {}
    for row in facts.tables["hedges_left"]:
        left.setdefault(row["provision_id"], {})[row["hedge"]] = row["evidence"]
    faults, total = [], 0
    for row in facts.tables["provisions"]:
        text = running_text(row, facts.text(row))
        total += sum(_hedges(text, hedge) for hedge in hedges)
        messages = _hedge_faults(row, text, hedges, left.get(row["provision_id"], {}))
        faults += [Fault(facts.key("provisions", row), message) for message in messages]
    return Check("hedges", total, tuple(faults))


def _term_faults(chinese: str, english: str, terms: list[Row], *, short: bool) -> Iterator[str]:
    for term in terms:
        if not prints(chinese, term["term_zh"], term["not_in"]):
            continue
        if not short and not _kept(english, term["forms_en"]):
            yield f"{term['term_zh']} is {term['forms_en'].replace('|', ' or ')} in English, not as in {english!r}"
        for word in split_cell(term["avoid_en"]):
            if re.search(rf"\b{re.escape(word)}\b", english, re.IGNORECASE):
                yield f"{term['term_zh']} is not {word!r} in English"


def check_glossary(facts: Facts) -> Check:
    """Check that names, titles and summaries translate the terms of the glossary as it says."""
    terms = facts.tables["glossary"]
    faults, total = [], 0
    for table, columns in BILINGUAL.items():
        for row in facts.tables[table]:
            for column in columns:
                chinese, english = row[f"{column}_zh"], row[f"{column}_en"]
                total += sum(term["term_zh"] in chinese for term in terms)
                found = _term_faults(chinese, english, terms, short=column in SHORT)
                faults += [Fault(facts.key(table, row), message) for message in found]
    return Check("glossary", total, tuple(faults))
