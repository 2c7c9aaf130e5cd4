// Controls that write one choice into the address.
import { h } from "../../shared/dom.js";
import { readChoice, readChoices, writeChoices } from "../../shared/url_state.js";

/**
 * @param {string} name
 * @param {string} title
 * @param {string[]} values
 * @param {Record<string, string>} words
 * @param {string[]} initial
 */
export function segmented(name, title, values, words, initial) {
  const chosen = readChoices(name, values, initial);
  /** @param {string} value */
  const toggle = (value) => {
    const next = values.filter((each) => (each === value) !== readChoices(name, values, initial).includes(each));
    writeChoices({ [name]: next.join() === initial.join() ? null : next });
  };
  const buttons = values.map((value) =>
    h(
      "button",
      {
        type: "button",
        "data-value": value,
        "aria-pressed": String(chosen.includes(value)),
        onclick: () => toggle(value),
      },
      words[value],
    ),
  );
  return h(
    "div",
    { class: "a-choice", role: "group", "aria-label": title, "data-choice": name },
    h("span", {}, title),
    h("div", { class: "a-segments" }, buttons),
  );
}

/**
 * @param {string} name
 * @param {string} title
 * @param {[string, string][]} entries
 * @param {string} all
 */
export function picker(name, title, entries, all) {
  const chosen = readChoice(
    name,
    entries.map(([id]) => id),
    "",
  );
  const options = [["", all], ...entries].map(([id, text]) =>
    h("option", { value: id, selected: id === chosen }, text),
  );
  const select = h(
    "select",
    { id: `a-${name}`, onchange: (event) => writeChoices({ [name]: event.target.value || null }) },
    options,
  );
  return h("div", { class: "a-choice" }, h("label", { for: `a-${name}` }, title), select);
}
