// Starts the presenter: everything a story needs is fetched before its first slide, and nothing after it.
import { SANS } from "../drawing/labels.js";
import { filesOf } from "../drawing/picture.js";
import { elementIn, h, pageLanguage, replaceContent } from "../shared/dom.js";
import { jsonIn, openMaps } from "../shared/files.js";
import { Presenter } from "./presenter.js";
import { Stage } from "./stage.js";

const RETRY_MS = 3000;
const PRESENTED = "atlas-presenting";
const OWN = "own";

/**
 * @param {string} address
 * @param {RequestInit} [options]
 */
async function askJson(address, options) {
  const reply = await fetch(address, options);
  if (!reply.ok) throw new Error(`${reply.status}`);
  return reply.json();
}

function ownStory() {
  try {
    return localStorage.getItem(PRESENTED);
  } catch {
    return null;
  }
}

/**
 * The slides in the page, else those of a shipped story, else those of the story in the browser's storage.
 * @param {string} lang
 * @returns {Promise<SlidesAnswer>}
 */
async function fetchDeck(lang) {
  const kept = jsonIn("atlas-deck");
  if (kept) return { deck: kept, problems: [] };
  const id = decodeURIComponent(location.pathname.split("/").pop() ?? "");
  if (id !== OWN) return askJson(`/stories/${encodeURIComponent(id)}/deck.json?lang=${lang}`);
  const story = ownStory();
  return story ? askJson(`/deck?lang=${lang}`, { method: "POST", body: story }) : { deck: null, problems: [] };
}

/**
 * @param {SlideDeck} deck
 * @param {MapsData} maps
 * @returns {Promise<[Facts, Map<string, BaseFile | PlacesFile>]>}
 */
async function fetchFiles(deck, maps) {
  const kept = jsonIn("atlas-kept") || {};
  /** @param {string} url */
  const get = async (url) => kept[url] || (await askJson(url));
  const facts = await get(FILES[`facts-${deck.lang}`]);
  const urls = maps.withheld.length ? [] : filesOf(deck.slides, maps);
  const files = await Promise.all(urls.map(get));
  return [facts, new Map(urls.map((url, i) => [url, files[i]]))];
}

/**
 * @param {HTMLElement} root
 * @param {string} lang
 */
async function startPresenter(root, lang) {
  const { deck, problems } = await fetchDeck(lang);
  const words = DECK_WORDS[lang];
  if (!deck)
    return replaceContent(
      root,
      h(
        "p",
        { class: "a-deck-message" },
        words.empty,
        " ",
        h("a", { href: `/stories${lang === "en" ? "?lang=en" : ""}` }, `${words.stories} →`),
      ),
    );
  const maps = openMaps();
  const [facts, files] = await fetchFiles(deck, maps);
  // A canvas does not wait for its letters by itself.
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 16px ${SANS}`, deck.title)));
  const presenter = new Presenter(root, deck, new Stage(facts, files, maps));
  document.title = deck.title;
  presenter.go(presenter.slideInHash(), true);
  if (problems.length) presenter.say(`${words.problems} ${problems.map((each) => each.text).join(" ")}`);
}

/**
 * Until the story is there it is asked for again and again, in silence but for one line.
 * @param {HTMLElement} root
 * @param {string} lang
 */
function retryPresenter(root, lang) {
  startPresenter(root, lang).catch((fault) => {
    replaceContent(
      root,
      h("p", { class: "a-deck-message", role: "status" }, `${DECK_WORDS[lang].fault} (${fault.message})`),
    );
    setTimeout(() => retryPresenter(root, lang), RETRY_MS);
  });
}

function startPage() {
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.aTheme = dark ? "dark" : "light";
  retryPresenter(elementIn(document, ".a-deck"), pageLanguage());
}

startPage();
