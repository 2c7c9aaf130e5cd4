"""The public maps: static pages without a session, which other sites may embed and caches may keep."""

from html import escape

from layers.bundles.assets import Asset, make_asset
from layers.catalog.pages import PAGES, public_maps
from layers.catalog.views import VIEW_KINDS
from layers.labels.page_labels import page_labels
from layers.public_pages.page_head import atlas_lines, map_lines
from utils.config.settings import current_settings, per_settings
from utils.text.formatting import approval_text
from utils.text.i18n import LANGUAGES, translator

PUBLIC_MAPS = public_maps()
WITH_FIGURES = ("overview", "eco-city")
PAGE = """<!doctype html>
<html lang="{code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · {atlas}</title>
<base href="/" target="_blank">
<link rel="icon" href="data:,">
{head}
</head>
<body class="a-page">
<header class="a-block">
<div><h1>{title}</h1><p class="a-question">{question}</p></div>
{beside}
</header>
<main><div class="a-atlas" data-view="{view}"></div></main>
<noscript><p class="a-block">{noscript}</p></noscript>
<footer class="a-foot"><span>{source}</span><span>{approval}</span><span>{links}</span></footer>
</body>
</html>
"""


def _beside(view: str) -> str:
    if view in WITH_FIGURES:
        return f'<div class="a-figures" data-figures="{view}"></div>'
    if VIEW_KINDS[view].filtered:
        return f'<div class="a-filters" data-names="{" ".join(PAGES[PUBLIC_MAPS[view].strip("/")].parameters)}"></div>'
    return ""


def _links(view: str, lang: str) -> str:
    _ = translator(lang)
    other = "en" if lang == "zh" else "zh"
    page = PUBLIC_MAPS[view] + ("" if lang == "zh" else "?lang=en")
    name = "中文" if lang == "en" else "English"
    atlas = escape(_("Open in the atlas"))
    return f'<a href="{page}">{atlas} →</a> <a href="/map/{view}?lang={other}" target="_self">{name}</a>'


@per_settings
def map_page(view: str, lang: str) -> Asset:
    """The static page of a public map; made once, as nothing in it depends on who asks.

    Parameters
    ----------
    view
        One of ``PUBLIC_MAPS``.
    lang
        One of the languages of the atlas.
    """
    _ = translator(lang)
    words = page_labels(view, lang)
    page = PAGE.format(
        code="zh-CN" if lang == "zh" else lang,
        view=view,
        title=escape(words.title),
        atlas=escape(_("Chongqing metropolitan plan atlas")),
        question=escape(words.question),
        head=atlas_lines(lang) + map_lines(view, lang),
        beside=_beside(view),
        noscript=escape(_("The map needs JavaScript.")),
        source=escape(_("Source:") + " " + words.source),
        approval=escape(approval_text(current_settings().approval_number, _)),
        links=_links(view, lang),
    )
    return make_asset("map", f"{view}-{lang}", "html", page.encode())


def make_map_pages() -> None:
    """Make every public map before the first visitor asks for one."""
    for view in PUBLIC_MAPS:
        for lang in LANGUAGES:
            map_page(view, lang)
