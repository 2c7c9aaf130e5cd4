// Choices live in the address. Streamlit's bound widgets and the map both write it and both
// follow it, so a choice needs no rerun and a copied link opens the same view.
import { store } from "./store.js";

export const CHOICE_EVENT = "atlas:choice";

// All that a picture depends on: the theme and every choice but the camera.
export function choiceKey() {
  const params = new URLSearchParams(location.search);
  params.delete("at");
  return `${document.documentElement.dataset.aTheme}?${params}`;
}

function currentChoices() {
  return new URLSearchParams(store.pinnedSearch === null ? location.search : store.pinnedSearch);
}

/**
 * @template T
 * @param {string} search
 * @param {() => T} read
 * @returns {T}
 */
export function withChoices(search, read) {
  store.pinnedSearch = search;
  try {
    return read();
  } finally {
    store.pinnedSearch = null;
  }
}

/**
 * @template F
 * @param {string} name
 * @param {readonly string[]} allowed
 * @param {F} fallback
 * @returns {string | F}
 */
export function readChoice(name, allowed, fallback) {
  const value = currentChoices().get(name);
  return value !== null && allowed.includes(value) ? value : fallback;
}

/**
 * @param {string} name
 * @param {readonly string[]} allowed
 * @param {string[]} fallback
 * @returns {string[]}
 */
export function readChoices(name, allowed, fallback) {
  const params = currentChoices();
  if (!params.has(name)) return fallback;
  return params.getAll(name).filter((value) => allowed.includes(value));
}

/**
 * changes: {name: value | [values] | null}; null takes the choice out of the address.
 * @param {Changes} changes
 */
export function writeChoices(changes) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    address.searchParams.delete(name);
    for (const each of value === null ? [] : [value].flat()) address.searchParams.append(name, each);
    if (Array.isArray(value) && value.length === 0) address.searchParams.append(name, "");
  }
  store.ownWrite = true;
  history.replaceState(history.state, "", address);
  store.ownWrite = false;
}
