// Stands in for the parts of a browser that drawing asks for.
import { RecordedPath, Recorder } from "./recording_canvas.js";

class SearchParams {
  constructor(text) {
    const parts = String(text || "")
      .replace(/^\?/, "")
      .split("&")
      .filter(Boolean);
    const decode = (part) => decodeURIComponent(part.replace(/\+/g, " "));
    this.pairs = parts.map((part) => [decode(part.split("=")[0]), decode(part.split("=").slice(1).join("="))]);
  }
  get(name) {
    const found = this.pairs.find(([each]) => each === name);
    return found ? found[1] : null;
  }
  getAll(name) {
    return this.pairs.filter(([each]) => each === name).map(([, value]) => value);
  }
  has(name) {
    return this.pairs.some(([each]) => each === name);
  }
}

class PageNode {
  constructor(tag) {
    Object.assign(this, { tag, attributes: {}, children: [], style: {}, dataset: {} });
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  addEventListener() {}
  getContext() {
    this.recorder = this.recorder || new Recorder();
    return this.recorder;
  }
  get textContent() {
    return this.children.map((child) => (child instanceof PageNode ? child.textContent : String(child))).join("");
  }
}

// Gives drawing the names that it expects of a browser.
export function standInForBrowser() {
  const noop = () => {};
  const page = {
    createElement: (tag) => new PageNode(tag),
    addEventListener: noop,
    documentElement: new PageNode("html"),
    querySelector: () => null,
  };
  const location = { search: "", href: "http://atlas/", pathname: "/" };
  const history = { pushState: noop, replaceState: noop };
  Object.assign(globalThis, {
    window: globalThis,
    devicePixelRatio: 1,
    document: page,
    location,
    history,
    URLSearchParams: SearchParams,
    Path2D: RecordedPath,
  });
}
