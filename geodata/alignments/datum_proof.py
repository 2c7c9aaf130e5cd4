"""Which datum the known points speak for.

A single known point cannot show a shift of 500 m: most are rounded to a hundredth of a degree, up to 550 m off. Many
can: a wrong datum moves every line the same way, rounding moves points every way. So the shift common to all is
estimated from the signed distances of points across their lines, and compared with the shifts that other datums would
explain (here GCJ-02 some 480 m, BD-09 some 1.1 km, to the south-east and to the north-east).

What it cannot see: a shift along lines that all run the same way, a difference of less than 200 m, and the datum of a
file with fewer than 12 known points. Then the datum stays as declared, and the result says that it is not proved.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geodata.alignments.datums import DATUM_NAMES, FROM_WGS84, TO_WGS84
from geodata.alignments.known_lines import KnownLine, KnownPoint
from geodata.geometry.crs import ALBERS, WGS84, to_metres

FINE_POINT_M = 1000.0
# Further off, a point is misplaced or the line is another one, in whichever datum.
FARTHEST_M = 2500.0
# The direction across a line is taken over this stretch on either side.
REACH_M = 100.0
FEWEST_POINTS = 12
LARGEST_ERROR_M = 130.0
CLEARLY_M = 200.0
CLEARLY_SHARE = 2 / 3
HUBER_M = 600.0
ROUNDS = 20
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class DatumProof:
    """What the known points say of a datum that lines declare.

    Attributes
    ----------
    datum
        As declared.
    points
        Number of known points beside the lines, each counted once.
    shift_m
        Mean shift from the lines to the points, east and north, in metres.
    error_m
        Standard error of the shift in its least certain direction; infinite if all lines run one way.
    better
        The datum under which the shift all but vanishes, if that is clearly another one; else empty.
    proved
        Whether every other datum is clearly worse.
    """

    datum: str
    points: int
    shift_m: tuple[float, float]
    error_m: float
    better: str
    proved: bool


@dataclass(frozen=True)
class _Offset:
    """A known point beside a line: signed distance in metres, unit vector across, where the line passes, WGS84."""

    key: tuple[float, float]
    metres: float
    across: Vector
    foot: Vector


def prove_datum(datum: str, lines: Mapping[str, BaseGeometry], known: Mapping[str, KnownLine]) -> DatumProof:
    """Compare the declared datum of lines with the others.

    Parameters
    ----------
    datum
        As declared.
    lines
        By entity id, EPSG:4326, converted from the declared datum.
    known
        What the tables know, by entity id. Points coarser than 1 km, and those over 2.5 km away, have no say.
    """
    offsets = [o for name, line in lines.items() if name in known for o in _offsets(line, known[name].points)]
    points = len({offset.key for offset in offsets})
    if points < FEWEST_POINTS:
        return DatumProof(datum, points, (0.0, 0.0), float("inf"), "", proved=False)
    shift, error = _fit(offsets)
    sure = error <= LARGEST_ERROR_M
    left = {other: float(np.hypot(*(shift - _explained(offsets, datum, other)))) for other in _others(datum)}
    own = float(np.hypot(*shift))
    better = next((o for o in sorted(left, key=lambda each: left[each]) if sure and _clearly(left[o], own)), "")
    proved = sure and all(_clearly(own, metres) for metres in left.values())
    return DatumProof(datum, points, (float(shift[0]), float(shift[1])), error, better, proved)


def datum_sentence(proof: DatumProof) -> str:
    """What a proof says, in words: a refusal if another datum is better, else a note."""
    name, (east, north) = DATUM_NAMES[proof.datum], proof.shift_m
    seen = f"{proof.points} known points lie {east:+,.0f} m east and {north:+,.0f} m north of the lines on average"
    if proof.better:
        better = DATUM_NAMES[proof.better]
        return f"declares {name}, but {seen}, as they would if it were in {better}. Declare {proof.better}"
    if proof.proved:
        return f"datum {name} is proved: {seen} (±{proof.error_m:,.0f} m)"
    if proof.points < FEWEST_POINTS:
        return f"datum {name} is not proved: {proof.points} known points beside the lines, {FEWEST_POINTS} are needed"
    if np.isinf(proof.error_m):
        return f"datum {name} is not proved: all lines run the same way"
    return f"datum {name} is not proved: {seen} (±{proof.error_m:,.0f} m), which does not tell the datums apart"


def _clearly(nearer: float, farther: float) -> bool:
    return farther - nearer >= CLEARLY_M and nearer <= CLEARLY_SHARE * farther


def _others(datum: str) -> list[str]:
    # CGCS2000 and WGS84 cannot be told apart.
    own = {"wgs84", "cgcs2000"} if datum == "cgcs2000" else {datum}
    return [other for other in ("wgs84", "gcj02", "bd09") if other not in own]


def _offsets(line: BaseGeometry, points: Sequence[KnownPoint]) -> Iterator[_Offset]:
    drawn = to_metres(line)
    for known in points:
        point = to_metres(Point(known.lon, known.lat))
        part = min(shapely.get_parts(drawn), key=point.distance)
        along = part.project(point)
        # Beside an end of the line the distance is not one across it.
        if known.precision_m <= FINE_POINT_M and 0 < along < part.length and point.distance(part) <= FARTHEST_M:
            yield _offset(part, along, point, (known.lon, known.lat))


def _offset(part: LineString, along: float, point: Point, key: tuple[float, float]) -> _Offset:
    before, after = (part.interpolate(np.clip(along + step, 0, part.length)) for step in (-REACH_M, REACH_M))
    ahead = np.array([after.x - before.x, after.y - before.y])
    across = np.array([-ahead[1], ahead[0]]) / max(float(np.hypot(*ahead)), 1e-9)
    foot = part.interpolate(along)
    metres = float(across @ np.array([point.x - foot.x, point.y - foot.y]))
    return _Offset(key, metres, across, np.array([foot.x, foot.y]))


def _fit(offsets: Sequence[_Offset]) -> tuple[Vector, float]:
    """Shift that fits the offsets best, and its standard error; a station of several lines weighs as one point."""
    shared = Counter(offset.key for offset in offsets)
    weights = np.array([1 / shared[offset.key] for offset in offsets])
    across = np.array([offset.across for offset in offsets])
    metres = np.array([offset.metres for offset in offsets])
    spread = np.linalg.eigvalsh(across.T @ (across * weights[:, None]))
    if spread[0] < spread[1] / 100:
        return np.zeros(2), float("inf")
    shift, robust = np.zeros(2), weights
    for _ in range(ROUNDS):
        normal = across.T @ (across * robust[:, None])
        shift = np.linalg.solve(normal, across.T @ (robust * metres))
        # Huber's weights: a misplaced point counts less, the further off it is.
        robust = weights * np.minimum(1, HUBER_M / np.maximum(np.abs(metres - across @ shift), 1e-9))
    left = metres - across @ shift
    variance = float((robust * left**2).sum() / max(robust.sum() - 2, 1))
    return shift, float(np.sqrt(variance * np.linalg.eigvalsh(np.linalg.inv(normal))[-1]))


def _explained(offsets: Sequence[_Offset], datum: str, other: str) -> Vector:
    """Mean shift in metres from lines read in the declared datum to the same lines read in another one."""
    to_degrees = pyproj.Transformer.from_crs(ALBERS, WGS84, always_xy=True)
    feet = np.array([offset.foot for offset in offsets])
    degrees = np.column_stack(to_degrees.transform(feet[:, 0], feet[:, 1]))
    moved = TO_WGS84[other](FROM_WGS84[datum](degrees))
    east, north = to_degrees.transform(moved[:, 0], moved[:, 1], direction="INVERSE")
    shift: Vector = np.column_stack([east, north]).mean(axis=0) - feet.mean(axis=0)
    return shift
