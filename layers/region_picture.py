"""Still picture of one region as SVG: the region, its neighbours, and the places that name it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from math import cos, radians

import geopandas as gpd
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import simplify_regions
from geodata.clip import clip_frame
from geodata.entities import LINE_MODES, POINT_SYMBOLS, Entity
from geodata.ground import metropolitan_area, region_edges, visible_label_point
from geodata.tables import read_regions
from layers.atlas import open_atlas
from layers.grounds import REGIONS
from layers.view import map_roles
from utils.i18n import translator

WIDTH, HEIGHT = 520.0, 330.0
MARGIN = 0.07
TOLERANCE_M = 250.0
METRES_PER_DEGREE = 111_195.0
BAR, LABEL = 110, 14
DRAWN_POINTS = frozenset({"airport", "hub", "port", "crossing", "eco"})
LINE_WIDTHS = {"hsr": 2.0, "rail": 1.6, "suburban": 1.6, "highway": 2.0, "fast": 1.5, "water": 2.2}
DASHES = {"planned": "7 4", "study": "0.1 4"}


class Frame:
    """Turns degrees into pixels of the picture: north is up, a region fills it with a margin."""

    def __init__(self, region: BaseGeometry) -> None:
        west, south, east, north = region.bounds
        self.narrow = cos(radians((south + north) / 2))
        wide, high = (east - west) * self.narrow, north - south
        self.scale = min(WIDTH / wide, HEIGHT / high) * (1 - 2 * MARGIN)
        self.west = (west + east) / 2 - WIDTH / 2 / self.scale / self.narrow
        self.north = (south + north) / 2 + HEIGHT / 2 / self.scale

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        return (
            self.west, self.north - HEIGHT / self.scale, self.west + WIDTH / self.scale / self.narrow, self.north,
        )  # fmt: skip

    def pixels(self, geometry: BaseGeometry) -> BaseGeometry:
        """Geometry in pixels, cut at the picture's edge."""
        cut = geometry.intersection(box(*self.bounds))
        return shapely.transform(cut, lambda c: (c - [self.west, self.north]) * [self.scale * self.narrow, -self.scale])


@lru_cache(maxsize=1)
def line_frame() -> BaseGeometry:
    """Area that lines are cut to, as on the map."""
    return clip_frame(metropolitan_area(plain_regions()))


@lru_cache(maxsize=1)
def plain_regions() -> gpd.GeoDataFrame:
    """Regions with few vertices, EPSG:4326."""
    return simplify_regions(open_atlas().boundaries.gdf, TOLERANCE_M)


@lru_cache(maxsize=1)
def plain_edges() -> list[tuple[str, BaseGeometry]]:
    """Edges between regions by rank, EPSG:4326."""
    return list(region_edges(plain_regions(), read_regions()))


def path_data(geometry: BaseGeometry) -> str:
    """Path of a geometry in pixels, polygons by their rings."""
    parts = shapely.get_parts(geometry)
    rings = [ring for part in parts for ring in (_rings(part) if part.geom_type == "Polygon" else [part])]
    chains = [ring.coords for ring in rings if ring.geom_type in {"LineString", "LinearRing"}]
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in chain) for chain in chains if len(chain))


def _rings(polygon: Polygon) -> list[BaseGeometry]:
    return [polygon.exterior, *polygon.interiors]


def _path(data: str, style: str) -> str:
    return f'<path d="{data}" style="fill:none;{style}"/>' if data else ""


def _ground(region_id: str, frame: Frame) -> Iterator[str]:
    tiers = read_regions().set_index("region_id")["tier"]
    for each, geometry in zip(plain_regions()["region_id"], plain_regions().geometry, strict=True):
        fill = f"tier-{tiers[each]}" if each == region_id else "neutral"
        yield _path(path_data(frame.pixels(geometry)), f"fill:var(--a-map-{fill});stroke:var(--a-map-regionLine)")
    for rank, lines in plain_edges():
        if rank == "province":
            style = "stroke:var(--a-map-provinceLine);stroke-width:1.4;stroke-dasharray:9 3 2 3"
            yield _path(path_data(frame.pixels(lines)), style)
    outline = plain_regions().set_index("region_id").geometry[region_id]
    yield _path(path_data(frame.pixels(outline)), "stroke:var(--a-map-select);stroke-width:1.8")


