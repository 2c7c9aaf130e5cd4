"""Lines made from an OpenStreetMap extract. The extracts are written here, with invented coordinates."""

import json
import os
import pty
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import affinity
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geodata.alignments.known_lines import KnownLine, KnownPoint, known_lines
from geodata.alignments.osm.chains import covered_metres, joined, lines_through
from geodata.alignments.osm.found import ATTRIBUTION
from geodata.alignments.osm.making import Task, make_lines
from geodata.alignments.osm.ways import clean_name, read_ways
from geodata.alignments.reading import read_alignments
from geodata.errors import DataError
from geodata.geometry.boundaries import Boundaries
from geodata.geometry.crs import to_degrees, to_metres
from tests.facts import ROOT, read_rows

LICENCE = "© OpenStreetMap contributors, ODbL 1.0"
LINE = "nw-cy-hsr"
NAMES = pd.DataFrame({
    "entity_id": [LINE], "key": ["railway"], "values": [("rail",)],
    "names": [("成渝客运专线", "成渝高铁")], "refs": [()],
})  # fmt: skip


@dataclass
class Extract:
    """Ways and relations with their tags; a node is shared where coordinates are equal."""

    nodes: dict[tuple[float, float], int] = field(default_factory=dict)
    ways: list[tuple[list[int], dict[str, str]]] = field(default_factory=list)
    relations: list[tuple[list[int], dict[str, str]]] = field(default_factory=list)

    def add(self, line: LineString, **tags: str) -> int:
        """Add a way in degrees; returns its id."""
        pairs = [(round(x, 7), round(y, 7)) for x, y in line.coords]
        refs = [self.nodes.setdefault(pair, len(self.nodes) + 1) for pair in pairs]
        self.ways.append((refs, tags))
        return len(self.ways)

    def write_xml(self, path: Path) -> Path:
        """Write it as .osm."""
        nodes = [f'<node id="{n}" version="1" lon="{x}" lat="{y}"/>' for (x, y), n in self.nodes.items()]
        ways = [
            f'<way id="{i}" version="1">{"".join(f"<nd ref={quoteattr(str(n))}/>" for n in refs)}{tags_xml(tags)}</way>'
            for i, (refs, tags) in enumerate(self.ways, start=1)
        ]
        relations = [
            f'<relation id="{i}" version="1">'
            + "".join(f'<member type="way" ref="{way}" role=""/>' for way in members)
            + f"{tags_xml(tags)}</relation>"
            for i, (members, tags) in enumerate(self.relations, start=1)
        ]
        parts = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">', *nodes, *ways, *relations, "</osm>"]
        path.write_text("\n".join(parts), "utf-8")
        return path

    def write_pbf(self, path: Path) -> Path:
        """Write it as .osm.pbf, uncompressed."""
        texts = [""]
        ways = [pbf_way(number, refs, tags, texts) for number, (refs, tags) in enumerate(self.ways, start=1)]
        nodes = [
            piece(1, piece(1, zigzag(number)) + piece(8, zigzag(round(y * 1e7))) + piece(9, zigzag(round(x * 1e7))))
            for (x, y), number in self.nodes.items()
        ]
        strings = b"".join(piece(1, text.encode()) for text in texts)
        block = piece(1, strings) + piece(2, b"".join(nodes)) + piece(2, b"".join(piece(3, way) for way in ways))
        head = piece(4, b"OsmSchema-V0.6")
        path.write_bytes(pbf_blob("OSMHeader", head) + pbf_blob("OSMData", block))
        return path


def tags_xml(tags: dict[str, str]) -> str:
    """Tags as elements."""
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(text)}/>" for key, text in tags.items())


def varint(number: int) -> bytes:
    """A number as protocol buffers write it."""
    parts = []
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes([*parts, number])


def zigzag(number: int) -> int:
    """A signed number as an unsigned one."""
    return number * 2 if number >= 0 else -number * 2 - 1


def piece(field_number: int, content: bytes | int) -> bytes:
    """One field of a protocol buffer."""
    if isinstance(content, int):
        return varint(field_number << 3) + varint(content)
    return varint(field_number << 3 | 2) + varint(len(content)) + content


def pbf_way(number: int, refs: Sequence[int], tags: dict[str, str], texts: list[str]) -> bytes:
    """A way; its texts are added to those of the block."""
    places = []
    for text in (*tags, *tags.values()):
        if text not in texts:
            texts.append(text)
        places.append(varint(texts.index(text)))
    keys, values = places[: len(tags)], places[len(tags) :]
    steps = b"".join(varint(zigzag(n - before)) for before, n in zip([0, *refs[:-1]], refs, strict=True))
    return piece(1, number) + piece(2, b"".join(keys)) + piece(3, b"".join(values)) + piece(8, steps)


