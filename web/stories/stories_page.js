// The page of the stories: those that the atlas brings along, one's own, and the editor beside them.

import { ExportDialog } from "./actions/export_dialog.js";
import { elementIn, fetchJson, h, isTyping, messageOf, replaceContent, writeChoices } from "./atlas.js";
import { ask, showStatus, textButton } from "./dialogs.js";
import { Draft } from "./editor/story_draft.js";
import { Editor } from "./editor/story_editor.js";
import { rebuild } from "./editor/text_fields.js";
import { COLON, fileName, fill, LANG, saveFile, titleOf, unfenced, WORDS, withText } from "./messages.js";
import { store } from "./store.js";
import { section, shippedView, storyItem } from "./story_list.js";
import {
  emptyStory,
  freeId,
  lastStory,
  newEntry,
  ownStories,
  removeEntry,
  saveEntry,
  storyFile,
} from "./story_store.js";
import { choiceWords, presentStory } from "./view_address.js";

/**
 * @param {string} id
 */
function entryOf(id) {
  return /** @type {StoryEntry} */ (store.stories.get(id));
}

export class StoriesPage {
  // What comes with the ready-made stories, after the page has been started.
  /** @type {ChoiceWords} */
  words;

  /**
   * @param {HTMLElement} root
   */
  constructor(root) {
    this.root = root;
    /** @type {StoryFile[]} */
    this.shipped = [];
    /** @type {Map<string, Draft>} */
    this.drafts = new Map();
    /** @type {Editor | null} */
    this.editor = null;
    /** @type {string | null} */
    this.chosen = new URLSearchParams(location.search).get("story");
    this.shippedList = h("div", {}, h("p", { class: "a-note" }, WORDS.shelf.loading));
    this.ownList = h("div", {});
    this.report = h("div", { class: "a-report", role: "status" });
    this.mine = h("section", { class: "a-mine" }, section(WORDS.shelf.mine), this.ownList, this.ways(), this.report);
    this.main = h("div", { class: "a-stories-main" });
    replaceContent(
      root,
      h(
        "div",
        { class: "a-stories-side" },
        h("section", {}, section(WORDS.shelf.shipped), this.shippedList),
        this.mine,
      ),
      this.main,
    );
    /** @type {StoryWatcher} */
    this.watch = (id, entry) => this.elsewhere(id, entry);
    this.onLeave = () => this.flush();
    /** @param {KeyboardEvent} event */
    this.onKey = (event) => this.keys(event);
    this.listen();
  }

  async start() {
    [this.words, this.shipped] = await Promise.all([choiceWords(), this.readShipped()]);
    const asked = this.chosen;
    if (!this.find(asked)) this.chosen = this.firstChoice();
    this.list();
    this.showChosen();
    if (asked && asked !== this.chosen)
      replaceContent(this.report, h("p", { class: "a-note" }, fill(WORDS.shelf.unknown, { id: asked.slice(0, 40) })));
    this.root.dataset.ready = "true";
  }

  // The story that was kept last, else one's own, else a ready-made one.
  firstChoice() {
    const last = lastStory();
    if (last && store.stories.has(last)) return last;
    return (ownStories()[0] || [])[0] || this.shipped[0]?.id || null;
  }

  readShipped() {
    /**
     * @param {string} id
     * @returns {Promise<StoryFile | null>}
     */
    const read = (id) => fetchJson(`/stories/${id}.json`).catch(() => null);
    return Promise.all(STORY.shipped.map(read)).then((stories) => stories.filter((story) => story !== null));
  }

  /**
   * @param {string | null | undefined} id
   * @returns {StoryFile | undefined}
   */
  find(id) {
    const own = store.stories.get(id ?? "");
    return own ? own.story : this.shipped.find((story) => story.id === id);
  }

  flush() {
    this.editor?.draft.flush();
  }

  listen() {
    store.watchers.add(this.watch);
    window.addEventListener("pagehide", this.onLeave);
    document.addEventListener("visibilitychange", this.onLeave);
    document.addEventListener("keydown", this.onKey);
    this.mine.addEventListener("dragover", (event) => this.hold(event, true));
    this.mine.addEventListener("dragleave", (event) => this.hold(event, false));
    this.mine.addEventListener("drop", (event) => this.drop(event));
  }

  leave() {
    this.flush();
    store.watchers.delete(this.watch);
    window.removeEventListener("pagehide", this.onLeave);
    document.removeEventListener("visibilitychange", this.onLeave);
    document.removeEventListener("keydown", this.onKey);
  }

