"""Faults while someone looks: a dead server, missing fonts, a clock set back, spoilt shapes, idle sockets."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Open, Visit, opened, opener, opening
from tests.browser.test_map import choices, place_of
from tests.browser.windows import Windows
from tests.facts import FACTS, read_rows
from tests.hostile import describe, write_rows
from tests.serving import START_SECONDS, Server, running, starting_on, wait_for_health

IDLE_SOCKETS = 120
# It shows its box after a few more.
ATTEMPTS = 6
# Geometries that stand the check of the tables but cannot be drawn, by entity; the reason as the tree says it.
SPOILT = {
    "a-island-guangyang": (
        "POLYGON ((106.6 29.5, 106.7 29.6, 106.6 29.6, 106.7 29.5, 106.6 29.5))",
        "自相交",
    ),
    "e-ecocity": ("POLYGON ((106.6 29.5, 106.7 29.6, 106.6 29.6, 106.7 29.5, 106.6 29.5))", "自相交"),
    "jiangbei-airport": ("POINT (29.72 106.63)", "经纬度"),
    "cy-middle-hsr": ("LINESTRING (106.5 nan, 106.6 29.6)", "坐标不是数字"),
    "dir-north": ("POINT (106.5 29.5)", "几何类型"),
    "e-screen-tongluo": ("LINESTRING EMPTY", "几何为空"),
}


# Loaded by the app before anything else: once armed, a page run stays at its end until a further run of the session has
# taken up what was chosen, or for some seconds. That is where a choice can fall between two runs.
LATE_END = """
import threading
from pathlib import Path
from streamlit.runtime.state.session_state import SessionState

folder, begun, ended = Path(__file__).parent, threading.Event(), threading.Event()
finish, call_back = SessionState.on_script_finished, SessionState._call_callbacks


def finish_late(state, widgets, **options):
    if (folder / "armed").exists():
        ended.clear()
        (folder / "ending").touch()
        begun.wait(3)
    finish(state, widgets, **options)
    ended.set()


def call_back_late(state, **options):
    if (folder / "ending").exists():
        begun.set()
        ended.wait(3)
    call_back(state, **options)


SessionState.on_script_finished, SessionState._call_callbacks = finish_late, call_back_late
"""


def wait_for_file(path: Path) -> None:
    """Wait until another process has made a file; one that never comes fails the test."""
    deadline = time.monotonic() + START_SECONDS
    while not path.exists():
        assert time.monotonic() < deadline, path
        time.sleep(0.05)


def wait_for_attempts(seen: Visit, failed: list[str]) -> None:
    """Wait until a page has asked for its server several times in vain."""
    while sum("_stcore/health" in address for address in failed) < ATTEMPTS:
        seen.page.wait_for_event("requestfailed")


def test_open_page_outlives_its_server(chromium: Browser, prepared_dir: Path) -> None:
    """The map goes on without its server, says so in the page's language, and the page reconnects by itself."""
    with ExitStack() as stack:
        server = stack.enter_context(running(prepared_dir))
        visit = stack.enter_context(opener(chromium, server))
        seen = visit("/transport?mode=highway&lang=zh")
        failed: list[str] = []
        seen.page.on("requestfailed", lambda request: failed.append(request.url))
        os.kill(server.pid, signal.SIGKILL)
        told = seen.page.locator(".a-lost")
        expect(told).to_contain_text("连接中断")
        # Streamlit asks for the server a few times before it shows its box; the map must not lie behind that.
        wait_for_attempts(seen, failed)
        expect(seen.page.locator("[data-testid=stDialog]")).to_have_count(0)
        # It answers some seconds later: meanwhile the map is used.
        again, process = stack.enter_context(starting_on(server.port, prepared_dir))
        seen.page.locator(".a-tools button").nth(3).click()
        seen.page.locator(".a-tree input[value=rivers]").uncheck()
        assert seen.state("view.marks.rivers.length") == 0
        seen.page.mouse.move(*place_of(seen, "nanchuan", north=-0.12, east=0.08))
        expect(seen.page.locator(".a-tip")).to_contain_text("南川区")
        kept = choices(seen.page)
        assert "rivers" not in kept["layers"]
        wait_for_health(again, process, again.log)
        # Streamlit asks less and less often, at last twice a minute.
        expect(told).to_have_count(0, timeout=60_000)
        assert choices(seen.page) == kept
        seen.page.get_by_role("link", name="区市", exact=True).click()
        expect(seen.page.locator("h1").first).to_have_text("渝中区")
        assert seen.errors == []


