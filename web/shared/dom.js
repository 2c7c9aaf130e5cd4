// Builds page elements. Text goes in as text nodes only, so nothing from the data can run.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Props | null} [props]
 * @param {...Content} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    // The policy of the pages allows no style attribute in a text, but lets a script set one.
    else if (name === "style") node.style.cssText = String(value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...nodesOf(children).filter((child) => child !== ""));
  return node;
}

export function pageTheme() {
  return document.documentElement.dataset.aTheme || "light";
}

/**
 * What is there of a content, as nodes and texts.
 * @param {Content[]} content
 */
function nodesOf(content) {
  return /** @type {(Node | string)[]} */ (content.flat().filter((each) => each !== null && each !== undefined));
}

/**
 * The first element below another that a selector names, where one is known to be.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function elementIn(root, selector) {
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

/**
 * The element at an event's target or around it that a selector names.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function targetIn(event, selector) {
  return /** @type {Element} */ (event.target).closest(selector);
}

/**
 * Whether a key goes into a field; a box that has just been closed holds the focus for one more frame.
 * @param {Event} event
 */
export function isTyping(event) {
  const target = /** @type {Element} */ (event.target);
  return Boolean(target.closest?.("input,textarea,select,[contenteditable]") && !target.closest("dialog:not([open])"));
}

export function pageLanguage() {
  return document.documentElement.lang.startsWith("en") ? "en" : "zh";
}

/**
 * @param {Element} node
 * @param {...Content} children
 */
export function replaceContent(node, ...children) {
  node.replaceChildren(...nodesOf(children));
}

/**
 * What an error says.
 * @param {unknown} fault
 */
export function messageOf(fault) {
  return fault instanceof Error ? fault.message : String(fault);
}

/**
 * The context of a canvas.
 * @param {HTMLCanvasElement} canvas
 */
export function contextOf(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
}

/**
 * One style for every number on screen: thousands from 1,000, a minus sign, a dash for none.
 * @param {number | null | undefined} value
 * @param {number} [decimals]
 */
export function formatNumber(value, decimals) {
  if (value === null || value === undefined || Number.isNaN(value)) return "—";
  const options = { minimumFractionDigits: decimals || 0, maximumFractionDigits: decimals || 0 };
  return new Intl.NumberFormat("en-US", options).format(value).replace("-", "−");
}

/**
 * @param {string} page
 * @param {Record<string, string>} params
 * @param {string} text
 */
export function linkTo(page, params, text) {
  const lang = new URLSearchParams(location.search).get("lang");
  const query = new URLSearchParams(lang ? { ...params, lang } : params);
  return h("a", { href: `${page}?${query}` }, text);
}
