"""Codes and their names: one list each, which the schema and the screen read alike."""

import csv
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from geodata.errors import DataError
from geodata.tables.codelists import code_names, code_parents, list_codes, read_codelist
from geodata.tables.readers import read_tables
from layers.catalog.layer_tree import LAYERS
from tests.facts import FACTS, read_resources, read_rows
from tests.hostile import describe

ROWS = read_rows("codelists")
LISTS = {row["list"] for row in ROWS}
# The list that holds the code above each code.
ABOVE = {
    "status": "stage", "stage": "oc4ids", "project-kind": "project-group", "mode": "map-layer",
    "map-layer": "layer-group", "nature": "nature-group",
}  # fmt: skip
# Parents that are no codes: regions by group are outlined by their clause and have no layer of their own.
LISTED_ONLY = {"mode": {"groups"}}


def codes_of(name: str) -> list[str]:
    """Codes of a list by their place in it."""
    rows = [row for row in ROWS if row["list"] == name]
    return [row["code"] for row in sorted(rows, key=lambda row: int(row["sort"]))]


def test_ids_name_list_and_code() -> None:
    """An id is list and code, and no two codes of a list share a place."""
    assert [row["code_id"] for row in ROWS] == [f"{row['list']}.{row['code']}" for row in ROWS]
    places = Counter((row["list"], row["sort"]) for row in ROWS)
    assert [place for place, times in places.items() if times > 1] == []


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists_are_read_in_their_order(name: str) -> None:
    """The reader gives the codes in the order of the column, with a name in each language."""
    assert list(list_codes(name)) == codes_of(name)
    assert list(code_names(name, "zh")) == list(code_names(name, "en")) == codes_of(name)
    assert len(read_codelist(name)) == len(codes_of(name))


@pytest.mark.parametrize("name", ABOVE)
def test_codes_above_exist(name: str) -> None:
    """What stands above a code is a code of the list above; only what is no project has none."""
    above = code_parents(name)
    assert set(above.values()) - {""} - LISTED_ONLY.get(name, set()) <= set(codes_of(ABOVE[name]))
    assert [code for code, parent in above.items() if not parent] == (["none"] if name == "stage" else [])
    assert {row["list"] for row in ROWS if row["parent"]} == set(ABOVE)


def test_layer_tree_has_the_groups_of_the_list() -> None:
    """The layers of the maps, by group, are those of the list."""
    parents = code_parents("map-layer")
    assert {layer: group for group, layers in LAYERS.items() for layer in layers} == parents


def test_columns_of_codes_name_their_list() -> None:
    """Every list that the schema names exists, and no column lists its codes itself."""
    fields = [field for entry in read_resources() for field in entry["schema"]["fields"]]
    assert {field["codelist"] for field in fields if "codelist" in field} <= LISTS
    assert [field["name"] for field in fields if "enum" in field.get("constraints", {})] == []


def test_every_table_has_a_title() -> None:
    """The list of names of tables is that of the package."""
    assert sorted(codes_of("table")) == sorted(entry["name"] for entry in read_resources())


def test_figures_are_of_known_kinds() -> None:
    """The kinds of figures inside a measure are codes of their list."""
    figures = [figure for row in read_rows("measures") for figure in json.loads(row["figures"])]
    assert {figure["kind"] for figure in figures} <= set(codes_of("figure-kind"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy of the shipped facts to change."""
    return Path(shutil.copytree(FACTS, tmp_path / "facts"))


def use_code(folder: Path, code: str) -> None:
    """Give a unit a kind."""
    path = folder / "units.csv"
    path.write_text(path.read_text("utf-8").replace(",state-company,", f",{code},", 1), "utf-8")
    describe(folder)


def test_a_new_code_is_one_row(folder: Path) -> None:
    """A value that is no code is refused with those that are; with its row it is taken."""
    use_code(folder, "museum")
    with pytest.raises(DataError, match=r"units\.csv, line \d+ .*column kind: 'museum' is not one of municipal"):
        read_tables(folder)
    with (folder / "codelists.csv").open("a", encoding="utf-8", newline="") as file:
        row = ["unit-kind.museum", "unit-kind", "museum", "博物馆", "Museum", "", "", "", "", "", "9"]
        csv.writer(file, lineterminator="\n").writerow(row)
    describe(folder)
    assert "museum" in set(read_tables(folder)["units"]["kind"])


def test_missing_code_lists_are_named(folder: Path) -> None:
    """Without the lists the file is named, not every cell that holds a code."""
    (folder / "codelists.csv").unlink()
    with pytest.raises(DataError, match=r"codelists\.csv: the file is missing"):
        read_tables(folder)