def test_choice_at_the_end_of_a_page_run_is_not_lost(chromium: Browser, prepared_dir: Path, tmp_path: Path) -> None:
    """What is chosen while the run before it ends is drawn: runs of one session follow each other."""
    (tmp_path / "sitecustomize.py").write_text(LATE_END, "utf-8")
    first, second = [row["name_zh"] for row in read_rows("regions")][:2]
    with running(prepared_dir, PYTHONPATH=str(tmp_path)) as server, opener(chromium, server) as visit:
        seen = visit("/regions?region=guangan")
        (tmp_path / "armed").touch()
        seen.page.keyboard.press("]")
        expect(seen.page.locator("h1").first).to_have_text(first)
        wait_for_file(tmp_path / "ending")
        (tmp_path / "armed").unlink()
        seen.page.keyboard.press("]")
        expect(seen.page.locator("h1").first).to_have_text(second)
        assert seen.errors == []


@contextmanager
def without_chinese_fonts(chromium: Browser, folder: Path) -> Iterator[Browser]:
    """Browser on a machine whose only fonts are Latin."""
    config = folder / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir>'
        f"<cachedir>{folder}</cachedir></fontconfig>",
        "utf-8",
    )
    settings = {"FONTCONFIG_FILE": str(config)}
    listed = subprocess.run(
        ["fc-list", ":lang=zh"], check=True, capture_output=True, env={**os.environ, **settings}
    ).stdout
    assert listed == b""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    browser = chromium.browser_type.launch(
        executable_path=path, args=["--no-sandbox", "--disable-gpu"], env={**os.environ, **settings}
    )
    yield browser
    browser.close()


def test_machine_without_chinese_fonts(chromium: Browser, server: Server, tmp_path: Path) -> None:
    """Letters become boxes; pages, maps, files and printed sheets are there all the same."""
    with without_chinese_fonts(chromium, tmp_path) as bare, opener(bare, server) as visit:
        seen = visit("/")
        assert seen.state("view.scene.regions.length") == 22
        assert "渝中区" in seen.text(".a-list")
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 1440
        assert seen.errors == []
        sheet = bare.new_page()
        sheet.goto(f"http://127.0.0.1:{server.port}/print/regions/nanan")
        assert len(re.findall(rb"/Type\s*/Page\b", sheet.pdf(format="A4"))) == 1


def fake_clock(file: Path) -> dict[str, str]:
    """Settings of an app whose clock follows a file; the steady clock stays steady, as a host's does."""
    library = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    if library is None:
        reason = "no faketime on this machine (install: faketime)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    file.write_text("+0", "utf-8")
    return {
        "LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(file), "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }  # fmt: skip


def set_clock(file: Path, shift: str) -> None:
    """Turn the clock of a running app; it looks into the file once a second."""
    file.write_text(shift, "utf-8")
    time.sleep(1.5)


