"""One-page A4 sheets: static pages that a browser prints or saves as PDF, without any script."""

from htpy import (
    Element,
    b,
    body,
    div,
    figcaption,
    figure,
    footer,
    h1,
    h2,
    head,
    header,
    html,
    main,
    meta,
    p,
    section,
    small,
    span,
    style,
    title,
)
from markupsafe import Markup

from exports.factsheets.model import Part, Sheet
from layers.bundles.assets import STYLES
from layers.catalog.colours import style_variables
from utils.config.settings import current_settings
from utils.html.markup import rendered
from utils.text.formatting import approval_text
from utils.text.i18n import translator

STYLE = STYLES / "separate" / "sheet.css"


def _part_html(part: Part, lang: str) -> Element:
    _ = translator(lang)
    rest = part.total - len(part.rows)
    more = _("{n} more on the page of the atlas").replace("{n}", str(rest)) if rest > 0 else ""
    notes = (p(class_="note")[text] for text in (more, part.note) if text)
    rows = (div(class_="row")[span[text], small[aside]] for text, aside in part.rows)
    return section[h2[part.title, small[str(part.total)]], rows, notes]


def sheet_html(sheet: Sheet, lang: str) -> str:
    """A whole page of a sheet, ready to print."""
    _ = translator(lang)
    hint = _("Print with Ctrl P, or save as PDF from there. This line is not printed.")
    # The picture is SVG of our own, its texts escaped.
    picture = figure[Markup(sheet.picture), figcaption[sheet.caption]] if sheet.picture else None  # noqa: S704
    parts, notes = (_part_html(part, lang) for part in sheet.parts), (p(class_="note")[note] for note in sheet.notes)
    approval = approval_text(current_settings().approval_number, _)
    body_parts = (
        p(class_="screen")[hint],
        header[h1[sheet.title], p[sheet.subtitle]],
        div(class_="figures")[(div[span[label], b[text]] for label, text in sheet.figures)],
        main(class_="parts")[picture, parts, notes],
        footer[span[_("Source:"), " ", sheet.source], span[approval]],
    )
    page = html(lang="zh-CN" if lang == "zh" else "en")[
        head[
            meta(charset="utf-8"),
            title[sheet.title],
            meta(name="viewport", content="width=device-width"),
            style[Markup(style_variables() + STYLE.read_text("utf-8"))],  # noqa: S704 (style of our own)
        ],
        body[body_parts],
    ]
    return str(rendered(page))
