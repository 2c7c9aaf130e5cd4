"""The files of deploy/: nginx before two processes, what it limits, keeps and survives; the other files parse."""

import http.client
import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import MAP_READY, settle
from tests.browser.windows import context_settings
from tests.facts import ROOT
from tests.proxy import HOST, App, Proxy, configuration, nginx_path, proxied, write_certificate
from tests.serving import running, wait_until_ready

DEPLOY = ROOT / "deploy"
# Folders of the app with Python modules.
ROOMS = ("geodata", "utils", "layers", "exports", "pages", "server")
HTML = "text/html"
SETTING = re.compile(r'"(ATLAS_[A-Z_]+)"')


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory, prepared_dir: Path) -> Iterator[Proxy]:
    """Run nginx and two processes that share a data folder."""
    with proxied(tmp_path_factory.mktemp("nginx"), prepared_dir) as running:
        yield running


def file_addresses(page: bytes) -> list[str]:
    """Addresses of hashed files that a page names."""
    return sorted(set(re.findall(r"/(?:assets|geo|data)/[\w-]+\.[0-9a-f]{12}\.\w+", page.decode())))


def open_page(browser: Browser, proxy: Proxy, path: str) -> Page:
    """A page through nginx, complete; its certificate is one of its own."""
    context = browser.new_context(**context_settings(), ignore_https_errors=True)
    context.add_init_script("localStorage.setItem('atlas-tour', 'done')")
    page = context.new_page()
    page.goto(f"https://{HOST}:{proxy.https}{path}")
    page.wait_for_selector(MAP_READY, timeout=60_000)
    settle(page)
    return page


def node_of(page: Page) -> str:
    """Cookie that ties a visitor to a process."""
    return next(str(each.get("value")) for each in page.context.cookies() if each.get("name") == "atlas_node")


def processes_of(proxy: Proxy, node: str) -> set[str]:
    """Processes that answered a visitor; what came from the cache met none."""
    return {process for process, _path, cookie in proxy.requests() if cookie == node and process != "-"}


def app_of(proxy: Proxy, node: str) -> App:
    """The one process that a visitor met."""
    (address,) = processes_of(proxy, node)
    return next(app for app in proxy.apps if app.address == address)


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, for half a minute at most."""
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_configuration_parses(tmp_path: Path) -> None:
    """Read by nginx itself, without a warning of its own."""
    nginx = nginx_path()
    write_certificate(tmp_path)
    (tmp_path / "cache").mkdir()
    file = tmp_path / "nginx.conf"
    file.write_text(configuration(tmp_path, 8080, 8443, (f"{HOST}:1", f"{HOST}:2")), "utf-8")
    done = subprocess.run([nginx, "-t", "-c", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "emerg" not in done.stderr


def test_processes_serve_the_same_files(proxy: Proxy) -> None:
    """Hashes of files are equal in both, so that any may answer for the other."""
    first, second = (file_addresses(app.server.get("/", accept=HTML).body) for app in proxy.apps)
    assert first == second
    assert len(first) > 4


def test_http_leads_to_https(proxy: Proxy) -> None:
    """Path and query are kept."""
    connection = http.client.HTTPConnection(HOST, proxy.http, timeout=60)
    connection.request("GET", "/targets?lang=en")
    answer = connection.getresponse()
    assert answer.status == 301
    assert answer.getheader("location") == f"https://{HOST}/targets?lang=en"
    connection.close()


def test_no_version_is_told(proxy: Proxy) -> None:
    """Neither of nginx nor of what is behind it; the operator's figures are not for visitors."""
    for path in ("/", "/api/health", "/nothing-here.txt"):
        headers = proxy.get(path, accept=HTML).headers
        assert headers["server"] == "nginx"
        assert "x-powered-by" not in headers
        assert "max-age" in headers["strict-transport-security"]
    assert proxy.get("/_stcore/metrics").status == 404


