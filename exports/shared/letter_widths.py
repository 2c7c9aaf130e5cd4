"""Write the table of letter widths: ``python -m exports.shared.letter_widths``.

It is read from the Chinese typeface of this machine and kept with the code, so that what is drawn has the same lines
on a machine without the typeface.
"""

import json
import string
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

from exports.shared.fonts import needed_face
from geodata.tables.schema import FACTS
from utils.drawing.text_metrics import LETTER_WIDTHS, is_wide
from utils.text.i18n import DEFAULT_LANGUAGE, FOLDER

VERSION_NAME = 5
EM = 1000
# Widths of letters that the table does not list, per mille of the em.
WIDE, OTHER = 1000, 560


def used_texts() -> Iterable[Path]:
    """Files whose letters are drawn: tables, stories and catalogs."""
    yield from sorted(FACTS.glob("*.csv"))
    yield from sorted((FACTS.parent / "stories").glob("*.json"))
    yield from sorted(FOLDER.rglob("*.po"))


def used_letters() -> list[str]:
    """Every letter that is drawn, and those that a keyboard has."""
    texts = "".join(path.read_text("utf-8") for path in used_texts())
    return sorted({letter for letter in texts + string.printable if letter.isprintable()})


def letter_table(font: TTFont, letters: Iterable[str]) -> dict[str, int]:
    """Widths of the letters that the general rule does not give, per mille of the em; what a face lacks is left out."""
    glyphs, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    widths = {letter: round(metrics[glyphs[ord(letter)]][0] * EM / em) for letter in letters if ord(letter) in glyphs}
    return {letter: width for letter, width in widths.items() if width != (WIDE if is_wide(letter) else OTHER)}


def main() -> None:
    """Write the table with its source and licence."""
    path, index = needed_face(400, DEFAULT_LANGUAGE)
    with TTFont(path, fontNumber=index, lazy=True) as font:
        version = str(font["name"].getDebugName(VERSION_NAME)).partition(";")[0]
        table = {
            "title": "Advance widths of letters, per mille of the em; what is not listed is wide or other",
            "source": f"{font['name'].getDebugName(4)}, {version}",
            "licence": "SIL Open Font License 1.1",
            "wide": WIDE,
            "other": OTHER,
            "widths": letter_table(font, used_letters()),
        }
    LETTER_WIDTHS.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
