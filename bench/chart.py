"""Draws the cost of a layer of one's own as a chart with logarithmic axes."""

import math
from pathlib import Path
from xml.sax.saxutils import escape

from bench.growth import Growth
from bench.kinds import KINDS
from bench.material import FEATURE_COUNTS
from layers.catalog.colours import read_tokens

FILE = Path(__file__).parent.parent / "docs" / "images" / "own-layer.svg"
WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 84, 130, 24, 52
TICKS_MS = (10, 100, 1_000, 10_000, 100_000)
LABEL_STEP = 16


def _across(count: float) -> float:
    low, high = math.log10(FEATURE_COUNTS[0]), math.log10(FEATURE_COUNTS[-1])
    return LEFT + (math.log10(count) - low) / (high - low) * (WIDTH - LEFT - RIGHT)


def _down(time_ms: float) -> float:
    low, high = math.log10(TICKS_MS[0]), math.log10(TICKS_MS[-1])
    return HEIGHT - BOTTOM - (math.log10(max(time_ms, TICKS_MS[0])) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def _text(x: float, y: float, words: str, colour: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'


def _axes(grid: str, muted: str) -> list[str]:
    parts = []
    for tick in TICKS_MS:
        y = _down(tick)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.0f}" y2="{y:.0f}" stroke="{grid}"/>')
        parts.append(_text(LEFT - 8, y + 4, f"{tick:,} ms" if tick < 1000 else f"{tick // 1000:,} s", muted, "end"))
    parts += [_text(_across(count), HEIGHT - BOTTOM + 20, f"{count:,}", muted, "middle") for count in FEATURE_COUNTS]
    middle = (LEFT + WIDTH - RIGHT) / 2
    return [*parts, _text(middle, HEIGHT - 10, "points in the layer", muted, "middle")]


def _line(points: list[tuple[float, float]], colour: str) -> list[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points]
    return [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>', *dots]


def _apart(wanted: list[float]) -> list[float]:
    """Heights of labels, moved down where two would touch."""
    placed: dict[int, float] = {}
    lowest = -math.inf
    for index in sorted(range(len(wanted)), key=wanted.__getitem__):
        lowest = placed[index] = max(wanted[index], lowest + LABEL_STEP)
    return [placed[index] for index in range(len(wanted))]


def growth_chart(growth: dict[str, Growth]) -> str:
    """Draw milliseconds to the painted layer over its number of points, one line a server.

    Parameters
    ----------
    growth
        Figures by server and number of points; empty figures are points not drawn in time.
    """
    tokens = read_tokens()["light"]
    text, muted, grid = tokens["ui"]["text"], tokens["ui"]["muted"], tokens["chart"]["grid"]
    colours = dict(zip((kind.name for kind in KINDS), tokens["chart"]["categorical"], strict=False))
    parts, ends = _axes(grid, muted), []
    for kind in KINDS:
        drawn = [(int(count), each["ms"]) for count, each in growth.get(kind.name, {}).items() if each]
        if drawn:
            points = [(_across(count), _down(time_ms)) for count, time_ms in drawn]
            parts += _line(points, colours[kind.name])
            whole = len(drawn) == len(FEATURE_COUNTS)
            ends.append((points[-1], kind.words if whole else f"{kind.words}: no more in 60 s"))
    heights = _apart([y + 4 for (_, y), _ in ends])
    parts += [_text(x + 10, y, words, text) for ((x, _), words), y in zip(ends, heights, strict=True)]
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    paper = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{tokens["ui"]["bg"]}"/>'
    return "\n".join([head, "<title>Time until a layer of one's own is drawn</title>", paper, *parts, "</svg>"]) + "\n"
