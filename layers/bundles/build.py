"""Builds every file for the browser: map data, facts and labels by language, scripts, style sheets."""

from layers.bundles.assets import Asset, json_asset, leaflet_assets, script_asset, stories_asset, style_asset
from layers.bundles.folium_shell import all_shells
from layers.bundles.presenter_bundle import presenter_assets
from layers.bundles.script_labels import script_constants, story_constants
from layers.labels.parameter_labels import parameter_labels
from layers.payloads.documents import records_payload
from layers.payloads.facts import facts_payload
from layers.payloads.reference_maps import map_assets, reference_assets
from utils.config.facts import Facts
from utils.config.map_publication import REFERENCE
from utils.text.i18n import LANGUAGES


def language_assets(facts: Facts, lang: str) -> dict[str, Asset]:
    """Facts, records and names of parameters in one language, by role."""
    payloads = {
        "facts": facts_payload(facts.entities, facts.boundaries, lang, facts.settings),
        "records": records_payload(facts.library, lang),
        "choices": parameter_labels(facts.entities, lang),
    }
    return {f"{name}-{lang}": json_asset("data", f"{name}-{lang}", "json", data) for name, data in payloads.items()}


def build_assets(facts: Facts) -> dict[str, Asset]:
    """Files for the browser by role.

    Parameters
    ----------
    facts
        Boundaries, entities and library with the settings of the deployment.

    Returns
    -------
    Files by role: ``script``, ``style``, ``ground``, ``fine``, ``places``, ``facts-zh``, ``facts-en``,
    ``records-zh``, ``records-en``, ``choices-zh``, ``choices-en``, ``studio``, ``leaflet-js``, ``leaflet-css``,
    ``deck``, ``deck-style``; for a public reference also those of ``layers.payloads.reference_maps``.
    """
    assets = {"style": style_asset()}
    assets |= map_assets(facts.entities, facts.boundaries) | leaflet_assets()
    if facts.settings.publication == REFERENCE:
        assets |= reference_assets(facts.entities, facts.boundaries)
    for lang in LANGUAGES:
        assets |= language_assets(facts, lang)
    assets["studio"] = stories_asset(story_constants())
    # Last, because they hold the URLs of the others.
    assets |= presenter_assets({role: f"/{file.path}" for role, file in assets.items()})
    assets["script"] = script_asset(all_shells(), script_constants(assets))
    return assets
