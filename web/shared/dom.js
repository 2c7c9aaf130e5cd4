// Builds page elements. Text goes in as text nodes only, so nothing from the data can run.

export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    // The policy of the pages allows no style attribute in a text, but lets a script set one.
    else if (name === "style") node.style.cssText = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// Whether a key goes into a field; a box that has just been closed holds the focus for one more frame.
export function isTyping(event) {
  const { target } = event;
  return Boolean(target.closest?.("input,textarea,select,[contenteditable]") && !target.closest("dialog:not([open])"));
}

export function pageLanguage() {
  return document.documentElement.lang.startsWith("en") ? "en" : "zh";
}

export function replaceContent(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

// One style for every number on screen: thousands from 1,000, a minus sign, a dash for none.
export function formatNumber(value, decimals) {
  if (value === null || value === undefined || Number.isNaN(value)) return "—";
  const options = { minimumFractionDigits: decimals || 0, maximumFractionDigits: decimals || 0 };
  return new Intl.NumberFormat("en-US", options).format(value).replace("-", "−");
}

export function linkTo(page, params, text) {
  const lang = new URLSearchParams(location.search).get("lang");
  const query = new URLSearchParams(lang ? { ...params, lang } : params);
  return h("a", { href: `${page}?${query}` }, text);
}
