"""Routes of stories: files, slides, the presenter, short links. Nothing that a visitor sends is stored."""

from http import HTTPStatus

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from exports.story_decks import slides_answer, slides_asset
from exports.story_files import read_any_story, story_asset
from layers.public_pages.presenter import presenter_page
from server.files import PAGE_CACHE, asset_response
from server.middleware.frame import PATHS, page_language
from utils.stories.form import SCHEMA_FILE
from utils.stories.validate import STORY_IDS, story_data
from utils.urls.short_links import LONGEST_LINK, LinkError, lengthen, shorten

SCHEMA = "story.schema.json"


def _unknown(title: str, **more: object) -> JSONResponse:
    return JSONResponse({"title": title, "status": 404} | more, HTTPStatus.NOT_FOUND)


async def serve_story(request: Request) -> Response:
    """Serve the file of a shipped story, or the schema of all story files."""
    name = request.path_params["name"]
    if name == SCHEMA:
        return Response(SCHEMA_FILE.read_bytes(), media_type="application/schema+json")
    story_id = name.removesuffix(".json")
    if story_id not in STORY_IDS:
        return _unknown("No such story", stories=[f"/stories/{each}.json" for each in STORY_IDS])
    return asset_response(request, story_asset(story_id), PAGE_CACHE)


async def serve_slides(request: Request) -> Response:
    """Serve the slides of a shipped story in the requested language."""
    story_id = request.path_params["story"]
    if story_id not in STORY_IDS:
        return _unknown("No such story")
    asset = await run_in_threadpool(slides_asset, story_id, page_language(request))
    return asset_response(request, asset, PAGE_CACHE)


async def check_story(request: Request) -> Response:
    """Validate a story file: answer with the parts that can be kept, and the problems of the rest."""
    story, problems = await run_in_threadpool(read_any_story, await request.body(), page_language(request))
    named = [{"slide": each.slide, "text": each.text} for each in problems]
    return JSONResponse({"story": story_data(story) if story else None, "problems": named})


async def make_slides(request: Request) -> Response:
    """Answer with the slides of a story that the browser sends."""
    raw, lang = await request.body(), page_language(request)

    def answer() -> dict[str, object]:
        story, problems = read_any_story(raw, lang)
        return slides_answer(story, problems, lang)

    return JSONResponse(await run_in_threadpool(answer))


async def serve_presenter(request: Request) -> Response:
    """Serve the presenter; its script chooses the story."""
    return asset_response(request, presenter_page(page_language(request)), PAGE_CACHE)


async def make_link(request: Request) -> Response:
    """Answer with the short link of a page of this server, and the modules of its QR code."""
    address = request.query_params.get("to", "")
    if address.partition("?")[0] not in PATHS:
        return _unknown("No such page")
    link = f"/v/{shorten(address)}"
    url = f"{str(request.base_url).rstrip('/')}{link}"
    matrix = [list(row) for row in segno.make(url, error="m").matrix]
    return JSONResponse({"link": link, "url": url, "short": len(url) < LONGEST_LINK, "qr": matrix})


async def follow_link(request: Request) -> Response:
    """Redirect to the view of a short link; a damaged one leads to the overview, which says so."""
    try:
        address = lengthen(request.path_params["word"])
    except LinkError:
        return RedirectResponse("/?page=link")
    known = address.partition("?")[0] in PATHS
    return RedirectResponse(address if known else "/?page=link")


STORY_ROUTES = [
    Route("/stories/check", check_story, methods=["POST"]),
    Route("/stories/{name}", serve_story),
    Route("/stories/{story}/deck.json", serve_slides),
    Route("/deck", make_slides, methods=["POST"]),
    Route("/present/{story}", serve_presenter),
    Route("/link", make_link),
    Route("/v/{word}", follow_link),
]
