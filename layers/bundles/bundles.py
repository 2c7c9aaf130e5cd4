"""Files for the browser under the settings of a deployment: read from disk, or built and kept there."""

import logging
from dataclasses import dataclass
from functools import cached_property, lru_cache

from layers.bundles.assets import Asset
from layers.bundles.store import Stored, load, save, start_key
from utils.config.facts import open_facts
from utils.config.settings import Settings, current_settings

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bundles:
    """Files for the browser, with what else the first answer of a server tells.

    Attributes
    ----------
    assets
        Files by role, see :func:`layers.bundles.build.build_assets`.
    boundaries
        Kind of the boundaries that the maps are drawn from: ``operator``, ``package`` or ``grid``.
    counts
        Records by table.
    """

    assets: dict[str, Asset]
    boundaries: str
    counts: dict[str, int]

    @cached_property
    def files(self) -> dict[str, Asset]:
        """Files by their address."""
        return {f"/{asset.path}": asset for asset in self.assets.values()}

    def url(self, role: str) -> str:
        """Address of a file below the app's root."""
        return self.assets[role].path


def build_bundles(settings: Settings) -> Bundles:
    """Build the files from the tables.

    Raises
    ------
    DataError
        When a fact table cannot be used.
    """
    # Only a start without kept files needs what builds them: folium, the payloads, the labels.
    from geodata.tables.readers import count_records  # noqa: PLC0415
    from layers.bundles.build import build_assets  # noqa: PLC0415

    facts = open_facts(settings)
    return Bundles(build_assets(facts), facts.boundaries.kind, count_records())


@lru_cache(maxsize=8)
def open_bundles(settings: Settings) -> Bundles:
    """Files for the browser under the settings; one object per settings.

    Parameters
    ----------
    settings
        Boundaries, library and publication; the data folder that the files are kept in.

    Raises
    ------
    DataError
        When a fact table cannot be used.
    """
    key = start_key(settings)
    stored = load(settings.data_dir, key)
    if stored is not None:
        return Bundles(stored.assets, stored.boundaries, stored.counts)
    built = build_bundles(settings)
    try:
        save(settings.data_dir, key, Stored(built.assets, built.boundaries, built.counts))
    except OSError:
        LOGGER.warning("The data folder cannot be written; the files of the maps are built at every start.")
    return built


def current_bundles() -> Bundles:
    """Files of the application that answers a request; elsewhere those of the environment."""
    return open_bundles(current_settings())