def pbf_blob(kind: str, content: bytes) -> bytes:
    """A blob with its header."""
    blob = piece(1, content) + piece(2, len(content))
    head = piece(1, kind.encode()) + piece(3, len(blob))
    return struct.pack(">I", len(head)) + head + blob


@pytest.fixture(scope="module")
def known(tables: dict[str, pd.DataFrame]) -> dict[str, KnownLine]:
    """What the tables know of every entity."""
    return known_lines(tables["places"], tables["documents"])


@pytest.fixture(scope="module")
def course(known: dict[str, KnownLine]) -> LineString:
    """An invented course beside the sketch, in metres, up to 1.1 km from it."""
    return invented(known[LINE])


def invented(line: KnownLine) -> LineString:
    """A wavy course beside a sketch, in metres."""
    pairs = shapely.get_coordinates(shapely.segmentize(to_metres(line.sketch), 2000))
    steps = np.arange(len(pairs))
    # It begins and ends where the sketch does.
    waves = np.column_stack([900 * np.sin(steps / 5), 700 * np.cos(steps / 7)])
    return LineString(pairs + waves * np.clip(np.minimum(steps, steps[::-1]) / 5, 0, 1)[:, None])


def pieces(line: LineString, number: int) -> list[LineString]:
    """A line in equal pieces."""
    return [substring(line, i / number, (i + 1) / number, normalized=True) for i in range(number)]


def two_tracks(course: LineString) -> Extract:
    """Two tracks 5 m apart in seven ways each, a branch, another line, a road, and the same name elsewhere."""
    extract = Extract()
    for track, mark in ((course, ""), (affinity.translate(course, 3.5, 3.5), "（上行）")):
        for part in pieces(track, 7):
            extract.add(to_degrees(part), railway="rail", name=f"成渝客运专线{mark}")
    start = Point(course.interpolate(0.5, normalized=True))
    branch = LineString([start, (start.x, start.y + 8000)])
    extract.add(to_degrees(branch), railway="rail", name="成渝客运专线")
    extract.add(to_degrees(affinity.translate(course, 0, 900)), railway="rail", name="成渝铁路")
    extract.add(to_degrees(affinity.translate(course, 0, 500)), highway="motorway", name="成渝客运专线")
    extract.add(to_degrees(affinity.translate(course, 0, 120_000)), railway="rail", name="成渝客运专线")
    return extract


def farthest_m(line: BaseGeometry, truth: LineString) -> float:
    """Greatest distance of two lines in metres, the first one in degrees."""
    return float(shapely.hausdorff_distance(to_metres(line), truth, densify=0.01))


def made(task: Task) -> dict[str, BaseGeometry]:
    """Lines of a file that was written, by entity."""
    features = json.loads(task.out.read_text("utf-8"))["features"]
    return {each["properties"]["entity_id"]: shapely.geometry.shape(each["geometry"]) for each in features}


# Joining


def test_tracks_side_by_side_are_one_line(course: LineString) -> None:
    """Of two tracks in any order and direction one line through is left, as long as one of them."""
    tracks = [*pieces(course, 9), *pieces(affinity.translate(course, 3.5, 3.5), 7)]
    mixed = [tracks[i] if i % 2 else tracks[i].reverse() for i in np.random.default_rng(7).permutation(len(tracks))]
    line = joined(lines_through(mixed, course))
    assert line.geom_type == "LineString"
    assert line.length == pytest.approx(course.length, rel=0.002)
    assert shapely.hausdorff_distance(line, course) < 50


def test_two_carriageways_that_never_meet(course: LineString) -> None:
    """Of two carriageways 40 m apart one is left."""
    ways = [*pieces(course, 5), *pieces(affinity.translate(course, 0, 40), 4)]
    found = lines_through(ways, course)
    assert joined(found).length == pytest.approx(course.length, rel=0.005)


def test_gap_is_kept(course: LineString) -> None:
    """Where ways are missing on both tracks the line has a gap; the covered share says so."""
    parts = pieces(course, 10)
    found = lines_through([*parts[:4], *parts[6:]], course)
    assert len(found) == 2
    assert covered_metres(found) / course.length == pytest.approx(0.8, abs=0.01)
    assert joined(found).length == pytest.approx(0.8 * course.length, rel=0.01)


