"""Stored links of the shipped stories: each opens its page with the layers, the camera and the figures of its slide."""

from typing import Any

import pytest

from exports.story_slides import slides_of_story
from layers.views.static_map import static_map
from tests.browser.conftest import MAP_READY, Open, Visit
from tests.facts import ROOT
from utils.stories.slides import SlideContent, SlideDeck
from utils.stories.validate import STORY_IDS, shipped_story
from utils.urls.short_links import LONGEST_LINK

# Links as they were when the stories were written: they may never open anything else.
STORED = ROOT / "tests" / "story_links.txt"
HOST = "https://atlas.planning.chongqing.example"


def stored() -> dict[str, list[str]]:
    """Links by story, in the order of its slides."""
    lines = [line.split() for line in STORED.read_text("utf-8").splitlines()]
    return {story_id: [link for name, link in lines if name == story_id] for story_id in STORY_IDS}


def views(story_id: str) -> list[SlideContent]:
    """Slides of a story that show a view, in Chinese."""
    deck: SlideDeck = slides_of_story(shipped_story(story_id), "zh")
    return [slide for slide in deck.slides if slide.kind == "view"]


@pytest.mark.parametrize("story_id", STORY_IDS)
def test_links_are_those_that_were_stored(story_id: str) -> None:
    """A slide still has the link that was printed once, and each is short enough for a code on the wall."""
    links = [slide.link for slide in views(story_id)]
    assert links == stored()[story_id]
    assert max(len(HOST + link) for link in links) < LONGEST_LINK


def state_of_map(seen: Visit) -> dict[str, Any]:
    """Layers, camera and ids of what a page's map draws."""
    # The map of the page's head may not be adopted yet, so the one that is drawn is asked.
    state: dict[str, Any] = seen.page.evaluate(
        """() => {
          const view = document.querySelector(".a-atlas[data-ready=true]").atlasView;
          const ids = (kind) => view.marks[kind].map((mark) => mark.id);
          return {
            camera: [view.map.getZoom(), view.map.getCenter().lat, view.map.getCenter().lng],
            drawn: Object.fromEntries(["lines", "areas", "points", "arrows"].map((kind) => [kind, ids(kind)])),
            indicator: view.look.indicator.id,
            region: view.look.selectedRegion,
            place: view.look.selectedPlace,
          };
        }"""
    )
    return state


def compare_map(seen: Visit, slide: SlideContent) -> None:
    """The page draws what the slide draws, where the slide's camera stands."""
    assert slide.map is not None
    choices = dict(part.split("=") for part in slide.map.search.split("&") if "=" in part)
    state = state_of_map(seen)
    plate = static_map(slide.map, "zh")
    assert {kind: set(ids) for kind, ids in state["drawn"].items()} == {
        kind: set(plate.drawn[kind]) for kind in state["drawn"]
    }
    counted = bool(slide.map.focus and slide.map.focus["indicator"])
    assert state["indicator"] == ("focus" if counted else choices.get("indicator", "role"))
    assert (state["region"], state["place"]) == (choices.get("region"), choices.get("place"))
    if "at" in choices:
        asked = [float(part) for part in choices["at"].replace("%2C", ",").split(",")]
        assert [round(value, 2) for value in state["camera"]] == [round(value, 2) for value in asked]


def compare_chart(seen: Visit, slide: SlideContent) -> None:
    """The page has every figure of the slide's chart or rows."""
    text = seen.page.locator("body").inner_text()
    assert slide.chart or slide.rows
    for row in slide.rows:
        assert row.label in text
    if slide.chart and slide.chart.kind == "dots":
        chart = seen.page.locator(".js-plotly-plot").first
        shown = "".join(chart.locator("text").all_text_contents())
        missing = [row.text for row in slide.chart.rows if row.text not in shown]
        assert missing == []


@pytest.mark.parametrize("story_id", STORY_IDS)
def test_links_open_exactly_their_view(visit: Open, story_id: str) -> None:
    """Every stored link of a story, opened as a stranger would."""
    seen = None
    for slide, link in zip(views(story_id), stored()[story_id], strict=True):
        ready = MAP_READY if slide.map else ".a-foot"
        if seen is None:
            seen = visit(link, ready=ready, settled=slide.map is None)
        else:
            root = seen.page.url.split("/", 3)
            seen.page.goto("/".join(root[:3]) + link)
            seen.page.wait_for_selector(ready, timeout=60_000)
        if slide.map:
            compare_map(seen, slide)
        else:
            seen.page.wait_for_selector(".js-plotly-plot text, .a-measures, .a-load", timeout=60_000)
            compare_chart(seen, slide)
        assert seen.errors + seen.outside == []
