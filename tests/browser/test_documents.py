"""Documents, search, conflicts and audit in a real browser: text and map both ways, with and without a library."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from geodata.audit.stored import read_report
from geodata.library.reading import read_copies
from tests.browser.conftest import Open, Visit, opened, opener, opening
from tests.browser.test_map import choices
from tests.browser.windows import Windows
from tests.facts import read_rows, split
from tests.serving import Server, running

READER, PANEL, OUTLINE = ".a-reader", ".a-panel", ".a-outline"
PLAIN = ".a-foot"
UNIT_MENTIONS = sum(
    len(split(row[f"{role}_unit_ids"])) for row in read_rows("tasks") for role in ("lead", "support", "listed")
)


@pytest.fixture(scope="module")
def read_server(seeds: Path, other_dir: Path) -> Iterator[Server]:
    """The app with the source texts as its library."""
    with running(other_dir, ATLAS_LIBRARY_DIR=str(seeds)) as server:
        yield server


@pytest.fixture(scope="module")
def read_windows(chromium: Browser, read_server: Server) -> Iterator[Windows]:
    """Windows on the app that has a library."""
    with opened(chromium, read_server) as windows:
        yield windows


@pytest.fixture
def read(read_windows: Windows) -> Iterator[Open]:
    """Open pages of the app that has a library."""
    with opening(read_windows) as open_page:
        yield open_page


def focus(seen: Visit, part: str) -> list[str]:
    """Regions or places that the map highlights."""
    return sorted(seen.state(f"[...view.look.focus.{part}]"))


def test_clause_opens_from_the_outline_with_its_text(read: Open) -> None:
    """A click in the tree opens the clause: words as printed, records beside it, regions and places on the map."""
    seen = read("/documents")
    expect(seen.page.locator(READER)).to_contain_text("000_")
    seen.page.locator("[data-document=cq-2022-37] > summary").click()
    seen.page.locator(f"{OUTLINE} [data-clause='37-3']").click()
    seen.page.locator(f"{OUTLINE} [data-clause='37-3-3']").click()
    assert choices(seen.page)["clause"] == ["37-3-3"]
    expect(seen.page.locator(READER)).to_contain_text("充分对接川黔区域经济布局和“一区两群”协调发展布局")
    expect(seen.page.locator(f"{PANEL} .a-list-title").first).to_contain_text("37号 第三章 第三节")
    here = {row["entity_id"] for row in read_rows("places") if row["locator"] == "第三章 第三节"}
    assert focus(seen, "places") == sorted(here)
    assert seen.errors == []


def test_every_printed_evidence_of_a_clause_is_a_way_to_its_record(read: Open) -> None:
    """Words that are evidence are marked; a click on them selects the place and shows its clauses."""
    seen = read("/documents?clause=31-5-2-2")
    marks = seen.page.locator(f"{READER} mark").all_inner_texts()
    assert {"渝昆高铁", "渝宜高铁等项目"} <= set(marks)
    seen.page.locator(f"{READER} mark", has_text="渝昆高铁").click()
    assert choices(seen.page)["place"] == ["yukun-hsr"]
    expect(seen.page.locator("[data-card=yukun-hsr]")).to_be_visible()
    expect(seen.page.locator(f"{READER} mark.a-chosen")).to_have_text("渝昆高铁")
    expect(seen.page.locator(PANEL)).to_contain_text("37号 第四章 第二节")


def test_evidence_of_a_record_is_marked_in_its_clause(read: Open) -> None:
    """A link to a record opens its clause with the evidence marked."""
    seen = read("/documents?clause=37-2-3&record=targets/metro-air-quality")
    mark = seen.page.locator(f"{READER} mark.a-chosen")
    assert "89.4" in mark.inner_text()
    expect(seen.page.locator("[data-card='targets/metro-air-quality']")).to_contain_text("89.4")
    # The scope is the whole area, so all 22 are on the map.
    assert len(focus(seen, "regions")) == 22


def test_clause_without_place_says_how_far_it_reaches(read: Open) -> None:
    """A metropolitan-wide clause says so and fills its 22 regions; a clause without any says that too."""
    seen = read("/documents?clause=31-4-2-1")
    expect(seen.page.locator(PANEL)).to_contain_text("本条款未指明位置，适用于： 全市")
    # Guang'an lies in Sichuan: what binds the whole city reaches 21 of the 22.
    assert len(focus(seen, "regions")) == 21
    ids = {(row["document_id"], row["locator"]): row["clause_id"] for row in read_rows("clauses")}
    whole = {locator for _document, locator in ids}
    empty = ("region_ids", "place_ids", "target_ids")
    bare_row = next(row for row in read_rows("provisions") if row["locator"] in whole and not any(map(row.get, empty)))
    bare = read(f"/documents?clause={ids[bare_row['document_id'], bare_row['locator']]}")
    expect(bare.page.locator(PANEL)).to_contain_text("也未写明范围")
    assert focus(bare, "regions") == []


def test_region_lists_everything_that_hangs_on_it(read: Open) -> None:
    """A click on a region lists its clauses, targets, tasks, projects and says how measures stand to it."""
    seen = read("/documents")
    box = seen.page.locator(".a-map").bounding_box()
    assert box is not None
    label = "view.scene.regions.find((region) => region.id === 'dazu')"
    point = seen.state(f"view.map.latLngToContainerPoint([{label}.lat, {label}.lon])")
    seen.page.mouse.click(box["x"] + point["x"], box["y"] + point["y"])
    assert choices(seen.page)["region"] == ["dazu"]
    panel = seen.page.locator(PANEL)
    expect(panel.locator("[data-card=dazu]")).to_be_visible()
    named = [row for row in read_rows("provisions") if "dazu" in row["region_ids"].split("|")]
    group = panel.locator(".a-group", has_text="条款").first
    assert group.locator(".a-hang").count() >= len(named)
    tasks = [row for row in read_rows("tasks") if "dazu" in row["region_ids"].split("|")]
    assert panel.locator(".a-group", has_text="任务").first.locator(".a-hang").count() == len(tasks)
    expect(panel).to_contain_text("81号的27项措施适用于全市")


def test_unit_lists_its_tasks_by_role(read: Open) -> None:
    """A unit lists the tasks it leads, supports, and is listed for without a role."""
    seen = read("/documents?record=units/transport-bureau")
    for role, column in (("牵头", "lead_unit_ids"), ("责任", "support_unit_ids"), ("列名", "listed_unit_ids")):
        count = sum("transport-bureau" in row[column].split("|") for row in read_rows("tasks"))
        group = seen.page.locator(".a-group", has=seen.page.locator("h4", has_text=role))
        assert group.locator(".a-hang").count() == count


def test_arrows_walk_through_the_clauses(read: Open) -> None:
    """The right arrow opens the next clause, the left one the one before; no rerun is asked for."""
    seen = read("/documents?clause=37-3-2", own=True)
    sent: list[str] = []
    seen.page.on("websocket", lambda socket: sent.append(socket.url))
    seen.page.locator(READER).focus()
    seen.page.keyboard.press("ArrowRight")
    assert choices(seen.page)["clause"] == ["37-box-1"]
    seen.page.keyboard.press("ArrowLeft")
    seen.page.keyboard.press("ArrowLeft")
    assert choices(seen.page)["clause"] == ["37-3-1"]
    assert sent == []


def test_without_a_library_the_summaries_stand_and_the_remedy_is_named(visit: Open) -> None:
    """The same page works from provisions and says how to add the texts."""
    seen = visit("/documents?clause=37-3-3")
    reader = seen.page.locator(READER)
    [row] = [row for row in read_rows("provisions") if row["provision_id"] == "p37-3-3-1"]
    expect(reader).to_contain_text(row["summary_zh"])
    expect(reader).to_contain_text("ATLAS_LIBRARY_DIR")
    assert seen.page.locator(f"{READER} .a-print").count() == 0
    assert seen.page.locator(f"{PANEL} .a-hang").count() > 30


def test_damaged_file_of_the_library_is_named(chromium: Browser, seeds: Path, other_dir: Path, tmp_path: Path) -> None:
    """A damaged file, one of another kind and hostile words in a name are letters on the page; the rest is read."""
    folder = tmp_path / "texts"
    folder.mkdir()
    source = next(iter(seeds.glob("004_*.txt")))
    (folder / "plan.txt").write_bytes(source.read_bytes())
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "<img src=x onerror=alert(1)>.docx").write_bytes(b"PK\x03\x04")
    with running(other_dir, ATLAS_LIBRARY_DIR=str(folder)) as server, opener(chromium, server) as open_page:
        seen = open_page("/documents")
        reader = seen.page.locator(READER)
        expect(reader).to_contain_text("cut.pdf")
        expect(reader).to_contain_text("<img src=x onerror=alert(1)>.docx")
        expect(reader).to_contain_text("plan.txt")
        assert str(tmp_path) not in reader.inner_text()
        assert seen.page.locator(f"{READER} img").count() == 0
        assert seen.errors == []


def test_printed_pdf_reads_like_the_text(chromium: Browser, seeds: Path, tmp_path: Path) -> None:
    """A PDF printed by a browser gives the clauses of the text that it was printed from."""
    source = next(iter(seeds.glob("000_*.txt")))
    page = chromium.new_page()
    lines = [line for line in source.read_text("utf-8").splitlines() if line.strip()]
    page.set_content("".join(f"<p style='margin:0'>{line}</p>" for line in lines))
    page.pdf(path=str(tmp_path / "opinions.pdf"))
    page.close()
    [printed], [typed] = read_copies(tmp_path / "opinions.pdf"), read_copies(source)
    assert [clause.locator for clause in printed.clauses] == [clause.locator for clause in typed.clauses]
    same = sum(one.folded == other.folded for one, other in zip(printed.clauses, typed.clauses, strict=True))
    assert same >= 0.95 * len(typed.clauses)


def test_evidence_of_every_page_opens_its_clause(visit: Open) -> None:
    """The quotation behind a figure has a link that opens the clause."""
    for path in ("/", "/targets", "/eco-city"):
        seen = visit(path, ready=PLAIN)
        link = seen.page.locator(".a-quote a").first
        assert re.search(r"documents\?clause=\d+-", link.get_attribute("href") or "")


@pytest.mark.parametrize("path", ["/", "/targets", "/documents", "/conflicts", "/audit", "/about"])
def test_one_key_searches_from_every_page(visit: Open, path: str) -> None:
    """The key / opens the search, results are grouped, arrows and Enter open a record, Escape closes."""
    seen = visit(path, ready=PLAIN)
    box = seen.page.locator("dialog.a-search")
    # The script that listens for the key comes after the page's last line.
    box.wait_for(state="attached")
    seen.page.keyboard.press("/")
    expect(box).to_be_visible()
    seen.page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("gyd")
    expect(box.locator("h4").first).to_contain_text("地点与项目")
    seen.page.keyboard.press("ArrowDown")
    expect(box.locator(".a-result").first).to_be_focused()
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("[data-card=a-island-guangyang]")).to_be_visible(timeout=30_000)
    assert seen.outside == []


def test_search_page_keeps_its_question_in_the_address(visit: Open) -> None:
    """A link with a question shows its results; markup in the question is letters."""
    seen = visit("/search?q=89.4&lang=en", ready=".a-result")
    expect(seen.page.locator(".a-result").first).to_contain_text("good or excellent air")
    hostile = visit("/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", ready=PLAIN)
    assert hostile.page.locator("img[src=x]").count() == 0
    assert hostile.errors == []


@pytest.mark.parametrize(
    ("words", "clause"),
    [("挖湖造景", "37-3-1"), ("存量债务偿还", "5-6-23"), ("新污染物治理", "37-8-2"), ("厂网一体", "31-8-2-1"),
     ("过会", "81-5-24"), ("建设托管机制", "37-box-1-4")],
)  # fmt: skip
def test_named_actions_are_found_by_their_words(visit: Open, words: str, clause: str) -> None:
    """Without any source text, an action or a ban is found by its words and stands under its clause."""
    seen = visit(f"/search?q={words}", ready=".a-result")
    expect(seen.page.locator(f".a-result[href*='{clause}']").first).to_be_visible()
    reader = visit(f"/documents?clause={clause}").page.locator(READER)
    reader.locator("details.a-actions summary").first.click()
    expect(reader).to_contain_text(words)


def test_conflicts_stand_side_by_side(visit: Open) -> None:
    """The ledger shows what each side prints, the ruling or open, and links to the records."""
    seen = visit("/conflicts?conflict=c-109-km", ready=".a-conflict")
    entry = seen.page.locator(".a-conflict")
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text("109公里“清水绿岸”")
    expect(entry).to_contain_text("109公里滨江公共空间")
    expect(entry.locator(".a-open")).to_contain_text("未定")
    [row] = [row for row in read_rows("conflicts") if row["conflict_id"] == "c-109-km"]
    assert entry.locator(".a-records a").count() == len(row["record_ids"].split("|"))


def test_conflicts_are_filtered_and_counted(visit: Open) -> None:
    """The filter by ruling leaves as many as the table holds."""
    seen = visit("/conflicts?ruling=open", ready=".a-conflict")
    rows = read_rows("conflicts")
    count = sum(row["ruling"] == "open" for row in rows)
    text = seen.page.locator(".a-section small").first.inner_text()
    total = sum(row["kind"] != "homonym" for row in rows)
    assert re.findall(r"\d+", text) == [str(total), str(count), str(count), "0"]


def test_homonyms_are_listed_and_not_counted(visit: Open) -> None:
    """A name or number that two things share is in the ledger, as no difference."""
    seen = visit("/conflicts?kind=homonym", ready=".a-conflict")
    rows = read_rows("conflicts")
    same = sum(row["kind"] == "homonym" for row in rows)
    text = seen.page.locator(".a-section small").first.inner_text()
    assert re.findall(r"\d+", text) == [str(len(rows) - same), "0", "0", str(same)]
    expect(seen.page.locator(".a-conflict .a-ruled b").first).to_contain_text("不是差异")


def test_an_open_matter_says_how_it_is_held(visit: Open) -> None:
    """What the documents leave open is one entity or two on the map, and the ledger says which."""
    seen = visit("/conflicts?conflict=c-eco-barrier", ready=".a-conflict")
    expect(seen.page.locator(".a-conflict")).to_contain_text("未定；图上暂合为一项")
    seen = visit("/conflicts?conflict=c-sport-venues", ready=".a-conflict")
    expect(seen.page.locator(".a-conflict")).to_contain_text("未定；图上各立条目")


def test_audit_page_shows_its_figures(visit: Open) -> None:
    """Every check with count and share; without texts there is no button to check again."""
    seen = visit("/audit", ready=".a-table")
    text = seen.page.locator(".a-table").first.inner_text()
    assert text.count("100 %") == len(read_report().checks) == 21
    assert f"{UNIT_MENTIONS} / {UNIT_MENTIONS}" in text
    assert seen.page.get_by_role("button", name="用本机文件原文重新核查").count() == 0


def test_audit_is_made_again_on_the_server(read: Open) -> None:
    """With the texts on the server a visitor can have every check made anew."""
    seen = read("/audit", ready=".a-table")
    seen.page.get_by_role("button", name="用本机文件原文重新核查").click()
    expect(seen.page.locator(".a-table").first).to_contain_text(f"{UNIT_MENTIONS} / {UNIT_MENTIONS}", timeout=60_000)
    expect(seen.page.get_by_text("没有发现问题。")).to_be_visible()


def test_tables_are_downloaded_from_the_data_page(visit: Open) -> None:
    """Each table has its records and four forms of file on the page, and a file comes down."""
    seen = visit("/about", ready=".a-table")
    for form in ("csv", "geojson", "gpkg", "parquet"):
        assert seen.page.locator(f"a[href='/api/places.{form}']").count() == 1
    assert seen.page.locator("a[href='/api/dictionary']").count() == 1
    with seen.page.expect_download() as waiting:
        seen.page.evaluate(
            "() => { const a = Object.assign(document.createElement('a'), { href: '/api/places.gpkg', download: '' });"
            " document.body.append(a); a.click(); }"
        )
    assert Path(waiting.value.path()).stat().st_size > 100_000
