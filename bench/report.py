"""Sums up a run, prints it as a table and keeps it."""

import json
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.measure import Figures

RESULTS = Path(__file__).parent / "results"
DOCS = Path(__file__).parent.parent / "docs" / "performance.md"
NONE = "–"
# figure, words, decimals
ROWS = (
    ("first_map_ms", "First visit, warm server: map drawn (ms)", 0),
    ("second_map_ms", "Second visit, same browser: map drawn (ms)", 0),
    ("first_requests", "First visit: requests", 0),
    ("first_http_kb", "First visit: received over HTTP (kB)", 0),
    ("first_websocket_kb", "First visit: websocket, both ways (kB)", 1),
    ("second_requests", "Second visit: requests", 0),
    ("second_http_kb", "Second visit: received over HTTP (kB)", 0),
    ("second_websocket_kb", "Second visit: websocket, both ways (kB)", 1),
    ("first_foreign_hosts", "Other hosts asked", 0),
    ("layer_ms", "Layer shown or hidden (ms)", 0),
    ("indicator_ms", "Indicator changed (ms)", 0),
    ("card_ms", "Region clicked: card shown (ms)", 0),
    ("switch_to_map_ms", "Page switch: overview to eco-city, its map drawn (ms)", 0),
    ("switch_to_table_ms", "Page switch: eco-city to targets, page complete (ms)", 0),
    ("switch_back_ms", "Page switch: targets back to overview, map drawn (ms)", 0),
    ("search_ms", "Search: answer read, median of 22 questions (ms)", 1),
    ("search_worst_ms", "Search: answer read, slowest of 22 questions (ms)", 1),
    ("first_cpu_ms", "Server CPU: first visit (ms)", 0),
    ("second_cpu_ms", "Server CPU: second visit (ms)", 0),
    ("layer_cpu_ms", "Server CPU: layer (ms)", 1),
    ("indicator_cpu_ms", "Server CPU: indicator (ms)", 1),
    ("card_cpu_ms", "Server CPU: card (ms)", 1),
    ("switch_cpu_ms", "Server CPU: page switch (ms)", 0),
)
HEAD = ("", "floor", "app", "app / floor")
DOCUMENT = """# Performance

The start page of the app beside the floor: a static page of plain Leaflet that shows the same regions,
lines and points. Medians, with the smallest and largest value in brackets; the ratio is that of the
medians. A shared machine makes milliseconds noisy, so compare ratios; bytes, requests and hosts are exact.

{table}

| | |
|---|---|
{facts}

## How it was measured

- `python -m bench` starts both servers on this machine alone and opens them in a real Chromium without a
  window, {width} × {height}. Every repetition uses a fresh browser context for each server, and the order
  alternates. One unmeasured visit to each comes first. Names of other hosts do not resolve.
- The floor is served from memory as Brotli, with the app's own geometry files, Leaflet, and a small extract
  of the facts for tooltips and cards. The app's derived files were made before it started.
- *Map drawn* counts from the start of the navigation to the frame after the one that shows the map.
- An interaction counts, inside the page, from the event to the frame after the one that shows the change;
  about 16 ms, one frame, is the least that this can tell. It is the median of {steps} in a row, and the
  map's picture is compared before and after.
- Bytes are those that Chromium reports as received, headers included, until nothing was loaded for a
  second; websocket frames count before compression. Files from the browser's cache are no requests.
- Server CPU is the processor time of the server's process and its children, per visit, per interaction or
  per page switch. It is read in steps of 10 ms, too coarse for a ratio.
- The floor has one page, so it has no page switches, and nothing to search.
- Search counts from the request to the last byte of the answer, one question after the other. The corpus is
  every record and, where `ATLAS_LIBRARY_DIR` is set, the text of every clause; the table above says which.

Run `python -m bench --write-docs` to measure anew and replace this page.
"""


@dataclass(frozen=True)
class Setting:
    """Under what the figures were taken; nothing that names the machine or its folders."""

    date: str
    repetitions: int
    cores: int
    boundaries: str
    python: str
    streamlit: str
    folium: str
    leaflet: str
    chromium: str
    corpus: str


@dataclass(frozen=True)
class Run:
    """A whole run: figures of every repetition, by server."""

    setting: Setting
    floor: list[Figures]
    app: list[Figures]


def _values(repetitions: list[Figures], figure: str) -> list[float]:
    return [each[figure] for each in repetitions if figure in each]


def spread_text(values: list[float], decimals: int) -> str:
    """Median with the smallest and largest value: ``1,250 (1,190–1,480)``."""
    if not values:
        return NONE
    middle, low, high = (f"{v:,.{decimals}f}" for v in (statistics.median(values), min(values), max(values)))
    return middle if low == high else f"{middle} ({low}–{high})"


def ratio(run: Run, figure: str) -> float | None:
    """Ratio of the medians, app to floor; None where the floor has no value or zero.

    The floor's processor time is one step of its clock or none, so it carries no ratio either.
    """
    floor, app = _values(run.floor, figure), _values(run.app, figure)
    base = statistics.median(floor) if floor else 0.0
    return statistics.median(app) / base if app and base and not figure.endswith("cpu_ms") else None


def table_rows(run: Run) -> list[tuple[str, ...]]:
    """Cells of the table, without its head."""
    rows: list[tuple[str, ...]] = []
    for figure, words, decimals in ROWS:
        floor, app = _values(run.floor, figure), _values(run.app, figure)
        times = ratio(run, figure)
        last = NONE if times is None else f"{times:.1f}"
        rows.append((words, spread_text(floor, decimals), spread_text(app, decimals), last))
    return rows


def plain_table(run: Run) -> str:
    """Lay the table out for a terminal."""
    rows = [HEAD, *table_rows(run)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = []
    for words, *cells in rows:
        figures = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        lines.append("  ".join([words.ljust(widths[0]), *figures]))
    return "\n".join(lines)


def summary(run: Run) -> dict[str, dict[str, float | None]]:
    """Medians and ratio by figure."""
    entries: dict[str, dict[str, float | None]] = {}
    for figure, *_ in ROWS:
        floor, app = _values(run.floor, figure), _values(run.app, figure)
        entries[figure] = {
            "floor": statistics.median(floor) if floor else None,
            "app": statistics.median(app) if app else None,
            "ratio": ratio(run, figure),
        }
    return entries


def write_results(run: Run, folder: Path = RESULTS) -> Path:
    """Write a run as ``<date>.json``; a later run of the day replaces it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{run.setting.date}.json"
    content = asdict(run) | {"summary": summary(run)}
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return file


def write_docs(run: Run, width: int, height: int, steps: int, file: Path = DOCS) -> None:
    """Write the run as the page on performance.

    Parameters
    ----------
    run
        What was measured.
    width, height
        Window in CSS pixels.
    steps
        Interactions in a row.
    file
        The page, replaced as a whole.
    """
    rows = [HEAD, ("---", "---:", "---:", "---:"), *table_rows(run)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    facts = "\n".join(f"| {name} | {value} |" for name, value in asdict(run.setting).items())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(DOCUMENT.format(table=table, facts=facts, width=width, height=height, steps=steps), "utf-8")
