"""Views saved to stories, the editor of the stories, links and files: all of it in the browser."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import segno
from playwright.sync_api import BrowserContext, Download, Locator, Page, expect

from tests.browser.accessibility import check_axe, check_keyboard
from tests.browser.conftest import Open, Visit
from tests.facts import read_rows
from tests.hostile import CANARY, KINDS
from utils.stories.model import MOST_SLIDES

READY = ".a-stories[data-ready=true]"
VIEW = "/transport?mode=hsr&status=construction&at=8.5,29.600,106.500"
CHOICES = {"mode": ["hsr"], "status": ["construction"], "at": ["8.5,29.600,106.500"]}
# What each of these has on its foot others have too; documents, sources and search have none.
WITH_BAR = ("/", "/responsibility", "/finance")
WITHOUT_BAR = ("/documents", "/about", "/stories")


def story_of(*titles: str, **more: object) -> dict[str, Any]:
    """A story with a slide for each title."""
    view = {"page": "transport", "choices": CHOICES}
    head = {"format": "chongqing-plan-atlas-story", "version": 1, "id": "a-story", "title": "试讲"}
    return head | {"slides": [{"title": title, "view": view} for title in titles]} | more


def open_file(seen: Visit, folder: Path, story: object, name: str = "story.json") -> None:
    """Open a story file on the stories page."""
    path = folder / name
    path.write_text(story if isinstance(story, str) else json.dumps(story), "utf-8")
    seen.page.set_input_files(".a-mine input[type=file]", path)
    expect(seen.page.locator(".a-report > div")).to_have_count(1)


def titles(page: Page) -> list[str]:
    """Titles of the slides, from the first."""
    return page.locator(".a-slide-name").all_inner_texts()


def kept(page: Page) -> list[dict[str, Any]]:
    """Stories in the storage of the browser."""
    script = "Object.entries(localStorage).filter(([key]) => key.startsWith('atlas-story:')).map(([, text]) => text)"
    return [json.loads(text)["story"] for text in page.evaluate(script)]


def save_view(page: Page, title: str) -> None:
    """Save the view of a page under a title, into the story that is offered."""
    page.keyboard.press("s")
    page.locator(".a-save input").first.fill(title)
    page.keyboard.press("Enter")
    expect(page.locator(".a-told")).to_contain_text("已存为")


def test_view_with_a_filter_is_saved_and_found(visit: Open) -> None:
    """The key S suggests a title from what is chosen; the slide holds page, filters and camera and opens the same."""
    seen = visit(VIEW)
    seen.page.keyboard.press("s")
    box = seen.page.locator("dialog.a-save")
    expect(box).to_contain_text("方式：高铁 · 阶段：在建 · 自定镜头")
    expect(box.locator("input").first).to_have_value("交通与通道：高铁、在建")
    # While typing, s and p are letters.
    seen.page.keyboard.type("sp")
    box.locator("textarea").first.fill("甲段\n乙段")
    box.get_by_role("button", name="保存", exact=True).click()
    seen.page.locator(".a-told a").click()
    seen.page.wait_for_selector(READY)
    assert titles(seen.page) == ["sp"]
    slide = kept(seen.page)[0]["slides"][0]
    assert slide["view"] == {"page": "transport", "choices": CHOICES}
    assert slide["body"] == ["甲段", "乙段"]
    address = seen.page.get_by_role("link", name="打开视图").get_attribute("href")
    assert address == "/transport?mode=hsr&status=construction&at=8.5%2C29.600%2C106.500"
    assert seen.outside + seen.errors == []


def test_saved_view_is_taken_back(visit: Open) -> None:
    """Undo takes the slide out again, and with its first slide a new story; a second view goes to the same story."""
    seen = visit("/")
    save_view(seen.page, "一")
    seen.page.locator(".a-told").get_by_role("button", name="撤销").click()
    assert kept(seen.page) == []
    save_view(seen.page, "一")
    save_view(seen.page, "二")
    assert [[slide["title"] for slide in story["slides"]] for story in kept(seen.page)] == [["一", "二"]]


def test_key_right_after_a_box_closed_is_not_lost(visit: Open) -> None:
    """The focus stays in a closed box until the next frame: S, pressed within it, opens the box for the next view."""
    seen = visit("/")
    seen.page.keyboard.press("s")
    seen.page.locator(".a-save input").first.fill("一")
    seen.page.evaluate("""() => {
        document.querySelector(".a-save form").requestSubmit();
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true }));
    }""")
    expect(seen.page.locator(".a-save[open] select")).to_contain_text("我的汇报 (1")


def test_slides_are_edited_and_put_in_order(visit: Open, tmp_path: Path) -> None:
    """By keyboard, by buttons and by drag, with the focus kept; every step is undone and done again."""
    seen = visit("/stories", ready=READY)
    page = seen.page
    open_file(seen, tmp_path, story_of("甲", "乙", "丙"))
    said = page.locator(".a-stories-main [role=status]")
    page.locator(".a-slide-fold").first.focus()
    page.keyboard.press("Alt+ArrowDown")
    assert titles(page) == ["乙", "甲", "丙"]
    expect(said).to_have_text("第 1 页已移为第 2 页，共 3 页。")
    assert page.evaluate("document.activeElement.innerText").startswith("甲")
    page.get_by_role("button", name="第 3 页上移").click()
    assert titles(page) == ["乙", "丙", "甲"]
    assert page.evaluate("document.activeElement.ariaLabel") == "第 2 页上移"
    page.locator(".a-handle").nth(2).drag_to(page.locator(".a-handle").first)
    assert titles(page) == ["甲", "乙", "丙"]
    page.locator(".a-slide").nth(1).get_by_role("button", name="复制一份").click()
    page.locator(".a-slide").first.get_by_role("button", name="删除").click()
    assert titles(page) == ["乙", "乙", "丙"]
    page.locator(".a-slide-fold").first.click()
    page.locator(".a-slide-fields input").first.fill("改过")
    assert titles(page) == ["改过", "乙", "丙"]
    for _step in range(3):
        page.keyboard.press("Control+z")
    assert titles(page) == ["甲", "乙", "丙"]
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+y")
    assert titles(page) == ["改过", "乙", "丙"]
    page.reload()
    page.wait_for_selector(READY)
    assert titles(page) == ["改过", "乙", "丙"]
    assert seen.outside + seen.errors == []


def test_exported_file_is_imported_again(visit: Open, tmp_path: Path) -> None:
    """The file of a story, opened again after the story was deleted, is the same story."""
    seen = visit(VIEW)
    save_view(seen.page, "一")
    seen.page.locator(".a-told a").click()
    seen.page.wait_for_selector(READY)
    with seen.page.expect_download() as started:
        seen.page.locator(".a-mine").get_by_role("button", name="下载文件").click()
    assert started.value.suggested_filename == "我的汇报.json"
    text = started.value.path().read_text("utf-8")
    seen.page.locator(".a-mine").get_by_role("button", name="删除").click()
    expect(seen.page.locator(".a-told")).to_contain_text("《我的汇报》已删除")
    assert kept(seen.page) == []
    open_file(seen, tmp_path, text)
    expect(seen.page.locator(".a-report")).to_contain_text("story.json 已加入我的汇报。")
    assert kept(seen.page) == [json.loads(text)]


def test_faults_of_a_file_are_named_slide_by_slide(visit: Open, tmp_path: Path) -> None:
    """What the atlas does not know is left out and named with its slide; what is no story is refused."""
    seen = visit("/stories", ready=READY)
    story = story_of("甲", "乙", "丙")
    story["slides"][1]["records"] = ["targets/none"]
    story["slides"][2]["view"] = {"page": "transport", "choices": {"mode": ["zeppelin"]}}
    open_file(seen, tmp_path, story)
    report = seen.page.locator(".a-report li")
    expect(report.nth(0)).to_contain_text(re.compile("^第 2 页：.*targets/none"))
    expect(report.nth(1)).to_contain_text(re.compile("^第 3 页：.*zeppelin"))
    open_file(seen, tmp_path, "{", "broken.json")
    expect(seen.page.locator(".a-report")).to_contain_text("broken.json 未能打开")
    open_file(seen, tmp_path, " " * 70_000, "large.json")
    expect(seen.page.locator(".a-report")).to_contain_text("最多 64 kB")
    assert len(kept(seen.page)) == 1


def test_hostile_texts_of_a_file_are_letters(visit: Open, tmp_path: Path) -> None:
    """Every kind in every field stands on the page as letters; nothing runs, no box opens, no other host is asked."""
    seen = visit("/stories", ready=READY, own=True)
    seen.page.on("dialog", lambda dialog: seen.errors.append(dialog.message))
    seen.page.evaluate(CANARY)
    texts = list(KINDS.values())
    story = story_of(*texts, title=texts[0], subtitle=texts[1], closing=texts[2])
    for slide, text in zip(story["slides"], texts, strict=True):
        slide |= {"body": [text], "notes": text, "records": [text]}
        slide["view"] = {"page": "transport", "choices": CHOICES | {text: [text]}}
    open_file(seen, tmp_path, story, "a<b>.json")
    for fold in seen.page.locator(".a-slide-fold").all()[::-1]:
        fold.click()
    assert titles(seen.page)[0] == KINDS["element"]
    assert seen.page.locator(".a-story-title").input_value() == KINDS["element"]
    expect(seen.page.locator(".a-report")).to_contain_text("a<b>.json")
    expect(seen.page.locator(".a-report")).to_contain_text("targets" if "targets" in texts else KINDS["svg"])
    seen.page.locator(".a-mine").get_by_role("button", name="带走").click()
    expect(seen.page.locator("dialog.a-take h2")).to_contain_text(KINDS["element"])
    assert seen.page.evaluate("window.__ran") == []
    assert seen.page.locator(".a-stories :is(img,svg,script,style,[onload],[onmouseover])").count() == 0
    assert seen.outside + seen.errors == []


def second_tab(context: BrowserContext, address: str) -> Page:
    """Another tab of the same browser on the stories page."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(READY)
    return page


