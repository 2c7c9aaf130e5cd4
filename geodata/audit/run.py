"""Runs the audit on a folder of tables and a library of source texts."""

from collections.abc import Callable
from pathlib import Path

from geodata.audit.checks.evidence import check_digits, check_evidence
from geodata.audit.checks.figures import check_figures
from geodata.audit.checks.ledger import check_quotes, check_repeats
from geodata.audit.checks.offsets import check_channel, check_offsets, check_rivers, check_routes
from geodata.audit.checks.places import check_places
from geodata.audit.checks.regions import check_lists, check_regions
from geodata.audit.checks.stages import check_natures, check_rulings, check_status_words
from geodata.audit.checks.tables import check_clauses, check_links, check_schema
from geodata.audit.checks.units import check_units
from geodata.audit.checks.wording import check_glossary, check_hedges
from geodata.audit.facts import Facts
from geodata.audit.report import Check
from geodata.geometry.boundaries import Boundaries
from geodata.library.outline import FORMS
from geodata.library.reading import Library

# Checks that need the documents; the others need the tables only.
WITH_TEXT: tuple[tuple[str, Callable[[Facts], Check]], ...] = (
    ("evidence", check_evidence),
    ("figures", check_figures),
    ("digits", check_digits),
    ("units", check_units),
    ("regions", check_regions),
    ("status", check_status_words),
    ("clauses", check_clauses),
    ("quotes", check_quotes),
    ("hedges", check_hedges),
)
TABLES_ONLY: tuple[tuple[str, Callable[[Facts], Check]], ...] = (
    ("links", check_links),
    ("repeats", check_repeats),
    ("natures", check_natures),
    ("rulings", check_rulings),
    ("lists", check_lists),
    ("glossary", check_glossary),
    ("routes", check_routes),
    ("offsets", check_offsets),
    ("rivers", check_rivers),
    ("channel", check_channel),
)


def run_audit(folder: Path, library: Library, boundaries: Boundaries | None) -> list[Check]:
    """Run every check.

    Parameters
    ----------
    folder
        Folder of the tables with their ``datapackage.json``.
    library
        Source texts. If a document is missing, the checks that need the texts are not made, with a note.
    boundaries
        Regions, EPSG:4326, or None.
    """
    facts = Facts(folder, library)
    if not facts.is_readable():
        unmade = (*(key for key, _check in (*WITH_TEXT, *TABLES_ONLY)), "places")
        return [check_schema(facts), *(Check(key, 0, note="tables or columns are missing") for key in unmade)]
    missing = [document for document in FORMS if document not in library.copies]
    note = f"source texts missing: {', '.join(missing)}" if missing else ""
    checks = [check_schema(facts)]
    checks += [Check(key, 0, note=note) if note else check(facts) for key, check in WITH_TEXT]
    return [*checks, *(check(facts) for _key, check in TABLES_ONLY), check_places(facts, boundaries)]
