"""What every file to take away bears: language, date, colours, and where its links lead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from geodata.plain import visible
from utils.figures import Look

# Called with the number of slides or sheets that are done.
Told = Callable[[int], None]
Content = TypeVar("Content")


def untold(_done: int) -> None:
    """Listener for a file that nobody waits for."""


@dataclass(frozen=True)
class Imprint:
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
    look: Look

    def link(self, path: str) -> str:
        """Whole address of a path of the atlas; the path alone where the origin is not known."""
        return self.origin + path

    @property
    def language_tag(self) -> str:
        """Language as office programs name it."""
        return "zh-CN" if self.lang == "zh" else "en-US"


def only_visible(content: Content) -> Content:
    """Nested content with every unseen sign of its texts shown as U+FFFD; XML and spreadsheets refuse some of them."""
    seen: Any = content
    if isinstance(content, str):
        seen = visible(content)
    elif isinstance(content, tuple):
        seen = tuple(only_visible(each) for each in content)
    elif isinstance(content, list):
        seen = [only_visible(each) for each in content]
    elif isinstance(content, Mapping):
        seen = {only_visible(name): only_visible(each) for name, each in content.items()}
    elif is_dataclass(content) and not isinstance(content, type):
        seen = replace(content, **{each.name: only_visible(getattr(content, each.name)) for each in fields(content)})
    kept: Content = seen
    return kept
