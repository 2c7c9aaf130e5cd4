// Boxes above the page, the line that confirms, and what is said when the server refuses.
import { h, replaceContent } from "./atlas.js";
import { fill, WORDS } from "./messages.js";
import { store } from "./store.js";

const TOLD_MS = 15_000;
const BUSY = [429, 503];

/**
 * @param {string} text
 * @param {() => unknown} onclick
 * @param {Props} [props]
 */
export function textButton(text, onclick, props) {
  return h("button", { type: "button", class: "a-act", onclick, ...props }, text);
}

/**
 * @param {string} text
 * @param {() => unknown} onclick
 * @param {Props} [props]
 */
export function plainButton(text, onclick, props) {
  return h("button", { type: "button", class: "a-button", onclick, ...props }, text);
}

/**
 * Keys of the page and of the map mean nothing in an open box; one that has just been closed takes none.
 * @param {HTMLDialogElement} box
 */
export function keepKeys(box) {
  box.addEventListener("keydown", (event) => box.open && event.stopPropagation());
}

/**
 * @param {string} title
 * @param {string} name
 * @param {...Content} content
 */
export function openDialog(title, name, ...content) {
  const close = h(
    "button",
    {
      type: "button",
      class: "a-close",
      "aria-label": WORDS.link.close,
      title: WORDS.link.close,
      onclick: () => box.close(),
    },
    "×",
  );
  /** @type {HTMLDialogElement} */
  const box = h(
    "dialog",
    { class: `a-box a-block ${name}`, "aria-label": title },
    h("header", {}, h("h2", {}, title), close),
    ...content,
  );
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  box.addEventListener("close", () => {
    box.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
  });
  keepKeys(box);
  document.body.append(box);
  box.showModal();
  return box;
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [note]
 */
export function field(label, control, note) {
  return h("label", { class: "a-field" }, h("span", {}, label, note ? h("small", {}, note) : null), control);
}

/**
 * One line at the foot of the window: it is read aloud, stays while it is used, and goes by itself.
 * @param {...Content} content
 */
export function showStatus(...content) {
  if (!store.line) store.line = document.body.appendChild(h("div", { class: "a-told a-block", role: "status" }));
  clearTimeout(store.leaving);
  replaceContent(
    store.line,
    ...content,
    content.length ? textButton("×", () => showStatus(), { "aria-label": WORDS.save.dismiss }) : null,
  );
  store.line.hidden = !content.length;
  if (content.length) store.leaving = setTimeout(leaveStatus, TOLD_MS);
}

function leaveStatus() {
  if (store.line?.matches(":hover, :focus-within")) store.leaving = setTimeout(leaveStatus, TOLD_MS);
  else showStatus();
}

/**
 * @param {Response} reply
 */
async function refusalText(reply) {
  const told = await reply.json().catch(() => ({}));
  if (typeof told.problem === "string") return told.problem;
  if (BUSY.includes(reply.status)) return WORDS.answer.busy;
  return reply.status === 413 ? WORDS.answer.large : fill(WORDS.answer.fault, { n: reply.status });
}

/**
 * Whether a request was ended here.
 * @param {unknown} fault
 */
export function isAbort(fault) {
  return fault instanceof Error && fault.name === "AbortError";
}

/**
 * Asks the server; what goes wrong is an error whose message can be shown. A request that was ended says so itself.
 * @param {string} address
 * @param {RequestInit} [options]
 */
export async function ask(address, options) {
  let reply;
  try {
    reply = await fetch(address, options);
  } catch (fault) {
    throw isAbort(fault) ? fault : new Error(WORDS.answer.away);
  }
  if (reply.ok) return reply;
  throw new Error(await refusalText(reply));
}

/**
 * Answers line by line, each a small object.
 * @param {Response} reply
 * @returns {AsyncGenerator<ExportLine>}
 */
export async function* linesOf(reply) {
  const body = /** @type {ReadableStream<BufferSource>} */ (reply.body);
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value || "")).split("\n");
    rest = (!done && lines.pop()) || "";
    for (const line of lines) if (line.trim()) yield JSON.parse(line);
    if (done) return;
  }
}