def test_gap_of_one_track_is_filled_by_the_other(course: LineString) -> None:
    """A track that lacks a way goes on along the other one."""
    other = pieces(affinity.translate(course, 3.5, 3.5), 10)
    ways = [part for i, part in enumerate(pieces(course, 10)) if i != 3] + [other[2], other[3], other[4]]
    line = joined(lines_through(ways, course))
    assert line.geom_type == "LineString"
    assert line.length == pytest.approx(course.length, rel=0.005)


def test_line_is_cut_to_the_sketch(course: LineString) -> None:
    """What goes on beyond the ends of the sketch is left out."""
    sketch = substring(course, 0.2, 0.7, normalized=True)
    line = joined(lines_through(pieces(course, 6), sketch))
    assert line.length == pytest.approx(0.5 * course.length, rel=0.01)
    assert Point(line.coords[0]).distance(Point(sketch.coords[0])) < 60


def test_ring(known: dict[str, KnownLine]) -> None:
    """A ring of two carriageways is led all the way around, not back by the shortest way."""
    sketch = to_metres(known["metro-ring-expressway"].sketch)
    ring = invented(known["metro-ring-expressway"])
    ways = [*pieces(ring, 7), *pieces(affinity.translate(ring, 17, 17), 5)]
    found = lines_through(ways, sketch)
    assert joined(found).length == pytest.approx(ring.length, rel=0.01)
    assert covered_metres(found) == pytest.approx(sketch.length)


def test_nothing_to_join(course: LineString) -> None:
    """No way, or one that is too short, gives no line."""
    assert lines_through([], course) == []
    assert lines_through([substring(course, 0, 200)], course) == []


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [("襄渝线（上行）", "襄渝线"), ("襄渝线(II线)", "襄渝线"), (" 成渝线上行线", "成渝线"),
     ("兰海高速 左线", "兰海高速"), ("江跳线", "江跳线"), ("Ｇ８５", "G85")],
)  # fmt: skip
def test_names_are_compared_without_marks(name: str, cleaned: str) -> None:
    """Tracks and full-width letters make no other name."""
    assert clean_name(name) == cleaned


# Extracts


def extracts(folder: Path, extract: Extract) -> Iterator[Path]:
    """The same extract in every format."""
    yield extract.write_xml(folder / "invented.osm")
    yield extract.write_pbf(folder / "invented.osm.pbf")
    where = {number: pair for pair, number in extract.nodes.items()}
    rows = [
        {"name": "", "name:zh": "", "railway": None, "highway": None, "waterway": None} | tags
        | {"geometry": LineString([where[n] for n in refs])}
        for refs, tags in extract.ways
    ]  # fmt: skip
    gdf = gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")
    gdf.to_file(folder / "hot.geojson")
    yield folder / "hot.geojson"
    gdf.to_file(folder / "hot.gpkg")
    yield folder / "hot.gpkg"


def test_every_extract_gives_the_line(tmp_path: Path, known: dict[str, KnownLine], course: LineString) -> None:
    """.osm, .osm.pbf and exports with a column for each key give the same line; tracks, branch, others are left out."""
    for path in extracts(tmp_path, two_tracks(course)):
        task = Task(path, tmp_path / f"{path.suffix[1:]}-lines.geojson", 50, NAMES)
        assert make_lines(task, known, None, lambda _: True)
        line = made(task)[LINE]
        assert farthest_m(line, course) < 50, path
        assert to_metres(line).length == pytest.approx(course.length, rel=0.005), path


def test_names_of_relations_count(tmp_path: Path, known: dict[str, KnownLine], course: LineString) -> None:
    """Ways without a name are found by the railway relation that joins them; a train on them is no railway."""
    for route, there in (("railway", True), ("train", False)):
        extract = Extract()
        members = [extract.add(to_degrees(part), railway="rail") for part in pieces(course, 4)]
        extract.relations.append((members, {"type": "route", "route": route, "name": "成渝高铁"}))
        task = Task(extract.write_xml(tmp_path / f"{route}.osm"), tmp_path / f"{route}.geojson", 50, NAMES)
        assert make_lines(task, known, None, lambda _: True) == there


def test_chinese_name_and_number(tmp_path: Path, known: dict[str, KnownLine]) -> None:
    """``name:zh`` and ``ref`` are names as well."""
    for tags in ({"name": "Yuqian", "name:zh": "兰海高速"}, {"name": "x", "ref": "G75;S1"}):
        extract = Extract()
        course = invented(known["yuqian-widening"])
        extract.add(to_degrees(course), highway="motorway", **tags)
        names = pd.DataFrame({
            "entity_id": ["yuqian-widening"], "key": ["highway"], "values": [("motorway",)], "names": [("兰海高速",)],
            "refs": [("G75",)],
        })  # fmt: skip
        task = Task(extract.write_xml(tmp_path / "a.osm"), tmp_path / "a.geojson", 50, names)
        assert make_lines(task, known, None, lambda _: True)
        assert farthest_m(made(task)["yuqian-widening"], course) < 50


