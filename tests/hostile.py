"""Hostile texts, and copies of the facts and of the documents that hold them wherever a text is free."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodata.tables.schema import file_facts
from geodata.visible_text import visible
from tests.facts import FACTS, Row, read_resources, read_rows

# Reading the name of a kind as a variable of the page tells that a text was run.
KINDS: dict[str, str] = {
    "element": "<img src onerror=_a>",
    "script": "</script><script>_b",
    "template": "${_c}{% {#",
    "expression": "d{{ 7*7 }}d",
    "javascript": "[e](javascript:_e)",
    "foreign": "![f](//f.invalid/f)",
    "attribute": '" onmouseover=_g g="',
    "style": "</style>url(//h.i/)",
    "svg": "<svg onload=_h>",
    "bidi": "\u202e\u2066i-bidi\u2067i",
    "control": "j\x00\x1b[2J\x7f\u200b\ufeffj",
    "formula": '=HYPERLINK("//k.i")',
    "long": "W" * 120,
    # What widgets read of their own accord: a tag of charts, a formula, a colour, a sign.
    "shortcode": "<b>$m$:red[m]:smile:",
}
TRAPS = [f"_{letter}" for letter in "abcdefgh"]
# What a spreadsheet would run: all begin their cell.
FORMULAS = (KINDS["formula"], "+1+k", "-1+k", "@SUM(k)", "\t=k()")
COPIES = 2
# Columns whose words the program knows by heart: they are keys, though no rule of the schema says so.
KEYS = frozenset({"locator", "role_locator", "body_locator", "part_of", "record_ids", "instruments"})
KNOWN = frozenset({"direction only", "open", "%", "km2", "km", "permille"})

CANARY = (
    f"window.__ran = []; for (const name of {json.dumps(TRAPS)})"
    "  Object.defineProperty(window, name, { get: () => window.__ran.push(name), configurable: true });"
)


@dataclass(frozen=True)
class FreeField:
    """A column that takes any text: its table, name and greatest length (0 for none)."""

    table: str
    name: str
    longest: int


def free_fields() -> Iterator[FreeField]:
    """Columns of every table that are no id, key, number, date, geometry or word of a list."""
    for entry in read_resources():
        for field in entry["schema"]["fields"]:
            rules = field.get("constraints", {})
            keyed = field["name"] in {entry["schema"]["primaryKey"], *KEYS, "figures"}
            bound = {"pattern", "codelist", "references", "encoding"} & {*rules, *field}
            if field["type"] == "string" and not keyed and not bound:
                yield FreeField(entry["name"], field["name"], rules.get("maxLength", 0))


def cell_kinds(field: FreeField, column: int, line: int, copy: int) -> list[str]:
    """Kinds that one cell of a copy holds: half of them, or the one that a short cell has room for."""
    names = list(KINDS)
    room = 1 if field.longest else len(names) // COPIES
    first = (line + column + copy * len(names) // COPIES) % len(names)
    kinds = [names[(first + i) % len(names)] for i in range(room)]
    return sorted(kinds, key=lambda kind: kind != "formula")


def payload(kind: str, line: int) -> str:
    """Text of a kind; the formulas take turns."""
    return FORMULAS[line % len(FORMULAS)] if kind == "formula" else KINDS[kind]


def hostile_cell(field: FreeField, column: int, line: int, copy: int) -> str:
    """Payloads of one cell, each once in the copies."""
    texts = [payload(kind, line) for kind in cell_kinds(field, column, line, copy)]
    return " ".join(texts)[: field.longest or None]


def hostile_figures(cell: str, line: int, copy: int) -> str:
    """Texts inside the figures of a measure."""
    free = FreeField("measures", "figures", 0)
    figures: list[dict[str, Any]] = json.loads(cell) if cell else []
    for i, figure in enumerate(figures):
        figure |= {name: hostile_cell(free, i, line, copy) for name in ("printed", "of_zh", "of_en")}
    return json.dumps(figures, ensure_ascii=False)


def hostile_rows(table: str, copy: int) -> list[Row]:
    """Records of a table with a hostile text in every free cell."""
    rows = read_rows(table)
    fields = [field for field in free_fields() if field.table == table]
    for line, row in enumerate(rows):
        for column, field in enumerate(fields):
            # An empty cell stays so where emptiness means something.
            if row[field.name] not in KNOWN:
                row[field.name] = hostile_cell(field, column, line, copy)
        if "figures" in row:
            row["figures"] = hostile_figures(row["figures"], line, copy)
    return rows


def write_rows(folder: Path, table: str, rows: list[Row]) -> None:
    """Write the records of a table."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / f"{table}.csv").write_bytes(text.getvalue().encode())


def describe(folder: Path) -> None:
    """Bring hashes in the description of a copy up to date."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    for entry in package["resources"]:
        entry.update(file_facts(folder / entry["path"]))
    path.write_text(json.dumps(package, ensure_ascii=False), "utf-8")


def write_hostile_facts(folder: Path, copy: int = 0) -> Path:
    """Copy the facts with hostile texts; over the copies every free cell has held every kind.

    Parameters
    ----------
    folder
        Where to; must not exist.
    copy
        From 0 to ``COPIES`` - 1.
    """
    shutil.copytree(FACTS, folder)
    for table in {field.table for field in free_fields()}:
        write_rows(folder, table, hostile_rows(table, copy))
    describe(folder)
    return folder


def as_shown(kind: str) -> str:
    """Letters of a payload as a page shows them: white space is one blank."""
    return " ".join(visible(KINDS[kind]).split())


def write_hostile_library(folder: Path, seeds: Path) -> Path:
    """Copy the documents with a hostile line inside every clause, and files whose names are hostile."""
    folder.mkdir()
    for path in sorted(seeds.glob("*.txt")):
        lines = path.read_text("utf-8-sig").splitlines()
        (folder / path.name).write_text("\n".join(_with_payloads(lines)) + "\n", "utf-8")
    for kind, text in KINDS.items():
        name = text.replace("/", "∕").replace("\x00", "")
        (folder / f"{name}.txt").write_text(f"{kind} {text}", "utf-8")
    return folder


def _with_payloads(lines: list[str]) -> Iterator[str]:
    texts = [text for kind, text in KINDS.items() if kind != "control"]
    for i, line in enumerate(lines):
        # Behind a full stop inside a line: the outline of the document stays as it is.
        head, stop, tail = line.partition("。")
        yield f"{head}{stop}{texts[i % len(texts)]}{tail}" if stop and tail else line
