"""Sums up a run, prints it as a table and keeps it."""

import json
import statistics
from dataclasses import asdict
from pathlib import Path

from bench.bars import Verdict, middle_of, values_of, verdicts
from bench.chart import FILE as CHART
from bench.chart import growth_chart
from bench.kinds import KINDS, MAP_PAGE, Kind
from bench.measure import STEPS, VIEWPORT
from bench.rows import DOCUMENT, ROWS
from bench.run import Run

RESULTS = Path(__file__).parent / "results"
DOCS = Path(__file__).parent.parent / "docs" / "performance.md"
NONE = "–"
HOLDS = {True: "holds", False: "does not hold", None: "not measured"}


def spread_text(values: list[float], decimals: int) -> str:
    """Median with the smallest and largest value: ``1,250 (1,190–1,480)``."""
    if not values:
        return NONE
    middle, low, high = (f"{v:,.{decimals}f}" for v in (statistics.median(values), min(values), max(values)))
    return middle if low == high else f"{middle} ({low}–{high})"


def ratio_text(run: Run, figure: str, other: str) -> str:
    """Ratio of the medians, app to another server; a dash where there is none."""
    ours, base = middle_of(run, "app", figure), middle_of(run, other, figure)
    return NONE if ours is None or not base else f"{ours / base:.2f}"


def measured_kinds(run: Run) -> list[Kind]:
    """Servers with figures, in the order of the tables."""
    return [kind for kind in (*KINDS, MAP_PAGE) if run.figures.get(kind.name)]


def table_rows(run: Run) -> list[tuple[str, ...]]:
    """Cells of the table of figures, with its head."""
    kinds = measured_kinds(run)
    rows: list[tuple[str, ...]] = [("", *(kind.words for kind in kinds), "app / floor", "app / Dash")]
    for figure, words, decimals in ROWS:
        cells = [spread_text(values_of(run, kind.name, figure), decimals) for kind in kinds]
        rows.append((words, *cells, ratio_text(run, figure, "floor"), ratio_text(run, figure, "dash")))
    return rows


def _verdict_row(verdict: Verdict) -> tuple[str, ...]:
    bar, value = verdict.bar, verdict.value
    sign = "≥" if bar.least else "≤"
    measured = NONE if value is None else f"{value:,.2f}" if abs(value) < 100 else f"{value:,.0f}"
    return (bar.words, f"{sign} {bar.limit:,g} {bar.unit}", measured, HOLDS[verdict.holds])


def bar_rows(run: Run) -> list[tuple[str, ...]]:
    """Cells of the table of bars, with its head."""
    return [("", "bar", "measured", ""), *(_verdict_row(each) for each in verdicts(run))]


def growth_rows(run: Run) -> list[tuple[str, ...]]:
    """Cells of the table of a layer of one's own, with its head."""
    rows: list[tuple[str, ...]] = [("points", *(f"{kind.words}: drawn, pan (ms)" for kind in KINDS))]
    counts = sorted({int(count) for growth in run.growth.values() for count in growth})
    for count in counts:
        found = [run.growth.get(kind.name, {}).get(str(count)) for kind in KINDS]
        cells = [NONE if each is None else _drawn_text(each) for each in found]
        rows.append((f"{count:,}", *cells))
    return rows


def _drawn_text(figures: dict[str, float]) -> str:
    return f"{figures['ms']:,.0f}, {figures['pan_ms']:,.0f}" if figures else "not drawn"


def plain_table(rows: list[tuple[str, ...]]) -> str:
    """Lay a table out for a terminal."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for words, *cells in rows:
        figures = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        lines.append("  ".join([words.ljust(widths[0]), *figures]))
    return "\n".join(lines)


def markdown_table(rows: list[tuple[str, ...]]) -> str:
    """Write a table for a page."""
    head, *body = rows
    ruled = [head, ("---", *("---:" for _ in head[1:])), *body]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)


def summary(run: Run) -> dict[str, dict[str, float | None]]:
    """Medians by figure and server."""
    kinds = measured_kinds(run)
    return {figure: {kind.name: middle_of(run, kind.name, figure) for kind in kinds} for figure, *_ in ROWS}


def write_results(run: Run, folder: Path = RESULTS) -> Path:
    """Write a run as ``<date>.json``; a later run of the day replaces it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{run.setting.date}.json"
    content = asdict(run) | {"summary": summary(run), "bars": [asdict(each) for each in verdicts(run)]}
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return file


def _setting_rows(run: Run) -> list[tuple[str, ...]]:
    plain = {name: str(value) for name, value in asdict(run.setting).items() if name != "versions"}
    return [("", ""), *(plain | run.setting.versions).items()]


def write_docs(run: Run, file: Path = DOCS, chart: Path = CHART) -> None:
    """Write the run as the page on performance, and its chart.

    Parameters
    ----------
    run
        What was measured.
    file, chart
        The page and the chart, replaced as a whole.
    """
    few, many = KINDS[1].sessions
    faults = "".join(f"\nNot measured: {each}.\n" for each in run.faults)
    tables = {
        "bars": bar_rows(run),
        "table": table_rows(run),
        "growth": growth_rows(run),
        "setting": _setting_rows(run),
    }
    texts = {name: markdown_table(rows) for name, rows in tables.items()}
    page = DOCUMENT.format(**texts, **VIEWPORT, steps=STEPS, few=few, many=many, faults=faults)
    file.write_text(page, "utf-8")
    chart.write_text(growth_chart(run.growth), "utf-8")
