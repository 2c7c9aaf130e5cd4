"""The public maps: static pages that draw without a session, in a frame of another site too."""

import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from layers.public_pages.public_maps import PUBLIC_MAPS
from tests.browser.conftest import Open, Visit
from tests.facts import read_rows
from tests.serving import Server


def open_map(visit: Open, path: str, **look: bool) -> tuple[Visit, list[str]]:
    """An open public map and every address that it asked for."""
    asked: list[str] = []
    seen = visit("/map/none", ready="body", settled=False, own=True, **look)
    seen.page.on("request", lambda request: asked.append(request.url))
    seen.page.on("websocket", lambda socket: asked.append(socket.url))
    seen.page.goto(seen.page.url.replace("/map/none", path))
    seen.page.wait_for_selector("[data-ready=true]")
    return seen, asked


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", PUBLIC_MAPS)
def test_map_draws_without_a_session(visit: Open, view: str, lang: str) -> None:
    """Title, map, strip and list are there; seven files at most were asked for, and no websocket."""
    seen, asked = open_map(visit, f"/map/{view}?lang={lang}")
    expect(seen.page.locator("h1")).to_be_visible()
    expect(seen.page.locator(".a-strip")).to_contain_text("审图号" if lang == "zh" else "approval")
    assert seen.state("view.marks.points.length") > 0
    assert len(asked) <= 7
    assert not any(url.startswith("ws") or "_stcore" in url for url in asked)
    assert seen.errors + seen.outside == []


def test_figures_and_evidence_are_those_of_the_records(visit: Open) -> None:
    """The headline counts regions and targets as the tables do, and a figure opens its clause in the atlas."""
    seen, _asked = open_map(visit, "/map/overview")
    figures = seen.page.locator(".a-figure b").all_inner_texts()
    assert figures[0].split()[0] == str(len(read_rows("regions")))
    assert figures[-1].split()[0] == str(len(read_rows("targets")))
    seen.page.locator(".a-figure summary").first.click()
    link = seen.page.locator(".a-figure .a-quote a").first
    assert link.get_attribute("href") == "documents?clause=37-foreword"
    with seen.page.context.expect_page() as opened:
        link.click()
    assert "/documents?clause=37-foreword" in opened.value.url


def test_choices_work_and_stay_in_the_address(visit: Open) -> None:
    """Filter, selection and camera of a public map live in its address, and a copied address opens the same."""
    seen, _asked = open_map(visit, "/map/transport")
    seen.page.locator("[data-choice=mode] [data-value=highway]").click()
    seen.page.locator("[data-place]").first.click()
    expect(seen.page.locator(".a-card")).to_be_visible()
    address = seen.page.url
    again, _asked = open_map(visit, address[address.index("/map") :])
    expect(again.page.locator(".a-card h3")).to_have_text(seen.text(".a-card h3"))
    pressed = again.page.locator("[data-choice=mode] [aria-pressed=true]").all_inner_texts()
    assert "高速" in pressed


def test_page_of_the_atlas_is_not_changed_by_the_map(visit: Open) -> None:
    """The link leads to the page of the same map in the same language."""
    seen, _asked = open_map(visit, "/map/eco-city?lang=en")
    assert seen.page.get_by_role("link", name="Open in the atlas").get_attribute("href") == "/eco-city?lang=en"
    expect(seen.page.locator(".a-timeline")).to_be_visible()


def test_files_have_tags_and_unknown_maps_are_named(server: Server) -> None:
    """The same page is answered with 304; an unknown one with 404 and what there is."""
    first = server.get("/map/overview")
    assert "max-age=60" in first.headers["cache-control"]
    assert server.get("/map/overview", if_none_match=first.headers["etag"]).status == 304
    assert server.get("/map/overview", if_none_match=f"W/{first.headers['etag']}").status == 304
    assert server.get("/map/overview?lang=en", if_none_match=first.headers["etag"]).status == 200
    unknown = server.get("/map/moon")
    assert unknown.status == 404
    assert "/map/transport" in unknown.body.decode()
    assert server.get("/map").headers["location"] == "/map/overview"


@pytest.fixture
def other_site(server: Server) -> Iterator[str]:
    """Address of another site whose page embeds the public map and the atlas."""
    page = "".join(f'<iframe src="http://127.0.0.1:{server.port}{path}"></iframe>' for path in ("/map/overview", "/"))

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (named so by the library)
            """Print nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}/"
        site.shutdown()


def test_only_the_public_map_may_be_embedded(visit: Open, other_site: str) -> None:
    """In another site's frame the public map draws, and the atlas does not open."""
    seen = visit("/map/none", ready="body", settled=False, own=True)
    seen.page.context.unroute_all()
    seen.page.goto(other_site)
    seen.page.frame_locator("iframe").first.locator("[data-ready=true]").wait_for()
    atlas = seen.page.frames[2]
    assert atlas.url.startswith("chrome-error:")
