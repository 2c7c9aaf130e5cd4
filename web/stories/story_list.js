// The lists of the stories page: one entry each, and a ready-made story as it is read.
import { h } from "./atlas.js";
import { textButton } from "./dialogs.js";
import { paragraphsOf, slidesText, textOf, titleOf, WORDS } from "./messages.js";
import { viewAddress, viewText } from "./view_address.js";

/**
 * @param {string} id
 * @param {StoryFile} story
 * @param {boolean} chosen
 * @param {Content} acts
 * @param {() => void} choose
 */
export function storyItem(id, story, chosen, acts, choose) {
  const head = h(
    "div",
    {},
    h(
      "button",
      {
        type: "button",
        class: "a-shelf-title",
        "data-keep": `story ${id}`,
        "aria-current": chosen ? "true" : null,
        onclick: choose,
      },
      titleOf(story),
    ),
    h("small", {}, slidesText(story.slides.length)),
  );
  return h("li", { class: "a-shelf-story", "data-story": id }, head, h("div", { class: "a-acts" }, acts));
}

/**
 * @param {string} title
 * @param {string} [note]
 */
export function section(title, note) {
  return h("div", { class: "a-section" }, h("h2", {}, title), note ? h("small", {}, note) : null);
}

/**
 * A ready-made story, to read and to copy.
 * @param {StoryFile} story
 * @param {ChoiceWords} words
 * @param {() => void} copy
 */
export function shippedView(story, words, copy) {
  const slides = story.slides.map((slide, i) =>
    h(
      "li",
      { class: "a-slide" },
      h(
        "div",
        { class: "a-slide-row a-read" },
        h("b", {}, i + 1),
        h(
          "div",
          {},
          h("span", { class: "a-slide-name" }, titleOf(slide)),
          h("small", {}, viewText(slide.view, words)),
          slide.body?.length ? h("p", {}, paragraphsOf(slide.body)) : null,
        ),
        h("div", { class: "a-acts" }, h("a", { href: viewAddress(slide.view), target: "_self" }, WORDS.editor.view)),
      ),
    ),
  );
  const closing = textOf(story.closing);
  return [
    h("h2", { class: "a-story-name" }, titleOf(story)),
    h("p", { class: "a-question" }, textOf(story.subtitle)),
    h("p", { class: "a-note" }, WORDS.editor.readOnly, " ", textButton(WORDS.shelf.copy, copy)),
    section(`${WORDS.editor.slides} · ${story.slides.length}`),
    h("ol", { class: "a-slides" }, slides),
    closing ? h("p", { class: "a-story-closing" }, closing) : null,
  ];
}
