"""Title, figures, sections, lists and source line of a page."""

from collections.abc import Iterable, Sequence

import streamlit as st
from htpy import Element, Node, button, div, h1, nav, small, span

from pages.components.address_state import current_language
from utils.config.settings import read_settings
from utils.html.cards import Figure, Line, figure_html, line_html
from utils.html.markup import rendered
from utils.text.formatting import approval_text
from utils.text.glossary import explained
from utils.text.i18n import Translate, translator


def show_html(*nodes: Node) -> None:
    """Elements and texts of a page; texts are escaped."""
    st.html(rendered(*nodes))


def show_title(title: str, question: str) -> None:
    """Title of a page with the question it answers."""
    # st.title would read Markdown in the name of a region.
    show_html(h1(class_="a-title")[title])
    show_html(div(class_="a-block a-question")[explained(question, current_language())])


def show_figures(figures: Iterable[Figure], lang: str) -> None:
    """Row of headline figures."""
    show_html(div(class_="a-block a-figures")[(figure_html(figure, lang) for figure in figures)])


def bar_html(_: Translate) -> Element:
    """Buttons that save, link, take away and present what the page shows; the script listens to them."""
    actions = (
        ("save", _("Save view")), ("link", _("Link and QR code")), ("take", _("Take away")), ("present", _("Present")),
    )  # fmt: skip
    return nav(class_="a-keep", aria_label=_("This view"))[(button(value=act)[text] for act, text in actions)]


def show_source(source: str, _: Translate, *, bar: bool = False) -> None:
    """Source line at the end of a page; ``bar`` adds what can be done with a view that others may open again."""
    date = _("As of August 2022 · coordinates CGCS2000")
    right = f"{approval_text(read_settings().approval_number, _)} · {date}"
    left = _("Source:") + " " + source
    show_html(div(class_="a-foot")[span[left], bar_html(_) if bar else None, span[right]])


def show_section(title: str, note: str = "") -> None:
    """Rule and title of a section, with a note at its right."""
    lang = current_language()
    show_html(div(class_="a-block a-section")[span[explained(title, lang)], small[explained(note, lang)]])


def show_cells(cells: Sequence[Node], lang: str, shown: int, style: str = "") -> None:
    """Cells below one another; those after the first ones are folded away. ``style`` adds classes."""
    block = div(class_=f"a-block {style}".strip())
    show_html(block[cells[:shown]])
    rest = cells[shown:]
    if rest:
        _ = translator(lang)
        with st.expander(_("{n} more").replace("{n}", str(len(rest)))):
            show_html(block[rest])


def show_lines(lines: Sequence[Line], lang: str, shown: int = 8, style: str = "") -> None:
    """Lines of a list; those behind the first ones are folded away. ``style`` adds classes to the list."""
    show_cells([line_html(line, lang) for line in lines], lang, shown, f"a-lines {style}".strip())
