// Stands in for the parts of a browser that drawing asks for.
import { RecordedPath, Recorder } from "./recording_canvas.js";

class SearchParams {
  /**
   * @param {string} text
   */
  constructor(text) {
    const parts = String(text || "")
      .replace(/^\?/, "")
      .split("&")
      .filter(Boolean);
    /** @param {string} part */
    const decode = (part) => decodeURIComponent(part.replace(/\+/g, " "));
    this.pairs = parts.map((part) => [decode(part.split("=")[0]), decode(part.split("=").slice(1).join("="))]);
  }
  /**
   * @param {string} name
   */
  get(name) {
    const found = this.pairs.find(([each]) => each === name);
    return found ? found[1] : null;
  }
  /**
   * @param {string} name
   */
  getAll(name) {
    return this.pairs.filter(([each]) => each === name).map(([, value]) => value);
  }
  /**
   * @param {string} name
   */
  has(name) {
    return this.pairs.some(([each]) => each === name);
  }
}

export class PageNode {
  /**
   * @param {string} tag
   */
  constructor(tag) {
    this.tag = tag;
    /** @type {Record<string, string>} */
    this.attributes = {};
    /** @type {(PageNode | string | number)[]} */
    this.children = [];
    this.style = { cssText: "" };
    /** @type {Record<string, string>} */
    this.dataset = {};
    /** @type {Recorder | null} */
    this.recorder = null;
  }
  /**
   * @param {string} name
   * @param {string} value
   */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  /**
   * @param {...(PageNode | string | number)} children
   */
  append(...children) {
    this.children.push(...children);
  }
  /**
   * @param {...(PageNode | string | number)} children
   */
  replaceChildren(...children) {
    this.children = children;
  }
  addEventListener() {}
  getContext() {
    this.recorder = this.recorder || new Recorder();
    return this.recorder;
  }
  /**
   * @returns {string}
   */
  get textContent() {
    return this.children.map((child) => (child instanceof PageNode ? child.textContent : String(child))).join("");
  }
}

// Gives drawing the names that it expects of a browser.
export function standInForBrowser() {
  const noop = () => {};
  const page = {
    /** @param {string} tag */
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
