"""Slides of stories: of the shipped ones, made once, and of those that a browser sends."""

from typing import Any

from exports.story_slides import slides_of_story
from layers.bundles.assets import Asset, json_asset
from utils.config.settings import per_settings
from utils.stories.issues import Problem
from utils.stories.model import VIEW_ID, Story
from utils.stories.slides import slides_data
from utils.stories.validate import shipped_story


def slides_answer(story: Story | None, problems: list[Problem], lang: str) -> dict[str, Any]:
    """Slides of a story, and the parts that could not be kept, as the presenter reads them."""
    deck = slides_data(slides_of_story(story, lang, single=story.story_id == VIEW_ID)) if story else None
    return {"deck": deck, "problems": [{"slide": each.slide, "text": each.text} for each in problems]}


@per_settings
def slides_asset(story_id: str, lang: str) -> Asset:
    """Slides of a shipped story; made once for each language."""
    return json_asset("stories", f"{story_id}-deck-{lang}", "json", slides_answer(shipped_story(story_id), [], lang))
