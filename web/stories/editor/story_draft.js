// A story while it is edited: every change is a step that can be undone, and is kept at once or soon after typing.
import { WORDS, withParagraphs, withText } from "../messages.js";
import { store } from "../store.js";
import { keptText, newKey, readEntry, saveEntry } from "../story_store.js";

const KEEP_MS = 400;
const SAME_STEP_MS = 1500;
const MOST_STEPS = 300;

export class Draft {
  /**
   * @param {string} id
   */
  constructor(id) {
    const { made, keys, story } = /** @type {StoryEntry} */ (store.stories.get(id));
    this.id = id;
    this.made = made;
    /** @type {StoryState} */
    this.state = { keys, story };
    // What the storage held when it was last read or written here.
    this.known = keptText(id);
    /**
     * Called with the reason after every change: "typing", "change" or "elsewhere".
     * @param {string} _reason
     */
    this.tell = (_reason) => {};
    this.held = () => false;
    /** @type {StoryStep[]} */
    this.past = [];
    /** @type {StoryStep[]} */
    this.future = [];
    // Fields with words that are not in the storage yet.
    /** @type {Map<string, { key: string, name: TextField, value: string }>} */
    this.unsaved = new Map();
    /** @type {{ merge: string | null, at: number }} */
    this.step = { merge: null, at: 0 };
    /** @type {Timer | undefined} */
    this.waiting = undefined;
  }

  get story() {
    return this.state.story;
  }

  get keys() {
    return this.state.keys;
  }

  /**
   * Letters typed into one field without a pause are one step.
   * @param {string} label
   * @param {(state: StoryState) => void} mutate
   * @param {string | null} [merge]
   */
  change(label, mutate, merge = null) {
    const keys = this.keys.join();
    this.catchUp();
    // Another tab has moved the slides: what was pressed may now be another one.
    if (merge === null && keys !== this.keys.join()) return;
    const now = Date.now();
    const same = merge !== null && merge === this.step.merge && now - this.step.at < SAME_STEP_MS;
    if (!same) this.past = [...this.past.slice(1 - MOST_STEPS), { state: this.state, label }];
    this.step = { merge, at: now };
    this.future = [];
    this.apply(mutate);
    if (merge === null) this.keep();
    else this.keepSoon();
    this.tell(merge === null ? "change" : "typing");
  }

  /**
   * @param {(state: StoryState) => void} mutate
   */
  apply(mutate) {
    const next = structuredClone(this.state);
    mutate(next);
    this.state = next;
    store.stories.set(this.id, { made: this.made, ...next });
  }

  /**
   * @param {string} key
   * @param {TextField} name
   * @param {string} value
   */
  write(key, name, value) {
    this.unsaved.set(`${key} ${name}`, { key, name, value });
    this.change(WORDS.editor.typing, (state) => writeField(state, key, name, value), `${key} ${name}`);
  }

  keepSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      // Words that are being composed are not disturbed by those of another tab.
      if (this.held()) return this.keepSoon();
      this.keep();
      this.tell("typing");
    }, KEEP_MS);
  }

  keep() {
    clearTimeout(this.waiting);
    this.catchUp();
    this.unsaved.clear();
    saveEntry(this.id, { made: this.made, ...this.state });
    this.known = keptText(this.id);
  }

  // Two tabs may write within the same moment: what the other one has kept meanwhile is read before anything is kept.
  catchUp() {
    const text = keptText(this.id);
    if (text === null || text === this.known) return;
    this.known = text;
    const entry = readEntry(text);
    if (entry) this.merge(entry);
  }

  // Before the page is left.
  flush() {
    if (this.unsaved.size) this.keep();
  }

  /**
   * @param {StoryStep[]} from
   * @param {StoryStep[]} onto
   * @returns {string | null}
   */
  turn(from, onto) {
    this.catchUp();
    const step = from.pop();
    if (!step) return null;
    onto.push({ state: this.state, label: step.label });
    this.step = { merge: null, at: 0 };
    this.apply((next) => Object.assign(next, structuredClone(step.state)));
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

  /**
   * What another tab has made of the story, with the words that are being written here on top of it.
   * @param {StoryEntry} entry
   */
  merge(entry) {
    const mine = this.state;
    const same = JSON.stringify(entry.story) === JSON.stringify(mine.story);
    if (same && entry.keys.join() === mine.keys.join()) return;
    const words = [...this.unsaved.values()];
    this.past.push({ state: mine, label: WORDS.editor.other });
    this.future = [];
    this.step = { merge: null, at: 0 };
    this.apply((next) => {
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

/**
 * The fields of a slide, or of the story itself where the key is empty.
 * @param {StoryState} state
 * @param {string} key
 * @param {TextField} name
 * @param {string} value
 */
function writeField(state, key, name, value) {
  /** @type {Texts | undefined} */
  const target = key ? state.story.slides[state.keys.indexOf(key)] : state.story;
  if (!target) return;
  if (name === "body") target.body = withParagraphs(target.body, value);
  else target[name] = withText(target[name], value);
}

/**
 * A slide that was deleted elsewhere while its words were being written here comes back.
 * @param {StoryState} state
 * @param {StoryState} mine
 * @param {string} key
 */
function returnSlide(state, mine, key) {
  if (!key || state.keys.includes(key)) return;
  const at = mine.keys.indexOf(key);
  state.keys.splice(at, 0, key);
  state.story.slides.splice(at, 0, structuredClone(mine.story.slides[at]));
}

/**
 * @param {StoryState} state
 * @param {number} from
 * @param {number} to
 */
export function moveSlide(state, from, to) {
  const { keys, story } = state;
  keys.splice(to, 0, ...keys.splice(from, 1));
  story.slides.splice(to, 0, ...story.slides.splice(from, 1));
}

/**
 * @param {StoryState} state
 * @param {number} at
 */
export function copySlide(state, at) {
  state.keys.splice(at + 1, 0, newKey());
  state.story.slides.splice(at + 1, 0, structuredClone(state.story.slides[at]));
}

/**
 * @param {StoryState} state
 * @param {number} at
 */
export function removeSlide(state, at) {
  for (const list of [state.keys, state.story.slides]) list.splice(at, 1);
}
