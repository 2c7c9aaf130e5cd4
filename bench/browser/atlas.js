// How the probe finds and works the app, and the floor, whose class names are the same.
(() => {
  const find = (selector) => document.querySelector(selector);
  const canvases = () => [...document.querySelectorAll(".a-map canvas")];
  const map = () => find(".a-atlas").atlasView.map;

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

  function choose(id) {
    return (step) => {
      const select = () => find(id);
      const options = [...select().options];
      const { value } = options[(step + 1) % options.length];
      const act = () => {
        select().value = value;
        select().dispatchEvent(new Event("change", { bubbles: true }));
      };
      return [act, () => select().value === value];
    };
  }

  const changes = {
    layer() {
      const box = () => find('.a-tree input[value="highway"]');
      const wanted = !box().checked;
      return [() => box().click(), () => box().checked === wanted];
    },
    indicator: choose("#a-indicator"),
    year: choose("#a-year"),
    card(step) {
      const ids = Object.keys(window.benchPositions).filter(isFree);
      const id = ids[step % ids.length];
      return [() => clickAt(id), () => Boolean(find(`.a-card[data-card="${id}"]`))];
    },
  };

  function follow(path) {
    const link = [...document.querySelectorAll('[data-testid="stTopNavLink"]')].find((each) => new URL(each.href).pathname === path);
    if (!link) throw new Error(`no entry for ${path} in the navigation`);
    link.click();
  }

  window.benchKind = {
    canvases,
    map,
    changes,
    follow,
    isMap: () => Boolean(find(".a-atlas[data-ready=true]")),
    isChart: () => Boolean(find(".a-list [data-region], .js-plotly-plot .main-svg .bars, .js-plotly-plot .main-svg .scatterlayer *")),
    // Between two pages nothing is there, and nothing runs yet.
    isTable: () => !find(".a-atlas") && Boolean(find(".a-foot")) && Boolean(find('[data-test-script-state="notRunning"]')),
    picture: () => canvases().map((each) => each.toDataURL()).join(),
    openTree() {
      const last = [...document.querySelectorAll(".a-tools button")].pop();
      if (last && find(".a-tree").hidden) last.click();
    },
    ownCount: () => Number(find(".a-atlas").dataset.own || 0),
    openOwn: (source) => window.openOwn && window.openOwn(source),
  };
})();