def test_foreign_pages_open_no_websocket(proxy: Proxy) -> None:
    """A handshake from another origin ends at nginx; one of the atlas's own pages reaches the app."""
    names = {
        "connection": "Upgrade", "upgrade": "websocket", "sec_websocket_version": "13",
        "sec_websocket_key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }  # fmt: skip
    own = f"https://{HOST}:{proxy.https}"
    statuses = [
        proxy.get("/_stcore/stream", origin=origin, **names).status
        for origin in (own, "https://example.org", f"{own}.example.org", f"http://{HOST}:{proxy.https}")
    ]
    assert statuses == [101, 403, 403, 403]


def test_large_requests_are_refused(proxy: Proxy) -> None:
    """A body over 80 kB and a header over 8 kB do not reach the app."""
    before = len([each for each in proxy.requests() if each[0] != "-"])
    assert proxy.send("POST", "/api/targets", b"x" * 90_000).status == 413
    assert proxy.get("/api/health", x_long="x" * 9_000).status == 400
    assert proxy.get("/api/search?q=" + "x" * 9_000).status == 414
    assert len([each for each in proxy.requests() if each[0] != "-"]) == before


def test_files_come_from_the_cache(proxy: Proxy) -> None:
    """Once fetched, by coding; a query makes no other file."""
    (address,) = [each for each in file_addresses(proxy.get("/", accept=HTML).body) if "/geo/places" in each]
    states = {
        (coding, query): proxy.get(address + query, accept_encoding=coding).headers["x-cache-status"]
        for coding in ("br", "gzip, deflate, br", "gzip", "identity")
        for query in ("", "?x=1")
    }
    assert states.pop(("gzip, deflate, br", "")) == "HIT"
    assert [states[coding, "?x=1"] for coding in ("br", "gzip", "identity")] == ["HIT"] * 3
    packed, plain = (proxy.get(address, accept_encoding=coding) for coding in ("br", "identity"))
    assert packed.headers["content-encoding"] == "br"
    assert "set-cookie" not in packed.headers
    assert "content-encoding" not in plain.headers
    assert json.loads(plain.body)["type"] == "FeatureCollection"


def test_map_pages_come_from_the_cache(proxy: Proxy) -> None:
    """A map page without a session, by language."""
    if proxy.apps[0].server.get("/map/overview", accept=HTML).status != 200:
        pytest.skip("this version has no map pages")
    for lang in ("zh", "en"):
        first, second = (proxy.get(f"/map/overview?lang={lang}", accept=HTML) for _ in range(2))
        assert second.headers["x-cache-status"] == "HIT"
        assert first.body == second.body


def test_visitors_are_spread(proxy: Proxy) -> None:
    """Who comes without a cookie gets one, and of two dozen visitors each process meets some."""
    seen = len(proxy.requests())
    cookies = {proxy.get("/about", accept=HTML).headers["set-cookie"] for _ in range(24)}
    assert len(cookies) == 24
    assert all("Secure; HttpOnly; SameSite=Lax" in cookie for cookie in cookies)
    assert {process for process, _path, _cookie in proxy.requests()[seen:]} == {app.address for app in proxy.apps}


def test_page_opens_and_stays_with_one_process(chromium: Browser, proxy: Proxy) -> None:
    """The map draws, the websocket works, another page is drawn over it, all by one process."""
    page = open_page(chromium, proxy, "/?lang=en")
    assert page.evaluate("document.querySelector('.a-atlas').atlasView.scene.regions.length") == 22
    page.get_by_role("link", name="Targets", exact=True).click()
    expect(page.locator("h1").first).to_have_text("Targets")
    node = node_of(page)
    assert len(processes_of(proxy, node)) == 1
    page.context.close()
    # A websocket is written down when it ends.
    wait_until(lambda: any(cookie == node and "/_stcore/stream" in path for _, path, cookie in proxy.requests()))
    assert len(processes_of(proxy, node)) == 1


def test_another_process_takes_over(chromium: Browser, proxy: Proxy) -> None:
    """After kill -9 an open page is connected again by itself and goes on; new visitors are served."""
    page = open_page(chromium, proxy, "/?lang=en&region=fuling")
    dead = app_of(proxy, node_of(page))
    (living,) = [app for app in proxy.apps if app is not dead]
    dead.process.kill()
    dead.process.wait(timeout=30)
    page.wait_for_selector("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])", state="attached")
    page.wait_for_selector("[data-test-connection-state=CONNECTED]", state="attached", timeout=60_000)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=60_000)
    came = len(proxy.requests())
    assert {proxy.get("/", accept=HTML).status for _ in range(12)} == {200}
    page.get_by_role("button", name="Full").click()
    expect(page.locator("[data-card=fuling]")).to_be_visible()
    page.get_by_role("link", name="Targets", exact=True).click()
    expect(page.locator("h1").first).to_have_text("Targets", timeout=60_000)
    answered = {process.split(", ")[-1] for process, _path, _cookie in proxy.requests()[came:] if process != "-"}
    assert answered == {living.address}
    page.context.close()


def test_too_many_requests(proxy: Proxy) -> None:
    """Records are given 20 a second after the first 60; pages go on meanwhile."""
    with ThreadPoolExecutor(8) as visitors:
        answers = list(visitors.map(lambda _: proxy.get("/api/nothing").status, range(300)))
    assert set(answers) == {404, 429}
    assert answers.count(404) >= 60
    assert proxy.get("/", accept=HTML).status == 200


def test_maps_outlive_the_app(proxy: Proxy) -> None:
    """With every process gone, files that were fetched once are still there; pages say that the app is gone."""
    addresses = [each for each in file_addresses(proxy.get("/", accept=HTML).body) if each.startswith("/geo/")]
    fetched = [proxy.get(each, accept_encoding="br").body for each in addresses]
    for app in proxy.apps:
        app.process.kill()
        app.process.wait(timeout=30)
    again = [proxy.get(each, accept_encoding="br") for each in addresses]
    assert [answer.headers["x-cache-status"] for answer in again] == ["HIT"] * len(addresses)
    assert [answer.body for answer in again] == fetched
    assert proxy.get("/", accept=HTML).status == 502


def compose() -> dict[str, Any]:
    """The compose file."""
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return read


