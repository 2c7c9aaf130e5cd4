"""Measures that tell how far a drawn line or area is from what is known of it."""

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

# Cosine of the turn at which a line of stops goes back to where it came from.
BACK = -0.5
# Known length by drawn length: a chain is shorter than the course, by no more than its bends.
KNOWN_LENGTH = (1.0, 1.15)
# Steps along a line at which its distance from another is measured, in metres.
STEP_M = 500.0
CONFIDENT = 0.95


def doubling_stops(chain: LineString) -> list[int]:
    """Indices of the points at which a chain turns back by more than 120 degrees; projected, in metres."""
    steps = np.diff(shapely.get_coordinates(chain), axis=0)
    steps = steps / np.maximum(np.hypot(*steps.T), 1e-9)[:, None]
    turns = (steps[:-1] * steps[1:]).sum(axis=1)
    return [int(i) + 1 for i in np.flatnonzero(turns < BACK)]


def length_fault(chain_m: float, known_m: float) -> str:
    """What is wrong with the length of a chain beside the known length, both in metres; empty if nothing is."""
    low, high = KNOWN_LENGTH
    ratio = known_m / chain_m
    return "" if low <= ratio <= high else f"known length / drawn {ratio:.2f}, not {low:.2f} to {high:.2f}"


def needed_half_width(drawn: BaseGeometry, course: BaseGeometry) -> float:
    """Half-width that a drawn line needs, so that 95 % of a better course lies within it; projected, in metres."""
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(course, STEP_M)))
    return float(np.quantile(shapely.distance(points, drawn), CONFIDENT))