@pytest.mark.parametrize("name", ["a.osm", "a.osm.pbf"])
@pytest.mark.parametrize("content", [b"", b"<OGRVRTDataSource><osm></OGRVRTDataSource>", b"noise" * 200, None])
def test_extract_that_is_none(tmp_path: Path, name: str, content: bytes | None) -> None:
    """What is no extract is refused by its name; no pipeline runs."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=rf"^{name}: "):
        read_ways(tmp_path / name, NAMES, lambda _: None)


def test_export_without_keys(tmp_path: Path) -> None:
    """An export without any of the keys is refused with their names."""
    gpd.GeoDataFrame({"name": ["a"]}, geometry=[LineString([(106, 29), (107, 29)])], crs=4326).to_file(
        tmp_path / "a.gpkg"
    )
    with pytest.raises(DataError, match=r"a\.gpkg: has none of the columns railway, highway, waterway"):
        read_ways(tmp_path / "a.gpkg", NAMES, lambda _: None)


# The file that is made


def test_file_and_pictures_keep_the_licence(
    tmp_path: Path,
    known: dict[str, KnownLine],
    course: LineString,
    boundaries: Boundaries,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The file is read without refusal; licence and source stand in each feature, course and picture."""
    extract = two_tracks(course).write_xml(tmp_path / "invented.osm")
    os.utime(extract, (1_700_000_000, 1_700_000_000))
    task = Task(extract, tmp_path / "out" / "lines.geojson", 35, NAMES)
    assert make_lines(task, known, boundaries.gdf, lambda _: True)
    (feature,) = json.loads(task.out.read_text("utf-8"))["features"]
    assert feature["properties"] == {
        "entity_id": LINE, "precision_m": 35, "source": "OpenStreetMap extract invented.osm, 2023-11-14",
        "datum": "wgs84", "licence": LICENCE,
    }  # fmt: skip
    read = read_alignments(task.out, known, boundaries.gdf)
    assert read.refused == ()
    assert read.courses[LINE].licence == LICENCE == ATTRIBUTION
    assert read.courses[LINE].precision_m == 35
    picture = (task.out.parent / "lines-pictures" / f"{LINE}.svg").read_text("utf-8")
    assert LICENCE in picture
    assert "成渝高铁 (nw-cy-hsr): " in picture
    out = capsys.readouterr()
    within = to_metres(made(task)[LINE]).intersection(to_metres(known[LINE].sketch).buffer(3000)).length / course.length
    assert (
        f"成渝高铁 (nw-cy-hsr): {course.length / 1000:.1f} km, along 100% of the sketch, {within:.0%} within" in out.out
    )
    assert "1/1 nw-cy-hsr: " in out.err