def test_compose_is_closed() -> None:
    """Two processes and nginx; each without capabilities, on a read-only root, limited; the app inside alone."""
    services = compose()["services"]
    assert set(services) == {"atlas-1", "atlas-2", "proxy"}
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert {"mem_limit", "cpus", "pids_limit"} <= set(service)
        assert any(str(each).startswith("/tmp") for each in service["tmpfs"])  # noqa: S108 (of a container)
    assert compose()["networks"]["inside"]["internal"] is True
    apps = [services["atlas-1"], services["atlas-2"]]
    assert [list(app["networks"]) for app in apps] == [["inside"]] * 2
    assert all("ports" not in app for app in apps)
    trusted = services["proxy"]["networks"]["inside"]["ipv4_address"]
    assert [app["environment"]["FORWARDED_ALLOW_IPS"] for app in apps] == [trusted] * 2


def test_compose_and_nginx_agree() -> None:
    """Names of the processes, and where certificate and configuration lie."""
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    names = set(re.findall(r"server (atlas-\d):8501", text))
    assert names == set(compose()["services"]) - {"proxy"}
    mounted = {each.split(":")[1] for each in compose()["services"]["proxy"]["volumes"]}
    assert mounted == {"/etc/nginx/nginx.conf", "/etc/nginx/tls"}


def instructions() -> list[tuple[str, str]]:
    """Instructions of the Dockerfile with what follows, continued lines joined."""
    text = re.sub(r"\\\n\s*", "", (DEPLOY / "Dockerfile").read_text("utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


def test_image_holds_what_the_app_needs() -> None:
    """Every folder of the app is copied and let through by the list of what is ignored; nothing runs as root."""
    steps = instructions()
    copied = {rest.split()[0] for name, rest in steps if name == "COPY"}
    needed = {
        "app.py",
        ".streamlit",
        "geodata",
        "utils",
        "layers",
        "exports",
        "pages",
        "server",
        "web",
        "requirements.txt",
    }
    assert copied == needed
    let = {line[1:].split("/")[0] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert let == needed
    names = [name for name, _rest in steps]
    user = next(rest for name, rest in steps if name == "USER")
    assert user == "10001:10001"
    assert names.index("USER") < names.index("HEALTHCHECK") < names.index("CMD")
    assert [rest for name, rest in steps if name == "VOLUME"] == ["/data"]
    assert names.count("FROM") == 2


def test_commands_of_the_image_are_those_of_the_project() -> None:
    """The health check asks what the app answers, and the command starts it as everywhere."""
    steps = dict(instructions())
    health = json.loads(steps["HEALTHCHECK"].partition("CMD ")[2])
    assert health[:2] == ["python", "-c"]
    assert "/api/health" in health[2]
    compile(health[2], "HEALTHCHECK", "exec")
    assert json.loads(steps["CMD"])[:3] == ["python", "-m", "server"]


def test_unit_is_read_by_systemd(tmp_path: Path) -> None:
    """Every line of the unit is known; what it leaves open is little."""
    systemd = shutil.which("systemd-analyze")
    if systemd is None:
        pytest.skip("no systemd on this machine")
    text = (DEPLOY / "atlas.service").read_text("utf-8")
    unit = tmp_path / "atlas.service"
    # The command must exist to be verified.
    unit.write_text(text.replace("/opt/atlas/.venv/bin/python", "/bin/true"), "utf-8")
    done = subprocess.run([systemd, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    review = [systemd, "security", "--offline=true", "--threshold=25", str(unit)]
    assert subprocess.run(review, capture_output=True, check=False).returncode == 0


def test_packages_are_names_alone() -> None:
    """A host that installs them takes every line for a package."""
    lines = (DEPLOY / "packages.txt").read_text("utf-8").splitlines()
    assert lines
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", line) for line in lines)


@pytest.mark.parametrize("guide", ["deploy.md", "deploy.zh.md"])
def test_guide_names_every_setting(guide: str) -> None:
    """Each variable that the app reads stands in the table of settings, and no other."""
    code = [
        path
        for folder in ("geodata", "utils", "layers", "exports", "pages", "server")
        for path in (ROOT / folder).rglob("*.py")
    ]
    read = {name for path in [*code, ROOT / "app.py"] for name in SETTING.findall(path.read_text("utf-8"))}
    table = re.findall(r"^\| `(ATLAS_\w+)` \|", (ROOT / "docs" / guide).read_text("utf-8"), re.MULTILINE)
    assert set(table) == read
    assert len(table) == len(set(table))


def test_prepared_folder_is_complete(prepared_copy: Path) -> None:
    """What the image makes ahead is all that a first start would make."""
    before = {path: path.stat().st_mtime_ns for path in prepared_copy.rglob("*") if path.is_file()}
    names = {path.name for path in before}
    assert any(name.startswith("boundaries-") for name in names)
    assert sum(name.endswith(".js.br") for name in names) > 50
    with running(prepared_copy) as server:
        wait_until_ready(server)
    after = {path: path.stat().st_mtime_ns for path in prepared_copy.rglob("*") if path.is_file()}
    assert {path: time for path, time in after.items() if path.suffix != ".log"} == before