def test_clock_that_goes_back(chromium: Browser, prepared_dir: Path, tmp_path: Path) -> None:
    """An hour back changes nothing for an open page; years back, finance says what holds on that day."""
    clock = tmp_path / "clock"
    with running(prepared_dir, **fake_clock(clock)) as server, opener(chromium, server) as visit:
        seen = visit("/finance", ready=".a-measure")
        before = seen.text(".a-lapse")
        set_clock(clock, "-1h")
        seen.page.get_by_role("link", name="目标", exact=True).click()
        expect(seen.page.locator("h1").first).to_have_text("目标")
        then = date(2023, 1, 2)
        set_clock(clock, f"-{(date.today() - then).days}d")  # noqa: DTZ011 (the host's own day)
        text = visit("/finance", ready=".a-measure").text(".a-lapse")
        assert any((then + timedelta(days=shift)).isoformat() in text for shift in (-1, 0, 1))
        assert text != before
        assert seen.errors == []
        assert "Traceback" not in server.log.read_text("utf-8")


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory, other_dir: Path) -> Iterator[Server]:
    """The app on facts of which six shapes cannot be drawn."""
    folder = tmp_path_factory.mktemp("spoilt")
    facts = Path(shutil.copytree(FACTS, folder / "facts"))
    rows = read_rows("places")
    for row in rows:
        if row["entity_id"] in SPOILT:
            row["geometry"] = SPOILT[row["entity_id"]][0]
    write_rows(facts, "places", rows)
    describe(facts)
    with running(other_dir, ATLAS_FACTS_DIR=str(facts)) as server:
        yield server


@pytest.fixture(scope="module")
def spoilt_windows(chromium: Browser, spoilt: Server) -> Iterator[Windows]:
    """Windows on the app with spoilt shapes."""
    with opened(chromium, spoilt) as windows:
        yield windows


@pytest.fixture
def visit_spoilt(spoilt_windows: Windows) -> Iterator[Open]:
    """Open pages of the app with spoilt shapes."""
    with opening(spoilt_windows) as open_page:
        yield open_page


def test_spoilt_shapes_are_left_out_and_named(visit_spoilt: Open, spoilt: Server) -> None:
    """The maps draw all else; the tree greys the layer and says which thing is left out, and why; so does the log."""
    notes = ""
    for path in ("/eco-city", "/corridors", "/themes"):
        seen = visit_spoilt(path)
        drawn = set(seen.state("[...view.scene.places.keys()]"))
        assert drawn
        assert not drawn & set(SPOILT)
        seen.page.locator(".a-tools button").nth(3).click()
        notes += seen.text(".a-tree")
        assert seen.page.locator(".a-tree .a-faulty").count() > 0
        assert seen.errors == []
    names = {row["entity_id"]: row["name_zh"] for row in read_rows("places")}
    log = spoilt.log.read_text("utf-8")
    for entity, (_wkt, reason) in SPOILT.items():
        assert re.search(rf"未绘入地图：\s*{re.escape(names[entity])}：?.*{reason}", notes), (entity, notes)
        assert f"places.csv, {entity}: the map leaves it out" in log
    assert "Traceback" not in log


def test_spoilt_shape_is_told_on_its_card_and_missing_in_files(visit_spoilt: Open, spoilt: Server) -> None:
    """The card says why nothing is drawn; GeoJSON stays JSON that a reader takes, sheets are printed."""
    seen = visit_spoilt("/transport?mode=hsr&place=cy-middle-hsr")
    expect(seen.page.locator("[data-card=cy-middle-hsr]")).to_contain_text("坐标不是数字")

    def refuse(name: str) -> None:
        raise AssertionError(name)

    collection = json.loads(spoilt.get("/api/places.geojson").body, parse_constant=refuse)
    shapes = {each["properties"]["entity_id"]: each["geometry"] for each in collection["features"]}
    assert [entity for entity in SPOILT if shapes[entity] is not None] == []
    assert spoilt.get("/api/places.gpkg").status == 200
    assert spoilt.get("/print/regions/nanan").status == 200


def idle_socket(server: Server) -> socket.socket:
    """Websocket that is opened and never used."""
    idle = socket.create_connection(("127.0.0.1", server.port), timeout=60)
    idle.sendall(
        b"GET /_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )
    return idle


def test_idle_sockets_keep_nobody_out(visit_spoilt: Open, spoilt: Server) -> None:
    """A hundred sockets that say nothing: a visitor's page draws and answers."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(idle_socket(spoilt)) for _each in range(IDLE_SOCKETS)]
        answers = [each.recv(12) for each in sockets]
        assert answers.count(b"HTTP/1.1 101") > 0
        seen = visit_spoilt("/transport")
        seen.page.get_by_role("link", name="目标", exact=True).click()
        expect(seen.page.locator("h1").first).to_have_text("目标")
        assert seen.errors == []
