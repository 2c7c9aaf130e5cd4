"""Files for the browser under the settings of a deployment: read from disk, or built and stored there."""

import logging
from dataclasses import dataclass
from functools import cached_property, lru_cache

from layers.bundles.assets import Asset
from layers.bundles.store import Stored, load, save
from utils.config.facts import open_facts
from utils.config.settings import Settings, current_settings
from utils.config.start_files import start_key

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bundles:
    """Files for the browser, with the facts that the first responses of a server need.

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
        """Files by URL path."""
        return {f"/{asset.path}": asset for asset in self.assets.values()}

    def url(self, role: str) -> str:
        """Path of a file below the root of the app."""
        return self.assets[role].path


def build_bundles(settings: Settings) -> Bundles:
    """Build the files from the tables.

    Parameters
    ----------
    settings
        Boundaries, library and publication.

    Raises
    ------
    DataError
        When a fact table cannot be used.
    """
    # Only a start without stored files needs folium, the payloads and the labels.
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
        Boundaries, library and publication; the data folder that the files are stored in.

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
    """Files of the application that answers the request; outside a request, those of the environment's settings."""
    return open_bundles(current_settings())
