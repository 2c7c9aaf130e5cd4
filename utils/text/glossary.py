"""Glossary: terms explained on hover, on focus and on the help page."""

import re
from functools import cache

from htpy import span
from markupsafe import Markup, escape

from geodata.tables.readers import read_documents, read_table
from utils.text.formatting import clause_text


@cache
def term_meanings(lang: str) -> dict[str, str]:
    """Meaning of each term with its clause, by its name in a language, long names first."""
    documents = read_documents().set_index("document_id")
    rows = read_table("terms").to_dict("records")
    meanings = {
        str(row[f"name_{lang}"]): f"{row[f'meaning_{lang}']} "
        f"({clause_text(documents.loc[row['document_id']], row['locator'], lang)})"
        for row in rows
    }
    return dict(sorted(meanings.items(), key=lambda entry: -len(entry[0])))


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in term_meanings(lang))
    return re.compile(names if lang == "zh" else rf"\b(?:{names})\b", re.IGNORECASE)


def explained(text: str, lang: str) -> Markup:
    """Text in which the first of each term shows its meaning on hover and focus.

    Parameters
    ----------
    text
        Plain text.
    lang
        Language that it is written in.
    """
    meanings = {name.lower(): meaning for name, meaning in term_meanings(lang).items()}
    seen: set[str] = set()
    parts, end = [], 0
    for match in _pattern(lang).finditer(text):
        name = match.group().lower()
        if name in seen:
            continue
        seen.add(name)
        term = span(class_="a-term", tabindex="0", data_meaning=meanings[name])[match.group()]
        parts += [escape(text[end : match.start()]), Markup(term)]  # noqa: S704 (htpy has escaped its texts)
        end = match.end()
    return Markup().join([*parts, escape(text[end:])])
