"""A real Chromium and pages of the running app."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.windows import Windows
from tests.serving import Server

MAP_READY = "[data-ready=true]"
# Streamlit loads what writes the words of a notice when the first notice comes.
COMPLETE = """() => !document.querySelector(".a-boot")
  && [...document.querySelectorAll("[data-testid=stAlert]")].every((notice) => notice.textContent.trim())"""

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


@dataclass
class Opening:
    """Opens pages of an app in its windows; what each asks of other hosts and complains of is kept."""

    windows: Windows
    listening: list[tuple[Any, str, Callable[..., None]]] = field(default_factory=list)

    def __call__(
        self,
        path: str,
        *,
        ready: str = MAP_READY,
        settled: bool = True,
        own: bool = False,
        tour: bool = False,
        before: str = "",
        **look: bool,
    ) -> Visit:
        """Open a page.

        Parameters
        ----------
        path
            Its address below the app's root.
        ready
            What must be there before the test goes on.
        settled
            Wait for the whole page as well.
        own
            In a window that nobody has used and nobody will use; with ``tour`` always.
        tour
            As on a first visit, with the tour.
        before
            Script that runs before those of the page, in a window of its own.
        look
            ``phone`` or ``dark``.
        """  # fmt: skip
        alone = own or tour or bool(before)
        page = self.windows.own_page(tour=tour, **look) if alone else self.windows.shared_page(**look)
        if before:
            page.add_init_script(before)
        seen = Visit(page)
        self.listen(page.context, "request", lambda request: note(request, self.windows.root, seen))
        self.listen(page, "pageerror", lambda error: seen.errors.append(str(error)))
        page.goto(self.windows.root + path)
        page.wait_for_selector(ready, timeout=60_000)
        if settled:
            settle(page)
        return seen

    def listen(self, source: Any, event: str, handler: Callable[..., None]) -> None:
        """Listen until the visits end."""
        source.on(event, handler)
        self.listening.append((source, event, handler))

    def end(self) -> None:
        """End the visits."""
        for source, event, handler in self.listening:
            source.remove_listener(event, handler)
        self.listening.clear()
        self.windows.give_back()


def root_of(server: Server) -> str:
    """Address of an app."""
    return f"http://127.0.0.1:{server.port}"


@contextmanager
def opened(chromium: Browser, server: Server) -> Iterator[Windows]:
    """Windows on an app."""
    windows = Windows(chromium, root_of(server))
    yield windows
    windows.close()


@contextmanager
def opening(windows: Windows) -> Iterator[Open]:
    """Open pages in windows for one test; requests to any other host, which the browser cannot find, are kept."""
    visits = Opening(windows)
    yield visits
    visits.end()


@contextmanager
def opener(chromium: Browser, server: Server) -> Iterator[Open]:
    """Open pages of an app that one test alone asks."""
    with opened(chromium, server) as windows, opening(windows) as visit:
        yield visit


def note(request: Request, root: str, seen: Visit) -> None:
    """Keep the address of a request that is not for the app."""
    if not request.url.startswith((root, "data:", "blob:")):
        seen.outside.append(request.url)


def settle(page: Page) -> None:
    """Wait until the last line is there, no script runs, notices have words, and the first map has been adopted."""
    page.wait_for_selector(".a-foot", timeout=60_000)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_function(COMPLETE)


@pytest.fixture(scope="session")
def windows(chromium: Browser, server: Server) -> Iterator[Windows]:
    """Windows on the app that all tests share."""
    with opened(chromium, server) as kept:
        yield kept


@pytest.fixture
def visit(windows: Windows) -> Iterator[Open]:
    """Open pages of the app that all tests share."""
    with opening(windows) as open_page:
        yield open_page
