"""Fills the link columns of provisions and tasks: ``python -m geodata.audit.build_links FOLDER`` (source texts).

A record is linked to the paragraph or item of its clause that prints its evidence. A task is linked to the places and
targets of its clause, a row of the annex also to those of its body clause that it prints.
"""

import argparse
import csv
from collections import defaultdict
from pathlib import Path

from geodata.audit.facts import Facts, Row
from geodata.library.locators import paragraph_number, section_of
from geodata.library.outline import OPINIONS
from geodata.library.paragraphs import fold
from geodata.library.reading import read_library
from geodata.tables.schema import FACTS, LIST_MARK, split_cell

LINKS = {"places": "place_ids", "targets": "target_ids", "tasks": "task_ids"}
Clause = tuple[str, str]
Found = dict[Clause, list[tuple[str, Row]]]


def records_by_clause(facts: Facts, table: str) -> Found:
    """Ids and records of a table by document and locator."""
    key = facts.resources[table].primary_key
    found: Found = defaultdict(list)
    for row in facts.tables[table]:
        found[row["document_id"], row["locator"]].append((row[key], row))
    return found


def provision_links(facts: Facts, row: Row, records: Found, used: set[str]) -> list[str]:
    """Ids of the records related to a provision.

    Parameters
    ----------
    facts
        Tables and source texts.
    row
        The provision.
    records
        Records of one table by clause.
    used
        Ids already linked to an earlier paragraph of the clause; those found are added.
    """
    here = records[row["document_id"], section_of(row["locator"])]
    text = fold(facts.text(row))
    number = paragraph_number(row["locator"])
    if number == 1:
        # Records printed in the heading of a section are linked to its first paragraph.
        text = f"{facts.library.heading(row['document_id'], row['locator'])}|{text}"
    found = [key for key, each in here if key not in used and (not number or fold(each["evidence"]) in text)]
    used.update(found)
    return found


def task_links(facts: Facts, row: Row, records: Found) -> list[str]:
    """Ids of the records of the clause of a task, and of those of its body clause that it prints."""
    own = [key for key, _each in records[row["document_id"], row["locator"]]]
    text = facts.text(row)
    body = [each for at in split_cell(row["body_locator"]) for each in records[OPINIONS, at]]
    return own + [key for key, each in body if key not in own and fold(each["evidence"]) in text]


def fill_links(facts: Facts) -> None:
    """Fill the link columns of the tables in memory."""
    for table, column in LINKS.items():
        records = records_by_clause(facts, table)
        used: set[str] = set()
        for row in facts.tables["provisions"]:
            row[column] = LIST_MARK.join(provision_links(facts, row, records, used))
        for row in facts.tables["tasks"] if table != "tasks" else ():
            row[column] = LIST_MARK.join(task_links(facts, row, records))


def main() -> None:
    """Write the filled tables."""
    parser = argparse.ArgumentParser(prog="python -m geodata.audit.build_links")
    parser.add_argument("library", type=Path, help="folder of source texts")
    facts = Facts(FACTS, read_library(parser.parse_args().library))
    fill_links(facts)
    for table in ("provisions", "tasks"):
        resource = facts.resources[table]
        with resource.path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, resource.columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(facts.tables[table])


if __name__ == "__main__":
    main()
