"""A real Chromium and pages of the running app."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.serving import Server

QUEUE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)
MAP_READY = "[data-ready=true]"

# How long a page may take is a matter of the benchmark; a busy machine is no failure.
expect.set_options(timeout=30_000)


@dataclass
class Visit:
    """An open page with what it asked of other hosts and what it complained of."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        """Visible text of the first match."""
        return self.page.locator(selector).first.inner_text()

    def state(self, expression: str) -> Any:
        """Value of an expression on the living map view, named ``view``."""
        script = f"(() => {{ const view = document.querySelector('.a-atlas').atlasView; return {expression}; }})()"
        return self.page.evaluate(script)


Open = Callable[..., Visit]


@contextmanager
def opener(chromium: Browser, server: Server) -> Iterator[Open]:
    """Open pages of an app; requests to any other host, which the browser cannot find, are kept."""
    contexts = []
    root = f"http://127.0.0.1:{server.port}"

    def open_page(
        path: str, *, ready: str = MAP_READY, settled: bool = True, tour: bool = False, before: str = "", **look: bool
    ) -> Visit:
        context = chromium.new_context(**context_settings(**look))
        if before:
            context.add_init_script(before)
        if not tour:
            context.add_init_script("localStorage.setItem('atlas-tour', 'done')")
        contexts.append(context)
        seen = Visit(context.new_page())
        context.on("request", lambda request: note(request, root, seen))
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.goto(root + path)
        seen.page.wait_for_selector(ready, timeout=60_000)
        if settled:
            settle(seen.page)
        return seen

    yield open_page
    for context in contexts:
        context.close()


def context_settings(*, phone: bool = False, dark: bool = False) -> dict[str, Any]:
    """Window, theme and kind of device."""
    settings: dict[str, Any] = {"viewport": PHONE if phone else QUEUE, "color_scheme": "dark" if dark else "light"}
    if phone:
        settings |= {"user_agent": PHONE_AGENT, "is_mobile": True, "has_touch": True}
    return settings


def note(request: Request, root: str, seen: Visit) -> None:
    """Keep the address of a request that is not for the app."""
    if not request.url.startswith((root, "data:", "blob:")):
        seen.outside.append(request.url)


def settle(page: Page) -> None:
    """Wait until the last line is there, no script runs, and the first map has been adopted."""
    page.wait_for_selector(".a-foot", timeout=60_000)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_function("() => !document.querySelector('.a-boot')")


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Open]:
    """Open pages of the app that all tests share."""
    with opener(chromium, server) as open_page:
        yield open_page
