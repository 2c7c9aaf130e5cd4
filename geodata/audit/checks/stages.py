"""Checks of stages: words of their table, no stage on what is not built, rulings that the shown stage follows."""

from collections import defaultdict
from collections.abc import Iterator

from geodata.audit.checks.ledger import grouped
from geodata.audit.facts import Facts, Row
from geodata.audit.report import Check, Fault
from geodata.library.paragraphs import fold
from geodata.tables.schema import split_cell

NO_STAGE = "designation"
BUILT = "built"
# Regions are developed, so their mentions keep the words of a stage; the atlas shows none on them.
REGION = "region"
OPEN = "open"
OF_FIGURES = {"figure", "year", "area"}
FIGURES = ("value", "value_low", "value_high", "base_value", "base_year", "target_year")


def built_natures(facts: Facts) -> set[str]:
    """Natures of what is built or run."""
    return {row["code"] for row in facts.tables["codelists"] if row["list"] == "nature" and row["parent"] == BUILT}


def _word_fault(row: Row, allowed: set[str], text: str) -> str:
    word, status = row["status_word"], row["status"]
    if status != NO_STAGE and status not in allowed:
        return f"{word!r} stands for {' or '.join(sorted(allowed)) or 'nothing'}, not for {status}"
    return "" if fold(word) in text else f"{word!r} is not printed at {row['locator']}"


def check_status_words(facts: Facts) -> Check:
    """Check that each status word is printed in its clause and allows the status of the record.

    A role verb lowers no stage: its mention may have the stage that other words state of the same entity.
    """
    words = facts.tables["status_words"]
    allowed = {row["status_word"]: {row["status"], row["also"]} - {""} for row in words}
    role = {row["status_word"] for row in words if row["role"] == "yes"}
    built = built_natures(facts)
    rows = [row for row in facts.tables["places"] if row["status_word"]]
    stated: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["status_word"] not in role:
            stated[row["entity_id"]].add(row["status"])
    found = []
    for row in rows:
        others = stated[row["entity_id"]] if row["status_word"] in role else set()
        found.append((row, _word_fault(row, allowed.get(row["status_word"], set()) | others, facts.text(row))))
    # On what is built a word that states a stage may not be left out either.
    found += [
        (row, f"{row['status_word']!r} states a stage, but the record has none")
        for row in rows
        if row["nature"] in built and row["status"] == NO_STAGE
        and NO_STAGE not in allowed.get(row["status_word"], {NO_STAGE})
    ]  # fmt: skip
    faults = tuple(Fault(facts.key("places", row), message) for row, message in found if message)
    return Check("status", len(rows), faults)


def check_natures(facts: Facts) -> Check:
    """Check that nothing has a stage that is not built, and that all mentions of an entity share one nature."""
    built = built_natures(facts)
    rows = facts.tables["places"]
    faults = [
        Fault(facts.key("places", row), f"a {row['nature']} is not built, but its status is {row['status']}")
        for row in rows
        if row["nature"] not in built | {REGION} and row["status"] != NO_STAGE
    ]
    for _entity, mentions in grouped(rows, "entity_id"):
        faults += [
            Fault(facts.key("places", row), f"nature {row['nature']} differs from {mentions[0]['place_id']}")
            for row in mentions[1:]
            if row["nature"] != mentions[0]["nature"]
        ]
    return Check("natures", len(rows), tuple(faults))


def _stage_ruling_faults(ruling: str, mentions: list[Row], built: set[str]) -> Iterator[str]:
    stated = {row["status"] for row in mentions if row["nature"] in built} - {NO_STAGE}
    if ruling not in {OPEN, NO_STAGE} and ruling not in stated:
        yield f"rules {ruling}, but no mention states it, so the map shows {' or '.join(sorted(stated)) or 'no stage'}"


def _figure_ruling_faults(ruling: str, targets: list[Row]) -> Iterator[str]:
    shown = {row[column] for row in targets for column in FIGURES}
    value = ruling.removeprefix(">=")
    if shown and value.replace(".", "").isdigit() and value not in shown:
        yield f"rules {ruling}, but no record it names holds that value"


def check_rulings(facts: Facts) -> Check:
    """Check that what the atlas shows follows every ruling, and that an open conflict says if it is held as one."""
    rows, built = facts.tables["conflicts"], built_natures(facts)
    records = {facts.key(name, row): row for name in ("places", "targets") for row in facts.tables[name]}
    faults = []
    for row in rows:
        named = [(key.partition("/")[0], records[key]) for key in split_cell(row["record_ids"]) if key in records]
        places = [record for table, record in named if table == "places"]
        targets = [record for table, record in named if table == "targets"]
        if row["kind"] == "status":
            found = list(_stage_ruling_faults(row["ruling"], places, built))
        else:
            found = list(_figure_ruling_faults(row["ruling"], targets)) if row["kind"] in OF_FIGURES else []
            merged = len({place["entity_id"] for place in places}) < len(places)
            if row["ruling"] == OPEN and merged and not row["held_as"]:
                found.append("is open, but its records are held as one entity and the row does not say so")
        faults += [Fault(facts.key("conflicts", row), message) for message in found]
    return Check("rulings", len(rows), tuple(faults))