def test_two_tabs_keep_what_both_write(visit: Open, tmp_path: Path) -> None:
    """A change of one tab shows in the other, and the words that are being written there stay."""
    seen = visit("/stories", ready=READY)
    open_file(seen, tmp_path, story_of("甲", "乙"))
    other = second_tab(seen.page.context, seen.page.url)
    for page in (seen.page, other):
        page.locator(".a-slide-fold").first.click()
    other.locator(".a-slide-fields input").first.fill("另一处写的")
    # Both are written within the moment before either is saved.
    seen.page.locator(".a-slide-fields textarea").first.fill("正在写")
    expect(seen.page.locator(".a-slide-name").first).to_have_text("另一处写的")
    expect(seen.page.locator(".a-slide-fields textarea").first).to_have_value("正在写")
    expect(other.locator(".a-slide-fields textarea").first).to_have_value("正在写")
    seen.page.locator(".a-slide").nth(1).get_by_role("button", name="删除").click()
    expect(other.locator(".a-slide")).to_have_count(1)
    assert [slide["title"] for slide in kept(other)[0]["slides"]] == ["另一处写的"]


def test_full_storage_loses_nothing_while_the_page_is_open(visit: Open, tmp_path: Path) -> None:
    """The page says that nothing more can be kept and how to keep it; what is written is still there to download."""
    seen = visit("/stories", ready=READY, own=True)
    open_file(seen, tmp_path, story_of("甲"))
    fill = """() => { for (let size = 4 << 20; size; size >>= 1)
      for (;;) try { localStorage.setItem("x" + Math.random(), "x".repeat(size)); } catch { break; } }"""
    seen.page.evaluate(fill)
    seen.page.locator(".a-slide-fold").click()
    seen.page.locator(".a-slide-fields textarea").first.fill("写不下的话")
    expect(seen.page.locator(".a-stories-main > .a-fault")).to_contain_text("存储已满")
    with seen.page.expect_download() as started:
        seen.page.locator(".a-mine").get_by_role("button", name="下载文件").click()
    assert json.loads(started.value.path().read_text("utf-8"))["slides"][0]["body"] == ["写不下的话"]
    # Once there is room again, the next word is kept with all before it.
    seen.page.evaluate(
        "Object.keys(localStorage).filter((key) => key[0] === 'x').forEach((key) => localStorage.removeItem(key))"
    )
    seen.page.locator(".a-slide-fields input").first.fill("乙")
    expect(seen.page.locator(".a-stories-main > .a-fault")).to_have_count(0)
    assert kept(seen.page)[0]["slides"][0]["body"] == ["写不下的话"]


