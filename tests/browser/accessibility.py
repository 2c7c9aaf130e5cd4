"""Accessibility as the tests of every page ask for it: axe, and a walk by the keyboard alone."""

from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
STOPS = 30
# Where the focus is, whether it is seen there, and whether an outline or a shadow marks it.
FOCUS = """async () => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const box = node.getBoundingClientRect();
  // What changes on the node or around it when the focus leaves is what marks it.
  const around = [node, node.parentElement, node.parentElement?.parentElement, node.closest("[data-baseweb]")];
  const chain = around.filter(Boolean);
  const look = () => JSON.stringify(chain.map((each) => {
    const style = getComputedStyle(each);
    return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor];
  }));
  const changed = async (from, longest) => {
    const until = performance.now() + longest;
    while (look() === from && performance.now() < until) await new Promise((done) => setTimeout(done, 10));
    return look() !== from;
  };
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const focused = look();
  node.blur();
  let marked = await changed(focused, 100);
  node.focus({ preventScroll: true });
  if (!marked && node.tagName !== "MAIN") {
    // On a busy machine the mark may have come after the first look, or have stayed until the last one.
    node.blur();
    await changed(look(), 300);
    const rest = look();
    node.focus({ preventScroll: true });
    marked = await changed(rest, 1000);
  }
  window.testStops = window.testStops || new Map();
  if (!window.testStops.has(node)) window.testStops.set(node, window.testStops.size);
  const name = `${node.tagName} ${node.className} ${(node.innerText || node.ariaLabel || "").slice(0, 40)}`;
  const inPage = Boolean(node.closest("[data-testid=stMain]"));
  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  return { name, place: window.testStops.get(node), seen, marked, inPage };
}"""


# What the colours of a theme decide; all else is the same in both.
OF_COLOUR = ["color-contrast", "link-in-text-block"]


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """Serious and critical violations that axe finds on a page, by all of its rules or by some."""
    options: dict[str, Any] = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    found: dict[str, Any] = page.evaluate("(options) => axe.run(document, options)", options)
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]}"
        for each in found["violations"]
        if each["impact"] in {"serious", "critical"}
    ]


def check_axe(page: Page) -> None:
    """Assert that axe finds no serious or critical violation, light or dark."""
    page.evaluate(AXE.read_text("utf-8"))
    light = violations(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.documentElement.dataset.aTheme === 'dark'")
    assert (light, violations(page, OF_COLOUR)) == ([], [])


def walk(page: Page, stops: int) -> list[dict[str, Any]]:
    """Press Tab and note where the focus lands, until it leaves the page or the stops are used up."""
    found = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        found.append(stop)
    return found


def check_keyboard(page: Page) -> None:
    """Assert that Tab lands on something that is seen and marked, again and again, and reaches the page itself."""
    stops = walk(page, STOPS)
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    # The scrolling area itself is a stop of the browser's own.
    assert [stop["name"] for stop in stops if not stop["marked"] and not stop["name"].startswith("MAIN ")] == []
    assert any(stop["inPage"] for stop in stops)
    # A trap would show as a place that the focus comes back to.
    assert len({stop["place"] for stop in stops}) == len(stops)
