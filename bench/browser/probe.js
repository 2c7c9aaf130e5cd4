// Runs before a page's own scripts and reads the clock there, so that no message between the
// browser and the benchmark is part of a time. A time ends one frame after the change was seen:
// by then the frame that shows it is painted. How a page is found and worked says window.benchKind.
(() => {
  if (window !== window.top) return;
  const kind = window.benchKind;
  const LIMIT_MS = 60000;
  const PAUSE_MS = 100;
  const GRAIN = 24;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const pause = (time) => new Promise((done) => setTimeout(done, time));

  async function painted(holds, what, limitMs = LIMIT_MS) {
    const limit = performance.now() + limitMs;
    for (;;) {
      await frame();
      if (holds()) break;
      if (performance.now() > limit) throw new Error(`${what}: not seen within ${limitMs} ms`);
    }
    await frame();
    return performance.now();
  }

  async function timed(act, holds, what, limitMs) {
    const start = performance.now();
    act();
    return (await painted(holds, what, limitMs)) - start;
  }

  async function repeat(name, steps) {
    const times = [];
    for (let step = 0; step < steps; step += 1) {
      const [act, holds] = await kind.changes[name](step);
      times.push(await timed(act, holds, `${name} ${step}`));
      await pause(PAUSE_MS);
    }
    return times;
  }

  // Whether nothing at all is drawn, read from a small copy of every canvas of the map.
  function isBlank() {
    const small = Object.assign(document.createElement("canvas"), { width: GRAIN, height: GRAIN });
    const pen = small.getContext("2d", { willReadFrequently: true });
    for (const canvas of kind.canvases()) if (canvas.width && canvas.height) pen.drawImage(canvas, 0, 0, GRAIN, GRAIN);
    return pen.getImageData(0, 0, GRAIN, GRAIN).data.every((value) => value === 0);
  }

  // Apart from the times, as looking at every frame costs time itself.
  async function blankFrames(name, steps) {
    let blank = 0;
    for (let step = 0; step < steps; step += 1) {
      const [act, holds] = await kind.changes[name](step);
      const limit = performance.now() + LIMIT_MS;
      act();
      for (let after = 0; after < 3 && performance.now() < limit; after += holds() ? 1 : 0) {
        await frame();
        blank += kind.canvases ? Number(isBlank()) : Number(kind.isBlank());
      }
    }
    return blank;
  }

  const follow = (path) => timed(() => kind.follow(path), () => (path === "/" ? kind.isMap() : kind.isTable()) && location.pathname === path, path);

  // A number for what the map shows; two pictures with one number are the same picture.
  function picture() {
    const text = kind.picture();
    let sum = 0;
    for (let i = 0; i < text.length; i += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
    return sum;
  }

  async function pan() {
    const map = kind.map();
    const start = performance.now();
    map.panBy([120, 0], { animate: false });
    await frame();
    await frame();
    return performance.now() - start;
  }

  const own = (source, count) => timed(() => kind.openOwn(source, count), () => kind.ownCount() >= count, `${count} points`);
  // From the moment the page is told of a file that was chosen.
  async function ownFromFile(count) {
    await new Promise((done) => document.addEventListener("change", done, { capture: true, once: true }));
    const start = performance.now();
    return (await painted(() => kind.ownCount() >= count, `${count} points`)) - start;
  }

  const quietly = (promise) => promise.catch(() => null);

  window.bench = {
    drawn: quietly(painted(() => kind.isMap(), "map")),
    chart: quietly(painted(() => kind.isChart(), "chart")),
    repeat, blankFrames, follow, picture, pan, own, ownFromFile, openTree: () => kind.openTree && kind.openTree(),
  };
})();
