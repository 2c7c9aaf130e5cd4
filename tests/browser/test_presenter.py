"""The presenter: led by keys alone, readable from afar, and in no need of a server once it is open."""

import base64
import io
import re
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, ViewportSize, expect

from exports.story_slides import slides_of_story
from layers.views.static_map import static_map
from tests.browser.conftest import Open, Visit
from utils.drawing.picture_svg import picture_svg
from utils.stories.slides import SlideDeck
from utils.stories.validate import STORY_IDS, shipped_story

STAGE: ViewportSize = {"width": 1920, "height": 1080}
SHOWN = "[data-shown]"
NEARER, LETTERING = 1.7, 1.1


@pytest.fixture(scope="module")
def plan() -> SlideDeck:
    """The deck of the first story, made here."""
    story = shipped_story("plan")
    return slides_of_story(story, "zh")


@pytest.fixture
def shown(visit: Open) -> Visit:
    """The plan in the presenter, on a projector."""
    seen = visit("/present/plan", ready=SHOWN, settled=False)
    to_stage(seen.page)
    return seen


def to_stage(page: Page) -> None:
    """Make the window as large as the projector, and wait until the slide has followed."""
    page.set_viewport_size(STAGE)
    page.wait_for_function("() => document.querySelector('.a-deck').style.getPropertyValue('--a-stage') === '1px'")
    page.wait_for_selector(SHOWN)


def wait_for(page: Page, number: int) -> None:
    """Wait until a slide, counted from 1, is there with its figure."""
    page.wait_for_selector(f".a-deck[data-shown='{number}']")


def press(page: Page, *keys: str) -> None:
    """Press keys one after another."""
    for key in keys:
        page.keyboard.press(key)


def test_keys_alone_lead_through_the_story(shown: Visit, plan: SlideDeck) -> None:
    """Arrows, space, page keys, numbers, Home and End arrive at the slide that they should."""
    page, last = shown.page, len(plan.slides)
    heading = page.locator(".a-deck h1")
    steps = [
        (["ArrowRight"], 2), (["Space"], 3), (["PageDown"], 4), (["PageUp"], 3), (["ArrowLeft"], 2),
        (["End"], last), (["Home"], 1), (["9", "Enter"], 9), (["1", "0", "Enter"], 10), (["9", "9", "Enter"], last),
        (["ArrowDown"], last), (["Home", "ArrowUp"], 1),
    ]  # fmt: skip
    for keys, number in steps:
        press(page, *keys)
        wait_for(page, number)
        expect(heading).to_have_text(plan.slides[number - 1].title)
        assert page.url.endswith(f"#{number}")
    assert shown.errors + shown.outside == []


def test_black_grid_and_help_by_keys(shown: Visit) -> None:
    """A black screen comes and goes; the overview is walked by arrows; Escape closes the list of keys."""
    page = shown.page
    press(page, "b")
    expect(page.locator(".a-deck-black")).to_be_visible()
    press(page, "ArrowRight")
    expect(page.locator(".a-deck-black")).to_be_hidden()
    wait_for(page, 1)
    press(page, "g", "ArrowRight", "ArrowRight", "Enter")
    wait_for(page, 3)
    expect(page.locator(".a-deck-grid")).to_be_hidden()
    press(page, "?")
    expect(page.locator(".a-deck-help")).to_be_visible()
    press(page, "Escape")
    expect(page.locator(".a-deck-help")).to_be_hidden()
    press(page, "t")
    expect(page.locator("html")).to_have_attribute("data-a-theme", "dark")


def test_notes_and_clock_in_a_second_window(shown: Visit, plan: SlideDeck) -> None:
    """The second window has the notes of the slide and the title of the next, and its keys lead the first one."""
    page = shown.page
    press(page, "ArrowRight")
    wait_for(page, 2)
    with page.context.expect_page() as opened:
        press(page, "n")
    notes = opened.value
    expect(notes.locator("body")).to_contain_text(plan.slides[1].notes)
    expect(notes.locator("body")).to_contain_text(plan.slides[2].title)
    expect(notes.locator("body")).to_contain_text(re.compile(r"\d\d:\d\d"))
    press(notes, "ArrowRight")
    wait_for(page, 3)
    expect(notes.locator("body")).to_contain_text(plan.slides[2].notes)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("story_id", STORY_IDS)
