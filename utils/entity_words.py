"""How an entity and its regions are named in a language."""

from geodata.entities import LINE_MODES, Entity
from utils.formatting import join_names
from utils.i18n import Translate


def entity_name(entity: Entity, lang: str) -> str:
    """Name of an entity: for lines the short form, as lists often print only ``渝昆``."""
    column = "label" if entity.theme in LINE_MODES else "name"
    return str(entity.main[f"{column}_{lang}"])


def region_names(entity: Entity, short: dict[str, str], lang: str, _: Translate) -> str:
    """Short names of the regions that an entity concerns, or a word for all of them."""
    if len(entity.region_ids) == len(short):
        return _("All 22")
    return join_names((short[region] for region in entity.region_ids), lang)
