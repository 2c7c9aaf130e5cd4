// Saving the view of this page as a slide of a story.
import { h, replaceContent } from "../atlas.js";
import { field, openDialog, plainButton, showStatus, textButton } from "../dialogs.js";
import { COLON, fill, LANG, slidesText, titleOf, WORDS, withParagraphs } from "../messages.js";
import { store } from "../store.js";
import { emptyStory, lastStory, newEntry, newKey, ownStories, removeEntry, saveEntry } from "../story_store.js";
import { choiceWords, storedView, suggestedTitle, viewText } from "../view_address.js";

/**
 * @param {() => void} onchange
 */
function storyChoice(onchange) {
  const last = lastStory();
  const options = ownStories().map(([id, { story }]) =>
    h("option", { value: id, selected: id === last }, `${titleOf(story)} (${slidesText(story.slides.length)})`),
  );
  return h(
    "select",
    { onchange },
    options,
    h("option", { value: "", selected: !store.stories.has(last ?? "") }, WORDS.save.newStory),
  );
}

export async function openSave() {
  const words = await choiceWords();
  const view = storedView(words);
  const maxlength = STORY.text;
  const name = h("input", { maxlength, type: "text", required: true, value: suggestedTitle(view, words) });
  const caption = h("textarea", { maxlength, rows: 2 });
  const notes = h("textarea", { maxlength, rows: 2 });
  const newName = h("input", { maxlength, type: "text", value: WORDS.save.defaultName });
  const newField = field(WORDS.save.newName, newName);
  const fault = h("p", { class: "a-fault", role: "alert" });
  const follow = () => {
    newField.hidden = Boolean(choice.value);
  };
  const choice = storyChoice(follow);
  follow();
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    const story = store.stories.get(choice.value)?.story;
    if (story && story.slides.length >= STORY.slides)
      return replaceContent(fault, fill(WORDS.save.full, { story: titleOf(story), most: STORY.slides }));
    box.close();
    saveSlide(choice.value, newName.value.trim(), {
      title: name.value.trim(),
      body: withParagraphs([], caption.value),
      notes: notes.value.trim(),
      view,
    });
  };
  const form = h(
    "form",
    { class: "a-form", onsubmit: save },
    h("p", { class: "a-note" }, `${WORDS.save.shown}${COLON}${viewText(view, words)}`),
    field(WORDS.save.name, name),
    field(WORDS.save.caption, caption, WORDS.save.captionNote),
    field(WORDS.save.notes, notes, WORDS.save.notesNote),
    field(WORDS.save.story, choice),
    newField,
    fault,
    h(
      "div",
      { class: "a-buttons" },
      plainButton(WORDS.save.cancel, () => box.close()),
      h("button", { type: "submit", class: "a-button" }, WORDS.save.save),
    ),
  );
  const box = openDialog(WORDS.save.title, "a-save", form);
  name.focus();
  name.select();
}

/**
 * @param {string} chosen
 * @param {string} newName
 * @param {StorySlide} slide
 */
function saveSlide(chosen, newName, slide) {
  const known = store.stories.get(chosen);
  const isNew = !known;
  const entry = known ? structuredClone(known) : newEntry(emptyStory(newName || WORDS.save.defaultName));
  const { id } = isNew ? entry.story : { id: chosen };
  const key = newKey();
  entry.story.slides.push(slide);
  entry.keys.push(key);
  saveEntry(id, entry);
  const text = fill(WORDS.save.saved, { n: entry.keys.length, story: titleOf(entry.story) });
  const open = h("a", { href: storyAddress(id), target: "_self", onclick: walkToStories }, WORDS.save.open);
  const warning = store.fault ? h("span", { class: "a-fault" }, WORDS.keep[store.fault]) : null;
  showStatus(
    h("span", {}, text),
    warning,
    open,
    textButton(WORDS.save.undo, () => undoSave(id, key, isNew)),
  );
}

/**
 * @param {string} id
 * @param {string} key
 * @param {boolean} wasNew
 */
function undoSave(id, key, wasNew) {
  const known = store.stories.get(id);
  const entry = known ? structuredClone(known) : null;
  const at = entry ? entry.keys.indexOf(key) : -1;
  if (entry && at >= 0) {
    entry.keys.splice(at, 1);
    entry.story.slides.splice(at, 1);
    if (wasNew && !entry.keys.length) removeEntry(id);
    else saveEntry(id, entry);
  }
  showStatus(h("span", {}, WORDS.save.undone));
}

/**
 * The entry of the navigation changes the page without loading it anew: what only the memory holds comes along.
 * @param {Event} event
 */
function walkToStories(event) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a[href]");
  const entry = [...links].find((link) => !link.closest(".a-block") && new URL(link.href).pathname === "/stories");
  showStatus();
  if (!entry) return;
  event.preventDefault();
  entry.click();
}

/**
 * @param {string} id
 */
function storyAddress(id) {
  return `/stories?${new URLSearchParams({ story: id, ...(LANG === "zh" ? {} : { lang: LANG }) })}`;
}
