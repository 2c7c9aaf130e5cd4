"""What the tables know of a line: its kind, regions, sketch, known points and length. Alignments are checked by it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd
from shapely.geometry.base import BaseGeometry

from geodata.geometry.validity import read_geometry

LINE = "line"
# A line runs through these; a town, port or airport lies beside it, and a bend is only recalled.
ON_LINE = frozenset({"station", "interchange", "bridge", "tunnel"})


@dataclass(frozen=True)
class KnownPoint:
    """A point that a line is known to pass.

    Attributes
    ----------
    name_zh
        Name.
    lon, lat
        Degrees, WGS84.
    precision_m
        Half-width of its own positional error in metres.
    confidence
        ``high``, ``medium`` or ``low``.
    """

    name_zh: str
    lon: float
    lat: float
    precision_m: float
    confidence: str


@dataclass(frozen=True)
class KnownLine:
    """What the tables know of an entity.

    Attributes
    ----------
    name_zh
        Name of its latest mention.
    kind
        Kind of geometry of its record: ``line``, ``point``, ``polygon``, ``regions`` or ``none``.
    region_ids
        Regions that its mentions name.
    sketch
        Geometry of the tables, EPSG:4326; None if nothing is drawn.
    sketch_m
        Half-width of the sketch's error in metres; 0 if nothing is drawn.
    points
        Points that it is known to pass, in order.
    known_km
        Known length in kilometres; None if it is not known.
    """

    name_zh: str
    kind: str
    region_ids: tuple[str, ...] = ()
    sketch: BaseGeometry | None = None
    sketch_m: int = 0
    points: tuple[KnownPoint, ...] = ()
    known_km: float | None = None


def known_lines(
    places: pd.DataFrame,
    documents: pd.DataFrame,
    waypoints: pd.DataFrame | None = None,
    routes: pd.DataFrame | None = None,
) -> dict[str, KnownLine]:
    """Gather what the tables know of every entity.

    Parameters
    ----------
    places
        ``place_id``, ``entity_id``, ``document_id``, ``name_zh``, ``region_ids``, ``geometry_kind``, ``geometry`` (WKT,
        EPSG:4326), ``precision_m``.
    documents
        ``document_id``, ``issued``: the latest mention of an entity names and draws it.
    waypoints
        ``waypoint_id``, ``name_zh``, ``kind``, ``lon``, ``lat`` (degrees, WGS84), ``precision_m``, ``confidence``.
    routes
        ``entity_id``, ``waypoint_ids`` (tuples), ``known_km`` (NaN where not known).

    Returns
    -------
    By entity id. Of the waypoints only stations, interchanges, bridges and tunnels are points that the line passes.
    """
    points, lengths = _points_by_entity(waypoints, routes), _lengths_by_entity(routes)
    issued = documents.set_index("document_id")["issued"]
    dated = places.assign(issued=places["document_id"].map(issued)).astype(object)
    groups = dated.sort_values("issued", kind="stable").groupby("entity_id", sort=False)
    return {str(name): _known_line(rows, points.get(name, ()), lengths.get(name)) for name, rows in groups}


def _known_line(rows: pd.DataFrame, points: tuple[KnownPoint, ...], known_km: float | None) -> KnownLine:
    main = rows.iloc[-1]
    sketch, _ = read_geometry(main["geometry"], main["geometry_kind"])
    metres = main["precision_m"]
    return KnownLine(
        name_zh=main["name_zh"],
        kind=main["geometry_kind"],
        region_ids=tuple(dict.fromkeys(region for ids in rows["region_ids"] for region in ids)),
        sketch=sketch,
        sketch_m=0 if sketch is None or pd.isna(metres) else int(metres),
        points=points,
        known_km=known_km,
    )


def _points_by_entity(waypoints: pd.DataFrame | None, routes: pd.DataFrame | None) -> dict[str, tuple[KnownPoint, ...]]:
    if waypoints is None or routes is None:
        return {}
    known = dict(_line_points(waypoints))
    found: dict[str, list[KnownPoint]] = defaultdict(list)
    for row in routes.itertuples():
        found[row.entity_id].extend(known[name] for name in row.waypoint_ids if name in known)
    return {name: tuple(points) for name, points in found.items()}


def _line_points(waypoints: pd.DataFrame) -> Iterator[tuple[str, KnownPoint]]:
    for row in waypoints[waypoints["kind"].isin(ON_LINE)].itertuples():
        point = KnownPoint(row.name_zh, float(row.lon), float(row.lat), float(row.precision_m), row.confidence)
        yield row.waypoint_id, point


def _lengths_by_entity(routes: pd.DataFrame | None) -> dict[str, float]:
    if routes is None:
        return {}
    pairs: Iterable[tuple[str, float]] = zip(routes["entity_id"], routes["known_km"], strict=True)
    return {name: float(km) for name, km in pairs if pd.notna(km)}
