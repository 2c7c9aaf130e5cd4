"""Names of line modes and of the map's themes, as the layer tree and the register of projects share them."""

from utils.i18n import Translate


def mode_words(_: Translate) -> dict[str, str]:
    """Names of the line modes."""
    return {
        "hsr": _("High-speed rail"), "rail": _("Conventional rail"), "suburban": _("Suburban rail"),
        "highway": _("Expressway"), "fast": _("Fast link"), "water": _("Waterway"),
    }  # fmt: skip


def theme_names(_: Translate) -> dict[str, str]:
    """Names of the themes that layers and kinds of projects share."""
    return mode_words(_) | {
        "screens": _("Eco-city: two green ranges"), "eco-city": _("Eco-city: extent and island"),
        "eco-places": _("Eco-city: named places"), "directions": _("Outward directions"),
        "frame": _("Axes, belts and corridors"), "linked-cities": _("Linked cities"), "airport": _("Airports"),
        "hub": _("Hubs and stations"), "port": _("Ports"), "crossing": _("Tunnels and bridges"),
        "culture": _("Culture and tourism"), "trade": _("Trade and logistics"),
        "industry": _("Industry parks and zones"), "innovation": _("Innovation platforms"),
        "services": _("Education and health"), "farming": _("Agriculture"), "energy": _("Energy"),
        "water-works": _("Water works"),
    }  # fmt: skip
