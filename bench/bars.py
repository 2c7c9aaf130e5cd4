"""The bars: what the figures must reach, and whether they do. Nothing here is typed by hand from a run."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass

from bench.run import Run

# What an idle server spends on its own.
IDLE_CPU_MS = 2.0
Middle = Callable[[str, str], float | None]


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes
    ----------
    words
        What is measured.
    figure
        Figure of the app, by server and name: ``app.first_map_ms``.
    limit
        Most, or least, that it may be.
    unit
        Unit of the limit; ``× Dash`` and ``× floor`` compare with another server.
    against
        Server that the figure is divided by.
    least
        Whether the limit is the least instead of the most.
    """

    words: str
    figure: str
    limit: float
    unit: str
    against: str = ""
    least: bool = False


BARS = (
    Bar("First visit: map drawn", "app.first_map_ms", 0.8, "× Dash", "dash"),
    Bar("First visit: map drawn", "app.first_map_ms", 4, "× floor", "floor"),
    Bar("Second visit: map drawn", "app.second_map_ms", 0.8, "× Dash", "dash"),
    Bar("First visit: first chart", "app.first_chart_ms", 0.5, "× Dash", "dash"),
    Bar("First visit: received over HTTP", "app.first_http_kb", 1300, "kB"),
    Bar("First visit: websocket, both ways", "app.first_websocket_kb", 5, "kB"),
    Bar("Layer shown or hidden", "app.layer_ms", 60, "ms"),
    Bar("Indicator changed", "app.indicator_ms", 60, "ms"),
    Bar("Year changed", "app.year_ms", 60, "ms"),
    Bar("Layer: server CPU", "app.layer_cpu_ms", IDLE_CPU_MS, "ms"),
    Bar("Indicator: server CPU", "app.indicator_cpu_ms", IDLE_CPU_MS, "ms"),
    Bar("Year: server CPU", "app.year_cpu_ms", IDLE_CPU_MS, "ms"),
    Bar("Layer: blank frames", "app.layer_blank", 0, "frames"),
    Bar("Indicator: blank frames", "app.indicator_blank", 0, "frames"),
    Bar("Year: blank frames", "app.year_blank", 0, "frames"),
    Bar("Region clicked: details shown", "app.card_ms", 1.0, "× Dash", "dash"),
    Bar("Page switch: back to the map", "app.switch_back_ms", 1.0, "× Dash", "dash"),
    Bar("First visit: server CPU", "app.first_cpu_ms", 1.0, "× Dash", "dash"),
    Bar("Memory per further session", "app.session_mb", 0.3, "MB"),
    Bar("30 sessions rerun at once", "app.reruns_s", 4, "s"),
    Bar("100 visitors at once: the last has everything", "app.crowd100_s", 10, "s"),
    Bar("100 visitors at once: without an answer", "app.crowd100_failed", 0, "visitors"),
    Bar("Presenter: key to the next view", "app.present_key_ms", 300, "ms"),
    Bar("Own layer of 100,000 points: drawn", "app.own_ms", 3000, "ms"),
    Bar("Own layer of 100,000 points: one pan", "app.own_pan_ms", 100, "ms"),
    Bar("Map page: requests per second of one core", "map.rate", 300, "requests/s", least=True),
    Bar("Map page, first visit: map drawn", "map.first_map_ms", 1.3, "× floor", "floor"),
    Bar("Cold start: first answer", "app.cold_200_ms", 5000, "ms"),
)
MOST_FEATURES = "100000"


@dataclass(frozen=True)
class Verdict:
    """What a bar came to; ``holds`` is None where it was not measured."""

    bar: Bar
    value: float | None
    holds: bool | None


def values_of(run: Run, server: str, figure: str) -> list[float]:
    """Values of a figure in all repetitions."""
    if figure.startswith("own_"):
        grown = run.growth.get(server, {}).get(MOST_FEATURES, {})
        return [grown[figure.removeprefix("own_")]] if grown else []
    return [each[figure] for each in run.figures.get(server, []) if figure in each]


def middle_of(run: Run, server: str, figure: str) -> float | None:
    """Median of a figure; None where it was not measured."""
    values = values_of(run, server, figure)
    return statistics.median(values) if values else None


def judge(run: Run, bar: Bar) -> Verdict:
    """Compare a run with one bar."""
    server, _, figure = bar.figure.partition(".")
    value = middle_of(run, server, figure)
    # One who got nothing is one too many, whatever the median says.
    if figure.endswith(("_failed", "_blank")) and value is not None:
        value = max(values_of(run, server, figure))
    if bar.against and value is not None:
        base = middle_of(run, bar.against, figure)
        value = value / base if base else None
    if value is None:
        return Verdict(bar, None, None)
    return Verdict(bar, value, value >= bar.limit if bar.least else value <= bar.limit)


def verdicts(run: Run) -> list[Verdict]:
    """Judge a run by every bar."""
    return [judge(run, bar) for bar in BARS]
