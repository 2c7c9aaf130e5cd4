// A view is a page with the choices of its address, the camera among them.
import { FILES, fetchJson, h } from "./atlas.js";
import { showStatus } from "./dialogs.js";
import { COLON, COMMA, LANG, WORDS } from "./messages.js";
import { emptyStory, PRESENTED, writeStorage } from "./story_store.js";

const NOT_OF_A_VIEW = ["lang", "telling", "tour", "page", "embed", "embed_options"];

// A story holds what the server can make a slide of; a link holds the whole address.
// Choices that say how it is looked at rather than what is shown.
const MANNER = ["at", "layers", "group", "ground"];

const LONGEST_SUGGESTION = 60;

export function currentView() {
  const params = new URLSearchParams(location.search);
  const names = [...new Set(params.keys())].filter((name) => !NOT_OF_A_VIEW.includes(name));
  return {
    page: location.pathname.replace(/^\/+|\/+$/g, ""),
    choices: Object.fromEntries(names.map((name) => [name, params.getAll(name)])),
  };
}

/**
 * What the page itself does not know is shown nowhere, and is not kept either.
 * @param {ChoiceWords} words
 */
export function storedView(words) {
  const { page, choices } = currentView();
  const kept = words.kept[page] || Object.keys(choices);
  /** @param {string} name */
  const known = (name) => namesOfValues(page, name, words);
  /** @param {string} name */
  const values = (name) =>
    choices[name].filter((value) => value === "" || !Object.keys(known(name)).length || value in known(name));
  const found = Object.keys(choices)
    .filter((name) => kept.includes(name))
    .map((name) => [name, values(name)]);
  return { page, choices: Object.fromEntries(found.filter(([, each]) => each.length)) };
}

/**
 * @param {StoryView} view
 */
export function viewAddress(view) {
  const page = /^[a-z-]*$/.test(view.page) ? view.page : "";
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(view.choices || {}))
    for (const value of [values].flat()) params.append(name, String(value));
  if (LANG !== "zh") params.set("lang", LANG);
  return `/${page}${params.size ? `?${params}` : ""}`;
}

// Names of everything that an address can hold; without them ids stand for themselves.
export function choiceWords() {
  return fetchJson(FILES[`choices-${LANG}`]).catch(() => ({
    pages: {},
    names: {},
    ownNames: {},
    values: {},
    own: {},
    kept: {},
  }));
}

/**
 * @param {string} page
 * @param {string} name
 * @param {ChoiceWords} words
 * @returns {Record<string, string>}
 */
function namesOfValues(page, name, words) {
  return { ...words.values[name], ...words.own[page]?.[name] };
}

/**
 * @param {StoryView} given
 * @param {ChoiceWords} words
 */
function namedChoices({ page, choices }, words) {
  const own = words.ownNames[page] || {};
  return Object.entries(choices || {}).map(([name, values]) => {
    const known = namesOfValues(page, name, words);
    const shown =
      name === "at"
        ? []
        : [values].flat().map((value) => (value === "" ? WORDS.editor.none : known[value] || String(value)));
    return { name, title: own[name] || words.names[name] || name, values: shown };
  });
}

/**
 * @param {StoryView} view
 * @param {ChoiceWords} words
 */
export function viewText(view, words) {
  const page = words.pages[view.page] || view.page;
  const parts = namedChoices(view, words).map(({ title, values }) =>
    values.length ? `${title}${COLON}${values.join(COMMA)}` : title,
  );
  return [page, ...(parts.length ? parts : [WORDS.editor.initial])].join(" · ");
}

/**
 * @param {StoryView} view
 * @param {ChoiceWords} words
 */
export function suggestedTitle(view, words) {
  const heading = document.querySelector("h1");
  const title = heading ? heading.textContent.trim() : words.pages[view.page] || view.page;
  const chosen = namedChoices(view, words)
    .filter(({ name }) => !MANNER.includes(name))
    .flatMap(({ values }) => values);
  const shown = [...new Set(chosen)].filter((value) => value !== WORDS.editor.none && !title.includes(value));
  const text = shown.length ? `${title}${COLON}${shown.join(COMMA)}` : title;
  return text.length > LONGEST_SUGGESTION ? `${text.slice(0, LONGEST_SUGGESTION - 1)}…` : text;
}

// The view of this page as a story of one slide.
export async function viewStory() {
  const words = await choiceWords();
  const view = storedView(words);
  const title = suggestedTitle(view, words);
  return { ...emptyStory(title), id: STORY.view, slides: [{ title, view }] };
}

/**
 * The presenter's page finds the story in the storage, as no server holds it.
 * @param {StoryFile} story
 */
export function presentStory(story) {
  if (writeStorage(PRESENTED, JSON.stringify(story))) return showStatus(h("span", {}, WORDS.keep.notPresented));
  window.open(`/present/own?lang=${LANG}`, "_blank");
}
