"""Make a file for ATLAS_LINES_FILE from an OpenStreetMap extract: ``python -m geodata.alignments EXTRACT --out FILE``.

The exit status is 0 if the file was written, 1 if it was not, 2 if the extract cannot be used.
"""

import argparse
import os
import sys
from pathlib import Path

import geopandas as gpd

from geodata.alignments.features import PRECISION_M
from geodata.alignments.known_lines import known_lines
from geodata.alignments.osm.making import Ask, Task, make_lines
from geodata.errors import DataError
from geodata.geometry.boundaries import load_boundaries
from geodata.tables.readers import read_documents, read_grid, read_places, read_regions, read_table

ROOT = Path(__file__).parent.parent.parent
SUFFIXES = {".geojson", ".json"}
WRITTEN, NOT_WRITTEN, UNUSABLE = 0, 1, 2


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m geodata.alignments", description=__doc__.partition("\n")[0])
    parser.add_argument("extract", type=Path, help=".osm.pbf or .osm; or .geojson, .gpkg, .zip with keys as columns")
    parser.add_argument(
        "--out", type=Path, required=True, help="GeoJSON file to write; pictures go into a folder beside"
    )
    parser.add_argument(
        "--precision", type=int, default=50, help="half-width of the lines' error in metres, default 50"
    )
    parser.add_argument(
        "--entities", nargs="+", default=[], help="ids of the entities wanted; default all that are known"
    )
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument("--data-dir", type=Path, default=Path(os.environ.get("ATLAS_DATA_DIR", str(ROOT / "var"))))
    return parser.parse_args()


def _task(options: argparse.Namespace) -> Task:
    names = read_table("osm_names")
    unknown = set(options.entities) - set(names["entity_id"])
    low, high = PRECISION_M
    if unknown:
        message = f"osm_names.csv has no row for {', '.join(sorted(unknown))}. Add one, or leave it out."
        raise DataError(message)
    if options.out.suffix.lower() not in SUFFIXES:
        message = f"{options.out.name}: the file made is GeoJSON. Give it the suffix .geojson."
        raise DataError(message)
    if not low <= options.precision <= high:
        message = f"--precision {options.precision}: not between {low} and {high} metres."
        raise DataError(message)
    wanted = names[names["entity_id"].isin(options.entities)] if options.entities else names
    return Task(options.extract, options.out, options.precision, wanted)


def _regions(data_dir: Path) -> gpd.GeoDataFrame | None:
    boundaries = load_boundaries(read_regions(), read_grid(), data_dir)
    return None if boundaries.kind == "grid" else boundaries.gdf


def _ask(options: argparse.Namespace) -> Ask | None:
    if options.yes:
        return lambda _: True
    if not sys.stdin.isatty():
        return None
    return lambda question: input(question).strip().lower() in {"y", "yes"}


def main() -> int:
    """Make the file with the options of the command line."""
    options = _options()
    try:
        task = _task(options)
        known = known_lines(read_places(), read_documents(), read_table("waypoints"), read_table("routes"))
        written = make_lines(task, known, _regions(options.data_dir), _ask(options))
    except DataError as fault:
        sys.stderr.write(f"{fault}\n")
        return UNUSABLE
    return WRITTEN if written else NOT_WRITTEN


if __name__ == "__main__":
    sys.exit(main())
