"""Slides of a story: every view with its figure, its clauses and its link, in one language."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from exports.slide_figures import figure_of
from geodata.tables.readers import read_documents
from layers.catalog.base_layers import base_layer_choices
from layers.labels.parameter_labels import page_names
from utils.config.facts import current_facts
from utils.config.map_publication import strip_line, strip_texts
from utils.config.settings import current_settings
from utils.html.citations import source_text
from utils.stories.evidence import implied_records, read_records
from utils.stories.model import Slide, Story, View, text_in
from utils.stories.slides import Evidence, SlideContent, SlideDeck
from utils.text.i18n import translator
from utils.urls.short_links import shorten

# The view that the title slide and the closing slide link to.
HOME = View("", {})


def today() -> str:
    """Date of a file, ISO 8601."""
    return datetime.now(UTC).date().isoformat()


def view_address(view: View, lang: str) -> str:
    """Path and query string of a view, with the language; an empty choice is kept."""
    pairs = [(name, value) for name, values in view.choices.items() for value in (values or ("",))]
    query = urlencode([*pairs, *([("lang", lang)] if lang == "en" else [])], safe=",")
    return f"/{view.page}" + (f"?{query}" if query else "")


def short_link(address: str) -> str:
    """Path that leads to an address on any server of the atlas."""
    return f"/v/{shorten(address)}"


def _strip(lang: str, view: View) -> str:
    """Notice line of a view's map; a public reference map shows the grid unless the view asks for boundaries."""
    facts = current_facts()
    strip = strip_texts(facts.boundaries, current_settings(), facts.courses.values(), translator(lang))
    if base_layer_choices() and "regions" not in view.choices.get("ground", ()):
        strip = {**strip, "boundary": strip["grid"]}
    return strip_line(strip)


def _source(evidence: tuple[Evidence, ...], lang: str) -> str:
    """Documents of the clauses, or all documents where no clause is cited."""
    documents = list(read_documents()["document_id"])
    cited = {each.document for each in evidence}
    return source_text([(document, "") for document in documents if document in cited or not cited], lang)


def slide_content(slide: Slide, lang: str) -> SlideContent:
    """Content of the slide of a view.

    Parameters
    ----------
    slide
        Texts, view and records.
    lang
        Language of the slide.
    """
    figure = figure_of(slide.view, lang)
    rows, evidence = read_records(slide.records or implied_records(slide.view.choices), current_facts().entities, lang)
    address = view_address(slide.view, lang)
    return SlideContent(
        kind="view",
        kicker=page_names(translator(lang))[slide.view.page],
        title=text_in(slide.title, lang),
        body=tuple(filter(None, (text_in(each, lang) for each in slide.body))),
        notes=text_in(slide.notes, lang),
        map=figure.map,
        chart=figure.chart,
        rows=rows if slide.table else figure.rows,
        evidence=evidence,
        source=_source(evidence, lang),
        strip=_strip(lang, slide.view),
        address=address,
        link=short_link(address),
    )


def _cover(story: Story, lang: str) -> SlideContent:
    _ = translator(lang)
    return SlideContent(
        "title", _("Chongqing metropolitan plan atlas"), text_in(story.title, lang),
        tuple(filter(None, [text_in(story.subtitle, lang)])), "", None, None, (), (), _source((), lang),
        _strip(lang, HOME), view_address(HOME, lang), short_link(view_address(HOME, lang)),
    )  # fmt: skip


def _closing(story: Story, lang: str) -> SlideContent:
    _ = translator(lang)
    said = text_in(story.closing, lang)
    documents = tuple(f"{row['number']} {row[f'title_{lang}']}" for row in read_documents().to_dict("records"))
    home = view_address(HOME, lang)
    return SlideContent(
        "closing", text_in(story.title, lang), said or _("Thank you"), documents, "", None, None, (), (),
        _source((), lang), _strip(lang, HOME), home, short_link(home),
    )  # fmt: skip


def slides_of_story(story: Story, lang: str, *, single: bool = False) -> SlideDeck:
    """All slides of a story in one language.

    Parameters
    ----------
    story
        The story, checked by ``utils.stories.validate``.
    lang
        Language of the slides.
    single
        Whether it is a single view, without a title slide and a closing slide.
    """
    views = tuple(slide_content(slide, lang) for slide in story.slides)
    slides = views if single else (_cover(story, lang), *views, _closing(story, lang))
    title = text_in(story.title, lang) or (views[0].title if views else "")
    return SlideDeck(story.story_id, lang, title, today(), slides)
