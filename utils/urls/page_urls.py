"""URLs within the atlas: of a page with its query parameters, and of a record."""

from urllib.parse import urlencode

from geodata.tables.clauses import clause_id

# Tables whose records the documents page opens by table and id.
RECORDS = ("targets", "tasks", "measures", "units")


def page_address(page: str, choices: dict[str, str], lang: str) -> str:
    """URL of a page with its query parameters; without ``lang`` a URL means Chinese."""
    return f"/{page}?{urlencode(choices | ({'lang': lang} if lang == 'en' else {}))}"


def record_address(table: str, key: str, clause: tuple[str, str], lang: str) -> str:
    """URL that opens a record on the documents page, at its clause.

    Parameters
    ----------
    table
        Table of the record; ``places`` are opened by their entity.
    key
        Id of the record, of the region or of the entity.
    clause
        Document and locator; empty if the record has none.
    lang
        Language of the page.
    """
    at = clause_id(*clause)
    choices = {"clause": at} if at else {}
    if table in RECORDS:
        choices["record"] = f"{table}/{key}"
    elif table in {"regions", "places"}:
        choices[table.removesuffix("s")] = key
    return page_address("documents", choices, lang)


def unit_address(unit_id: str, lang: str) -> str:
    """URL of the page of a unit."""
    return page_address("responsibility", {"unit": unit_id}, lang)
