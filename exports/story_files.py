"""Story files: the shipped ones, and those that a browser sends."""

from layers.bundles.assets import Asset, json_asset
from layers.views.page_parameters import known_choices
from utils.config.settings import per_settings
from utils.stories.issues import Problem
from utils.stories.model import Story
from utils.stories.validate import read_story, shipped_story, story_data


@per_settings
def known() -> dict[str, dict[str, list[str]]]:
    """Valid values of the choices of every page that a story can show."""
    return known_choices()


def read_any_story(raw: bytes | object, lang: str) -> tuple[Story | None, list[Problem]]:
    """A story as a browser sends it, and the parts that could not be kept; see ``utils.stories.validate``."""
    return read_story(raw, known(), lang)


@per_settings
def story_asset(story_id: str) -> Asset:
    """File of a shipped story; ``story_id`` is one of ``utils.stories.validate.STORY_IDS``."""
    return json_asset("stories", story_id, "json", story_data(shipped_story(story_id)))
