"""Windows of the browser that tests take in turn: one context per kind of device, its page emptied after each test.

A page that is used again keeps its process, with the scripts that are compiled there; cookies and storage are cleared
after every test. What a test leaves on a page (handlers, routes, no network) would reach the next one, so such a test
asks for a window of its own.
"""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)
# The tour of a first visit would lie over what a test looks at.
NO_TOUR = "localStorage.setItem('atlas-tour', 'done')"
# A page of every app that holds one sentence, from which the storage of its origin can be reached.
LIGHT = "/map/none"
CLEAR = "localStorage.clear(); sessionStorage.clear()"


def context_settings(*, phone: bool = False, dark: bool = False) -> dict[str, Any]:
    """Window, theme and kind of device."""
    settings: dict[str, Any] = {"viewport": PHONE if phone else DESK, "color_scheme": "dark" if dark else "light"}
    if phone:
        settings |= {"user_agent": PHONE_AGENT, "is_mobile": True, "has_touch": True}
    return settings


@dataclass
class Window:
    """A context of one kind of device with the page that tests take in turn."""

    context: BrowserContext
    settings: dict[str, Any]
    page: Page
    taken: bool = False

    def empty(self, root: str) -> None:
        """Close what a test opened, forget what it stored and bring the page back to how it was made."""
        for page in self.context.pages:
            if page is not self.page:
                page.close()
        self.page.goto(root + LIGHT)
        self.page.evaluate(CLEAR)
        self.context.clear_cookies()
        self.page.mouse.move(0, 0)
        self.page.set_viewport_size(self.settings["viewport"])
        self.page.emulate_media(
            color_scheme=self.settings["color_scheme"], reduced_motion="no-preference", media="null"
        )
        self.taken = False


@dataclass
class Windows:
    """Windows on one app, kept for as long as its tests run."""

    browser: Browser
    root: str
    kept: dict[tuple[bool, bool], Window] = field(default_factory=dict)
    own: list[BrowserContext] = field(default_factory=list)

    def new_context(self, *, tour: bool, **look: bool) -> BrowserContext:
        """A context that nobody has used."""
        context = self.browser.new_context(**context_settings(**look))
        if not tour:
            context.add_init_script(NO_TOUR)
        return context

    def own_page(self, *, tour: bool, **look: bool) -> Page:
        """Page of a context of its own, as on a first visit."""
        context = self.new_context(tour=tour, **look)
        self.own.append(context)
        return context.new_page()

    def shared_page(self, *, phone: bool = False, dark: bool = False) -> Page:
        """The kept page of a kind of device; a second one within a test is new."""
        window = self.kept.get((phone, dark))
        if window is None:
            context = self.new_context(tour=False, phone=phone, dark=dark)
            settings = context_settings(phone=phone, dark=dark)
            window = self.kept[phone, dark] = Window(context, settings, context.new_page())
        if window.taken:
            return window.context.new_page()
        window.taken = True
        return window.page

    def give_back(self) -> None:
        """End the visits of a test; a window that cannot be emptied is closed."""
        for context in self.own:
            context.close()
        self.own.clear()
        for kind, window in [*self.kept.items()]:
            if not window.taken:
                continue
            try:
                window.empty(self.root)
            except Error:
                # The page was closed by its test, or its app has ended.
                window.context.close()
                del self.kept[kind]

    def close(self) -> None:
        """Close every window."""
        self.give_back()
        for window in self.kept.values():
            window.context.close()
        self.kept.clear()
