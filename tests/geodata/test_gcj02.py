"""The GCJ-02 datum: published pairs of points, and the way back."""

import numpy as np
import pytest
from pyproj import Geod

from geodata.geometry.gcj02 import gcj02_to_wgs84, wgs84_to_gcj02

ELLIPSOID = Geod(ellps="WGS84")
# WGS84 and GCJ-02, from the list of test vectors in ../shared/geodata.md.
VECTORS = [
    ((106.55, 29.56), (106.5537203, 29.5571534)),
    ((106.70, 29.57), (106.7039139, 29.5672498)),
    ((106.63, 30.47), (106.6337858, 30.4672230)),
    ((105.84, 30.19), (105.8435762, 30.1872217)),
    ((107.10, 29.16), (107.1044390, 29.1572473)),
]


@pytest.mark.parametrize(("wgs84", "gcj02"), VECTORS)
def test_forward(wgs84: tuple[float, float], gcj02: tuple[float, float]) -> None:
    """WGS84 to GCJ-02 agrees with the published pair to 1e-6 degrees."""
    assert wgs84_to_gcj02(np.array([wgs84]))[0] == pytest.approx(gcj02, abs=1e-6)


@pytest.mark.parametrize(("wgs84", "gcj02"), VECTORS)
def test_inverse_of_published_pair(wgs84: tuple[float, float], gcj02: tuple[float, float]) -> None:
    """GCJ-02 to WGS84 finds the published original to 1e-6 degrees."""
    assert gcj02_to_wgs84(np.array([gcj02]))[0] == pytest.approx(wgs84, abs=1e-6)


def test_there_and_back() -> None:
    """Over the whole area the inverse misses by less than 1e-8 m (1e-13 degrees)."""
    lon, lat = np.meshgrid(np.linspace(105.2, 108.0, 57), np.linspace(28.0, 31.0, 61))
    points = np.column_stack([lon.ravel(), lat.ravel()])
    assert np.abs(gcj02_to_wgs84(wgs84_to_gcj02(points)) - points).max() < 1e-13


def test_size_of_the_shift() -> None:
    """At the published points the shift is what was measured in this area: 412 to 572 m."""
    start = np.array([wgs84 for wgs84, _ in VECTORS])
    end = wgs84_to_gcj02(start)
    metres = np.asarray(ELLIPSOID.inv(*start.T, *end.T)[2])
    assert metres.min() > 412
    assert metres.max() < 572
