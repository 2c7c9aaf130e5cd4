// What the modules expect of a page and of Python, small enough for tests. It is imported before the modules under test.
import { readFileSync } from "node:fs";
import { PageNode } from "../static_map/browser.js";
import { RecordedPath } from "../static_map/recording_canvas.js";

const TOKENS = new URL("../../layers/catalog/tokens.json", import.meta.url);
const WIDTHS = new URL("../../utils/drawing/letter_widths.json", import.meta.url);
const kept = new Map();
const address = { url: new URL("http://atlas/") };
const listeners = new Map();

/** Opens an address, as a navigation does. */
export function open(url) {
  address.url = new URL(url, address.url);
}

/** The query of the address. */
export function search() {
  return address.url.search;
}

const location = {
  get href() {
    return address.url.href;
  },
  get search() {
    return address.url.search;
  },
  get pathname() {
    return address.url.pathname;
  },
};
const history = {
  state: null,
  pushState: (_state, _title, url) => open(url),
  replaceState: (_state, _title, url) => open(url),
};
export const storage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, text) => kept.set(key, text),
  removeItem: (key) => kept.delete(key),
};
const root = new PageNode("html");
root.lang = "en";
const document = { documentElement: root, createElement: (tag) => new PageNode(tag), addEventListener() {} };
const events = {
  addEventListener: (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
  dispatchEvent: (event) => listeners.get(event.type)?.forEach((each) => void each(event)),
};
const page = { location, history, document, localStorage: storage, Path2D: RecordedPath, devicePixelRatio: 1 };
for (const [name, value] of Object.entries({ ...page, ...events, window: globalThis })) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
Object.assign(globalThis, {
  MAP_TOKENS: JSON.parse(readFileSync(TOKENS, "utf8")),
  LETTER_WIDTHS: JSON.parse(readFileSync(WIDTHS, "utf8")),
  FILES: { ground: "/geo/ground.1.geojson" },
  STORY: {
    format: "story",
    version: 1,
    shipped: ["tour"],
    view: "view",
    slides: 3,
    sentences: 5,
    text: 200,
    file: 1000,
  },
  STUDIO_WORDS: {
    en: { editor: { typing: "text", moving: "moving", other: "other tab" }, shelf: { untitled: "Untitled" } },
  },
  Atlas: { pageLanguage: () => "en" },
});
