// Grounds and areas that a public reference map offers: files by choice, the choices themselves, what is left out.
const ALL_REGIONS = "all";
// Where maps are withheld there is nothing to fetch: lists and cards go on over an empty ground.
const NO_GROUND = { grid: true, inset: [0, 0, 1, 1], features: [] };
const NO_PLACES = { features: [] };

// Addresses of ground and places that the address of the page asks for; without a choice those that the view opens with.
function mapFiles(spec) {
  const grounds = Object.keys(spec.grounds);
  if (!grounds.length) return { ...spec.opening, area: ALL_REGIONS };
  const chosen = spec.grounds[readChoice("ground", grounds, grounds[0])];
  const area = readChoice("area", Object.keys(chosen), ALL_REGIONS);
  return { ...chosen[area], area };
}

// Bounds that a view opens with: west, south, east, north.
function extentOf(spec, { regions, grid }, { extents }) {
  // Of a ground that was chosen the bounds are seen in the ground alone.
  const whole = Object.keys(spec.grounds).length && regions.length && spec.view !== "eco-city" ? degreesOf(regions.map((region) => region.box)) : null;
  // A cell of the grid holds nothing to come closer to.
  if (grid) return whole || extents.overview;
  const { fit } = spec.focus || {};
  const found = fit && fit.length ? regions.filter((region) => fit.includes(region.id)) : [];
  if (found.length) return degreesOf(found.map((region) => region.box));
  return whole || extents[spec.view] || extents.placed;
}

async function fetchMap(spec, files, close) {
  if (spec.withheld.length) return [NO_GROUND, NO_PLACES];
  return Promise.all([close ? files.fine : files.ground, files.places].map(fetchJson));
}

function leftOutOf(facts, area) {
  return facts.choices.leftOut && facts.choices.leftOut[area];
}

// Facts with the ids of the regions that an area leaves out, and the sentence that says so.
function factsOfArea(facts, area) {
  const left = leftOutOf(facts, area);
  return { ...facts, out: new Set(left ? left.regions : []), outNote: left ? left.note : "" };
}

function shownRegions(facts) {
  return Object.keys(facts.regions).filter((id) => !facts.out.has(id));
}

// What lies in left-out regions alone; a place without regions stays.
function isLeftOut(facts, id) {
  const { regions } = facts.places[id];
  return regions.length > 0 && regions.every((region) => facts.out.has(region));
}

function outNote(facts) {
  return facts.outNote ? h("p", { class: "a-note a-out" }, facts.outNote) : null;
}

function oneOf(name, values, words) {
  const chosen = readChoice(name, values, values[0]);
  const choose = (value) => writeChoices({ [name]: value === values[0] ? null : value });
  const buttons = values.map((value) => h("button", { type: "button", "data-value": value, "aria-pressed": String(value === chosen), onclick: () => choose(value) }, words[value]));
  return h("div", { class: "a-choice", role: "group", "aria-label": words.title, "data-choice": name }, h("span", {}, words.title), h("div", { class: "a-segments" }, buttons));
}

function fillGrounds(node, spec, facts) {
  const grounds = Object.keys(spec.grounds);
  node.hidden = !grounds.length;
  if (!grounds.length) return;
  const held = node.contains(document.activeElement) ? document.activeElement.dataset.value : null;
  const { ground, area } = facts.choices;
  const choices = [grounds.length > 1 ? oneOf("ground", grounds, ground) : null, oneOf("area", Object.keys(spec.grounds[grounds[0]]), area)];
  replaceContent(node, ...choices);
  const again = held && node.querySelector(`[data-value="${held}"]`);
  if (again) again.focus();
}

// What is wrong with the approval, in place of the map.
function withheldNotice(texts) {
  const [title, ...reasons] = texts;
  return texts.length ? h("div", { class: "a-withheld", role: "alert" }, h("h3", {}, title), reasons.map((text) => h("p", {}, text))) : null;
}
