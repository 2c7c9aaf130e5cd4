// A story while it is edited: every change is a step that can be undone, and is kept at once or soon after typing.
import { WORDS, withParagraphs, withText } from "./messages.js";
import { store } from "./store.js";
import { newKey, saveEntry } from "./story_store.js";

const KEEP_MS = 400;
const SAME_STEP_MS = 1500;
const MOST_STEPS = 300;

export class Draft {
  constructor(id) {
    const { made, keys, story } = store.stories.get(id);
    this.id = id;
    this.made = made;
    this.state = { keys, story };
    // Called with the reason after every change: "typing", "change" or "elsewhere".
    this.tell = () => null;
    this.past = [];
    this.future = [];
    // Fields with words that are not in the storage yet.
    this.unsaved = new Map();
    this.step = { merge: null, at: 0 };
  }

  get story() {
    return this.state.story;
  }

  get keys() {
    return this.state.keys;
  }

  // Letters typed into one field without a pause are one step.
  change(label, mutate, merge = null) {
    const now = Date.now();
    const same = merge !== null && merge === this.step.merge && now - this.step.at < SAME_STEP_MS;
    if (!same) this.past = [...this.past.slice(1 - MOST_STEPS), { state: this.state, label }];
    this.step = { merge, at: now };
    this.future = [];
    this.take(mutate);
    if (merge === null) this.keep();
    else this.keepSoon();
    this.tell(merge === null ? "change" : "typing");
  }

  take(mutate) {
    const next = structuredClone(this.state);
    mutate(next);
    this.state = next;
    store.stories.set(this.id, { made: this.made, ...next });
  }

  write(key, name, value) {
    this.unsaved.set(`${key} ${name}`, { key, name, value });
    this.change(WORDS.editor.typing, (state) => writeField(state, key, name, value), `${key} ${name}`);
  }

  keepSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.keep();
      this.tell("typing");
    }, KEEP_MS);
  }

  keep() {
    clearTimeout(this.waiting);
    this.unsaved.clear();
    saveEntry(this.id, { made: this.made, ...this.state });
  }

  // Before the page is left.
  flush() {
    if (this.unsaved.size) this.keep();
  }

  turn(from, onto) {
    const step = from.pop();
    if (!step) return null;
    onto.push({ state: this.state, label: step.label });
    this.step = { merge: null, at: 0 };
    this.take((next) => Object.assign(next, structuredClone(step.state)));
    this.keep();
    this.tell("change");
    return step.label;
  }

  undo() {
    return this.turn(this.past, this.future);
  }

  redo() {
    return this.turn(this.future, this.past);
  }

  // What another tab has made of the story, with the words that are being written here on top of it.
  merge(entry) {
    const mine = this.state;
    const same = JSON.stringify(entry.story) === JSON.stringify(mine.story);
    if (same && entry.keys.join() === mine.keys.join()) return;
    const words = [...this.unsaved.values()];
    this.past.push({ state: mine, label: WORDS.editor.other });
    this.future = [];
    this.step = { merge: null, at: 0 };
    this.take((next) => {
      Object.assign(next, structuredClone({ keys: entry.keys, story: entry.story }));
      for (const { key, name, value } of words) {
        returnSlide(next, mine, key);
        writeField(next, key, name, value);
      }
    });
    if (words.length) this.keep();
    this.tell("elsewhere");
  }
}

// The fields of a slide, or of the story itself where the key is empty.
function writeField(state, key, name, value) {
  const target = key ? state.story.slides[state.keys.indexOf(key)] : state.story;
  if (target) target[name] = name === "body" ? withParagraphs(target.body, value) : withText(target[name], value);
}

// A slide that was deleted elsewhere while its words were being written here comes back.
function returnSlide(state, mine, key) {
  if (!key || state.keys.includes(key)) return;
  const at = mine.keys.indexOf(key);
  state.keys.splice(at, 0, key);
  state.story.slides.splice(at, 0, structuredClone(mine.story.slides[at]));
}

export function moveSlide(state, from, to) {
  for (const list of [state.keys, state.story.slides]) list.splice(to, 0, ...list.splice(from, 1));
}

export function copySlide(state, at) {
  state.keys.splice(at + 1, 0, newKey());
  state.story.slides.splice(at + 1, 0, structuredClone(state.story.slides[at]));
}

export function removeSlide(state, at) {
  for (const list of [state.keys, state.story.slides]) list.splice(at, 1);
}
