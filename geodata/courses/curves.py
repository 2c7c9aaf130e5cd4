"""Curves through ordered points that stay close to the straight chain between them."""

import numpy as np
from numpy.typing import NDArray

Chain = NDArray[np.float64]

STEPS = 8
# Fewer points than these have no bend.
FEWEST = 3
# A curve leaves the straight chain by no more than this share of the half-width of the line's error.
SHARE = 0.25


def curved_chain(points: Chain, furthest: float) -> Chain:
    """Curve through points that leaves the straight chain by no more than a given distance.

    A Catmull-Rom spline, drawn in between each two points and flattened where it would leave the chain further.

    Parameters
    ----------
    points
        Array of shape (n, 2), projected, in metres; no two neighbours are equal.
    furthest
        Largest distance from the chain in metres.

    Returns
    -------
    Array of shape (m, 2): the points, with seven more between each two.
    """
    if len(points) < FEWEST:
        return points
    # The first and the last point are mirrored, so that the ends have a direction.
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    parts = [_between(padded[i : i + 4], furthest)[:-1] for i in range(len(points) - 1)]
    return np.vstack([*parts, points[-1:]])


def _between(four: Chain, furthest: float) -> Chain:
    """Points from the second to the third of four points; tangents are bounded, so that no loop arises."""
    before, start, end, after = four
    length = float(np.hypot(*(end - start)))
    leave, arrive = (_tangent(a, b, c, length) for a, b, c in ((before, start, end), (start, end, after)))
    t = np.linspace(0.0, 1.0, STEPS + 1)[:, None]
    chord = start + t * (end - start)
    hermite = (2 * t**3 - 3 * t**2 + 1) * start + (t**3 - 2 * t**2 + t) * leave
    hermite = hermite + (3 * t**2 - 2 * t**3) * end + (t**3 - t**2) * arrive
    offset = hermite - chord
    largest = float(np.hypot(*offset.T).max())
    return np.asarray(chord + offset * min(1.0, furthest / largest) if largest > 0 else chord)


def _tangent(before: Chain, point: Chain, after: Chain, length: float) -> Chain:
    """Direction of the curve at a point, weighted so that the nearer neighbour counts more."""
    back, on = point - before, after - point
    near, far = float(np.hypot(*back)), float(np.hypot(*on))
    mixed = back / near * far + on / far * near
    size = float(np.hypot(*mixed))
    return np.asarray(mixed / size * length if size > 0 else on)
