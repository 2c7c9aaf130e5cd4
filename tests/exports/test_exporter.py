"""Files to take away as the server makes them: step by step, one at a time, and never kept."""

import base64
import http.client
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from exports.formats import FORMATS
from geodata.tables.codelists import list_codes
from tests.facts import ROOT, read_rows
from tests.pdf import pages_of
from tests.serving import Server, copy_derived, environment, free_port, running, wait_for_health

SHORT: dict[str, Any] = {
    "format": "chongqing-plan-atlas-story", "version": 1, "id": "short", "title": {"zh": "两页", "en": "Two"},
    "slides": [
        {"title": {"zh": "高铁", "en": "Rail"}, "view": {"page": "transport", "choices": {"mode": ["hsr"]}}},
        {"title": {"zh": "指标", "en": "Targets"}, "view": {"page": "targets", "choices": {"scope": ["metro-area"]}}},
    ],
}  # fmt: skip
SINGLE = SHORT | {"slides": SHORT["slides"][:1]}
# How the content of each form begins.
BEGINS = {
    "pptx": b"PK", "pdf": b"%PDF", "png": b"\x89PNG", "svg": b"<svg", "xlsx": b"PK", "csv": b"\xef\xbb\xbf",
    "geojson": b'{"type"', "gpkg": b"SQLite format 3", "html": b"<!doctype html>",
}  # fmt: skip


