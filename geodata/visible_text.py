"""Replaces invisible characters in texts that enter the atlas."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

# Control characters but tab and line feed, bidirectional marks, zero-width characters, line separators, variation
# selectors, noncharacters, tags, surrogates.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
SHOWN = "\ufffd"


def visible(text: str) -> str:
    """Replace invisible characters by U+FFFD, so that none reverses or hides text or controls a terminal."""
    return UNSEEN.sub(SHOWN, text)


Content = TypeVar("Content")


def only_visible(content: Content) -> Content:
    """Nested content with the invisible characters of its texts replaced; XML and spreadsheets refuse some of them."""
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
