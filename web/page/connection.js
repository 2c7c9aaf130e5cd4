// Says in the page's language that the server is away. Streamlit's own box would lock the map behind it.
import { h, pageLanguage } from "../shared/dom.js";

const CONNECTED = "CONNECTED";
const PATIENCE_MS = 1500;

class Connection {
  /**
   * @param {HTMLElement} app
   */
  constructor(app) {
    this.app = app;
    this.met = false;
    /** @type {HTMLElement | null} */
    this.line = null;
    /** @type {Timer | undefined} */
    this.waiting = undefined;
    new MutationObserver(() => this.follow()).observe(app, {
      attributes: true,
      attributeFilter: ["data-test-connection-state"],
    });
    new MutationObserver(() => this.lost() && this.closeBoxes()).observe(document.body, { childList: true });
    this.follow();
  }

  lost() {
    return this.met && this.app.dataset.testConnectionState !== CONNECTED;
  }

  follow() {
    this.met = this.met || this.app.dataset.testConnectionState === CONNECTED;
    document.documentElement.toggleAttribute("data-a-lost", this.lost());
    clearTimeout(this.waiting);
    // A moment's loss is no news.
    if (this.lost()) this.waiting = setTimeout(() => this.tell(), PATIENCE_MS);
    else this.clear();
  }

  clear() {
    this.line?.remove();
    this.line = null;
  }

  tell() {
    if (this.line) return;
    this.line = h("p", { class: "a-lost a-block", role: "status" }, CONNECTION_WORDS[pageLanguage()].lost);
    document.body.append(this.line);
  }

  closeBoxes() {
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = document.querySelectorAll("[data-testid=stDialog] button[aria-label=Close]");
    for (const button of buttons) button.click();
  }
}

export function watchConnection() {
  // A public map has no connection to lose.
  if (document.querySelector(".a-page")) return;
  const watch = new MutationObserver(() => {
    /** @type {HTMLElement | null} */
    const app = document.querySelector("[data-test-connection-state]");
    if (!app) return;
    watch.disconnect();
    new Connection(app);
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
}