  /**
   * @param {KeyboardEvent} event
   */
  keys(event) {
    const name = event.key.toLowerCase();
    const asked = (event.ctrlKey || event.metaKey) && !event.altKey && (name === "z" || name === "y");
    const elsewhere = isTyping(event) && !this.root.contains(/** @type {Node} */ (event.target));
    if (!asked || elsewhere || !this.editor || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (name === "y" || event.shiftKey) this.editor.redo();
    else this.editor.undo();
  }

  /**
   * Another tab has written a story; true when it is the one that is edited here.
   * @param {string | null} id
   * @param {StoryEntry | null} entry
   * @returns {boolean}
   */
  elsewhere(id, entry) {
    if (id === null) this.listStories();
    if (id !== null && this.editor?.draft.id === id) {
      this.editor.elsewhere(entry);
      return true;
    }
    // Steps that were taken before belong to another state of the story.
    if (id !== null) this.drafts.delete(id);
    return false;
  }

  list() {
    const shipped = this.shipped.map((story) =>
      storyItem(story.id, story, story.id === this.chosen, this.shippedActs(story), () => this.choose(story.id)),
    );
    rebuild(
      this.shippedList,
      shipped.length ? [h("ul", {}, shipped)] : [h("p", { class: "a-fault" }, WORDS.shelf.unread)],
    );
    this.listStories();
  }

  listStories() {
    const own = ownStories().map(([id, { story }]) =>
      storyItem(id, story, id === this.chosen, this.ownActs(id), () => this.choose(id)),
    );
    rebuild(this.ownList, own.length ? [h("ul", {}, own)] : [h("p", { class: "a-empty" }, WORDS.shelf.none)]);
  }

  /**
   * @param {StoryFile} story
   */
  shippedActs(story) {
    const present = h("a", { href: `/present/${story.id}?lang=${LANG}`, target: "_blank" }, WORDS.shelf.present);
    return [
      present,
      textButton(WORDS.shelf.copy, () => this.copy(story), { "data-keep": `copy ${story.id}` }),
      this.fileButton(() => story),
      this.exportButton(() => story),
    ];
  }

  /**
   * @param {() => StoryFile} read
   */
  fileButton(read) {
    return textButton(WORDS.shelf.file, () => saveFile(storyFile(read()), fileName(titleOf(read()), "json")));
  }

  /**
   * @param {() => StoryFile} read
   */
  exportButton(read) {
    return textButton(WORDS.shelf.take, () => new ExportDialog(read(), false, []));
  }

  /**
   * What is done with a story of one's own, beside its name and above its editor.
   * @param {StoryFile} story
   */
  storyActs(story) {
    const read = () => this.find(this.chosen) || story;
    return [
      textButton(WORDS.shelf.present, () => presentStory(read()), { "data-keep": "present" }),
      this.exportButton(read),
    ];
  }

  /**
   * @param {string} id
   */
  ownActs(id) {
    const read = () => entryOf(id).story;
    /**
     * @param {"present" | "duplicate" | "remove"} name
     * @param {() => void} act
     */
    const button = (name, act) => textButton(WORDS.shelf[name], act, { "data-keep": `${name} ${id}` });
    return [
      button("present", () => presentStory(read())),
      this.fileButton(read),
      this.exportButton(read),
      button("duplicate", () => this.copy(read())),
      button("remove", () => this.remove(id)),
    ];
  }

  ways() {
    /** @type {HTMLInputElement} */
    const input = h("input", {
      type: "file",
      class: "a-own-file",
      accept: ".json,application/json",
      multiple: true,
      "aria-label": WORDS.shelf.open,
      onchange: () => this.openFiles([...(input.files ?? [])], input),
    });
    const create = textButton(WORDS.shelf.new, () => this.create());
    return h(
      "div",
      { class: "a-acts a-ways" },
      create,
      h("span", { class: "a-own-open" }, WORDS.shelf.open, input),
      h("small", {}, WORDS.shelf.drop),
    );
  }

  /**
   * @param {string | null} id
   */
  choose(id) {
    this.flush();
    this.chosen = id;
    writeChoices({ story: id });
    this.list();
    this.showChosen();
    // On a phone the story stands below the list.
    if (window.matchMedia("(max-width: 900px)").matches) this.main.scrollIntoView({ block: "start" });
  }

  showChosen() {
    const { chosen } = this;
    const story = this.find(chosen);
    this.editor = chosen && store.stories.has(chosen) ? new Editor(this.main, this.draftOf(chosen), this) : null;
    if (this.editor) return;
    replaceContent(
      this.main,
      ...(story
        ? shippedView(story, this.words, () => this.copy(story))
        : [h("p", { class: "a-empty" }, WORDS.editor.choose)]),
    );
  }

  /**
   * @param {string} id
   */
  draftOf(id) {
    const draft = this.drafts.get(id) || new Draft(id);
    this.drafts.set(id, draft);
    return draft;
  }

  /**
   * @param {StoryFile} story
   */
  add(story) {
    const id = freeId(story.id);
    saveEntry(id, newEntry({ ...story, id }));
    return id;
  }

  create() {
    this.choose(this.add(emptyStory(WORDS.shelf.new)));
    const title = /** @type {HTMLInputElement} */ (elementIn(this.main, ".a-story-title"));
    title.focus();
    title.select();
  }

  /**
   * @param {StoryFile} story
   */
  copy(story) {
    this.flush();
    const title = fill(WORDS.shelf.copyOf, { story: titleOf(story) });
    const copied = structuredClone(story);
    this.choose(this.add({ ...copied, id: "", title: withText(copied.title, title) }));
    showStatus(h("span", {}, fill(WORDS.shelf.copied, { story: title })));
  }

  /**
   * @param {string} id
   */
  remove(id) {
    this.flush();
    const entry = entryOf(id);
    const story = titleOf(entry.story);
    removeEntry(id);
    this.drafts.delete(id);
    if (this.chosen === id) this.choose((ownStories()[0] || [])[0] || this.shipped[0]?.id || null);
    else this.list();
    const back = () => {
      saveEntry(id, entry);
      this.choose(id);
      showStatus(h("span", {}, fill(WORDS.shelf.restored, { story })));
    };
    showStatus(h("span", {}, fill(WORDS.shelf.removed, { story })), textButton(WORDS.save.undo, back));
  }

  /**
   * @param {DragEvent} event
   * @param {boolean} over
   */
  hold(event, over) {
    event.preventDefault();
    this.mine.classList.toggle("a-over", over);
  }

  /**
   * @param {DragEvent} event
   */
  drop(event) {
    this.hold(event, false);
    this.openFiles([...(event.dataTransfer?.files ?? [])]);
  }

  /**
   * @param {File[]} files
   * @param {HTMLInputElement} [input]
   */
  async openFiles(files, input) {
    /** @type {HTMLElement[]} */
    const told = [];
    for (const file of files) {
      replaceContent(
        this.report,
        ...told,
        h("p", { class: "a-note" }, fill(WORDS.imported.reading, { name: file.name })),
      );
      told.push(await this.openFile(file));
    }
    replaceContent(this.report, ...told);
    if (input) input.value = "";
  }

  /**
   * @param {File} file
   * @returns {Promise<HTMLElement>}
   */
  async openFile(file) {
    const { name } = file;
    /** @param {string} text */
    const refuse = (text) =>
      h(
        "div",
        {},
        h("p", { class: "a-fault" }, fill(WORDS.imported.refused, { name })),
        h("ul", {}, h("li", {}, text)),
      );
    if (file.size > STORY.file)
      return refuse(
        fill(WORDS.imported.tooLarge, { name, size: Math.ceil(file.size / 1000), most: STORY.file / 1000 }),
      );
    const text = await file.text().catch(() => null);
    if (text === null) return refuse(fill(WORDS.imported.unreadable, { name }));
    try {
      const reply = await ask(`/stories/check?lang=${LANG}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: text,
      });
      return this.adopt(name, await reply.json());
    } catch (fault) {
      return refuse(messageOf(fault));
    }
  }

  /**
   * The story as the server has cleaned it, and what it found on the way, slide by slide.
   * @param {string} name
   * @param {StoryCheck} given
   */
  adopt(name, { story, problems }) {
    const sentence = !story
      ? WORDS.imported.refused
      : problems.length
        ? WORDS.imported.problems
        : WORDS.imported.opened;
    if (story) this.choose(this.add(story));
    const lines = problems.map(({ slide, text }) =>
      h(
        "li",
        {},
        slide === null ? null : h("b", {}, `${fill(WORDS.imported.at, { n: slide })}${COLON}`),
        unfenced(text),
      ),
    );
    return h(
      "div",
      {},
      h("p", { class: story ? null : "a-fault" }, fill(sentence, { name })),
      lines.length ? h("ul", {}, lines) : null,
    );
  }
}

/**
 * @param {HTMLElement} root
 */
export function showStories(root) {
  const known = root.storiesPage;
  const page = known || new StoriesPage(root);
  root.storiesPage = page;
  if (!known) page.start();
  return () => {
    setTimeout(() => {
      if (!root.isConnected) page.leave();
    });
  };
}
