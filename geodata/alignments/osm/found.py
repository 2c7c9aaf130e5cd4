"""Lines of entities found in an extract, measured against their sketches, and the file that is made of them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import LineString, mapping
from shapely.geometry.base import BaseGeometry

from geodata.alignments.known_lines import KnownLine
from geodata.alignments.osm.chains import covered_metres, joined, lines_through
from geodata.alignments.osm.pictures import line_picture
from geodata.alignments.osm.ways import Tell, clean_name, way_names
from geodata.geometry.crs import ALBERS, to_degrees, to_metres
from geodata.visible_text import visible

ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0"
LONGEST_FILE_NAME = 120
# Ways of the same name elsewhere (every city has a line 3) are left out: they lie further from the sketch.
REACH_M = 15_000.0
# A tenth of a metre.
DECIMALS = 6


@dataclass(frozen=True)
class FoundLine:
    """Line of an entity found in an extract.

    Attributes
    ----------
    entity_id, name_zh
        The entity.
    geometry
        Line or lines, EPSG:4326, between the ends of the sketch.
    km
        Its length.
    covered
        Share of the sketch's length along which a line was found.
    within
        Share of the found line that lies within the band of the sketch, ±``sketch_m`` metres.
    sketch_m
        Half-width of that band.
    """

    entity_id: str
    name_zh: str
    geometry: BaseGeometry
    km: float
    covered: float
    within: float
    sketch_m: int


def find_lines(
    ways: gpd.GeoDataFrame, names: pd.DataFrame, known: Mapping[str, KnownLine], tell: Tell
) -> list[FoundLine]:
    """Find the line of each entity among the ways.

    Parameters
    ----------
    ways
        As from ``read_ways``, EPSG:4326.
    names
        The table ``osm_names``: ``entity_id``, ``key``, ``values``, ``names``, ``refs``.
    known
        What the tables know of every entity.
    tell
        Is told how far the search is, and of which entities no line was found.
    """
    ways_proj = ways.to_crs(ALBERS).assign(way_names=[way_names(row) for _, row in ways.iterrows()])
    found = []
    for number, row in enumerate(names.itertuples(), start=1):
        line = _find_line(ways_proj, row, known.get(row.entity_id))
        told = "no line found" if line is None else f"{line.km:,.1f} km"
        tell(f"{number}/{len(names)} {row.entity_id}: {told}")
        if line is not None:
            found.append(line)
    return found


def _find_line(ways_proj: gpd.GeoDataFrame, row: Any, known: KnownLine | None) -> FoundLine | None:
    if known is None or not isinstance(known.sketch, LineString):
        return None
    sketch = to_metres(known.sketch)
    corridor = sketch.buffer(known.sketch_m + REACH_M)
    asked = {clean_name(name) for name in (*row.names, *row.refs)}
    is_named = ways_proj["way_names"].map(lambda names: bool(names & asked)).astype(bool)
    named = ways_proj[ways_proj[row.key].isin(row.values) & is_named]
    near = [way.intersection(corridor) for way in named.geometry if way.intersects(corridor)]
    stretches = lines_through(near, sketch)
    if not stretches:
        return None
    line = joined(stretches)
    return FoundLine(
        entity_id=row.entity_id,
        name_zh=known.name_zh,
        geometry=shapely.set_precision(to_degrees(line), 10**-DECIMALS, mode="pointwise"),
        km=line.length / 1000,
        covered=covered_metres(stretches) / sketch.length,
        within=line.intersection(sketch.buffer(known.sketch_m)).length / line.length,
        sketch_m=known.sketch_m,
    )


def extract_source(path: Path) -> str:
    """Source of what is made from an extract: its file name and the date of the file."""
    day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    return f"OpenStreetMap extract {visible(path.name)[:LONGEST_FILE_NAME]}, {day}"


def lines_file(lines: Sequence[FoundLine], precision_m: int, source: str) -> bytes:
    """GeoJSON of found lines in the columns of an operator's file, WGS84, with attribution and licence.

    Parameters
    ----------
    lines
        The lines, EPSG:4326.
    precision_m
        Half-width of their error in metres.
    source
        Where they come from.
    """
    features = [
        {
            "type": "Feature",
            "properties": {
                "entity_id": line.entity_id, "precision_m": precision_m, "source": source, "datum": "wgs84",
                "licence": ATTRIBUTION,
            },
            "geometry": mapping(line.geometry),
        }
        for line in lines
    ]  # fmt: skip
    collection = {"type": "FeatureCollection", "attribution": ATTRIBUTION, "features": features}
    return (json.dumps(collection, ensure_ascii=False) + "\n").encode()


def line_pictures(lines: Sequence[FoundLine], known: Mapping[str, KnownLine]) -> Iterator[tuple[str, bytes]]:
    """File name and content of the picture of each line."""
    for line in lines:
        title = f"{line.name_zh} ({line.entity_id}): {line_measures(line)}"
        sketch, found = to_metres(known[line.entity_id].sketch), to_metres(line.geometry)
        yield f"{line.entity_id}.svg", line_picture(title, sketch, line.sketch_m, found, ATTRIBUTION).encode()


def line_measures(line: FoundLine) -> str:
    """Length, share of the sketch that is covered, and share within its band, in words."""
    band = f"±{line.sketch_m / 1000:,.1f} km"
    return f"{line.km:,.1f} km, along {line.covered:.0%} of the sketch, {line.within:.0%} within {band} of it"
