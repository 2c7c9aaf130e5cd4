"""Checks schema, references and hashes of the tables, and the links between records."""

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from geodata.audit.build_links import LINKS, records_by_clause
from geodata.audit.facts import Facts, Row
from geodata.audit.report import Check, Fault
from geodata.library.locators import section_of
from geodata.tables.schema import codes_by_list, file_facts, reference_faults, split_cell, table_faults

# A paragraph that only announces the list below it needs no provision.
LIST_TITLE = "重点建设任务："


def check_schema(facts: Facts) -> Check:
    """Check every cell against its schema, every reference, and every file against its hash."""
    frames = {name: pd.DataFrame(rows, dtype=str) for name, rows in facts.tables.items()}
    keys = {name: {row[facts.resources[name].primary_key] for row in rows} for name, rows in facts.tables.items()}
    codes = codes_by_list(frames.get("codelists"))
    faults = [Fault(name, f"{resource.path.name} is missing") for name, resource in facts.missing_files()]
    for name, resource in facts.resources.items():
        if not facts.tables[name]:
            continue
        found = [*table_faults(resource, frames[name], codes), *reference_faults(resource, frames[name], keys)]
        faults += [Fault(name, message) for message in found]
    for name, resource in facts.resources.items():
        if resource.path.is_file() and file_facts(resource.path)["hash"] != resource.digest:
            held = len(facts.tables[name])
            faults.append(Fault(name, f"{resource.path.name} ({held} records) is not the file whose hash is declared"))
    return Check("schema", sum(map(len, facts.tables.values())) + len(facts.resources), tuple(faults))


def check_clauses(facts: Facts) -> Check:
    """Check that every clause of the documents has a provision, and every row of the annex a task."""
    held = {
        (row["document_id"], section_of(row["locator"]))
        for name in ("provisions", "tasks")
        for row in facts.tables[name]
    }
    wanted = [
        (document_id, clause.locator)
        for document_id in facts.library.copies
        for clause in facts.library.clauses(document_id)
        if any(not paragraph.endswith(LIST_TITLE) for paragraph in clause.paragraphs)
    ]
    faults = tuple(
        Fault(f"{document} {at}", "no provision or task") for document, at in wanted if (document, at) not in held
    )
    return Check("clauses", len(wanted), faults)


def check_links(facts: Facts) -> Check:
    """Check that each record is linked to a provision or task of its clause, and to no other."""
    provisions: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in [*facts.tables["provisions"], *facts.tables["tasks"]]:
        provisions[row["document_id"], section_of(row["locator"])].append(row)
    faults, total = [], 0
    for table, column in LINKS.items():
        records = records_by_clause(facts, table)
        total += sum(map(len, records.values()))
        for clause, found in records.items():
            held = {member for row in provisions[clause] for member in split_cell(row.get(column, ""))}
            lost = [key for key, _row in found if key not in held and table != "tasks"]
            faults += [Fault(f"{table}/{key}", f"hangs on no provision or task of {clause[1]}") for key in lost]
    faults += list(_strays(facts))
    return Check("links", total, tuple(faults))


def _strays(facts: Facts) -> Iterator[Fault]:
    """Yield provisions and tasks that are linked to a record of another clause."""
    clause_of = {
        facts.key(table, row): (row["document_id"], row["locator"]) for table in LINKS for row in facts.tables[table]
    }
    for name in ("provisions", "tasks"):
        for row in facts.tables[name]:
            at = {section_of(row["locator"]), *split_cell(row.get("body_locator", ""))}
            for table, column in LINKS.items():
                for member in split_cell(row.get(column, "")):
                    document, locator = clause_of.get(f"{table}/{member}", ("", ""))
                    if document and (document != row["document_id"] or locator not in at):
                        yield Fault(facts.key(name, row), f"names {table}/{member}, which stands at {locator}")
