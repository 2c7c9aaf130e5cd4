"""Short links: every server reads them, for as long as there are servers."""

import hashlib

import pytest

from layers.catalog.layer_tree import view_layers
from tests.facts import read_rows
from utils.urls.short_links import LONGEST_LINK, WORDS, LinkError, lengthen, shorten

HOST = "https://atlas.planning.chongqing.example"
# Written down once: what these words open may never change.
STORED = {
    "1gyVyAA": "/targets",
    "1Q0p0WCMYPQ6pHB_kRQHeVIeUysAhAwkKU3MDsMfNDQwA": (
        "/transport?layers=rivers&layers=eco-city&layers=hsr&layers=rail&layers=suburban&layers=highway&layers=fast"
        "&layers=water&layers=airport&layers=hub&layers=port&layers=crossing&layers=ridges&layers=screens"
        "&layers=directions&at=9.25,29.570,106.700"
    ),
}


@pytest.mark.parametrize("word", STORED)
def test_stored_links_open_what_they_did(word: str) -> None:
    """A word that was made by an earlier server opens the same address."""
    assert lengthen(word) == STORED[word]


def test_words_of_a_version_are_never_changed() -> None:
    """The list that links were shortened against is as it was when the first link was made."""
    assert (
        hashlib.sha256(WORDS.read_bytes()).hexdigest()
        == "6ce7b6a0963f7ce133364745ce1373ad1ec10c7e4b38c4d7db881222d5b6ccfb"
    )


@pytest.mark.parametrize("lang", ["", "&lang=en"])
@pytest.mark.parametrize("view", ["overview", "projects", "transport"])
def test_the_longest_views_have_short_links(view: str, lang: str) -> None:
    """Every other layer of a view with camera, region and a long selection stays under the bound, host included."""
    layers = "&".join(f"layers={entry.id}" for entry in view_layers(view)[::2])
    longest = max((row["entity_id"] for row in read_rows("places")), key=len)
    address = f"/{view}?{layers}&at=9.25,29.570,106.700&region=qijiang-wansheng&place={longest}&year=2035{lang}"
    word = shorten(address)
    assert lengthen(word) == address
    assert len(f"{HOST}/v/{word}") < LONGEST_LINK


@pytest.mark.parametrize("word", ["", "2gyVyAA", "1", "1gyVy", "1!!!!", "1" + "A" * 200, "1gyVyAAx", "ü"])
def test_damaged_links_are_refused(word: str) -> None:
    """What no server has made opens nothing."""
    with pytest.raises(LinkError):
        lengthen(word)


def test_links_lead_to_this_host_alone() -> None:
    """An address of another host is no address of a view."""
    for address in ("//elsewhere.example/", "https://elsewhere.example/"):
        with pytest.raises(LinkError):
            lengthen(shorten(address))


def test_a_small_link_cannot_become_a_huge_address() -> None:
    """Unpacking stops at the bound."""
    with pytest.raises(LinkError):
        lengthen(shorten("/?" + "a" * 100_000))
