// The way from a figure to its clause: document, locator and the words as printed.
function clauseText(facts, ref) {
  const document = facts.documents[ref.document];
  return `${document.short} ${ref.clause}`;
}

function evidence(facts, ref, text) {
  if (!ref) return null;
  const document = facts.documents[ref.document];
  return h(
    "details",
    { class: "a-evidence" },
    h("summary", {}, text || clauseText(facts, ref)),
    h(
      "div",
      { class: "a-quote" },
      ref.evidence ? h("q", {}, h("mark", {}, ref.evidence)) : null,
      h("p", {}, document.title),
      h("p", {}, `${document.number} · ${ref.locator}`),
      h("p", { class: "a-note" }, document.issued),
      ref.at ? h("p", {}, linkTo("documents", { clause: ref.at }, `${facts.words.openClause} →`)) : null,
    ),
  );
}

// A headline figure with its clause, or a plain word on its source, underneath.
function figureCell(facts, figure) {
  const before = figure.sign ? [h("small", {}, figure.sign), " "] : [];
  const below = figure.ref ? h("span", { class: "a-block" }, evidence(facts, figure.ref)) : h("span", { class: "a-note" }, figure.note);
  const value = h("b", {}, ...before, `${figure.number} `, h("small", {}, figure.unit));
  return h("div", { class: "a-figure" }, h("span", {}, figure.label), value, h("div", {}, below));
}

// The page leaves a place for the figures of its map; they come with the facts.
function fillFigures(facts, view) {
  const place = document.querySelector(`[data-figures="${view}"]`);
  if (!facts || !place || place.firstChild) return;
  replaceContent(place, ...facts.figures[view].map((figure) => figureCell(facts, figure)));
}

// One open quotation at a time; Escape or a click elsewhere closes it.
function closeQuotes(event) {
  for (const open of document.querySelectorAll("details.a-evidence[open]")) {
    if (event.type === "keydown" ? event.key === "Escape" : !open.contains(event.target)) open.open = false;
  }
}

function watchQuotes() {
  if (window.atlasQuotesWatched) return;
  window.atlasQuotesWatched = true;
  document.addEventListener("click", closeQuotes);
  document.addEventListener("keydown", closeQuotes);
}
