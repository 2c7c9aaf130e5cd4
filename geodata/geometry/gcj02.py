"""Conversion between WGS84 and the datums of Chinese web maps: GCJ-02, and BD-09 of Baidu, which is built on it.

The formula is the one published for GCJ-02 on the Krasovsky 1940 ellipsoid; CGCS2000 (EPSG:4490) equals WGS84
(EPSG:4326) at map scale, so no further step is needed.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Coordinates = NDArray[np.float64]

SEMI_MAJOR_M = 6378245.0
ECCENTRICITY_SQUARED = 0.00669342162296594323
ROUNDS = 10
# BD-09 is GCJ-02 with a further ripple in polar coordinates and a constant shift, as published.
BD09_WAVES = np.pi * 3000.0 / 180.0
BD09_RADIUS_RIPPLE = 0.00002
BD09_ANGLE_RIPPLE = 0.000003
BD09_SHIFT = np.array([0.0065, 0.006])


def _waves(t: Coordinates, amplitudes: tuple[float, ...], periods: tuple[float, ...]) -> Coordinates:
    terms = [a * np.sin(t * np.pi / p) for a, p in zip(amplitudes, periods, strict=True)]
    return np.asarray(sum(terms) * 2.0 / 3.0, dtype=np.float64)


def _shift(lon: Coordinates, lat: Coordinates) -> tuple[Coordinates, Coordinates]:
    x, y = lon - 105.0, lat - 35.0
    ripple = _waves(x, (20.0, 20.0), (1 / 6.0, 1 / 2.0))
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    north = north + ripple + _waves(y, (20.0, 40.0, 160.0, 320.0), (1.0, 3.0, 12.0, 30.0))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    east = east + ripple + _waves(x, (20.0, 40.0, 150.0, 300.0), (1.0, 3.0, 12.0, 30.0))
    phi = np.radians(lat)
    magic = 1 - ECCENTRICITY_SQUARED * np.sin(phi) ** 2
    meridian = SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED) / magic**1.5
    parallel = SEMI_MAJOR_M / np.sqrt(magic) * np.cos(phi)
    return np.degrees(east / parallel), np.degrees(north / meridian)


def _inverted(shifted: Callable[[Coordinates], Coordinates], lonlat: Coordinates, guess: Coordinates) -> Coordinates:
    for _ in range(ROUNDS):
        guess = guess + (lonlat - shifted(guess))
    return guess


def wgs84_to_gcj02(lonlat: Coordinates) -> Coordinates:
    """Shift WGS84 longitudes and latitudes to GCJ-02.

    Parameters
    ----------
    lonlat
        Array of shape (n, 2), degrees, WGS84.

    Returns
    -------
    Array of shape (n, 2), degrees, GCJ-02.
    """
    east, north = _shift(lonlat[:, 0], lonlat[:, 1])
    return lonlat + np.column_stack([east, north])


def gcj02_to_wgs84(lonlat: Coordinates) -> Coordinates:
    """Invert GCJ-02 by fixed-point iteration; ten rounds leave less than 1e-8 m.

    Parameters
    ----------
    lonlat
        Array of shape (n, 2), degrees, GCJ-02.

    Returns
    -------
    Array of shape (n, 2), degrees, WGS84.
    """
    return _inverted(wgs84_to_gcj02, lonlat, guess=lonlat)


def _gcj02_to_bd09(lonlat: Coordinates) -> Coordinates:
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    radius = np.hypot(lon, lat) + BD09_RADIUS_RIPPLE * np.sin(lat * BD09_WAVES)
    angle = np.arctan2(lat, lon) + BD09_ANGLE_RIPPLE * np.cos(lon * BD09_WAVES)
    shifted: Coordinates = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]) + BD09_SHIFT
    return shifted


def wgs84_to_bd09(lonlat: Coordinates) -> Coordinates:
    """Shift WGS84 longitudes and latitudes to BD-09.

    Parameters
    ----------
    lonlat
        Array of shape (n, 2), degrees, WGS84.

    Returns
    -------
    Array of shape (n, 2), degrees, BD-09.
    """
    return _gcj02_to_bd09(wgs84_to_gcj02(lonlat))


def bd09_to_wgs84(lonlat: Coordinates) -> Coordinates:
    """Invert BD-09 by fixed-point iteration; ten rounds leave less than 1e-6 m.

    Parameters
    ----------
    lonlat
        Array of shape (n, 2), degrees, BD-09.

    Returns
    -------
    Array of shape (n, 2), degrees, WGS84.
    """
    return gcj02_to_wgs84(_inverted(_gcj02_to_bd09, lonlat, guess=lonlat - BD09_SHIFT))
