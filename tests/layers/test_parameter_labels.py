"""Every choice that a story can hold has its name in both languages."""

import pytest

from geodata.analysis.entities import read_entities
from layers.catalog.pages import story_pages
from layers.labels.parameter_labels import parameter_labels
from layers.views.page_parameters import known_choices
from tests.utils.test_i18n import HAN
from utils.text.i18n import LANGUAGES

# Printed as they are: years.
PLAIN = {"year"}


def test_stories_hold_the_choices_that_their_pages_know() -> None:
    """The browser keeps what the server takes: the choices of each page, and the camera where there is a map."""
    known = known_choices()
    assert {page.address: set(page.kept) for page in story_pages()} == {
        page: {*choices, *({"at"} if "layers" in choices else ())} for page, choices in known.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_has_a_name(lang: str) -> None:
    """Pages, choices and values are named in the language of the page, and in no other."""
    words = parameter_labels(read_entities(), lang)
    named = [*words["pages"].values(), *words["names"].values()]
    nameless = []
    for page, choices in known_choices().items():
        named.append(words["pages"][page])
        for name, values in choices.items():
            assert name in words["names"]
            names = words["values"].get(name, {}) | words["own"].get(page, {}).get(name, {})
            nameless += [(page, name, value) for value in values if value not in names and name not in PLAIN]
            named += [names[value] for value in values if value in names]
    assert nameless == []
    if lang == "en":
        assert [text for text in named if HAN.search(text)] == []
