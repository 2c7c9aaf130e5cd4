"""The approval of maps: what it covers, and whether the maps may be shown.

Run ``python -m layers.views.map_approval`` with the settings of the deployment; it prints the hash of the map data.
"""

import hashlib
import sys

from layers.bundles.bundles import current_bundles
from utils.config.facts import current_facts
from utils.config.map_publication import APPROVED
from utils.config.settings import Settings, current_settings, per_settings
from utils.text.i18n import Translate

# All files with geometry: regions and edges at overview and close-up scale, and places.
MAP_ROLES = ("ground", "fine", "places", "near")


@per_settings
def approval_hash() -> str:
    """SHA-256 over the files that the maps are drawn from, 64 hexadecimal digits."""
    assets = current_bundles().assets
    digests = [f"{role} {hashlib.sha256(assets[role].raw).hexdigest()}\n" for role in MAP_ROLES]
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def approval_faults(settings: Settings, found: str) -> tuple[str, ...]:
    """Faults of an approval: no ``number``, no ``hash``, or ``data`` that differ from those approved.

    Parameters
    ----------
    settings
        Publication, number and hash.
    found
        Hash of the current map data.
    """
    faults = [] if settings.approval_number else ["number"]
    if settings.approved_hash != found:
        faults.append("data" if settings.approved_hash else "hash")
    return tuple(faults)


@per_settings
def withheld_reasons() -> tuple[str, ...]:
    """Why the maps are withheld; empty if they may be shown."""
    settings = current_settings()
    return approval_faults(settings, approval_hash()) if settings.publication == APPROVED else ()


def withheld_texts(_: Translate) -> list[str]:
    """What is wrong with the approval and what the operator must do; empty if the maps may be shown."""
    if not withheld_reasons():
        return []
    texts = {
        "number": _("The map approval number is missing. The operator sets ATLAS_APPROVAL_NUMBER."),
        "hash": _(
            "The hash of the approved map data is missing. The operator sets ATLAS_APPROVED_HASH to what "
            "python -m layers.views.map_approval printed for the approved map."
        ),
        "data": _(
            "The map data differ from those that were approved. The operator restores the approved data, or has "
            "the changed map approved and sets the new number and hash."
        ),
    }
    return [_("The maps are not shown."), *(texts[reason] for reason in withheld_reasons())]


if __name__ == "__main__":
    boundaries = current_facts().boundaries
    sys.stderr.write(f"Boundaries: {boundaries.kind} {boundaries.source}\n")
    sys.stdout.write(f"{approval_hash()}\n")