def ask(server: Server, asked: Any, lang: str = "zh") -> tuple[int, list[dict[str, Any]]]:
    """Status and lines of an order."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    body = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    connection.request("POST", f"/take?lang={lang}", body)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, [json.loads(line) for line in text.splitlines()]


def file_of(lines: list[dict[str, Any]]) -> tuple[str, bytes]:
    """Name and content of the file at the end of an answer."""
    assert "file" in lines[-1], lines[-1]
    return lines[-1]["file"]["name"], base64.b64decode(lines[-1]["file"]["base64"])


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_a_view(server: Server, form: str) -> None:
    """A single view comes in every form, after steps that say how far it is, and its link leads to this server."""
    status, lines = ask(server, {"form": form, "story": SINGLE, "single": True})
    assert status == http.client.OK
    name, content = file_of(lines)
    assert name.startswith("transport-")
    assert name.endswith(f".{form}")
    assert content.startswith(BEGINS[form])
    steps = [line for line in lines if "done" in line]
    assert steps[0] == {"done": 0, "of": 1, "text": "高铁"}
    assert steps[-1]["done"] == steps[-1]["of"] == 1


def test_a_story_in_forms_of_one_view_is_an_archive(server: Server) -> None:
    """Each view is a file of its own, numbered as its slide."""
    name, content = file_of(ask(server, {"form": "csv", "story": SHORT}, "en")[1])
    assert name.endswith("-csv.zip")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert [each.filename[-7:] for each in packed.infolist()] == ["-01.csv", "-02.csv"]
        rail = packed.read(packed.namelist()[0]).decode("utf-8-sig")
    drawn = {row["name_en"] for row in read_rows("places") if row["entity_id"] == "cy-middle-hsr"}
    assert all(name in rail for name in drawn)


def test_sheets_of_all_regions(server: Server, tmp_path: Path) -> None:
    """One page for each of the 22 regions, each told of by name."""
    lines = ask(server, {"form": "sheets", "sheets": {"kind": "regions", "keys": ["all"]}})[1]
    _name, content = file_of(lines)
    regions = [row["name_zh"] for row in read_rows("regions")]
    assert [line["text"] for line in lines if "done" in line] == regions
    pages = pages_of(content, tmp_path)
    assert len(pages) == len(regions)
    # Letters may be joined or parted by a typeface; the name is the first of its page all the same.
    assert all(name in page for name, page in zip(regions, pages, strict=True))


@pytest.mark.parametrize(("kind", "key"), [("units", "planning-bureau"), ("projects", "yuxi-hsr")])
def test_sheet_of_a_unit_and_of_a_project(server: Server, kind: str, key: str) -> None:
    """One page each; an id that nobody has is passed over."""
    name, content = file_of(ask(server, {"form": "sheets", "sheets": {"kind": kind, "keys": [key, "nobody"]}}, "en")[1])
    assert name.startswith(key)
    assert len(PdfReader(io.BytesIO(content)).pages) == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (b"{", "JSON"),
        (b"[" * 50_000, "JSON"),
        ({"form": "exe"}, "文件类型"),
        ({"form": "pptx"}, "format"),
        ({"form": "pptx", "story": {"format": "other"}}, "format"),
        ({"form": "sheets"}, "区县"),
        ({"form": "sheets", "sheets": {"kind": "regions", "keys": ["moon"]}}, "未找到"),
        ({"form": "sheets", "sheets": {"kind": "projects", "keys": ["all"]}}, "100"),
    ],
)
def test_bad_orders_are_refused_in_words(server: Server, asked: Any, said: str) -> None:
    """The answer says what is wrong, in the language of the page."""
    status, lines = ask(server, asked)
    assert status == http.client.BAD_REQUEST
    assert said in lines[0]["problem"]


def test_what_could_not_be_kept_is_told_with_the_file(server: Server) -> None:
    """A story with an unknown page still makes a file, and the remark names the page."""
    story = SHORT | {"slides": [*SHORT["slides"], {"title": "x", "view": {"page": "nowhere"}}]}
    lines = ask(server, {"form": "svg", "story": story})[1]
    assert any("nowhere" in line.get("note", "") for line in lines)
    assert file_of(lines)[1].startswith(b"PK")


def test_a_cancelled_order_stops(server: Server) -> None:
    """Who hangs up after the first step leaves the desk free: the next order is served."""
    story = json.loads((ROOT / "geodata" / "stories" / "plan.json").read_text("utf-8"))
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    connection.request("POST", "/take", json.dumps({"form": "png", "story": story}).encode())
    first = json.loads(connection.getresponse().readline())
    assert first["done"] == 0
    connection.close()
    lines = ask(server, {"form": "svg", "story": SINGLE, "single": True})[1]
    assert file_of(lines)[1].startswith(b"<svg")


@pytest.fixture
def bare_server(prepared_dir: Path, tmp_path: Path) -> Iterator[Server]:
    """The app on a machine without any typeface: the folders of fonts are empty to it."""
    tool = shutil.which("unshare")
    if tool is None or os.geteuid() != 0 or subprocess.run([tool, "--mount", "true"], check=False).returncode:
        pytest.skip("folders can be hidden from a process by root alone (unshare --mount)")
    empty = tmp_path / "empty"
    empty.mkdir()
    hide = (
        "for d in /usr/share/fonts /usr/local/share/fonts; do [ -d $d ] && mount --bind $0 $d; done; exec $1 -m server"
    )
    copy_derived(prepared_dir, tmp_path)
    server = Server(free_port(), tmp_path)
    settings = environment(tmp_path) | {"HOME": str(empty)}
    with server.log.open("wb") as output:
        process = subprocess.Popen(
            [tool, "--mount", "sh", "-c", f"{hide} --port {server.port} --address 127.0.0.1", empty, sys.executable],
            cwd=ROOT, env=settings, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        wait_for_health(server, process, server.log)
        yield server
        process.terminate()
        process.wait(timeout=30)


@pytest.mark.serving
def test_without_a_typeface_the_package_is_named(bare_server: Server) -> None:
    """What needs Chinese letters says which package to install; all else is made."""
    for form in ("pdf", "png"):
        problem = ask(bare_server, {"form": form, "story": SINGLE, "single": True})[1][-1]["problem"]
        assert "fonts-noto-cjk" in problem
    for form in ("pptx", "svg", "xlsx", "html"):
        lines = ask(bare_server, {"form": form, "story": SINGLE, "single": True})[1]
        assert file_of(lines)[1].startswith(BEGINS[form])
        assert any("fonts-noto-cjk" in line.get("note", "") for line in lines) == (form == "html")


def test_hostile_story_becomes_files_that_hold_letters(server: Server, tmp_path: Path) -> None:
    """Nothing of a story is read as markup, formula or template in any form."""
    words = '<script>alert(1)</script>{{ 7*7 }}#eval("1")=1+1'
    slides = [{"title": words, "body": [words], "notes": words, "view": {"page": ""}}]
    story = SHORT | {"title": words, "slides": slides}
    for form in ("svg", "html", "pptx", "pdf"):
        name, content = file_of(ask(server, {"form": form, "story": story, "single": True})[1])
        (tmp_path / name).write_bytes(content)
        if form in {"svg", "html"}:
            assert b"<script>alert" not in content
        assert b"49#eval" not in content


@pytest.mark.serving
def test_files_of_a_process_leave_nothing_behind(prepared_dir: Path, tmp_path: Path) -> None:
    """No file is kept: the data folder has nothing more after an order than before."""

    def kept() -> list[str]:
        # Streamlit's files are compressed in these minutes, whoever asks for what.
        return sorted(path.name for path in tmp_path.rglob("*") if not path.name.endswith((".br", ".part")))

    shutil.copytree(prepared_dir, tmp_path, dirs_exist_ok=True)
    with running(tmp_path) as server:
        before = kept()
        file_of(ask(server, {"form": "gpkg", "story": SINGLE, "single": True})[1])
        assert kept() == before


@pytest.mark.parametrize("path", ["/take", "/deck", "/stories/check"])
def test_other_sites_cannot_put_this_server_to_work(server: Server, path: str) -> None:
    """A page of another site is refused before anything is read; a program without an origin is served."""
    assert server.send("POST", path, origin="https://elsewhere.example").status == http.client.FORBIDDEN
    own = server.send("POST", path, origin=f"http://127.0.0.1:{server.port}", host=f"127.0.0.1:{server.port}")
    assert own.status in {http.client.OK, http.client.BAD_REQUEST}


def test_every_format_has_a_name_and_a_maker() -> None:
    """What the list of the dialog offers is what the server makes, in the order of the list."""
    assert list(FORMATS) == list(list_codes("export-format"))
