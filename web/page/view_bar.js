// Views that are kept, linked, taken away or presented: the bar at the foot of a page, its keys, and the
// loader of the script behind them, which nobody fetches who does not ask for it.
import { h, isTyping, pageLanguage, replaceContent } from "../shared/dom.js";
import { store } from "../shared/store.js";

const BAR_KEYS = { s: "save", p: "present" };

function loadStories() {
  if (store.storiesScript) return store.storiesScript;
  store.storiesScript = new Promise((found, missed) => {
    const fail = () => missed(new Error(FILES.studio));
    document.head.append(h("script", { src: FILES.studio, onload: () => found(window.Atlas.studio), onerror: fail }));
  });
  store.storiesScript.catch(() => (store.storiesScript = null));
  return store.storiesScript;
}

function showLoadFault() {
  const line = h("p", { class: "a-lost a-block", role: "alert" }, FAULT_WORDS[pageLanguage()].studio);
  document.body.append(line);
  setTimeout(() => line.remove(), 6000);
}

function actOnView(name) {
  loadStories().then((found) => found.act(name), showLoadFault);
}

export function watchViewBar() {
  if (window.atlasStudioWatched) return;
  window.atlasStudioWatched = true;
  const buttonAt = (event) => event.target.closest?.(".a-keep button");
  document.addEventListener("click", (event) => buttonAt(event) && actOnView(buttonAt(event).value));
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

// The component of the stories page.
export function showStories({ parentElement }) {
  const root = parentElement.querySelector(".a-stories");
  let leave = null;
  loadStories().then(
    (found) => (leave = found.showStories(root)),
    () => replaceContent(root, h("p", { class: "a-fault", role: "alert" }, FAULT_WORDS[pageLanguage()].studio)),
  );
  return () => leave?.();
}
