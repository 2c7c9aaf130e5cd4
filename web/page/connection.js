// Says in the page's language that the server is away. Streamlit's own box would lock the map behind it.
import { h, pageLanguage } from "../shared/dom.js";

const CONNECTED = "CONNECTED";
const PATIENCE_MS = 1500;

class Connection {
  constructor(app) {
    this.app = app;
    this.met = false;
    this.line = null;
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
    else if (this.line) this.line = this.line.remove();
  }

  tell() {
    if (this.line) return;
    this.line = h("p", { class: "a-lost a-block", role: "status" }, CONNECTION_WORDS[pageLanguage()].lost);
    document.body.append(this.line);
  }

  closeBoxes() {
    for (const button of document.querySelectorAll("[data-testid=stDialog] button[aria-label=Close]")) button.click();
  }
}

export function watchConnection() {
  // A public map has no connection to lose.
  if (document.querySelector(".a-page")) return;
  const find = () => document.querySelector("[data-test-connection-state]");
  const watch = new MutationObserver(() => {
    const app = find();
    if (!app) return;
    watch.disconnect();
    new Connection(app);
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
}
