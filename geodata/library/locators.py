"""Locators: the clause of a record, and its paragraph."""

PARAGRAPH_MARK = " 第"


def section_of(locator: str) -> str:
    """Locator without its paragraph."""
    head, mark, tail = locator.rpartition(PARAGRAPH_MARK)
    return head if mark and tail.endswith("段") and tail[:-1].isdecimal() else locator


def paragraph_number(locator: str) -> int:
    """Number of the paragraph of a locator; 0 for a whole clause."""
    return int(locator.rpartition(PARAGRAPH_MARK)[2].removesuffix("段")) if section_of(locator) != locator else 0
