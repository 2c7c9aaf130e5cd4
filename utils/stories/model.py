"""Stories: views of the atlas in order, with words of their own, as files that anybody can keep and pass on."""

from collections.abc import Mapping
from dataclasses import dataclass

from utils.text.i18n import DEFAULT_LANGUAGE, LANGUAGES

FORMAT = "chongqing-plan-atlas-story"
VERSION = 1
# Bounds of a file from outside: a story that is told, not a data set.
MOST_SLIDES = 60
LONGEST_TEXT = 2_000
# Id of a story that is one view of a page: it has no title slide and no closing one.
VIEW_ID = "view"

Texts = Mapping[str, str]


def text_in(texts: Texts, lang: str) -> str:
    """Text in a language, else in the first that has one, else nothing."""
    order = (lang, DEFAULT_LANGUAGE, *LANGUAGES)
    return next((texts[each] for each in order if texts.get(each)), "")


@dataclass(frozen=True)
class View:
    """One state of one page.

    Attributes
    ----------
    page
        Path below the root; empty is the overview.
    choices
        What its address holds, by name and in order, without the language.
    """

    page: str
    choices: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Slide:
    """A view with the words that go with it.

    Attributes
    ----------
    title, body, notes
        Words by language; ``notes`` are for the speaker alone.
    view
        What the slide shows.
    records
        Evidence as ``table/id``: ``targets/…``, ``provisions/…``, ``tasks/…``, ``measures/…``, ``regions/…``,
        or ``places/…`` with the id of an entity.
    table
        Whether the records stand as rows beside the figure.
    """

    title: Texts
    body: tuple[Texts, ...]
    notes: Texts
    view: View
    records: tuple[str, ...] = ()
    table: bool = False


@dataclass(frozen=True)
class Story:
    """Slides in order between a title slide and a closing one.

    Attributes
    ----------
    story_id
        Id of a shipped story; any word for one that a user made.
    title, subtitle, closing
        Words by language of the first and the last slide.
    slides
        The views in between.
    """

    story_id: str
    title: Texts
    subtitle: Texts
    closing: Texts
    slides: tuple[Slide, ...]
