// Still pictures for files: the same drawing as on screen, kept item by item.
const kept = {};

function keepFiles(files) {
  Object.assign(kept, files);
}

function featureNames(marks, scene, facts, words) {
  const names = { ...words.edges };
  for (const region of scene.regions) names[region.id] = facts.regions[region.id].name;
  for (const mark of [...drawnMarks(marks), ...marks.arrows, ...marks.rivers]) {
    const place = facts.places[mark.id];
    if (place) names[mark.id] = mark.stage === "none" ? place.name : `${place.name} · ${facts.words.stages[mark.stage]}`;
  }
  return names;
}

function stillMap(view, lang, size, theme, lettering) {
  document.documentElement.dataset.aTheme = theme;
  const facts = kept.facts[lang];
  const words = DECK_WORDS[lang];
  const spec = pictureSpec(view, kept.maps);
  const files = withChoices(view.search, () => mapFiles(spec));
  const ground = kept.files[isClose(view) ? files.fine : files.ground] || NO_GROUND;
  const scened = { ...facts, ...factsOfArea(facts, files.area) };
  const { scene, look } = openScene(view, spec, [ground, kept.files[files.places] || NO_PLACES], scened);
  const camera = pictureCamera(view, spec, scene, scened, size, marginsFor(scene, look));
  const recorder = new Recorder();
  const marks = drawPicture(recorder, scene, viewportAt(camera, size), look, { inset: false, kept: [], size, lettering });
  const bar = scaleBar(barMetres(camera));
  const ids = (list) => list.map((mark) => mark.id);
  return {
    background: look.tokens.map.paper,
    items: recorder.items,
    legend: legendRows(look, scene, marks),
    scale: scene.grid ? { width: 0, text: "" } : bar,
    north: facts.words.north,
    precision: pictureNote(scene, marks, scened),
    drawn: { regions: ids(scene.regions), lines: ids(marks.lines), areas: ids(marks.areas), points: ids(marks.points), arrows: ids(marks.arrows) },
    names: featureNames(marks, scene, scened, words),
    camera: [camera.zoom, latitudeOf(camera.y) * (180 / Math.PI), (camera.x / WORLD - 0.5) * 360],
  };
}

function stillChart(chart, size, theme, across) {
  const recorder = new Recorder();
  drawChart(recorder, chart, size, tokensOf(theme), across);
  return { background: "", items: recorder.items };
}

function rolesOf(slides) {
  return filesOf(slides, kept.maps);
}