def test_ready_made_story_is_read_only_until_copied(visit: Open) -> None:
    """It opens to read, in English too; its copy can be changed and keeps the other language."""
    seen = visit("/stories?lang=en&story=transport", ready=READY)
    assert seen.page.locator(".a-stories-main :is(input,textarea)").count() == 0
    shipped = seen.page.locator("[data-story=transport]")
    count = int(re.findall(r"\d+", shipped.locator("small").inner_text())[0])
    assert seen.page.locator(".a-slide").count() == count
    shipped.get_by_role("button", name="Copy to my stories").click()
    seen.page.locator(".a-story-title").fill("Changed")
    expect(seen.page.locator(".a-mine .a-shelf-title")).to_have_text("Changed")
    seen.page.wait_for_function("() => Object.values(localStorage).some((text) => text.includes('Changed'))")
    title = kept(seen.page)[0]["title"]
    assert title["en"] == "Changed"
    assert re.search(r"[\u4e00-\u9fff]", title["zh"])


def test_link_and_code_lead_to_the_view(visit: Open) -> None:
    """The short link opens the same choices, the modules on the screen are its own, and large fills the window."""
    seen = visit(VIEW)
    seen.page.get_by_role("button", name="链接与二维码").click()
    box = seen.page.locator("dialog.a-link-box")
    link = box.locator("input").input_value()
    expect(box).to_contain_text(f"共 {len(link)} 个字符")
    modules = [[bool(module) for module in row] for row in segno.make(link, error="m").matrix]
    read = """(canvas, n) => { const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.width);
      const step = canvas.width / (n + 8); const at = (i) => Math.floor((i + 4.5) * step);
      const dark = (x, y) => data[4 * (at(y) * canvas.width + at(x))] < 128;
      return [...Array(n).keys()].map((y) => [...Array(n).keys()].map((x) => dark(x, y))); }"""
    assert box.locator("canvas").evaluate(read, len(modules)) == modules
    box.locator(".a-code").click()
    room = seen.page.locator(".a-room canvas").bounding_box()
    assert room is not None
    assert room["height"] > 600
    seen.page.goto(link)
    seen.page.wait_for_selector("[data-ready=true]")
    assert seen.page.url.endswith("/transport?mode=hsr&status=construction&at=8.5%2C29.600%2C106.500")


