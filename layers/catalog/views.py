"""The kinds of map views; the scripts of the browser have the same table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ViewKind:
    """Properties of a map view.

    Attributes
    ----------
    ground
        Fill of the regions: ``role`` or ``neutral``.
    filtered
        Whether the filters of the page (mode, stage, region, document, year) apply to the map.
    panel
        Whether the list and the card are shown beside the map; without them the map takes the whole width.
    records
        Whether the browser needs the records of the documents page.
    follow
        Query parameters that the page outside the map reads: when the map changes one, the page is rerun.
    """

    ground: str = "neutral"
    filtered: bool = False
    panel: bool = True
    records: bool = False
    follow: tuple[str, ...] = ()


VIEW_KINDS = {
    "overview": ViewKind(ground="role"),
    "transport": ViewKind(filtered=True),
    "eco-city": ViewKind(),
    "documents": ViewKind(records=True),
    "regions": ViewKind(panel=False, follow=("region",)),
    "corridors": ViewKind(panel=False, follow=("place",)),
    "projects": ViewKind(filtered=True),
    "themes": ViewKind(panel=False, follow=("region",)),
    "renewal": ViewKind(panel=False, follow=("region",)),
}
