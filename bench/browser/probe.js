// Runs before a page's own scripts and reads the clock there, so that no message between the
// browser and the benchmark is part of a time. A time ends one frame after the change was seen:
// by then the frame that shows it is painted.
(() => {
  if (window !== window.top) return;
  const LIMIT_MS = 30000;
  const PAUSE_MS = 100;
  const find = (selector) => document.querySelector(selector);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const pause = () => new Promise((done) => setTimeout(done, PAUSE_MS));

  async function painted(holds, what) {
    const limit = performance.now() + LIMIT_MS;
    for (;;) {
      await frame();
      if (holds()) break;
      if (performance.now() > limit) throw new Error(`${what}: not seen within ${LIMIT_MS} ms`);
    }
    await frame();
    return performance.now();
  }

  async function timed(act, holds, what) {
    const start = performance.now();
    act();
    return (await painted(holds, what)) - start;
  }

  const isMap = (view) => Boolean(find(`.a-atlas${view ? `[data-view="${view}"]` : ""}[data-ready=true]`));
  const isResting = () => Boolean(find('[data-test-script-state="notRunning"]'));

  function toggleLayer() {
    const box = () => find('.a-tree input[value="highway"]');
    const wanted = !box().checked;
    return [() => box().click(), () => box().checked === wanted];
  }

  function changeIndicator(step) {
    const select = () => find("#a-indicator");
    const options = [...select().options];
    const { value } = options[(step + 1) % options.length];
    const act = () => {
      select().value = value;
      select().dispatchEvent(new Event("change", { bubbles: true }));
    };
    return [act, () => select().value === value];
  }

  function openCard(step) {
    const ids = [...document.querySelectorAll(".a-list [data-region]")].map((item) => item.dataset.region).sort();
    const id = ids[(ids.indexOf("jiangjin") + step) % ids.length];
    return [() => find(`.a-list [data-region="${id}"]`).click(), () => Boolean(find(`.a-card[data-card="${id}"]`))];
  }

  const CHANGES = { layer: toggleLayer, indicator: changeIndicator, card: openCard };

  async function repeat(name, steps) {
    const times = [];
    for (let step = 0; step < steps; step += 1) {
      const [act, holds] = CHANGES[name](step);
      times.push(await timed(act, holds, `${name} ${step}`));
      await pause();
    }
    return times;
  }

  // Follows the navigation; without a view, the page is there when the map is gone and the script rests.
  function follow(path, view) {
    const link = [...document.querySelectorAll('[data-testid="stTopNavLink"]')].find((each) => new URL(each.href).pathname === path);
    if (!link) throw new Error(`no entry for ${path} in the navigation`);
    const arrived = view ? () => isMap(view) : () => !find(".a-atlas") && isResting();
    return timed(() => link.click(), () => location.pathname === path && arrived(), path);
  }

  function openTree() {
    const last = [...document.querySelectorAll(".a-tools button")].pop();
    if (last && find(".a-tree").hidden) last.click();
  }

  // A number for what the map shows; two pictures with one number are the same picture.
  function picture() {
    const text = find(".a-map canvas").toDataURL();
    let sum = 0;
    for (let i = 0; i < text.length; i += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
    return sum;
  }

  window.bench = { drawn: painted(() => isMap(""), "map"), repeat, follow, openTree, picture };
})();
