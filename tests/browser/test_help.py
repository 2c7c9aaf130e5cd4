"""Help where it is needed: terms, tour, keys."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.facts import read_rows


def test_term_is_explained_on_hover_and_focus(visit: Open) -> None:
    """A role in the legend says what it means, with its clause, by mouse and by keyboard."""
    seen = visit("/")
    term = seen.page.locator(".a-legend .a-term", has_text="桥头堡城市")
    for reach in (term.hover, term.focus):
        reach()
        shown = term.evaluate("(node) => getComputedStyle(node, '::after').content")
        assert "荣昌、大足、铜梁、潼南" in shown
        assert "37号 第三章 第二节" in shown
        seen.page.mouse.move(5, 5)


def test_tour_of_a_first_visit(visit: Open) -> None:
    """Five steps, then never again; a shared link does not start it."""
    seen = visit("/", tour=True)
    tour = seen.page.locator(".a-tour")
    for step in range(1, 6):
        expect(tour).to_contain_text(f"{step} / 5")
        expect(seen.page.locator(".a-toured")).to_have_count(1)
        tour.get_by_role("button").last.click()
    expect(tour).to_have_count(0)
    seen.page.reload()
    seen.page.wait_for_selector(".a-foot")
    seen.page.wait_for_timeout(1200)
    expect(tour).to_have_count(0)
    shared = visit("/?region=jiangjin", tour=True)
    shared.page.wait_for_timeout(1200)
    expect(shared.page.locator(".a-tour")).to_have_count(0)


def test_tour_can_be_skipped_and_asked_for(visit: Open) -> None:
    """Escape ends it; the help page's link starts it again."""
    seen = visit("/?tour=start&lang=en", tour=True)
    expect(seen.page.locator(".a-tour")).to_contain_text("The map")
    seen.page.keyboard.press("Escape")
    expect(seen.page.locator(".a-tour")).to_have_count(0)
    assert "tour" not in seen.page.url


def test_keys_are_listed(visit: Open) -> None:
    """The question mark lists the keys on any page, but not while typing; Escape closes."""
    seen = visit("/transport")
    seen.page.keyboard.press("?")
    box = seen.page.locator(".a-shortcuts")
    for key in ("/", "Tab", "Esc", "[ ]"):
        expect(box.locator("kbd", has_text=key).first).to_be_visible()
    seen.page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("?")
    expect(box).to_have_count(0)


def test_help_page_holds_every_term(visit: Open) -> None:
    """Each term with its meaning and clause, in English too."""
    seen = visit("/help?lang=en", ready=".a-table")
    text = seen.page.locator("[data-testid=stMain]").inner_text()
    for row in read_rows("terms"):
        assert row["name_en"] in text
        assert row["meaning_en"] in text
