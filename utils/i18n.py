"""Interface texts in Chinese and English.

Message ids are the English texts; Chinese comes from the gettext catalog, read as it stands.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"
CATALOG = Path(__file__).parent / "locale" / "zh_CN" / "LC_MESSAGES" / "atlas.po"

Translate = Callable[[str], str]


@lru_cache(maxsize=1)
def read_catalog() -> dict[str, str]:
    """Chinese texts by message id."""
    with CATALOG.open("rb") as file:
        catalog = read_po(file, locale="zh_CN")
    return {str(message.id): str(message.string) for message in catalog if message.id}


def translator(lang: str) -> Translate:
    """Return the function that turns a message id into the text of a language."""
    if lang == "en":
        return str
    catalog = read_catalog()
    return lambda message: catalog.get(message) or message
