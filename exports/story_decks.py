"""Decks of stories of any origin: the shipped ones, made once, and those that a browser sends."""

from typing import Any

from exports.story_slides import slides_of_story
from layers.bundles.assets import Asset, json_asset
from layers.views.page_parameters import known_choices
from utils.config.settings import per_settings
from utils.stories.issues import Problem
from utils.stories.model import VIEW_ID, Story
from utils.stories.slides import slides_data
from utils.stories.validate import read_story, shipped_stories, story_data


@per_settings
def known() -> dict[str, dict[str, list[str]]]:
    """Known values of the choices of every page that a story can show."""
    return known_choices()


def read_any_story(raw: bytes | object, lang: str) -> tuple[Story | None, list[Problem]]:
    """A story as a browser sends it, and what of it could not be kept; see ``utils.story_file.read_story``."""
    return read_story(raw, known(), lang)


def shipped_story(story_id: str) -> Story | None:
    """A story that ships, by its id."""
    return next((story for story in shipped_stories() if story.story_id == story_id), None)


@per_settings
def story_asset(story_id: str) -> Asset:
    """File of a story that ships; ``story_id`` is one of ``utils.story_file.STORY_IDS``."""
    story = next(each for each in shipped_stories() if each.story_id == story_id)
    return json_asset("stories", story_id, "json", story_data(story))


def slides_answer(story: Story | None, problems: list[Problem], lang: str) -> dict[str, Any]:
    """Deck of a story with what could not be kept, as the presenter reads it."""
    deck = slides_data(slides_of_story(story, lang, single=story.story_id == VIEW_ID)) if story else None
    return {"deck": deck, "problems": [{"slide": each.slide, "text": each.text} for each in problems]}


@per_settings
def slides_asset(story_id: str, lang: str) -> Asset:
    """Deck of a story that ships; made once for each language."""
    return json_asset("stories", f"{story_id}-deck-{lang}", "json", slides_answer(shipped_story(story_id), [], lang))