def test_slides_are_readable_and_fit(visit: Open, story_id: str, lang: str) -> None:
    """On 1920 x 1080 words are 28 px or larger, nothing runs out of its column, and no slide lacks its strip."""
    seen = visit(f"/present/{story_id}?lang={lang}", ready=SHOWN, settled=False)
    page = seen.page
    page.emulate_media(reduced_motion="reduce")
    to_stage(page)
    for number in range(1, page.evaluate("document.querySelector('.a-deck').presenter.deck.slides.length") + 1):
        wait_for(page, number)
        assert page.evaluate(FIT) == {"over": 0, "small": 0, "strip": True}, number
        press(page, "ArrowRight")
    assert seen.errors + seen.outside == []


FIT = """() => {
  const words = document.querySelector(".a-deck-words");
  const body = [...document.querySelectorAll(".a-deck-body p, .a-deck h1")];
  const small = body.filter((each) => parseFloat(getComputedStyle(each).fontSize) < 28).length;
  const strip = Boolean(words.querySelector(".a-deck-strip").textContent);
  return { over: Math.max(0, words.scrollHeight - words.clientHeight), small, strip };
}"""


def test_a_lost_connection_changes_nothing(visit: Open, plan: SlideDeck) -> None:
    """With the network gone every slide is still there, and nothing is asked for."""
    seen = visit("/present/plan", ready=SHOWN, settled=False, own=True)
    page = seen.page
    to_stage(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    for number in range(2, len(plan.slides) + 1):
        press(page, "ArrowRight")
        wait_for(page, number)
    assert asked == []
    assert seen.errors == []


def test_a_server_that_is_away_is_asked_again(visit: Open) -> None:
    """A story that cannot be loaded says so and appears by itself when the server is back."""
    seen = visit("/present/none", ready=".a-deck-message", settled=False, own=True)
    page = seen.page
    page.context.route("**/deck.json*", lambda route: route.abort())
    page.goto(page.url.replace("none", "corridors"))
    expect(page.locator(".a-deck-message")).to_contain_text("重试")
    page.context.unroute("**/deck.json*")
    wait_for(page, 1)


def pixels(page: Page, address: str, size: tuple[int, int]) -> Image.Image:
    """Picture at an address, as the browser draws it."""
    script = """async ([address, [width, height]]) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const ctx = canvas.getContext("2d");
      ctx.fillStyle = "#ffffff";
      ctx.fillRect(0, 0, width, height);
      ctx.drawImage(image, 0, 0, width, height);
      return canvas.toDataURL();
    }"""
    data = str(page.evaluate(script, [address, list(size)]))
    return Image.open(io.BytesIO(base64.b64decode(data.split(",")[1]))).convert("RGB")


def test_canvas_and_still_picture_are_the_same(visit: Open) -> None:
    """Screen and file draw the same features in the same colours: by id, and pixel by pixel but for a few letters."""
    deck = slides_of_story(shipped_story("transport"), "zh")
    seen = visit("/present/transport", ready=SHOWN, settled=False)
    page = seen.page
    to_stage(page)
    page.emulate_media(reduced_motion="reduce")
    for number, slide in enumerate(deck.slides, 1):
        wait_for(page, number)
        if slide.map:
            size = page.evaluate("document.querySelector('.a-deck').presenter.stage.size()")
            plate = static_map(slide.map, "zh", (size[0] / NEARER, size[1] / NEARER), lettering=LETTERING)
            assert page.evaluate(DRAWN) == {kind: list(ids) for kind, ids in plate.drawn.items() if kind != "regions"}
            svg = base64.b64encode(picture_svg(plate.picture).encode()).decode()
            still = pixels(page, f"data:image/svg+xml;base64,{svg}", tuple(size))
            screen = pixels(page, page.evaluate("document.querySelector('.a-deck-canvas').toDataURL()"), tuple(size))
            assert share_that_differs(screen, still) < 0.02, number
        press(page, "ArrowRight")


DRAWN = """() => {
  const { marks } = document.querySelector(".a-deck").presenter.stage;
  const ids = (kind) => marks[kind].map((mark) => mark.id);
  return Object.fromEntries(["lines", "areas", "points", "arrows"].map((kind) => [kind, ids(kind)]));
}"""


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """Share of pixels whose colour is clearly another one."""
    difference = ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value > 60 else 0)
    return difference.histogram()[255] / (one.width * one.height)


