"""The table of letter widths against the typeface it was made from, and against a setter of type."""

import json

import pytest
from fontTools.ttLib import TTFont

from exports.shared.fonts import needed_face
from exports.shared.letter_widths import letter_table, used_letters
from utils.drawing.text_metrics import LETTER_WIDTHS, SPARE, letter_width, text_width

TABLE = json.loads(LETTER_WIDTHS.read_text("utf-8"))


def test_table_is_that_of_the_typeface() -> None:
    """Every letter in use has the width that the typeface gives it, and the table says where it is from."""
    path, index = needed_face(400, "zh")
    with TTFont(path, fontNumber=index, lazy=True) as font:
        if f"{font['name'].getDebugName(4)}" not in TABLE["source"]:
            pytest.skip(f"the table is that of {TABLE['source']}")
        assert letter_table(font, used_letters()).items() <= TABLE["widths"].items()
        assert letter_table(font, TABLE["widths"]) == TABLE["widths"]
    assert "Open Font License" in TABLE["licence"]


def test_letters_have_their_width() -> None:
    """Chinese letters fill the em; Latin ones have the width of the table and room for other faces."""
    assert (letter_width("重"), letter_width("，")) == (1.0, 1.0)
    assert letter_width("W") == pytest.approx(TABLE["widths"]["W"] / 1000 * SPARE)
    assert letter_width("i") < letter_width("n") < letter_width("m")
    assert text_width("重庆", 10) == 20
