// Stories of this browser: one entry of its storage for each, and a copy in memory that a closed or full
// storage cannot take away while the page is open.
const SHELF = "atlas-story:";
const LAST = "atlas-story-last";
const PRESENTED = "atlas-presenting";
const shelf = new Map();
const unkept = new Set();
const shelfWatchers = new Set();
let shelfFault = "";
let lastKept = null;
let made = 0;

function newKey() {
  made += 1;
  return `${Date.now().toString(36)}${made.toString(36)}${Math.random().toString(36).slice(2, 6)}`;
}

function newEntry(story) {
  return { made: Date.now(), keys: story.slides.map(newKey), story };
}

function isStory(story) {
  const known = story && story.format === STORY.format && typeof story.id === "string" && Array.isArray(story.slides);
  return known && story.slides.every((slide) => slide && slide.view && typeof slide.view.page === "string");
}

// What another tab, or another version, has written is looked at before it is believed.
function readEntry(text) {
  try {
    const entry = JSON.parse(text);
    if (!isStory(entry.story)) return null;
    const keys = Array.isArray(entry.keys) && new Set(entry.keys).size === entry.story.slides.length ? entry.keys.map(String) : null;
    return { made: Number(entry.made) || 0, keys: keys || entry.story.slides.map(newKey), story: entry.story };
  } catch {
    return null;
  }
}

function readShelf() {
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(SHELF))) {
      const id = key.slice(SHELF.length);
      const entry = unkept.has(id) ? null : readEntry(localStorage.getItem(key));
      if (entry) shelf.set(id, entry);
    }
  } catch {
    shelfFault = "closed";
  }
}

function tryToWrite(key, text) {
  try {
    localStorage.setItem(key, text);
    return "";
  } catch (fault) {
    return fault.name === "QuotaExceededError" ? "full" : "closed";
  }
}

// Keeps a story, and with it those that the storage had no room for before.
function keepEntry(id, entry) {
  shelf.set(id, entry);
  unkept.add(id);
  shelfFault = "";
  for (const each of [...unkept]) {
    const fault = tryToWrite(SHELF + each, JSON.stringify(shelf.get(each)));
    if (fault) shelfFault = fault;
    else unkept.delete(each);
  }
  lastKept = id;
  tryToWrite(LAST, id);
}

function dropEntry(id) {
  shelf.delete(id);
  unkept.delete(id);
  try {
    localStorage.removeItem(SHELF + id);
  } catch {
    // Closed storage holds nothing to remove.
  }
}

function lastStory() {
  try {
    return lastKept || localStorage.getItem(LAST);
  } catch {
    return lastKept;
  }
}

function ownStories() {
  return [...shelf].sort(([, a], [, b]) => a.made - b.made);
}

function freeId(id) {
  return id && !shelf.has(id) && !STORY.shipped.includes(id) ? id : `own-${newKey()}`;
}

function emptyStory(title) {
  return { format: STORY.format, version: STORY.version, id: freeId(""), title, subtitle: "", closing: "", slides: [] };
}

// A story as its file holds it: fields without words or records are left out, as the server does.
function plainFields(fields) {
  const isEmpty = (value) => !value || (typeof value === "object" && !Object.values(value).some((each) => each !== ""));
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function plainSlide(slide) {
  const { page, choices } = slide.view;
  return { ...plainFields(slide), view: choices && Object.keys(choices).length ? { page, choices } : { page } };
}

function plainStory(story) {
  return { ...plainFields(story), slides: story.slides.map(plainSlide) };
}

function storyFile(story) {
  return new Blob([`${JSON.stringify(plainStory(story), null, 1)}\n`], { type: "application/json" });
}

// Another tab has written: whoever shows the story decides, else it is taken over.
function onStorage({ key, newValue }) {
  const ids = key === null ? [...shelf.keys()] : key.startsWith(SHELF) ? [key.slice(SHELF.length)] : [];
  for (const id of ids) {
    const entry = newValue === null ? null : readEntry(newValue);
    const taken = [...shelfWatchers].map((watch) => watch(id, entry)).some(Boolean);
    if (taken) continue;
    if (entry) shelf.set(id, entry);
    else shelf.delete(id);
  }
  if (ids.length) shelfWatchers.forEach((watch) => watch(null, null));
}

readShelf();
window.addEventListener("storage", onStorage);
