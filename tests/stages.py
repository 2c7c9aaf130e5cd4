"""Stages of entities read a second way: natures, words, rulings of the ledger, dates of the documents."""

from functools import cache

from tests.facts import Row, read_rows, split

BUILT = {"works", "service"}
STAGES = {
    "operate-upgrade": "operating", "under-construction": "construction", "to-be-built": "to-build",
    "completed-by": "to-build", "planned": "planned", "preparatory": "study", "study": "study",
}  # fmt: skip


@cache
def mentions() -> dict[str, list[Row]]:
    """Rows of the places table by entity, by date of their document."""
    issued = {row["document_id"]: row["issued"] for row in read_rows("documents")}
    found: dict[str, list[Row]] = {}
    for row in sorted(read_rows("places"), key=lambda row: issued[row["document_id"]]):
        found.setdefault(row["entity_id"], []).append(row)
    return found


@cache
def _rulings() -> dict[str, str]:
    rows = [row for row in read_rows("conflicts") if row["kind"] == "status"]
    return {key: row["ruling"] for row in rows for key in split(row["record_ids"])}


@cache
def role_words() -> set[str]:
    """Words that give a role and state no works."""
    return {row["status_word"] for row in read_rows("status_words") if row["role"] == "yes"}


def status_of(rows: list[Row]) -> str:
    """Status of an entity: the ruling of the ledger, else the latest that no mere role verb states; empty for none."""
    stated = [row for row in rows if row["status"] in STAGES]
    if rows[-1]["nature"] not in BUILT or not stated:
        return ""
    rulings = {_rulings()[key] for row in stated if (key := f"places/{row['place_id']}") in _rulings()}
    if "designation" in rulings:
        return ""
    ruled = [row["status"] for row in stated if row["status"] in rulings]
    firm = [row["status"] for row in stated if row["status_word"] not in role_words()]
    return (ruled or firm or [row["status"] for row in stated])[-1]


@cache
def staged() -> dict[str, str]:
    """Stage of each entity that has one."""
    found = {key: status_of(rows) for key, rows in mentions().items()}
    return {key: STAGES[status] for key, status in found.items() if status}
