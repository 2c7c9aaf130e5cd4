"""Join ways to one line through: tracks that run side by side are reduced to one of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise
from math import ceil

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

# Ends that lie closer together are one junction.
SNAP_M = 25.0
# Where two pieces follow one another at this distance, as two carriageways do, they are joined.
JOIN_M = 60.0
PIECE_M = 2000.0
SHORTEST_M = 300.0
NEW_SHARE = 0.5
# A sketch whose ends lie closer than this share of its length is a ring, led through by points around it.
RING_SHARE = 0.05
RING_STOPS = 12


# A junction, and the edge by which it is left.
Step = tuple[int, int]


@dataclass(frozen=True)
class Stretch:
    """A line through, and from where to where it lies along the sketch, in metres."""

    line: LineString
    start: float
    end: float


@dataclass
class _Network:
    """Edges between numbered junctions."""

    nodes: list[Point]
    edges: list[LineString]
    ends: list[tuple[int, int]]
    beside: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))


def lines_through(ways: Sequence[BaseGeometry], sketch: LineString) -> list[Stretch]:
    """Join ways to lines along a sketch, between its ends.

    Parameters
    ----------
    ways
        Lines in metres, any order and direction, tracks side by side included.
    sketch
        The sketch in metres: gives direction and ends, not the course.

    Returns
    -------
    Stretches in the order of the sketch, none beside another; several where the ways have gaps.
    """
    if not ways:
        return []
    network = _network(ways)
    stretches = [s for nodes in _components(network) for s in _through(network, nodes, sketch)]
    chosen: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda each: each.start - each.end):
        if _new_metres(stretch, chosen) >= NEW_SHARE * (stretch.end - stretch.start):
            chosen.append(stretch)
    chosen.sort(key=lambda each: each.start)
    if is_ring(sketch) or not chosen:
        return chosen
    return [s for s in _cut(chosen, sketch) if s.line.length >= SHORTEST_M]


def joined(stretches: Sequence[Stretch]) -> BaseGeometry:
    """Stretches as one geometry, in metres; those that follow one another within 60 m are joined."""
    runs: list[list[tuple[float, ...]]] = []
    for stretch in stretches:
        coordinates = list(stretch.line.coords)
        if runs and Point(runs[-1][-1]).distance(Point(coordinates[0])) <= JOIN_M:
            runs[-1].extend(coordinates)
        else:
            runs.append(coordinates)
    lines = [LineString(run) for run in runs]
    return lines[0] if len(lines) == 1 else MultiLineString(lines)


def covered_metres(stretches: Iterable[Stretch]) -> float:
    """Length of the sketch along which a line was found."""
    total, reached = 0.0, 0.0
    for stretch in sorted(stretches, key=lambda each: each.start):
        total += max(0.0, stretch.end - max(stretch.start, reached))
        reached = max(reached, stretch.end)
    return total


def is_ring(sketch: LineString) -> bool:
    """Whether a sketch ends where it began."""
    return bool(Point(sketch.coords[0]).distance(Point(sketch.coords[-1])) <= RING_SHARE * sketch.length)


def _network(ways: Sequence[BaseGeometry]) -> _Network:
    merged = shapely.line_merge(shapely.union_all(list(ways)))
    lines = [part for part in shapely.get_parts(merged) if part.geom_type == "LineString"]
    edges = [piece for line in lines for piece in _pieces(line)]
    points = [Point(edge.coords[i]) for edge in edges for i in (0, -1)]
    numbers = _snapped(points)
    network = _Network(points, edges, list(zip(numbers[::2], numbers[1::2], strict=True)))
    for i, (first, last) in enumerate(network.ends):
        network.beside[first].append((last, i))
        network.beside[last].append((first, i))
    return network


def _pieces(line: LineString) -> Iterator[LineString]:
    """Yield pieces of a line that are short enough for a way around a ring to be told from the way back."""
    number = ceil(line.length / PIECE_M)
    for i in range(number):
        yield substring(line, i / number, (i + 1) / number, normalized=True)


def _snapped(points: Sequence[Point]) -> list[int]:
    """Number of the junction of each point: that of the first one that it is connected to by snapping."""
    numbers = np.arange(len(points))
    points_near, others = shapely.STRtree(points).query(points, predicate="dwithin", distance=SNAP_M)
    while True:
        smaller = numbers.copy()
        np.minimum.at(smaller, points_near, numbers[others])
        if (smaller == numbers).all():
            return [int(number) for number in numbers]
        numbers = smaller


def _components(network: _Network) -> Iterator[list[int]]:
    left = set(network.beside)
    while left:
        found, waiting = [], [left.pop()]
        while waiting:
            node = waiting.pop()
            found.append(node)
            new = {other for other, _ in network.beside[node]} & left
            left -= new
            waiting.extend(new)
        yield sorted(found)


def _through(network: _Network, nodes: list[int], sketch: LineString) -> Iterator[Stretch]:
    """Line through one component, from where the sketch begins to where it ends."""
    stops = _ring_stops(network, nodes, sketch) if is_ring(sketch) else _end_stops(network, nodes, sketch)
    steps: list[Step] = []
    for first, last in pairwise(stops):
        for step in _path(network, first, last):
            # Back over the same edge: the stop lay on a track that ends there.
            if steps and steps[-1][1] == step[1]:
                steps.pop()
            else:
                steps.append(step)
    line = _line(network, steps)
    if line.length >= SHORTEST_M:
        start, end = sorted(sketch.project(Point(line.coords[i])) for i in (0, -1))
        if is_ring(sketch) and stops[0] == stops[-1]:
            start, end = 0.0, sketch.length
        yield Stretch(line, start, end)


def _end_stops(network: _Network, nodes: list[int], sketch: LineString) -> list[int]:
    along = [sketch.project(network.nodes[node]) for node in nodes]
    # Of several junctions beyond an end the nearest one is taken.
    away = [sketch.distance(network.nodes[node]) for node in nodes]
    first = min(range(len(nodes)), key=lambda i: (along[i], away[i]))
    last = max(range(len(nodes)), key=lambda i: (along[i], -away[i]))
    return [nodes[first], nodes[last]] if first != last else []


def _ring_stops(network: _Network, nodes: list[int], sketch: LineString) -> list[int]:
    tree = shapely.STRtree([network.nodes[node] for node in nodes])
    around = shapely.line_interpolate_point(sketch, np.linspace(0, 1, RING_STOPS + 1), normalized=True)
    near = [nodes[int(tree.nearest(point))] for point in around]
    return [node for i, node in enumerate(near) if i == 0 or node != near[i - 1]]


def _path(network: _Network, first: int, last: int) -> list[Step]:
    """Edges of the shortest way between two junctions of one component, each with the junction that it starts from."""
    metres, came = {first: 0.0}, dict[int, Step]()
    waiting = [(0.0, first)]
    while waiting:
        so_far, node = heappop(waiting)
        if node == last:
            break
        for other, edge in network.beside[node]:
            reached = so_far + network.edges[edge].length
            if reached < metres.get(other, float("inf")):
                metres[other], came[other] = reached, (node, edge)
                heappush(waiting, (reached, other))
    steps, node = [], last
    while node != first:
        steps.append(came[node])
        node = came[node][0]
    return steps[::-1]


def _line(network: _Network, steps: Sequence[Step]) -> LineString:
    coordinates: list[tuple[float, ...]] = []
    for node, edge in steps:
        leg = list(network.edges[edge].coords)
        coordinates.extend(leg if network.ends[edge][0] == node else leg[::-1])
    return shapely.remove_repeated_points(LineString(coordinates))


def _new_metres(stretch: Stretch, chosen: Sequence[Stretch]) -> float:
    return covered_metres([*chosen, stretch]) - covered_metres(chosen)


def _cut(stretches: Sequence[Stretch], sketch: LineString) -> Iterator[Stretch]:
    """Stretches without what lies beyond the ends of the sketch or beside the stretch before."""
    begin, finish = Point(sketch.coords[0]), Point(sketch.coords[-1])
    for i, stretch in enumerate(stretches):
        line = stretch.line
        before = begin if i == 0 else Point(stretches[i - 1].line.coords[-1])
        low = line.project(before) if i == 0 or stretches[i - 1].end > stretch.start else 0.0
        high = line.project(finish) if i == len(stretches) - 1 else line.length
        part = substring(line, low, max(low, high))
        if part.geom_type == "LineString":
            yield Stretch(part, stretch.start, stretch.end)
