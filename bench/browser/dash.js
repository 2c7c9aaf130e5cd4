// How the probe finds and works the Dash peer.
(() => {
  const find = (selector) => document.querySelector(selector);
  const canvases = () => [...document.querySelectorAll(".leaflet-container canvas")];
  const regions = () => Object.values(window.benchRegions || {});
  const map = () => regions()[0]._map;
  const ids = ["area", "population", "density", "projects"];
  let turn = 0;

  function isMap() {
    const holds = (layer) => layer._map && document.contains(layer._map.getContainer());
    return canvases().length > 0 && regions().length === window.benchRegionCount && regions().every(holds);
  }

  // Where a region is on the screen, and what takes a click there; a legend or an inset may lie above the map.
  function spot(id) {
    const at = map().latLngToContainerPoint(window.benchPositions[id]);
    const box = map().getContainer().getBoundingClientRect();
    const [x, y] = [box.left + at.x, box.top + at.y];
    return { x, y, target: document.elementFromPoint(x, y) };
  }

  const isFree = (id) => canvases().includes(spot(id).target);

  function clickAt(id) {
    const { x, y, target } = spot(id);
    const where = { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y };
    for (const type of ["mousemove", "mousedown", "mouseup", "click"]) target.dispatchEvent(new MouseEvent(type, where));
  }

  const changes = {
    layer() {
      const box = [...document.querySelectorAll(".leaflet-control-layers-overlays label")]
        .find((each) => each.textContent.trim() === window.benchLayer)
        .querySelector("input");
      const wanted = !box.checked;
      return [() => box.click(), () => box.checked === wanted];
    },
    indicator() {
      const fills = () => regions().map((each) => each.options.fillColor).join();
      const before = fills();
      turn += 1;
      const value = ids[turn % ids.length];
      return [() => window.dash_clientside.set_props("indicator", { value }), () => fills() !== before];
    },
    card(step) {
      const known = Object.keys(window.benchPositions).filter(isFree);
      const id = known[step % known.length];
      return [() => clickAt(id), () => Boolean(find(`.a-card[data-card="${id}"]`))];
    },
  };

  window.benchKind = {
    canvases,
    map,
    changes,
    isMap,
    isChart: () => Boolean(find(".js-plotly-plot .main-svg .barlayer .bars path")),
    isTable: () => Boolean(find("#targets td")),
    follow: (path) => find(`a[href="${path}"]`).click(),
    picture: () => canvases().map((each) => each.toDataURL()).join(),
    ownCount: () => window.benchOwn,
    openOwn(source, count) {
      window.benchOwn = 0;
      window.dash_clientside.set_props("own", { url: `/geo/own-${count}.json` });
    },
  };
})();
