// Choice of base layer and area in a public reference map, and the notice where maps are withheld.
import { EMPTY_BASE, EMPTY_PLACES, filesAt } from "../../drawing/base_layers.js";
import { elementIn, h, replaceContent } from "../../shared/dom.js";
import { fetchJson } from "../../shared/files.js";
import { readChoice, writeChoices } from "../../shared/url_state.js";

/**
 * @param {DrawnSpec} spec
 * @param {MapFiles} files
 * @param {boolean} close
 * @returns {Promise<[BaseFile, PlacesFile]>}
 */
export async function fetchMap(spec, files, close) {
  if (spec.withheld.length) return [EMPTY_BASE, EMPTY_PLACES];
  const [base, places] = filesAt(files, close);
  return Promise.all([fetchJson(base), fetchJson(places)]);
}

/**
 * @param {string} name
 * @param {string[]} values
 * @param {Record<string, string>} words
 */
function oneOf(name, values, words) {
  const chosen = readChoice(name, values, values[0]);
  /** @param {string} value */
  const choose = (value) => writeChoices({ [name]: value === values[0] ? null : value });
  const buttons = values.map((value) =>
    h(
      "button",
      { type: "button", "data-value": value, "aria-pressed": String(value === chosen), onclick: () => choose(value) },
      words[value],
    ),
  );
  return h(
    "div",
    { class: "a-choice", role: "group", "aria-label": words.title, "data-choice": name },
    h("span", {}, words.title),
    h("div", { class: "a-segments" }, buttons),
  );
}

/**
 * @param {HTMLElement} node
 * @param {DrawnSpec} spec
 * @param {AreaFacts} facts
 */
export function fillBaseLayers(node, spec, facts) {
  const grounds = Object.keys(spec.grounds);
  node.hidden = !grounds.length;
  if (!grounds.length) return;
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const held = node.contains(active) ? active?.dataset.value : null;
  const { ground = {}, area = {} } = facts.choices;
  const choices = [
    grounds.length > 1 ? oneOf("ground", grounds, ground) : null,
    oneOf("area", Object.keys(spec.grounds[grounds[0]]), area),
  ];
  replaceContent(node, ...choices);
  if (held) elementIn(node, `[data-value="${held}"]`)?.focus();
}

/**
 * What is wrong with the approval, in place of the map.
 * @param {string[]} texts
 */
export function withheldNotice(texts) {
  const [title, ...reasons] = texts;
  return texts.length
    ? h(
        "div",
        { class: "a-withheld", role: "alert" },
        h("h3", {}, title),
        reasons.map((text) => h("p", {}, text)),
      )
    : null;
}