def test_what_the_app_would_refuse_is_left_out(
    tmp_path: Path, known: dict[str, KnownLine], course: LineString, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line that misses its known points is not written, and the reason is said."""
    away = tuple(KnownPoint(f"站{i}", 106.0 + i / 10, 30.5, 500, "A") for i in range(3))
    points = known | {LINE: KnownLine("成渝高铁", "line", (), known[LINE].sketch, 3000, away)}
    task = Task(two_tracks(course).write_xml(tmp_path / "a.osm"), tmp_path / "lines.geojson", 50, NAMES)
    assert not make_lines(task, points, None, lambda _: True)
    said = capsys.readouterr().out
    assert "passes by 3 of 3 known points: 站0 (" in said
    assert "Nothing was written: no line passes the checks." in said
    assert list(tmp_path.iterdir()) == [task.extract]


def test_output_that_cannot_be_written(tmp_path: Path, known: dict[str, KnownLine], course: LineString) -> None:
    """A place that cannot be written is named."""
    (tmp_path / "file").write_text("", "utf-8")
    task = Task(two_tracks(course).write_xml(tmp_path / "a.osm"), tmp_path / "file" / "lines.geojson", 50, NAMES)
    with pytest.raises(DataError, match="cannot be written"):
        make_lines(task, known, None, lambda _: True)


# The command


def command(extract: Path, out: Path, data_dir: Path, *options: str) -> list[str]:
    """Command line."""
    start = [sys.executable, "-m", "geodata.alignments", str(extract), "--out", str(out), "--data-dir", str(data_dir)]
    return [*start, "--entities", LINE, *options]


@pytest.fixture
def extract(tmp_path: Path, course: LineString) -> Path:
    """A small extract."""
    return two_tracks(course).write_xml(tmp_path / "invented.osm")


def test_command_without_yes_writes_nothing(extract: Path, boundaries: Boundaries, data_dir: Path) -> None:
    """Where nobody can be asked nothing is written, no picture either, and the exit status says so."""
    assert boundaries.kind == "package"
    out = extract.parent / "lines.geojson"
    done = subprocess.run(
        command(extract, out, data_dir),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "Nothing was written: nobody can be asked here. Run it in a terminal, or with --yes." in done.stdout
    assert list(extract.parent.iterdir()) == [extract]


def test_command_with_yes(extract: Path, data_dir: Path) -> None:
    """With --yes the file and its picture are written."""
    out = extract.parent / "lines.geojson"
    done = subprocess.run(
        command(extract, out, data_dir, "--yes"), cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, "is written. Its licence goes with it: " + LICENCE in done.stdout) == (0, True)
    assert [path.name for path in (extract.parent / "lines-pictures").iterdir()] == [f"{LINE}.svg"]
    assert out.exists()


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False), ("", False), ("yes", True)])
def test_command_asks(extract: Path, data_dir: Path, answer: str, written: bool) -> None:  # noqa: FBT001
    """In a terminal it shows where the pictures are and asks; only yes writes the file."""
    out = extract.parent / "lines.geojson"
    front, back = pty.openpty()
    os.write(front, f"{answer}\n".encode())
    done = subprocess.run(
        command(extract, out, data_dir), cwd=ROOT, stdin=back, capture_output=True, encoding="utf-8", check=False
    )
    os.close(front)
    os.close(back)
    assert "Write 1 lines to" in done.stdout
    assert "[y/N]" in done.stdout
    assert (out.exists(), done.returncode) == (written, 0 if written else 1)


@pytest.mark.parametrize(
    ("options", "words"),
    [(["--precision", "0"], "--precision 0: not between 1 and 20000 metres"), (["--entities", "no-such"], "no-such"),
     (["--out", "lines.kml"], "lines.kml: the file made is GeoJSON. Give it the suffix .geojson")],
)  # fmt: skip
def test_command_with_wrong_options(extract: Path, data_dir: Path, options: list[str], words: str) -> None:
    """Wrong options end in words and with status 2."""
    line = command(extract, extract.parent / "lines.geojson", data_dir, *options)
    done = subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


# The table of names


def test_names_belong_to_drawn_lines() -> None:
    """Every row of the table names an entity that is drawn as one line; values and notes say what they are."""
    lines = {each["entity_id"] for each in read_rows("places") if each["geometry_kind"] == "line"}
    rows = read_rows("osm_names")
    assert [each["entity_id"] for each in rows if each["entity_id"] not in lines] == []
    assert {each["key"] for each in rows} == {"railway", "highway", "waterway"}
    assert [each["entity_id"] for each in rows if "eneral knowledge" not in each["note"]] == []


def test_every_entity_of_the_table_is_found(
    tmp_path: Path, known: dict[str, KnownLine], tables: dict[str, pd.DataFrame]
) -> None:
    """With a way of the right kind and name beside its sketch, each entity of the table gets its line."""
    extract, names = Extract(), tables["osm_names"]
    for name, key, kinds, called in names[["entity_id", "key", "values", "names"]].itertuples(index=False):
        extract.add(to_degrees(invented(known[name])), **{key: kinds[-1], "name": called[-1]})
    task = Task(extract.write_xml(tmp_path / "a.osm"), tmp_path / "lines.geojson", 50, names)
    assert make_lines(task, known, None, lambda _: True)
    assert set(made(task)) == set(names["entity_id"])


def test_lines_of_several_parts_are_written(tmp_path: Path, known: dict[str, KnownLine], course: LineString) -> None:
    """A line with a gap is written as two parts and read as such."""
    parts = pieces(course, 20)
    extract = Extract()
    for part in [*parts[:9], *parts[10:]]:
        extract.add(to_degrees(part), railway="rail", name="成渝高铁")
    task = Task(extract.write_xml(tmp_path / "a.osm"), tmp_path / "lines.geojson", 50, NAMES)
    assert make_lines(task, known, None, lambda _: True)
    assert isinstance(read_alignments(task.out, known).courses[LINE].geometry, MultiLineString)