def own_story(page: Page, story: dict[str, Any]) -> None:
    """Put a story into the browser as the page of stories does, and open it."""
    page.evaluate("story => localStorage.setItem('atlas-presenting', JSON.stringify(story))", story)
    page.goto(page.url.replace("/none", "/own"))


def test_a_story_of_the_browser_is_shown_and_what_is_unknown_is_named(visit: Open) -> None:
    """Hostile words are letters, an unknown page is left out and named, and nothing runs."""
    words = "<img src=x onerror=alert(1)>{{ 7*7 }}"
    seen = visit("/present/none", ready=".a-deck-message", settled=False, own=True)
    seen.page.on("dialog", lambda dialog: seen.errors.append(dialog.message))
    slides = [
        {"title": words, "body": [words], "notes": words, "view": {"page": "transport", "choices": {"mode": ["hsr"]}}},
        {"title": "x", "view": {"page": "nowhere"}},
    ]
    own_story(seen.page, {"format": "chongqing-plan-atlas-story", "version": 1, "title": words, "slides": slides})
    wait_for(seen.page, 1)
    expect(seen.page.locator("h1")).to_have_text(words)
    expect(seen.page.locator(".a-deck-number")).to_contain_text("nowhere")
    press(seen.page, "ArrowRight")
    wait_for(seen.page, 2)
    expect(seen.page.locator(".a-deck-body")).to_have_text(words)
    assert seen.page.locator("img").count() == 0
    assert seen.errors + seen.outside == []


def test_an_empty_browser_says_where_stories_are(visit: Open) -> None:
    """Without a story the presenter leads to the page of stories, in the language of the address."""
    seen = visit("/present/own?lang=en", ready=".a-deck-message", settled=False)
    expect(seen.page.locator(".a-deck-message a")).to_have_attribute("href", "/stories?lang=en")


def test_phone_has_buttons_and_no_sideways_scroll(visit: Open) -> None:
    """A finger leads through the story as well."""
    seen = visit("/present/eco-city", ready=SHOWN, settled=False, phone=True)
    seen.page.locator(".a-deck-step").last.tap()
    wait_for(seen.page, 2)
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_one_file_asks_for_nothing(chromium: Browser, tmp_path: Any) -> None:
    """The story as one file, opened without a network: every slide is shown and no request is made."""
    from exports.offline_page.single_html import shown_letters, single_html  # noqa: PLC0415 (needs the engine, which other tests do not)
    from exports.shared.fonts import subset_font  # noqa: PLC0415

    story = shipped_story("eco-city")
    deck = slides_of_story(story, "zh")
    face = subset_font(shown_letters(deck), 400)
    file = tmp_path / "story.html"
    file.write_bytes(single_html(deck, "http://atlas.example", [(400, face)] if face else []))
    context = chromium.new_context(viewport=STAGE, offline=True)
    page, asked, errors = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    for number, slide in enumerate(deck.slides, 1):
        wait_for(page, number)
        expect(page.locator("h1")).to_have_text(slide.title)
        press(page, "ArrowRight")
    assert [url for url in asked if not url.startswith(("data:", file.as_uri()))] == []
    assert errors == []
    context.close()
