"""The hostile copies hold what they promise, and what a schema refuses is refused in harmless words."""

import re
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from geodata.errors import DataError
from geodata.tables.readers import FAULTS_SHOWN, read_tables
from geodata.visible_text import SHOWN, visible
from tests.facts import FACTS, Row, read_rows
from tests.hostile import (
    COPIES,
    KINDS,
    FreeField,
    describe,
    free_fields,
    hostile_rows,
    payload,
    write_hostile_facts,
    write_rows,
)
from tests.serving import refused_start
from utils.charts.base import letters
from utils.text.formatting import verbatim

FREE = list(free_fields())
TABLES = sorted({field.table for field in FREE})
BOUND = {
    "an id": ("places", "place_id"),
    "a word of a list": ("places", "status"),
    "a reference": ("provisions", "document_id"),
    "a number": ("targets", "value"),
    "a date": ("documents", "valid_from"),
    "a geometry": ("places", "geometry"),
}


def holds(row: Row, field: FreeField, line: int, kind: str) -> bool:
    """Whether a cell holds the text of a kind, or as much of it as there is room for."""
    return payload(kind, line)[: field.longest or None] in row[field.name]


@pytest.mark.parametrize("table", TABLES)
def test_every_cell_has_had_every_kind(table: str) -> None:
    """A long cell holds every kind over the copies; a short column holds every kind over its rows."""
    copies = [hostile_rows(table, copy) for copy in range(COPIES)]
    printed = read_rows(table)
    for field in (each for each in FREE if each.table == table):
        seen = [
            {kind for rows in copies for kind in KINDS if holds(rows[line], field, line, kind)}
            for line in range(len(printed))
            if copies[0][line][field.name] != printed[line][field.name]
        ]
        assert seen
        # Four documents have no column that is short.
        whole = set().union(*seen) if field.longest else set.intersection(*seen)
        assert whole == set(KINDS), field


def test_there_are_fourteen_kinds_and_few_bound_columns(tmp_path: Path) -> None:
    """Fourteen kinds, each short enough for an evidence but one; the copies stand the check of the tables."""
    assert len(KINDS) == 14
    assert [kind for kind, text in KINDS.items() if len(text) > 20] == ["long"]
    assert len(FREE) > 80
    for copy in range(COPIES):
        tables = read_tables(write_hostile_facts(tmp_path / str(copy), copy))
        assert len(tables["places"]) == len(read_rows("places"))


def spoilt(folder: Path, place: tuple[str, str], texts: Sequence[str]) -> Path:
    """Copy of the facts with texts where none may stand: in the records from line 3 on."""
    shutil.copytree(FACTS, folder)
    table, column = place
    rows = read_rows(table)
    for row, text in zip(rows[1:], texts, strict=False):
        row[column] = text
    write_rows(folder, table, rows)
    describe(folder)
    return folder


@pytest.mark.parametrize("place", BOUND)
def test_bound_column_refuses_a_text(tmp_path: Path, place: str) -> None:
    """Each message names table, line and column; none holds a sign that a terminal would obey."""
    table, column = BOUND[place]
    several = len(read_rows(table)) - 1
    for first in range(0, len(KINDS), min(several, FAULTS_SHOWN)):
        texts = list(KINDS.values())[first : first + min(several, FAULTS_SHOWN)]
        with pytest.raises(DataError) as caught:
            read_tables(spoilt(tmp_path / str(first), BOUND[place], texts))
        message = str(caught.value)
        for line in range(3, 3 + len(texts)):
            assert re.search(rf"{table}\.csv, line {line} \(.*\), column {column}: ", message), (line, message)
        assert visible(message) == message


def test_long_text_has_no_room_as_evidence(tmp_path: Path) -> None:
    """Twenty characters are the limit of a quotation."""
    with pytest.raises(DataError, match=r"targets\.csv, line 3 .*column evidence: .* longer than 20"):
        read_tables(spoilt(tmp_path / "facts", ("targets", "evidence"), [KINDS["long"]]))


def test_start_on_a_hostile_id_ends_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app does not start; it prints neither a traceback nor a control of the terminal."""
    facts = spoilt(tmp_path / "facts", BOUND["an id"], [KINDS["control"]])
    ended = refused_start(monkeypatch, tmp_path / "data", ATLAS_FACTS_DIR=str(facts))
    assert ended.code == 2
    assert "places.csv, line 3 (j" in ended.output
    assert "Traceback" not in ended.output
    assert "\x1b" not in ended.output


def test_unseen_signs_are_shown() -> None:
    """Controls, separators, halves of pairs and whatever turns the direction of a text; letters stay."""
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    signs = [chr(code) for code in range(sys.maxunicode + 1)]
    unseen = {s for s in signs if unicodedata.category(s) in {"Cc", "Zl", "Zp", "Cs"}} - {"\t", "\n"}
    unseen |= {s for s in signs if unicodedata.bidirectional(s) in turning} | set(
        "\u200b\u200c\u200d\u200e\u200f\ufeff"
    )
    assert [s for s in unseen if visible(s) != SHOWN] == []
    lost = {s for s in signs if visible(s) == SHOWN and unicodedata.category(s)[0] in "LNPSZ"} - unseen - {SHOWN}
    # Letters without a shape: fillers of Hangul.
    assert lost == set("\u115f\u1160\u3164\uffa0")


def test_plotly_tags_and_markdown_are_letters() -> None:
    """Plotly is handed entities for its tags; Markdown a fence longer than any in the text."""
    assert letters('<b>a</b> & <a href="//b">') == '&lt;b&gt;a&lt;/b&gt; &amp; &lt;a href="//b"&gt;'
    assert verbatim("a `` b\n\n# c\u202e") == "``` a `` b # c\ufffd ```"
