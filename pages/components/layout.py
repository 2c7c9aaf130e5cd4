"""Title, figures, sections, lists and source line of a page."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from pages.components.address_state import current_language
from utils.config.settings import read_settings
from utils.html.cards import Figure, Line, figure_html, line_html
from utils.text.formatting import approval_text
from utils.text.glossary import explained
from utils.text.i18n import Translate, translator


def show_title(title: str, question: str) -> None:
    """Title of a page with the question it answers."""
    # st.title would read Markdown in the name of a region.
    st.html(f'<h1 class="a-title">{escape(title)}</h1>')
    st.html(f'<div class="a-block a-question">{explained(question, current_language())}</div>')


def show_figures(figures: Iterable[Figure], lang: str) -> None:
    """Row of headline figures."""
    cells = "".join(figure_html(figure, lang) for figure in figures)
    st.html(f'<div class="a-block a-figures">{cells}</div>')


def bar_html(_: Translate) -> str:
    """Buttons that save, link, take away and present what the page shows; the script listens to them."""
    actions = (
        ("save", _("Save view")), ("link", _("Link and QR code")), ("take", _("Take away")), ("present", _("Present")),
    )  # fmt: skip
    buttons = "".join(f'<button value="{act}">{escape(text)}</button>' for act, text in actions)
    name = _("This view")
    return f'<nav class="a-keep" aria-label="{escape(name)}">{buttons}</nav>'


def show_source(source: str, _: Translate, *, bar: bool = False) -> None:
    """Source line at the end of a page; ``bar`` adds what can be done with a view that others may open again."""
    left = _("Source:")
    date = _("As of August 2022 · coordinates CGCS2000")
    right = f"{approval_text(read_settings().approval_number, _)} · {date}"
    buttons = bar_html(_) if bar else ""
    st.html(
        f'<div class="a-foot"><span>{escape(left)} {escape(source)}</span>{buttons}<span>{escape(right)}</span></div>'
    )


def show_section(title: str, note: str = "") -> None:
    """Rule and title of a section, with a note at its right."""
    lang = current_language()
    st.html(
        f'<div class="a-block a-section"><span>{explained(title, lang)}</span>'
        f"<small>{explained(note, lang)}</small></div>"
    )


def show_cells(cells: Sequence[str], lang: str, shown: int, style: str = "") -> None:
    """Cells of HTML below one another; those behind the first ones are folded away. ``style`` adds classes."""
    head = f'<div class="{f"a-block {style}".strip()}">'
    st.html(f"{head}{''.join(cells[:shown])}</div>")
    rest = cells[shown:]
    if rest:
        _ = translator(lang)
        with st.expander(_("{n} more").replace("{n}", str(len(rest)))):
            st.html(f"{head}{''.join(rest)}</div>")


def show_lines(lines: Sequence[Line], lang: str, shown: int = 8, style: str = "") -> None:
    """Lines of a list; those behind the first ones are folded away. ``style`` adds classes to the list."""
    show_cells([line_html(line, lang) for line in lines], lang, shown, f"a-lines {style}".strip())