def line_style(mode: str, stage: str) -> list[str]:
    """Strokes of a line from below: colour is the mode, structure the stage, as on the map."""
    width = LINE_WIDTHS[mode]
    color = f"stroke:var(--a-map-mode-{mode});stroke-width:"
    if stage == "construction":
        return [f"{color}{width + 1.6}", f"stroke:var(--a-map-halo);stroke-width:{width - 0.7:.1f}"]
    dash = f";stroke-dasharray:{DASHES[stage]};stroke-linecap:round" if stage in DASHES else ""
    pale = ";stroke-opacity:.6" if stage == "none" else ""
    return [f"{color}{width}{dash}{pale}"]


def _lines(entities: Iterable[Entity], frame: Frame) -> Iterator[str]:
    for entity in entities:
        if entity.geometry is None or not entity.geometry.geom_type.endswith("LineString"):
            continue
        data = path_data(frame.pixels(entity.geometry.intersection(line_frame())))
        if entity.theme == "rivers":
            yield _path(data, "stroke:var(--a-map-water);stroke-width:2.6")
        elif entity.theme in LINE_MODES:
            for style in line_style(entity.theme, entity.stage):
                yield _path(data, style)


def point_color(entity: Entity) -> str:
    """Name of the colour of a point."""
    symbol = POINT_SYMBOLS.get(entity.mode, "city")
    return symbol if symbol in DRAWN_POINTS else "city"


def _points(entities: Iterable[Entity], frame: Frame) -> Iterator[str]:
    for entity in entities:
        if entity.geometry is None or entity.geometry.geom_type != "Point":
            continue
        point = frame.pixels(entity.geometry)
        if point.is_empty:
            continue
        color = f"var(--a-map-point-{point_color(entity)})"
        fill = "var(--a-map-halo)" if entity.stage in {"planned", "study"} else color
        style = f"fill:{fill};stroke:{color};stroke-width:1.4"
        yield f'<circle cx="{point.x:.1f}" cy="{point.y:.1f}" r="3" style="{style}"/>'


def _labels(region_id: str, frame: Frame, lang: str) -> Iterator[str]:
    names = read_regions().set_index("region_id")[f"short_{lang}"]
    for each, geometry in zip(plain_regions()["region_id"], plain_regions().geometry, strict=True):
        spot = visible_label_point(geometry, frame.bounds)
        if spot is None:
            continue
        at = frame.pixels(spot)
        own = each == region_id
        half = len(names[each]) * (7 if lang == "zh" else 3.4)
        if not own and not (half < at.x < WIDTH - half and at.y > LABEL):
            continue
        style = "font-weight:600;font-size:15px" if own else "font-size:11px"
        ink = "label" if own else "label2"
        yield (
            f'<text x="{at.x:.1f}" y="{at.y:.1f}" text-anchor="middle" style="{style};fill:var(--a-map-{ink});'
            f'paint-order:stroke;stroke:var(--a-map-halo);stroke-width:3px">{escape(names[each])}</text>'
        )


def _scale(frame: Frame, lang: str) -> str:
    metre = frame.scale / METRES_PER_DEGREE
    length = max(step * 10**power for power in (3, 4, 5) for step in (1, 2, 5) if step * 10**power * metre <= BAR)
    left, right, y = WIDTH - 14 - length * metre, WIDTH - 14, HEIGHT - 10
    _ = translator(lang)
    north = _("N")
    style = 'style="font-size:10px;fill:var(--a-map-label)"'
    return (
        _path(f"M{left:.1f} {y - 5}V{y}H{right}V{y - 5}", "stroke:var(--a-map-label)")
        + f'<text x="{left:.1f}" y="{y - 8}" {style}>↑ {north}</text>'
        + f'<text x="{right}" y="{y - 8}" text-anchor="end" {style}>{length // 1000} km</text>'
    )


def region_picture(region_id: str, entities: Iterable[Entity], lang: str) -> str:
    """SVG of a region with the lines and points that name it; empty where no boundary may be drawn unasked.

    Parameters
    ----------
    region_id
        The region.
    entities
        Places that name it.
    lang
        Language of the names.
    """
    if map_roles() != REGIONS["all"] or open_atlas().boundaries.kind == "grid":
        return ""
    frame = Frame(plain_regions().set_index("region_id").geometry[region_id])
    named = list(entities)
    marks = "".join((*_ground(region_id, frame), *_lines(named, frame), *_points(named, frame)))
    words = "".join(_labels(region_id, frame, lang)) + _scale(frame, lang)
    name = escape(read_regions().set_index("region_id").loc[region_id, f"name_{lang}"])
    view = f'viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" aria-label="{name}"'
    return f'<svg {view} role="img" style="background:var(--a-map-paper)">{marks}{words}</svg>'
