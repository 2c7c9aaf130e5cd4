// Views that are kept, linked, taken away or presented: the bar at the foot of a page, its keys, and the
// loader of the script behind them, which nobody fetches who does not ask for it.
import { elementIn, h, isTyping, pageLanguage, replaceContent } from "../shared/dom.js";
import { store } from "../shared/store.js";

/** @type {Record<string, string>} */
const BAR_KEYS = { s: "save", p: "present" };

function loadStories() {
  if (store.storiesScript) return store.storiesScript;
  /** @type {Promise<StoriesScript>} */
  const loading = new Promise((found, missed) => {
    const fail = () => missed(new Error(FILES.studio));
    const done = () => (window.Atlas.studio ? found(window.Atlas.studio) : fail());
    document.head.append(h("script", { src: FILES.studio, onload: done, onerror: fail }));
  });
  store.storiesScript = loading;
  loading.catch(() => {
    store.storiesScript = null;
  });
  return loading;
}

function showLoadFault() {
  const line = h("p", { class: "a-lost a-block", role: "alert" }, FAULT_WORDS[pageLanguage()].studio);
  document.body.append(line);
  setTimeout(() => line.remove(), 6000);
}

/**
 * @param {string} name
 */
function actOnView(name) {
  loadStories().then((found) => found.act(name), showLoadFault);
}

export function watchViewBar() {
  if (window.atlasStudioWatched) return;
  window.atlasStudioWatched = true;
  /** @param {Event} event */
  const buttonAt = (event) =>
    /** @type {HTMLButtonElement | null | undefined} */ (
      /** @type {Element} */ (event.target).closest?.(".a-keep button")
    );
  document.addEventListener("click", (event) => {
    const button = buttonAt(event);
    if (button) actOnView(button.value);
  });
  // A button that is pointed at is likely pressed next.
  document.addEventListener("pointerover", (event) => buttonAt(event) && loadStories().catch(() => null));
  document.addEventListener("keydown", (event) => {
    const name =
      event.ctrlKey || event.metaKey || event.altKey || event.repeat ? null : BAR_KEYS[event.key.toLowerCase()];
    if (!name || isTyping(event) || document.querySelector("dialog[open]") || !document.querySelector(".a-keep"))
      return;
    event.preventDefault();
    actOnView(name);
  });
}

/**
 * The component of the stories page.
 * @param {Component<{ lang: string }>} component
 */
export function showStories({ parentElement }) {
  const root = elementIn(parentElement, ".a-stories");
  /** @type {Leave | null} */
  let leave = null;
  loadStories().then(
    (found) => {
      leave = found.showStories(root);
    },
    () => replaceContent(root, h("p", { class: "a-fault", role: "alert" }, FAULT_WORDS[pageLanguage()].studio)),
  );
  return () => leave?.();
}