def test_page_is_presented_as_one_slide(visit: Open) -> None:
    """The key P opens the presenter in a new tab, with this view and no other slide."""
    seen = visit("/projects?place=yukun-hsr")
    name = next(row["label_zh"] for row in read_rows("places") if row["entity_id"] == "yukun-hsr")
    with seen.page.context.expect_page() as opened:
        seen.page.keyboard.press("p")
    presenter = opened.value
    expect(presenter.locator("h1")).to_contain_text(name)
    story = json.loads(presenter.evaluate("localStorage.getItem('atlas-presenting')"))
    assert [slide["view"]["choices"] for slide in story["slides"]] == [{"place": ["yukun-hsr"]}]


def test_story_holds_no_more_than_it_can(visit: Open, tmp_path: Path) -> None:
    """A full story says so: no view goes in, no slide is copied."""
    seen = visit("/stories", ready=READY)
    open_file(seen, tmp_path, story_of(*(f"{n}" for n in range(MOST_SLIDES))))
    seen.page.locator(".a-slide").first.get_by_role("button", name="复制一份").click()
    expect(seen.page.locator(".a-stories-main [role=status]")).to_contain_text(str(MOST_SLIDES))
    seen.page.get_by_role("link", name="总览", exact=True).click()
    seen.page.wait_for_selector(".a-atlas[data-view=overview][data-ready=true]:not(.a-boot)")
    seen.page.keyboard.press("s")
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator(".a-save .a-fault")).to_contain_text(str(MOST_SLIDES))
    assert len(kept(seen.page)[0]["slides"]) == MOST_SLIDES


@pytest.mark.parametrize("path", [*WITH_BAR, *WITHOUT_BAR])
def test_bar_stands_where_a_view_can_be_kept(visit: Open, path: str) -> None:
    """Four buttons at the foot of maps and charts; pages of sources have none, and S does nothing there."""
    seen = visit(path, ready=".a-foot")
    expect(seen.page.locator(".a-keep button")).to_have_count(4 if path in WITH_BAR else 0)
    seen.page.keyboard.press("s")
    if path in WITH_BAR:
        seen.page.wait_for_selector("dialog.a-save")
    expect(seen.page.locator("dialog[open]")).to_have_count(1 if path in WITH_BAR else 0)


