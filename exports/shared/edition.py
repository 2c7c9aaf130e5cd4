"""The edition of an exported file: language, date, colours, and the base URL of its links."""

from collections.abc import Callable
from dataclasses import dataclass

from utils.charts.base import ChartTheme

# Called with the number of slides or sheets that are done.
CountProgress = Callable[[int], None]


def no_progress(_done: int) -> None:
    """Ignore progress, where nobody waits for the file."""


@dataclass(frozen=True)
class Edition:
    """Edition of a file.

    Attributes
    ----------
    lang
        Language of the texts.
    date
        Date of the export, ISO 8601.
    origin
        Base URL of the atlas, such as ``https://atlas.example``, without a trailing slash. Empty where it is
        not known: the file then prints paths and has no links.
    theme
        Colours.
    """

    lang: str
    date: str
    origin: str
    theme: ChartTheme

    def link(self, path: str) -> str:
        """URL of a path of the atlas; the path alone where the origin is not known."""
        return self.origin + path

    @property
    def language_tag(self) -> str:
        """Language as office programs name it."""
        return "zh-CN" if self.lang == "zh" else "en-US"
