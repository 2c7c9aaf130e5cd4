// How the probe finds and works the tutorial peer: its map is a frame of the same origin.
(() => {
  const find = (selector) => document.querySelector(selector);
  const frame = () => find("iframe.stCustomComponentV1, iframe[title*=folium]");
  const inner = () => (frame() && frame().contentDocument) || document;
  const paths = () => [...inner().querySelectorAll(".leaflet-overlay-pane path")];
  const shapes = () => paths().slice(0, window.benchRegionCount);
  const fills = () => shapes().map((each) => each.getAttribute("fill")).join();
  const isMap = () => paths().length >= window.benchRegionCount;

  function option(text) {
    return [...document.querySelectorAll('[data-testid="stRadio"] label')].find((each) => each.textContent.trim() === text);
  }

  let turn = 0;
  const changes = {
    layer() {
      const box = [...inner().querySelectorAll(".leaflet-control-layers-overlays label")]
        .find((each) => each.textContent.trim() === window.benchLayer)
        .querySelector("input");
      const wanted = !box.checked;
      return [() => box.click(), () => box.checked === wanted];
    },
    indicator() {
      turn += 1;
      const before = fills();
      const name = window.benchIndicators[1 + (turn % 4)];
      return [() => option(name).click(), () => isMap() && fills() !== before];
    },
    card(step) {
      const ids = Object.keys(window.benchPositions);
      const name = window.benchNames[ids[step % ids.length]];
      const shape = shapes()[Object.values(window.benchNames).indexOf(name)];
      const box = shape.getBoundingClientRect();
      const where = { bubbles: true, cancelable: true, view: inner().defaultView, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
      const act = () => ["mousemove", "mousedown", "mouseup", "click"].forEach((type) => shape.dispatchEvent(new MouseEvent(type, where)));
      return [act, () => [...document.querySelectorAll("h3")].some((each) => each.textContent.trim() === name)];
    },
  };

  window.benchKind = {
    changes,
    isMap,
    map: () => frame().contentWindow.map,
    isBlank: () => paths().length === 0,
    isChart: () => Boolean(find('[data-testid="stVegaLiteChart"] canvas, [data-testid="stVegaLiteChart"] svg')),
    isTable: () => Boolean(find('[data-testid="stDataFrame"]')),
    follow: (path) => [...document.querySelectorAll('[data-testid="stSidebarNavLink"]')].find((each) => new URL(each.href).pathname === path).click(),
    picture: () => paths().map((each) => `${each.getAttribute("fill")}${each.getAttribute("d")}`).join(),
    ownCount: () => paths().length - window.benchRegionCount,
    openOwn: (source, count) => option(String(count)).click(),
  };
})();
