"""Checks that records list the regions that their clause names, and lists those of the places that they list."""

from collections import defaultdict
from collections.abc import Iterator

from geodata.audit.checks.evidence import covered_spans
from geodata.audit.checks.units import running_text
from geodata.audit.facts import Facts, Row
from geodata.audit.report import Check, Fault
from geodata.library.locators import section_of
from geodata.library.paragraphs import fold
from geodata.tables.schema import split_cell

LINKED = ("provisions", "tasks")


def named_regions(text: str, names: dict[str, str], excluded: list[Row]) -> Iterator[tuple[str, str]]:
    """Yield id and printed name of each region named in a text, unless excluded."""
    covered: set[int] = set()
    for row in excluded:
        covered |= covered_spans(text, {fold(row["context"])}, row["expression"])
    for name, region in names.items():
        start = text.find(name)
        while start >= 0:
            if start not in covered:
                yield region, name
            start = text.find(name, start + 1)


def region_names(facts: Facts) -> dict[str, str]:
    """Region ids by every printed name."""
    return {name: row["region_id"] for row in facts.tables["regions"] for name in split_cell(row["aliases"])}


def exclusions_by_clause(facts: Facts) -> dict[tuple[str, str], list[Row]]:
    """Excluded mentions of regions, by document and section."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in facts.tables["exclusions"]:
        if row["kind"] == "region":
            found[row["document_id"], row["locator"]].append(row)
    return found


def _faults(
    row: Row, text: str, names: dict[str, str], excluded: list[Row], listed: set[str]
) -> Iterator[tuple[str, str]]:
    held = set(split_cell(row["region_ids"]))
    named = set(named_regions(text, names, excluded))
    # A task in running text shares its clause with others; what the clause names is on its provision.
    wanted = set() if row.get("stated_in") == "text" else named
    for region, name in sorted(wanted):
        if region not in held:
            yield region, f"{name} is named at {row['locator']}, but {region} is not on the record"
    # Beyond the regions that are named, a record may have those of the places that it lists.
    for region in sorted(held - listed - {region for region, _name in named}):
        yield region, f"{region} is on the record but not named at {row['locator']}"


def regions_by_place(facts: Facts) -> dict[str, set[str]]:
    """Region ids of every place, by its id."""
    return {row["place_id"]: set(split_cell(row["region_ids"])) for row in facts.tables["places"]}


def listed_regions(row: Row, regions: dict[str, set[str]]) -> set[str]:
    """Regions of the places that a record lists."""
    return {region for place in split_cell(row["place_ids"]) for region in regions.get(place, ())}


def check_regions(facts: Facts) -> Check:
    """Check the regions of every provision and task against the names in its text."""
    names, regions = region_names(facts), regions_by_place(facts)
    excluded = exclusions_by_clause(facts)
    faults, total = [], 0
    for table in LINKED:
        for row in facts.tables[table]:
            # Units that answer for a task are no regions that it concerns.
            text = running_text(row, facts.text(row))
            unused = excluded[row["document_id"], section_of(row["locator"])]
            total += len({region for region, _name in named_regions(text, names, unused)})
            found = dict(_faults(row, text, names, unused, listed_regions(row, regions)))
            faults += [Fault(facts.key(table, row), message) for message in found.values()]
    return Check("regions", total, tuple(faults))


def check_lists(facts: Facts) -> Check:
    """Check that a figure about a list binds the regions of the places that it lists, all of them or none."""
    rows = [row for row in facts.tables["targets"] if row["region_ids"] or row["place_ids"]]
    regions = regions_by_place(facts)
    faults = []
    for row in rows:
        held, listed = set(split_cell(row["region_ids"])), listed_regions(row, regions)
        if held and held != listed:
            message = f"binds {', '.join(sorted(held))}, but lists places in {', '.join(sorted(listed)) or 'no region'}"
            faults.append(Fault(facts.key("targets", row), message))
    return Check("lists", len(rows), tuple(faults))
