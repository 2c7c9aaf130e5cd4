"""Which datum the known points speak for.

A single known point cannot show a shift of 500 m: most are rounded to a hundredth of a degree, up to 550 m off. Many
can: a wrong datum moves every line the same way, rounding moves points every way. So the shift common to all is
estimated from the signed distances of points across their lines, and compared with the shifts that other datums would
explain (here GCJ-02 some 480 m to the south-east, BD-09 some 1.1 km to the north-east).

What it cannot see: a shift along lines that all run the same way, an error of another kind (an older datum, some
100 m), and the datum of a file with fewer than 12 known points; with rounded points it mostly takes 30 to 60. Then the
datum stays as declared, and the result says that it is not proved.
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
# Two datums are told apart if the shift between them is so many standard errors long ...
APART = 4.0
# ... and if so much of it is found, or so little. The shifts are 480 m and more, so that what is left differs by 240 m.
FOUND, NOT_FOUND = 0.75, 0.25
HUBER_M = 600.0
# Known points are not better than this, however well a few of them fit.
LEAST_SCATTER_M = 100.0
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
    better
        The datum that explains the shift, if that is clearly another one; else empty.
    proved
        Whether the shift of every other datum is clearly not there.
    """

    datum: str
    points: int
    shift_m: tuple[float, float]
    better: str
    proved: bool


@dataclass(frozen=True)
class _Fit:
    """Shift that fits the offsets best, metres, and the inverse of its covariance."""

    shift: Vector
    precision: Vector

    def apart(self, shift: Vector) -> float:
        """Length of another shift in standard errors."""
        return float(np.sqrt(shift @ self.precision @ shift))

    def share(self, shift: Vector) -> float:
        """How much of another shift is found, as far as the lines can show it: 0 none, 1 all."""
        return float(shift @ self.precision @ self.shift / (shift @ self.precision @ shift))


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
        return DatumProof(datum, points, (0.0, 0.0), "", proved=False)
    fit = _fit(offsets)
    others = {other: _explained(offsets, datum, other) for other in _others(datum)}
    visible = {other: shift for other, shift in others.items() if fit.apart(shift) >= APART}
    found = [other for other, shift in visible.items() if fit.share(shift) >= FOUND]
    better = min(found, key=lambda other: fit.apart(fit.shift - others[other]), default="")
    proved = visible == others and all(fit.share(shift) <= NOT_FOUND for shift in others.values())
    return DatumProof(datum, points, (float(fit.shift[0]), float(fit.shift[1])), better, proved)


def datum_sentence(proof: DatumProof) -> str:
    """What a proof says, in words: a refusal if another datum is better, else a note."""
    name, (east, north) = DATUM_NAMES[proof.datum], proof.shift_m
    seen = f"{proof.points} known points lie {east:+,.0f} m east and {north:+,.0f} m north of the lines on average"
    if proof.better:
        better = DATUM_NAMES[proof.better]
        return f"declares {name}, but {seen}, as they would if it were in {better}. Declare {proof.better}"
    if proof.proved:
        return f"datum {name} is proved: {seen}"
    if proof.points < FEWEST_POINTS:
        return f"datum {name} is not proved: {proof.points} known points beside the lines, {FEWEST_POINTS} are needed"
    return f"datum {name} is not proved: {seen}, which does not tell it from the other datums"


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


def _fit(offsets: Sequence[_Offset]) -> _Fit:
    """Fit the common shift; a station of several lines weighs as one point, misplaced points count less."""
    shared = Counter(offset.key for offset in offsets)
    weights = np.array([1 / shared[offset.key] for offset in offsets])
    across = np.array([offset.across for offset in offsets])
    metres = np.array([offset.metres for offset in offsets])
    shift, robust = np.zeros(2), weights
    for _ in range(ROUNDS):
        # Along lines that all run one way no shift is seen: the smallest one that fits is taken.
        shift = np.linalg.pinv(across.T @ (across * robust[:, None]), rcond=1e-3) @ (across.T @ (robust * metres))
        robust = weights * np.minimum(1, HUBER_M / np.maximum(np.abs(metres - across @ shift), 1e-9))
    left = metres - across @ shift
    variance = float((robust * left**2).sum() / max(robust.sum() - 2, 1))
    return _Fit(shift, across.T @ (across * robust[:, None]) / max(variance, LEAST_SCATTER_M**2))


def _explained(offsets: Sequence[_Offset], datum: str, other: str) -> Vector:
    """Mean shift in metres from lines read in the declared datum to the same lines read in another one."""
    to_degrees = pyproj.Transformer.from_crs(ALBERS, WGS84, always_xy=True)
    feet = np.array([offset.foot for offset in offsets])
    degrees = np.column_stack(to_degrees.transform(feet[:, 0], feet[:, 1]))
    moved = TO_WGS84[other](FROM_WGS84[datum](degrees))
    east, north = to_degrees.transform(moved[:, 0], moved[:, 1], direction="INVERSE")
    shift: Vector = np.column_stack([east, north]).mean(axis=0) - feet.mean(axis=0)
    return shift
