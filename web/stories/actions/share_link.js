// The short link of a view with its code, small in a box and large for a room.
import { contextOf, elementIn, h, MAP_TOKENS, messageOf, replaceContent } from "../atlas.js";
import { ask, field, keepKeys, openDialog, plainButton } from "../dialogs.js";
import { fill, WORDS } from "../messages.js";
import { currentView, viewAddress } from "../view_address.js";

const QUIET = 4;

/**
 * Dark on light in both themes: many readers do not take the reverse.
 * @param {HTMLCanvasElement} canvas
 * @param {boolean[][]} modules
 * @param {number} pixels
 */
function drawCode(canvas, modules, pixels) {
  const side = modules.length + 2 * QUIET;
  const scale = Math.max(2, Math.floor((pixels * window.devicePixelRatio) / side));
  canvas.width = canvas.height = side * scale;
  canvas.style.width = canvas.style.height = `${canvas.width / window.devicePixelRatio}px`;
  const context = contextOf(canvas);
  const { bg, text } = MAP_TOKENS.light.ui;
  context.fillStyle = bg;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = text;
  for (const [y, row] of modules.entries()) {
    for (const [x, dark] of row.entries()) {
      if (dark) context.fillRect((x + QUIET) * scale, (y + QUIET) * scale, scale, scale);
    }
  }
  return canvas;
}

/**
 * @param {boolean[][]} modules
 * @param {number} pixels
 */
function codeCanvas(modules, pixels) {
  return drawCode(h("canvas", { role: "img", "aria-label": WORDS.link.code }), modules, pixels);
}

/**
 * @param {ShortLink} found
 */
function openLarge(found) {
  const room = h("div", { class: "a-room" });
  /** @type {HTMLDialogElement} */
  const box = h(
    "dialog",
    { class: "a-room-box a-block", "aria-label": WORDS.link.title, onclick: () => box.close() },
    room,
  );
  const leave = () => !document.fullscreenElement && box.close();
  const show = () =>
    replaceContent(
      room,
      codeCanvas(found.qr, Math.min(window.innerWidth, window.innerHeight - 120) * 0.94),
      h("p", {}, found.url),
    );
  keepKeys(box);
  box.addEventListener("close", () => {
    document.removeEventListener("fullscreenchange", leave);
    window.removeEventListener("resize", show);
    if (document.fullscreenElement) document.exitFullscreen();
    box.remove();
  });
  document.body.append(box);
  box.showModal();
  show();
  window.addEventListener("resize", show);
  // Where a browser keeps its frame, the box fills the window.
  const shown = room.requestFullscreen ? room.requestFullscreen() : Promise.reject(new Error());
  shown.then(
    () => document.addEventListener("fullscreenchange", leave),
    () => null,
  );
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} status
 */
async function copyText(input, status) {
  input.select();
  let copied = false;
  try {
    await navigator.clipboard.writeText(input.value);
    copied = true;
  } catch {
    // The clipboard of a page without https is closed; the old way may still be open.
    copied = document.execCommand("copy");
  }
  replaceContent(status, copied ? WORDS.link.copied : WORDS.link.byHand);
}

/**
 * @param {ShortLink} found
 */
function linkContent(found) {
  const input = h("input", {
    type: "text",
    readonly: true,
    value: found.url,
    onfocus: (event) => event.target.select(),
  });
  const status = h("p", { class: "a-note", role: "status" }, fill(WORDS.link.length, { n: found.url.length }));
  const copy = plainButton(WORDS.link.copy, () => copyText(input, status));
  const code = h(
    "button",
    { type: "button", class: "a-code", title: WORDS.link.large, onclick: () => openLarge(found) },
    codeCanvas(found.qr, 260),
    h("span", {}, WORDS.link.large),
  );
  return [h("div", { class: "a-link-row" }, field(WORDS.link.link, input), copy), status, code];
}

export async function openLink() {
  const content = h("div", { class: "a-form" }, h("p", { class: "a-note", role: "status" }, WORDS.take.asking));
  openDialog(WORDS.link.title, "a-link-box", content);
  try {
    const reply = await ask(`/link?${new URLSearchParams({ to: viewAddress(currentView()) })}`);
    replaceContent(content, ...linkContent(await reply.json()));
    elementIn(content, "button").focus();
  } catch (fault) {
    replaceContent(content, h("p", { class: "a-fault", role: "alert" }, messageOf(fault)));
  }
}
