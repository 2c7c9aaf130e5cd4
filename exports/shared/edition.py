"""What every file to take away bears: language, date, colours, and where its links lead."""

from collections.abc import Callable
from dataclasses import dataclass

from utils.charts.base import ChartTheme

# Called with the number of slides or sheets that are done.
ExportProgress = Callable[[int], None]


def untold(_done: int) -> None:
    """Listener for a file that nobody waits for."""


@dataclass(frozen=True)
class Edition:
    """What a file takes from its edition.

    Attributes
    ----------
    lang
        Language of the words.
    date
        Day of the export, ISO 8601.
    origin
        Where the atlas answers, such as ``https://atlas.example``, without a slash at its end; empty where
        that is not known: a file then names paths and links nowhere.
    look
        Colours.
    """

    lang: str
    date: str
    origin: str
    look: ChartTheme

    def link(self, path: str) -> str:
        """Whole address of a path of the atlas; the path alone where the origin is not known."""
        return self.origin + path

    @property
    def language_tag(self) -> str:
        """Language as office programs name it."""
        return "zh-CN" if self.lang == "zh" else "en-US"
