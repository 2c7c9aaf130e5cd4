// The reader of the documents page. Words that are evidence open their record.
import { h, replaceContent } from "../shared/dom.js";
import { chosenRecord, neighbour, relatedTo } from "./records.js";

/** @typedef {{ words: string, record?: string, place?: string, chosen: boolean }} EvidenceSpan */

/**
 * @param {HTMLElement} node
 * @param {Clause | null} clause
 * @param {LibraryLook} look
 */
export function fillReader(node, clause, look) {
  const { records, facts } = look;
  const { words } = records;
  if (!clause) return replaceContent(node, libraryState(look));
  const document = documentOf(clause, records);
  const head = h(
    "header",
    {},
    h("p", { class: "a-note" }, `${facts.documents[clause.document].number} · ${clause.at}`),
    h("h3", {}, clause.heading),
    h(
      "div",
      { class: "a-steps" },
      stepButton(clause, -1, records, "←", words.previous),
      stepButton(clause, 1, records, "→", words.next),
    ),
  );
  const body = clause.text.length ? printedText(clause, look) : summaries(clause.parts, clause, words);
  const missing = document.file ? null : h("p", { class: "a-note" }, `${words.noText} ${words.addText}`);
  const source = document.file
    ? h("p", { class: "a-note" }, `${words.file}: ${document.file}${document.converted ? ` (${words.converted})` : ""}`)
    : null;
  replaceContent(node, head, body, childLinks(clause, records), source, missing);
}

/**
 * @param {Clause} clause
 * @param {Records} records
 */
function documentOf(clause, records) {
  const found = records.documents.find((each) => each.id === clause.document);
  return /** @type {LibraryDocument} */ (found);
}

/**
 * @param {Clause} clause
 * @param {number} step
 * @param {Records} records
 * @param {string} sign
 * @param {string} title
 */
function stepButton(clause, step, records, sign, title) {
  const next = neighbour(clause, step, records);
  return h("button", { type: "button", "data-clause": next?.id, disabled: !next, title, "aria-label": title }, sign);
}

/**
 * @param {Clause} clause
 * @param {Records} records
 */
function childLinks(clause, records) {
  const below = records.clauses.filter((each) => each.parent === clause.id);
  return h(
    "div",
    { class: "a-below" },
    below.map((each) =>
      h(
        "button",
        { type: "button", class: "a-leaf", "data-clause": each.id },
        h("small", {}, each.at),
        h("span", {}, each.heading),
      ),
    ),
  );
}

/**
 * @param {ClausePart[]} parts
 * @param {Clause} clause
 * @param {LibraryWords} words
 */
function summaries(parts, clause, words) {
  /** @param {ClausePart} part */
  const lead = (part) => (part.heading === clause.heading ? null : h("b", {}, part.heading, " "));
  return parts
    .filter((part) => part.summary)
    .flatMap((part) => [h("p", { class: "a-summary" }, lead(part), part.summary), actionList(part.actions, words)]);
}

/**
 * What a paragraph names besides its summary, folded: kind, words as printed, and in English what they mean.
 * @param {NamedAction[]} actions
 * @param {LibraryWords} words
 */
function actionList(actions, words) {
  if (!actions.length) return null;
  return h(
    "details",
    { class: "a-actions" },
    h("summary", {}, `${words.actions} `, h("span", {}, actions.length)),
    h(
      "ul",
      {},
      actions.map((each) =>
        h("li", {}, h("small", {}, each.kind), " ", h("span", { lang: "zh-CN" }, `「${each.words}」`), " ", each.name),
      ),
    ),
  );
}

/**
 * @param {Clause} clause
 * @param {LibraryLook} look
 */
function printedText(clause, look) {
  const whole = clause.parts.filter((part) => !part.paragraph);
  const spans = evidenceOf(clause, look);
  const paragraphs = clause.text.map((text, i) => [
    h("p", { class: "a-print", lang: "zh-CN" }, marked(text, spans)),
    ...summaries(
      clause.parts.filter((part) => part.paragraph === i + 1),
      clause,
      look.records.words,
    ),
  ]);
  const label = look.facts.lang === "en" ? h("h4", {}, look.records.words.original) : null;
  return [...summaries(whole, clause, look.records.words), label, ...paragraphs.flat()];
}

/**
 * Evidence printed in a clause, the chosen record's first, then the longest.
 * @param {Clause} clause
 * @param {LibraryLook} look
 * @returns {EvidenceSpan[]}
 */
function evidenceOf(clause, look) {
  const { records, facts } = look;
  const related = relatedTo(clause, records);
  const chosen = chosenRecord(records);
  /** @type {EvidenceSpan[]} */
  const spans = [];
  for (const table of /** @type {const} */ (["targets", "tasks", "measures"]))
    for (const id of related[table])
      spans.push({
        words: records[table][id].evidence,
        record: `${table}/${id}`,
        chosen: chosen?.key === `${table}/${id}`,
      });
  for (const id of related.places)
    for (const row of facts.places[id].rows)
      if (row.at === clause.id) spans.push({ words: row.evidence, place: id, chosen: look.selectedPlace === id });
  return spans.sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.words.length - a.words.length);
}

/**
 * @param {string} text
 * @param {EvidenceSpan[]} spans
 * @returns {Content[]}
 */
function marked(text, spans) {
  /** @type {{ at: number, end: number, span: EvidenceSpan }[]} */
  const taken = [];
  for (const span of spans) {
    for (
      let at = text.indexOf(span.words);
      span.words && at >= 0;
      at = text.indexOf(span.words, at + span.words.length)
    ) {
      const end = at + span.words.length;
      if (!taken.some((other) => at < other.end && other.at < end)) taken.push({ at, end, span });
    }
  }
  taken.sort((a, b) => a.at - b.at);
  const nodes = [];
  let done = 0;
  for (const { at, end, span } of taken) {
    nodes.push(
      text.slice(done, at),
      h(
        "mark",
        {
          class: span.chosen ? "a-chosen" : "a-word",
          role: "button",
          tabindex: "0",
          "data-record": span.record,
          "data-place": span.place,
        },
        text.slice(at, end),
      ),
    );
    done = end;
  }
  return [...nodes, text.slice(done)];
}

/**
 * Nothing chosen: the documents, what the library holds, and how to add to it.
 * @param {LibraryLook} look
 */
function libraryState(look) {
  const { records } = look;
  const { words } = records;
  const rows = records.documents.map((document) => {
    const clauses = records.clauses.filter((clause) => clause.document === document.id);
    const file = document.file
      ? `${words.file}: ${document.file}${document.converted ? ` (${words.converted})` : ""}`
      : words.summary;
    return h(
      "button",
      { type: "button", class: "a-document", "data-clause": clauses[0].id },
      h("b", {}, document.title),
      h("span", {}, `${document.number} · ${document.issued}`),
      h("small", {}, `${words.clauses} ${clauses.length} · ${file}`),
    );
  });
  /**
   * @param {string} title
   * @param {string[]} lines
   */
  const list = (title, lines) =>
    lines.length
      ? h("section", {}, h("h4", {}, title), ...lines.map((line) => h("p", { class: "a-note" }, line)))
      : null;
  const spare = records.spare.map((copy) => `${look.facts.documents[copy.document].number}: ${copy.file}`);
  const missing = records.documents.some((document) => !document.file)
    ? h("p", { class: "a-note" }, words.addText)
    : null;
  return [
    h("p", { class: "a-empty" }, words.choose),
    ...rows,
    missing,
    list(words.skipped, records.skipped),
    list(words.spare, spare),
  ];
}
