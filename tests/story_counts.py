"""What the shipped stories count from the tables, counted a second way from the CSV."""

from functools import cache

from geodata.analysis.entities import LINE_MODES
from layers.catalog.indicators import INDICATORS
from layers.views.drawn_features import drawn_ids, placed_ids
from tests.facts import Row, read_rows, split
from tests.stages import staged


def placed(stage: str) -> int:
    """Projects of a stage that the map draws at a place."""
    return sum(each == stage for entity, each in staged().items() if entity in placed_ids())


def due(year: str) -> list[Row]:
    """Numeric targets of a year."""
    rows = [row for row in read_rows("targets") if row["kind"] == "target" and row["target_year"] == year]
    return [row for row in rows if row["value"] or row["value_low"]]


def binding(region: str) -> int:
    """Numeric targets that bind a region, by the scope or by name."""
    bound = {row["scope"]: split(row["region_ids"]) for row in read_rows("scopes") if row["relation"] == "binds"}
    rows = [row for row in read_rows("targets") if row["kind"] == "target"]
    return sum(region in (split(row["region_ids"]) or bound.get(row["scope"], [])) for row in rows)


def annex() -> list[Row]:
    """Tasks of the eco-city's annex."""
    return [row for row in read_rows("tasks") if row["stated_in"] == "annex"]


def units(task: Row) -> set[str]:
    """Units of a task in any role."""
    return {unit for role in ("lead", "support", "listed") for unit in split(task[f"{role}_unit_ids"])}


def eco_entities() -> set[str]:
    """Ids of what No. 5 names."""
    return {row["entity_id"] for row in read_rows("places") if row["document_id"] == "cq-2022-5"}


def part_of(direction: str, *, cities: bool = False) -> int:
    """Lines, or linked cities, of an outward direction."""
    rows = [row for row in read_rows("places") if row["part_of"] == direction]
    return len(
        {
            row["entity_id"]
            for row in rows
            if (row["mode"] == "city") == cities and (cities or row["mode"] in LINE_MODES)
        }
    )


def outlook(document: str) -> int:
    """Goals of a document for 2035."""
    return sum(row["target_year"] == "2035" for row in read_rows("targets") if row["document_id"] == document)


def modes(mode: str) -> int:
    """Entities of a line mode."""
    return len({row["entity_id"] for row in read_rows("places") if row["mode"] == mode})


@cache
def counts() -> dict[tuple[str, int], tuple[int, ...]]:
    """Numbers that a slide counts from the tables, by story and slide."""
    regions = read_rows("regions")
    scopes = [row["scope"] for row in due("2025")]
    density = next(indicator for indicator in INDICATORS if indicator.id == "density")
    widened = [row for row in read_rows("places") if row["locator"] == "专栏2-2" and "扩能" in row["name_zh"]]
    shares = {
        (row["name_zh"], row["comparator"], row["value"]) for row in due("2025") if row["unit"] == "%" and row["value"]
    }
    both = [row for row in read_rows("targets") if row["locator"] == "八（二）1" and row["value"] == "98"]
    return {
        ("plan", 1): (len(regions),),
        ("plan", 2): (len(density.breaks or ()) + 1,),
        ("plan", 7): (len(widened),),
        ("plan", 8): (len(staged()), placed("construction"), placed("to-build")),
        ("plan", 10): (scopes.count("metro-area"),),
        ("eco-city", 6): (len(eco_entities()), len(eco_entities() & drawn_ids())),
        ("eco-city", 7): (
            len(annex()), len({unit for task in annex() for unit in units(task)}),
            sum(bool(task["lead_unit_ids"]) for task in annex()),
            sum("chongqing-etdz" in units(task) for task in annex()),
        ),
        ("corridors", 2): (part_of("dir-northwest"),),
        ("corridors", 3): (part_of("dir-north"),),
        ("corridors", 4): (part_of("dir-northeast"), part_of("dir-northeast", cities=True)),
        ("corridors", 5): (part_of("dir-southeast"),),
        ("corridors", 6): (part_of("dir-south"),),
        ("corridors", 7): (part_of("dir-southwest"),),
        ("transport", 1): (modes("hsr"), modes("rail"), modes("suburban")),
        ("targets", 1): (
            len(scopes), scopes.count("city-wide"), scopes.count("metro-area"), scopes.count("main-urban-area"),
            scopes.count("central-city"), len(shares),
        ),
        ("targets", 2): (scopes.count("metro-area"),),
        ("targets", 3): (len(both),),
        ("targets", 6): (sum(row["tier"] == "central" for row in regions), binding("yuzhong"), binding("guangan")),
        ("targets", 7): (outlook("cq-2022-37"), outlook("cq-2022-5"), outlook("cq-2022-31")),
    }  # fmt: skip


def load() -> dict[str, int]:
    """Tasks of the annex by unit."""
    named = [unit for task in annex() for unit in units(task)]
    return {unit: named.count(unit) for unit in set(named)}
