"""Units that the running text names outside the lists of units."""

from functools import lru_cache
from typing import NamedTuple

from geodata.tables.readers import read_table


class Mention(NamedTuple):
    """A unit named in the running text of a clause, where it acts, pays or decides without a role in a list.

    Attributes
    ----------
    unit_id
        The unit.
    document_id, locator
        The clause.
    evidence
        Its name as printed there.
    """

    unit_id: str
    document_id: str
    locator: str
    evidence: str


@lru_cache(maxsize=1)
def read_mentions() -> tuple[Mention, ...]:
    """Every mention, in table order."""
    columns = list(Mention._fields)
    return tuple(Mention(*row) for row in read_table("unit_mentions")[columns].itertuples(index=False, name=None))


def mentions_of(unit_id: str) -> list[Mention]:
    """Mentions of a unit, in table order."""
    return [each for each in read_mentions() if each.unit_id == unit_id]
