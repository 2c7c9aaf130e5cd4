// The region profile: its picker with the regions before and after it, by button and by the keys [ and ].
import { h, isTyping } from "../../shared/dom.js";
import { readChoice, readChoices, writeChoices } from "../../shared/url_state.js";

/**
 * @param {string[]} ids
 * @returns {string}
 */
function currentRegion(ids) {
  const [first, ...rest] = readChoices("compare", ids, []);
  return readChoice("region", ids, rest.length ? first : ids[0]);
}

/**
 * A link may name the profile's region as the first of a comparison: then it leaves that list when another takes its place.
 * @param {string} id
 * @param {string[]} ids
 */
function goToRegion(id, ids) {
  const named = readChoice("region", ids, null) !== null;
  const beside = readChoices("compare", ids, []);
  const kept = (named || beside.length < 2 ? beside : beside.slice(1)).filter((each) => each !== id);
  writeChoices({ region: id, compare: kept.length ? kept : null, place: null });
}

/**
 * @param {AreaFacts} facts
 */
export function regionSteps({ words, regions }) {
  const ids = Object.keys(regions);
  const current = currentRegion(ids);
  /** @param {number} step */
  const at = (step) => ids[(ids.indexOf(current) + step + ids.length) % ids.length];
  /**
   * @param {string} sign
   * @param {string} value
   * @param {number} step
   * @param {string} key
   * @param {string} title
   */
  const button = (sign, value, step, key, title) =>
    h(
      "button",
      {
        type: "button",
        class: "a-step",
        "data-value": value,
        "data-key": key,
        "aria-label": title,
        title: `${title} · ${regions[at(step)].name} · ${key}`,
        onclick: () => goToRegion(at(step), ids),
      },
      sign,
    );
  const options = ids.map((id) => h("option", { value: id, selected: id === current }, regions[id].name));
  const select = h("select", { id: "a-region", onchange: (event) => goToRegion(event.target.value, ids) }, options);
  return h(
    "div",
    { class: "a-choice a-region-steps" },
    h("label", { for: "a-region" }, words.region),
    h(
      "div",
      {},
      button("←", "previous", -1, "[", words.previousRegion),
      select,
      button("→", "next", 1, "]", words.nextRegion),
    ),
  );
}

// Regions beside the profile's own: those chosen, each with a way out, and a list to add one.
const BESIDE = 3;

/**
 * @param {AreaFacts} facts
 */
export function compareChoice({ words, regions }) {
  const ids = Object.keys(regions);
  const current = currentRegion(ids);
  const beside = readChoices("compare", ids, [])
    .filter((id) => id !== current)
    .slice(0, BESIDE);
  /** @param {string[]} chosen */
  const write = (chosen) => writeChoices({ region: current, compare: chosen.length ? chosen : null });
  const chosen = beside.map((id) =>
    h(
      "button",
      {
        type: "button",
        class: "a-beside",
        "data-value": `beside-${id}`,
        "aria-label": `${words.remove}: ${regions[id].name}`,
        onclick: () => write(beside.filter((each) => each !== id)),
      },
      `${regions[id].short} ×`,
    ),
  );
  const rest = ids.filter((id) => id !== current && !beside.includes(id));
  const options = [
    h("option", { value: "" }, words.addRegion),
    ...rest.map((id) => h("option", { value: id }, regions[id].name)),
  ];
  const select = h(
    "select",
    { id: "a-compare", onchange: (event) => event.target.value && write([...beside, event.target.value]) },
    options,
  );
  return h(
    "div",
    { class: "a-choice a-compare-choice" },
    h(beside.length < BESIDE ? "label" : "span", beside.length < BESIDE ? { for: "a-compare" } : {}, words.compareWith),
    h("div", {}, chosen, beside.length < BESIDE ? select : null),
  );
}

// The bracket keys go through the regions wherever the page's focus is, but never while something is typed.
/** @type {Record<string, string>} */
const STEP_KEYS = { "[": "[", "]": "]", "【": "[", "】": "]" };

export function watchRegionKeys() {
  document.addEventListener("keydown", (event) => {
    const key = STEP_KEYS[event.key];
    if (
      !key ||
      isTyping(event) ||
      document.querySelector("dialog[open]") ||
      event.ctrlKey ||
      event.metaKey ||
      event.isComposing
    )
      return;
    /** @type {HTMLElement | null} */
    const button = document.querySelector(`.a-region-steps [data-key="${key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
