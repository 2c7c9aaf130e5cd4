// Stories of this browser: one entry of its storage for each, and a copy in memory that a closed or full
// storage cannot take away while the page is open.
import { store } from "./store.js";

const STORY_KEY = "atlas-story:";
const LAST_KEY = "atlas-story-last";
export const PRESENTED = "atlas-presenting";

export function newKey() {
  store.made += 1;
  return `${Date.now().toString(36)}${store.made.toString(36)}${Math.random().toString(36).slice(2, 6)}`;
}

/**
 * @param {StoryFile} story
 */
export function newEntry(story) {
  return { made: Date.now(), keys: story.slides.map(newKey), story };
}

/**
 * @param {StoryFile} story
 */
function isStory(story) {
  const known = story && story.format === STORY.format && typeof story.id === "string" && Array.isArray(story.slides);
  return known && story.slides.every((slide) => slide?.view && typeof slide.view.page === "string");
}

/**
 * What another tab, or another version, has written is looked at before it is believed.
 * @param {string | null} text
 * @returns {StoryEntry | null}
 */
export function readEntry(text) {
  try {
    const entry = JSON.parse(text ?? "null");
    if (!isStory(entry.story)) return null;
    const keys =
      Array.isArray(entry.keys) && new Set(entry.keys).size === entry.story.slides.length
        ? entry.keys.map(String)
        : null;
    return { made: Number(entry.made) || 0, keys: keys || entry.story.slides.map(newKey), story: entry.story };
  } catch {
    return null;
  }
}

/**
 * A story as the storage holds it now; null if it holds none or is closed.
 * @param {string} id
 * @returns {string | null}
 */
export function keptText(id) {
  try {
    return localStorage.getItem(STORY_KEY + id);
  } catch {
    return null;
  }
}

function readStories() {
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(STORY_KEY))) {
      const id = key.slice(STORY_KEY.length);
      const entry = store.unkept.has(id) ? null : readEntry(localStorage.getItem(key));
      if (entry) store.stories.set(id, entry);
    }
  } catch {
    store.fault = "closed";
  }
}

/**
 * @param {string} key
 * @param {string} text
 * @returns {StorageFault}
 */
export function writeStorage(key, text) {
  try {
    localStorage.setItem(key, text);
    return "";
  } catch (fault) {
    return fault instanceof Error && fault.name === "QuotaExceededError" ? "full" : "closed";
  }
}

/**
 * Keeps a story, and with it those that the storage had no room for before.
 * @param {string} id
 * @param {StoryEntry} entry
 */
export function saveEntry(id, entry) {
  store.stories.set(id, entry);
  store.unkept.add(id);
  store.fault = "";
  for (const each of [...store.unkept]) {
    const fault = writeStorage(STORY_KEY + each, JSON.stringify(store.stories.get(each)));
    if (fault) store.fault = fault;
    else store.unkept.delete(each);
  }
  store.lastSaved = id;
  writeStorage(LAST_KEY, id);
}

/**
 * @param {string} id
 */
export function removeEntry(id) {
  store.stories.delete(id);
  store.unkept.delete(id);
  try {
    localStorage.removeItem(STORY_KEY + id);
  } catch {
    // Closed storage holds nothing to remove.
  }
}

export function lastStory() {
  try {
    return store.lastSaved || localStorage.getItem(LAST_KEY);
  } catch {
    return store.lastSaved;
  }
}

export function ownStories() {
  return [...store.stories].sort(([, a], [, b]) => a.made - b.made);
}

/**
 * @param {string} id
 */
export function freeId(id) {
  return id && !store.stories.has(id) && !STORY.shipped.includes(id) ? id : `own-${newKey()}`;
}

/**
 * @param {string} title
 * @returns {StoryFile}
 */
export function emptyStory(title) {
  return { format: STORY.format, version: STORY.version, id: freeId(""), title, subtitle: "", closing: "", slides: [] };
}

/**
 * A story as its file holds it: fields without words or records are left out, as the server does.
 * @param {object} fields
 */
function plainFields(fields) {
  /** @param {unknown} value */
  const isEmpty = (value) => !value || (typeof value === "object" && !Object.values(value).some((each) => each !== ""));
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

/**
 * @param {StorySlide} slide
 */
function plainSlide(slide) {
  const { page, choices } = slide.view;
  return { ...plainFields(slide), view: choices && Object.keys(choices).length ? { page, choices } : { page } };
}

/**
 * @param {StoryFile} story
 */
function plainStory(story) {
  return { ...plainFields(story), slides: story.slides.map(plainSlide) };
}

/**
 * @param {StoryFile} story
 */
export function storyFile(story) {
  return new Blob([`${JSON.stringify(plainStory(story), null, 1)}\n`], { type: "application/json" });
}

/**
 * Another tab has written: whoever shows the story decides, else it is taken over.
 * @param {StorageEvent} given
 */
function followStorage({ key, newValue }) {
  const ids = key === null ? [...store.stories.keys()] : key.startsWith(STORY_KEY) ? [key.slice(STORY_KEY.length)] : [];
  for (const id of ids) {
    const entry = newValue === null ? null : readEntry(newValue);
    const taken = [...store.watchers].map((watch) => watch(id, entry)).some(Boolean);
    if (taken) continue;
    if (entry) store.stories.set(id, entry);
    else store.stories.delete(id);
  }
  if (ids.length) for (const watch of store.watchers) watch(null, null);
}

// Reads what the storage holds, and hears of other tabs.
export function openStoryStore() {
  readStories();
  window.addEventListener("storage", followStorage);
}
