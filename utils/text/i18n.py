"""Interface texts in Chinese and English.

Message ids are the English texts. Both languages have a gettext catalog, compiled at first use; the English one
repeats the ids unless a text has been reworded.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"
LOCALES = {"zh": "zh_CN", "en": "en"}
FOLDER = Path(__file__).parent / "locale"
DOMAIN = "atlas"


@lru_cache
def read_translations(lang: str) -> Translations:
    """Catalog of a language, compiled from its ``.po`` file."""
    locale = LOCALES[lang]
    with (FOLDER / locale / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        catalog = read_po(file, locale=locale, domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled, DOMAIN)


class Translate:
    """Translator into one language; named ``_`` where it is used, so that Babel extracts the messages.

    Attributes
    ----------
    lang
        ``zh`` or ``en``.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._translations = read_translations(lang)

    def __call__(self, message: str) -> str:
        """Translate a message."""
        return str(self._translations.gettext(message))

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Translate a message in the plural form for ``n``; its placeholder for the number is not filled."""
        return str(self._translations.ngettext(one, many, n))


@lru_cache
def translator(lang: str) -> Translate:
    """Translator into a language."""
    return Translate(lang)
