// The filters of the transport page: they write the address, and the map follows it.
function segmented(name, title, values, words, initial) {
  const chosen = readChoices(name, values, initial);
  const toggle = (value) => {
    const next = values.filter((each) => (each === value) !== readChoices(name, values, initial).includes(each));
    writeChoices({ [name]: next.join() === initial.join() ? null : next });
  };
  const buttons = values.map((value) => h("button", { type: "button", "data-value": value, "aria-pressed": String(chosen.includes(value)), onclick: () => toggle(value) }, words[value]));
  return h("div", { class: "a-choice", role: "group", "aria-label": title, "data-choice": name }, h("span", {}, title), h("div", { class: "a-segments" }, buttons));
}

function picker(name, title, entries, all) {
  const chosen = readChoice(name, entries.map(([id]) => id), "");
  const options = [["", all], ...entries].map(([id, text]) => h("option", { value: id, selected: id === chosen }, text));
  const select = h("select", { id: `a-${name}`, onchange: (event) => writeChoices({ [name]: event.target.value || null }) }, options);
  return h("div", { class: "a-choice" }, h("label", { for: `a-${name}` }, title), select);
}

// Views whose stages and years are not those of the transport page.
const VIEW_STAGES = {};
const VIEW_YEARS = {};

// Filters by their name in the address; a page names those it wants, in order.
const FILTERS = {
  mode: ({ words }, view) => segmented("mode", words.modeTitle, LINE_MODES, words.modesShort, OPENING_MODES[view] || LINE_MODES),
  status: ({ words }, view) => segmented("status", words.stageTitle, VIEW_STAGES[view] || STAGES, words.stagesShort, STAGES),
  region: ({ words, regions }) => picker("region", words.region, Object.entries(regions).map(([id, region]) => [id, region.name]), words.allRegions),
  document: ({ words, documents }) => picker("document", words.document, Object.entries(documents).map(([id, document]) => [id, document.short]), words.allDocuments),
  year: (facts, view) => picker("year", facts.words.year, VIEW_YEARS[view] ? VIEW_YEARS[view](facts) : facts.years.map((year) => [year, year]), facts.words.allYears),
};

function fillFilters(root, facts, spec) {
  const held = document.activeElement && root.contains(document.activeElement) ? document.activeElement.dataset.value || document.activeElement.id : null;
  replaceContent(root, ...spec.names.map((name) => FILTERS[name](facts, spec.view)));
  const again = held && (root.querySelector(`[data-value="${held}"]`) || root.querySelector(`[id="${held}"]`));
  if (again) again.focus();
}

// Tells the page when one of its filters has changed.
function followFilters(root, spec, tell) {
  const chosen = () => spec.names.map((name) => new URLSearchParams(location.search).getAll(name)).join(";");
  let before = chosen();
  return () => {
    if (!spec.follow || before === chosen()) return;
    before = chosen();
    tellServer(tell);
  };
}

function mountFilters(root, spec, tell) {
  watchAddress();
  if (root.atlasFollow) window.removeEventListener(CHOICE_EVENT, root.atlasFollow);
  const follow = followFilters(root, spec, tell);
  fetchJson(FILES[`facts-${spec.lang}`]).then((facts) => {
    root.atlasFollow = () => {
      if (!root.isConnected) return window.removeEventListener(CHOICE_EVENT, root.atlasFollow);
      fillFilters(root, facts, spec);
      follow();
    };
    window.addEventListener(CHOICE_EVENT, root.atlasFollow);
    fillFilters(root, facts, spec);
  });
}

function showFilters({ parentElement, data, setTriggerValue }) {
  mountFilters(parentElement.querySelector(".a-filters"), data, (address) => setTriggerValue("followed", address));
}
