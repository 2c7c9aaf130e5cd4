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

function fillFilters(root, facts) {
  const { words } = facts;
  const regions = Object.entries(facts.regions).map(([id, region]) => [id, region.name]);
  const documents = Object.entries(facts.documents).map(([id, document]) => [id, document.short]);
  const held = document.activeElement && root.contains(document.activeElement) ? document.activeElement.dataset.value || document.activeElement.id : null;
  replaceContent(
    root,
    segmented("mode", words.modeTitle, LINE_MODES, words.modesShort, RAIL_FAMILY),
    segmented("status", words.stageTitle, STAGES, words.stagesShort, STAGES),
    picker("region", words.region, regions, words.allRegions),
    picker("document", words.document, documents, words.allDocuments),
  );
  const again = held && (root.querySelector(`[data-value="${held}"]`) || root.querySelector(`[id="${held}"]`));
  if (again) again.focus();
}

function mountFilters(root, spec) {
  watchAddress();
  if (root.atlasFollow) window.removeEventListener(CHOICE_EVENT, root.atlasFollow);
  fetchJson(spec.facts_url).then((facts) => {
    root.atlasFollow = () => (root.isConnected ? fillFilters(root, facts) : window.removeEventListener(CHOICE_EVENT, root.atlasFollow));
    window.addEventListener(CHOICE_EVENT, root.atlasFollow);
    fillFilters(root, facts);
  });
}
