"""Interface texts in Chinese and English.

Message ids are the English texts. Both languages have a gettext catalog, read as it stands; the English
one repeats the ids until somebody words a text anew.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"
LOCALES = {"zh": "zh_CN", "en": "en"}
FOLDER = Path(__file__).parent / "locale"

Translate = Callable[[str], str]


@lru_cache
def read_catalog(lang: str) -> dict[str, str]:
    """Texts of a language by message id."""
    locale = LOCALES[lang]
    with (FOLDER / locale / "LC_MESSAGES" / "atlas.po").open("rb") as file:
        catalog = read_po(file, locale=locale)
    return {str(message.id): str(message.string) for message in catalog if message.id}


def translator(lang: str) -> Translate:
    """Return the function that turns a message id into the text of a language."""
    catalog = read_catalog(lang)
    return lambda message: catalog.get(message) or message