def test_editor_and_boxes_are_accessible(visit: Open, tmp_path: Path) -> None:
    """Axe finds nothing serious in the open editor or in any box; Tab walks through the editor."""
    seen = visit("/stories", ready=READY)
    open_file(seen, tmp_path, story_of("甲", "乙"))
    seen.page.locator(".a-slide-fold").first.click()
    seen.page.locator(".a-story-title").focus()
    check_keyboard(seen.page)
    check_axe(seen.page)
    seen.page.get_by_role("link", name="总览", exact=True).click()
    seen.page.wait_for_selector(".a-atlas[data-view=overview][data-ready=true]:not(.a-boot)")
    for name in ("存为视图", "链接与二维码", "带走"):
        seen.page.emulate_media(color_scheme="light")
        seen.page.wait_for_function("() => document.documentElement.dataset.aTheme === 'light'")
        seen.page.get_by_role("button", name=name, exact=True).click()
        seen.page.wait_for_selector("dialog[open] button")
        check_axe(seen.page)
        seen.page.keyboard.press("Escape")


def take_box(seen: Visit) -> Locator:
    """The box that makes files, opened from the foot of a page."""
    seen.page.get_by_role("button", name="带走", exact=True).click()
    box = seen.page.locator("dialog.a-take")
    box.wait_for()
    return box


def test_view_is_taken_away(visit: Open) -> None:
    """A file of the view comes by way of the browser, and the box says its name."""
    seen = visit(VIEW)
    box = take_box(seen)
    box.get_by_role("radio", name="SVG 矢量图").check()
    with seen.page.expect_download() as started:
        box.get_by_role("button", name="生成文件").click()
    name = started.value.suggested_filename
    assert name.endswith(".svg")
    expect(box.locator("[role=status]")).to_contain_text(f"{name} 已下载")
    assert "<title>交通与通道：高铁、在建</title>" in started.value.path().read_text("utf-8")
    assert seen.outside + seen.errors == []


def test_work_on_a_file_can_be_cancelled(visit: Open) -> None:
    """While a file is made the box counts the slides and offers to cancel; then nothing is downloaded."""
    seen = visit("/stories?story=plan", ready=READY, own=True)
    downloads: list[str] = []

    def note(download: Download) -> None:
        downloads.append(download.url)

    seen.page.on("download", note)
    seen.page.locator("[data-story=plan]").get_by_role("button", name="带走").click()
    box = seen.page.locator("dialog.a-take")
    box.get_by_role("radio", name="PDF 讲义").check()
    box.get_by_role("radio", name="A3").check()
    box.get_by_role("button", name="生成文件").click()
    expect(box.locator("[role=status]")).to_contain_text(re.compile("第 [0-9]+ 项，共 [0-9]+ 项"))
    expect(box.locator("progress")).to_be_visible()
    box.get_by_role("button", name="取消").click()
    expect(box.locator("[role=status]")).to_have_text("已取消，没有生成文件。")
    expect(box.locator("progress")).to_be_hidden()
    box.get_by_role("button", name="关闭").last.click()
    expect(box).to_have_count(0)
    assert downloads == []


@pytest.mark.parametrize(
    ("path", "ready", "sheets"),
    [
        ("/regions?region=jiangjin", "[data-ready=true]", ["江津区单页（PDF）", "全部 22 个区市单页（PDF）"]),
        ("/responsibility?unit=transport-bureau", ".a-foot", ["市交通局单页（PDF）", "全部单位单页（PDF）"]),
        ("/projects?place=yukun-hsr", "[data-ready=true]", ["渝昆高铁单页（PDF）"]),
    ],
)
def test_sheets_are_offered_where_they_belong(visit: Open, path: str, ready: str, sheets: list[str]) -> None:
    """Beside the nine forms stand the sheets of the region, the unit or the place that the page shows."""
    labels = take_box(visit(path, ready=ready)).locator(".a-form-row > label").all_inner_texts()
    assert labels[9:] == sheets
