import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "./environment.js";
import { copySlide, Draft, moveSlide, removeSlide } from "../stories/editor/story_draft.js";
import { store } from "../stories/store.js";
import { newEntry, saveEntry, storyFile } from "../stories/story_store.js";
import { storage } from "./environment.js";

const slide = (title) => ({ title, view: { page: "regions" } });
const titles = (draft) => draft.story.slides.map((each) => each.title);

function openDraft() {
  const story = { format: "story", version: 1, id: "own-1", title: "Story", slides: ["a", "b", "c"].map(slide) };
  saveEntry("own-1", newEntry(story));
  return new Draft("own-1");
}

beforeEach(() => store.stories.clear());

test("every change is a step that can be undone and done again", () => {
  const draft = openDraft();
  draft.change("moving", (state) => moveSlide(state, 0, 2));
  assert.deepEqual(titles(draft), ["b", "c", "a"]);
  assert.equal(draft.undo(), "moving");
  assert.deepEqual(titles(draft), ["a", "b", "c"]);
  assert.equal(draft.redo(), "moving");
  assert.deepEqual(titles(draft), ["b", "c", "a"]);
  assert.equal(draft.redo(), null);
});

test("keys move with their slides", () => {
  const draft = openDraft();
  const [first] = draft.keys;
  draft.change("moving", (state) => moveSlide(state, 0, 1));
  assert.equal(draft.keys[1], first);
  draft.change("removing", (state) => removeSlide(state, 1));
  assert.ok(!draft.keys.includes(first));
  assert.deepEqual(titles(draft), ["b", "c"]);
});

test("a copy has a key of its own and shares nothing with its slide", () => {
  const draft = openDraft();
  draft.change("copying", (state) => copySlide(state, 1));
  assert.deepEqual(titles(draft), ["a", "b", "b", "c"]);
  assert.equal(new Set(draft.keys).size, 4);
  draft.write(draft.keys[2], "title", "B");
  assert.deepEqual(titles(draft), ["a", "b", "B", "c"]);
  draft.flush();
});

test("letters typed into one field without a pause are one step, another field is another", () => {
  const draft = openDraft();
  const [key] = draft.keys;
  for (const text of ["N", "Ne", "New"]) draft.write(key, "title", text);
  draft.write(key, "notes", "x");
  assert.equal(draft.past.length, 2);
  draft.undo();
  draft.undo();
  assert.deepEqual(titles(draft), ["a", "b", "c"]);
  draft.flush();
});

test("a change is in the storage at once, typed words before the page is left", () => {
  const draft = openDraft();
  const kept = () => JSON.parse(storage.getItem("atlas-story:own-1")).story;
  draft.write("", "title", "Typed");
  assert.equal(kept().title, "Story");
  draft.flush();
  assert.equal(kept().title, "Typed");
  draft.change("removing", (state) => removeSlide(state, 0));
  assert.equal(kept().slides.length, 2);
});

test("a change of another tab is taken over, with the words that are being written here on top", () => {
  const draft = openDraft();
  const [first, second] = draft.keys;
  draft.write(first, "title", "Mine");
  const theirs = structuredClone({ made: draft.made, ...draft.state });
  // There the first slide is gone and the second has another title.
  theirs.keys.splice(0, 1);
  theirs.story.slides.splice(0, 1);
  theirs.story.slides[0].title = "Theirs";
  draft.merge(theirs);
  assert.deepEqual(titles(draft), ["Mine", "Theirs", "c"]);
  assert.deepEqual(draft.keys.slice(0, 2), [first, second]);
  assert.equal(draft.undo(), "other tab");
  draft.flush();
});

test("saves that cross lose nothing: what another tab kept in the same moment is read first", () => {
  const draft = openDraft();
  const [first, second] = draft.keys;
  draft.write(first, "title", "Mine");
  const theirs = structuredClone({ made: draft.made, ...draft.state });
  theirs.story.slides[0].title = "a";
  theirs.story.slides[1].title = "Theirs";
  // The other tab has kept its words; the news of it has not come yet.
  storage.setItem("atlas-story:own-1", JSON.stringify(theirs));
  draft.flush();
  const kept = () => JSON.parse(storage.getItem("atlas-story:own-1")).story.slides.map((each) => each.title);
  assert.deepEqual(kept(), ["Mine", "Theirs", "c"]);
  // News of what was read already, or of an older state, changes nothing.
  draft.catchUp();
  assert.deepEqual(titles(draft), ["Mine", "Theirs", "c"]);
  theirs.keys = [second, first, theirs.keys[2]];
  storage.setItem("atlas-story:own-1", JSON.stringify(theirs));
  draft.change("removing", (state) => removeSlide(state, 0));
  assert.equal(titles(draft).length, 3);
});

test("in a file fields without words are left out", async () => {
  const story = { ...openDraft().story, subtitle: "", closing: { zh: "", en: "" } };
  story.slides[0] = { ...story.slides[0], notes: "", records: [], view: { page: "regions", choices: {} } };
  const kept = JSON.parse(await storyFile(story).text());
  assert.deepEqual(kept.slides[0], { title: "a", view: { page: "regions" } });
  assert.deepEqual(Object.keys(kept), ["format", "version", "id", "title", "slides"]);
});
