"""A broken fact table is named with file, line, record and column, and the app does not start on it."""

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from geodata.errors import DataError
from geodata.tables.readers import read_tables
from tests.facts import FACTS, read_rows
from tests.serving import free_port, refused_start, run_to_end


@dataclass(frozen=True)
class Cell:
    """One cell of a table that is to be spoilt: its record stands on ``line`` of the file."""

    table: str
    line: int
    column: str
    content: str

    def spoil(self, folder: Path) -> None:
        """Write the content into the cell of a copy."""
        path = folder / f"{self.table}.csv"
        rows = read_rows(self.table, folder)
        rows[self.line - 2][self.column] = self.content
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    @property
    def key(self) -> str:
        """Id of the record."""
        return next(iter(read_rows(self.table)[self.line - 2].values()))


CELLS = {
    "a word where a number is due": Cell("targets", 5, "value", "eighty"),
    "a number with a comma": Cell("targets", 6, "value", "1,5"),
    "not a number": Cell("targets", 7, "value_low", "nan"),
    "a region that is none": Cell("targets", 8, "region_ids", "nanan|atlantis"),
    "a scope that is none": Cell("targets", 9, "scope", "moon"),
    "a kind that is none": Cell("targets", 10, "kind", "wish"),
    "a status that is none": Cell("places", 11, "status", "finished"),
    "a document that is none": Cell("provisions", 12, "document_id", "cq-1999-1"),
    "an evidence too long": Cell("targets", 13, "evidence", "长" * 21),
    "an evidence left out": Cell("places", 14, "evidence", ""),
    "half a metre": Cell("places", 2, "precision_m", "0.5"),
    "an id with a blank": Cell("regions", 3, "region_id", "da dukou"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy of the shipped facts to spoil."""
    return Path(shutil.copytree(FACTS, tmp_path / "facts"))


def refusal(folder: Path) -> str:
    """Message with which the reader refuses a folder."""
    with pytest.raises(DataError) as caught:
        read_tables(folder)
    return str(caught.value)


def test_unspoilt_copy_is_read(folder: Path) -> None:
    """The copy itself stands the check, so that a refusal is due to the fault."""
    assert len(read_tables(folder)["targets"]) == len(read_rows("targets"))


@pytest.mark.parametrize("name", CELLS)
def test_spoilt_cell_is_named(folder: Path, name: str) -> None:
    """The message names file, line, record, column and content of the cell."""
    cell = CELLS[name]
    cell.spoil(folder)
    key = cell.content if cell.column == "region_id" else cell.key
    wrong = cell.content.split("|")[-1]
    place = f"{cell.table}.csv, line {cell.line} ({key}), column {cell.column}:"
    assert any(line.startswith(place) and wrong in line for line in refusal(folder).splitlines())


def test_duplicate_id_is_named(folder: Path) -> None:
    """The second record of one id is named with its line."""
    twin = Cell("targets", 20, "target_id", read_rows("targets")[0]["target_id"])
    twin.spoil(folder)
    message = refusal(folder)
    assert f"targets.csv, line 20 ({twin.content}): target_id" in message


def test_missing_column_is_named(folder: Path) -> None:
    """A column that the schema declares and the file lacks is named with the file."""
    path = folder / "grid.csv"
    path.write_text(path.read_text("utf-8").replace("column", "spalte", 1), "utf-8")
    message = refusal(folder)
    assert "grid.csv" in message
    assert "missing: column" in message


def test_missing_file_is_named(folder: Path) -> None:
    """A table that is gone is named with the remedy."""
    (folder / "places.csv").unlink()
    assert "places.csv: the file is missing" in refusal(folder)


def test_other_encoding_is_named(folder: Path) -> None:
    """A table saved as GBK is named, not read as nonsense."""
    path = folder / "regions.csv"
    path.write_bytes(path.read_text("utf-8").encode("gbk", "replace"))
    message = refusal(folder)
    assert "regions.csv" in message
    assert "UTF-8" in message


def test_open_quote_is_named(folder: Path) -> None:
    """One quote that is never closed swallows no record in silence."""
    path = folder / "grid.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[4] = '"' + lines[4]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert "grid.csv" in refusal(folder)


@pytest.mark.parametrize("line", [2, 9])
def test_cell_too_many_is_named(folder: Path, line: int) -> None:
    """A record with more cells than columns is named, the first record too."""
    path = folder / "grid.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[line - 1] += ",7"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    message = refusal(folder)
    assert "grid.csv" in message
    assert f"line {line}" in message


def test_line_is_right_after_a_blank_line(folder: Path) -> None:
    """A blank line is named itself, by its place in the file."""
    path = folder / "grid.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[3:4] = ["", "jiangbei,four,2"]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert "grid.csv, line 4: 0 cells instead of 3" in refusal(folder)


def test_all_faults_are_gathered(folder: Path) -> None:
    """Faults in two tables are reported at once."""
    CELLS["a word where a number is due"].spoil(folder)
    CELLS["a status that is none"].spoil(folder)
    message = refusal(folder)
    assert "targets.csv, line 5 " in message
    assert "places.csv, line 11 " in message


@pytest.mark.parametrize("content", [None, "{"])
def test_broken_package_description_is_named(folder: Path, content: str | None) -> None:
    """Without a readable description of the tables the message names its file."""
    path = folder / "datapackage.json"
    if content is None:
        path.unlink()
    else:
        path.write_text(content, "utf-8")
    assert "datapackage.json" in refusal(folder)


@pytest.mark.serving
def test_app_does_not_start_on_a_spoilt_cell(folder: Path, tmp_path: Path) -> None:
    """The start ends with file and line in words, without a traceback."""
    CELLS["a word where a number is due"].spoil(folder)
    ended = run_to_end(free_port(), tmp_path / "data", ATLAS_FACTS_DIR=str(folder))
    assert ended.code != 0
    assert "targets.csv, line 5 " in ended.output
    assert "Traceback" not in ended.output


def test_app_does_not_start_without_a_table(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing table ends the start with its name, without a traceback."""
    (folder / "places.csv").unlink()
    ended = refused_start(monkeypatch, tmp_path / "data", ATLAS_FACTS_DIR=str(folder))
    assert ended.code != 0
    assert "places.csv" in ended.output
    assert "Traceback" not in ended.output


def test_app_does_not_start_on_a_broken_geometry(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A geometry that is no WKT ends the start with file and line, without a traceback."""
    Cell("places", 2, "geometry", "LINESTRNG (106.55 29.56, 106.05 30.07)").spoil(folder)
    ended = refused_start(monkeypatch, tmp_path / "data", ATLAS_FACTS_DIR=str(folder))
    assert ended.code != 0
    assert "places.csv, line 2 " in ended.output
    assert "Traceback" not in ended.output


def test_cut_table_is_refused(folder: Path) -> None:
    """A table that lost its second half is corrupt; the package says how many rows it has."""
    path = folder / "targets.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(lines[: len(lines) // 2]) + "\n", "utf-8")
    assert "targets.csv" in refusal(folder)
