"""Conversion between the BD-09 datum of Baidu's maps and WGS84.

BD-09 is GCJ-02 with a further ripple in polar coordinates and a constant shift, as published.
"""

import numpy as np

from geodata.geometry.gcj02 import Coordinates, gcj02_to_wgs84, wgs84_to_gcj02

WAVES = np.pi * 3000.0 / 180.0
RADIUS_RIPPLE = 0.00002
ANGLE_RIPPLE = 0.000003
SHIFT = np.array([0.0065, 0.006])
ROUNDS = 10


def _gcj02_to_bd09(lonlat: Coordinates) -> Coordinates:
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    radius = np.hypot(lon, lat) + RADIUS_RIPPLE * np.sin(lat * WAVES)
    angle = np.arctan2(lat, lon) + ANGLE_RIPPLE * np.cos(lon * WAVES)
    shifted: Coordinates = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]) + SHIFT
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
    guess = lonlat - SHIFT
    for _ in range(ROUNDS):
        guess = guess + (lonlat - _gcj02_to_bd09(guess))
    return gcj02_to_wgs84(guess)
