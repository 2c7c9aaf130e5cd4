// Files to take away: a choice of forms, the progress of the server's work, and the file.
import { elementIn, h, messageOf, replaceContent } from "../atlas.js";
import { ask, isAbort, linesOf, openDialog, plainButton, textButton } from "../dialogs.js";
import { fill, LANG, saveFile, sizeText, titleOf, WORDS } from "../messages.js";
import { store } from "../store.js";
import { choiceWords, currentView, viewStory } from "../view_address.js";

// Choices within a form: name in the request, and its values.
/** @type {Record<string, ["map" | "paper", string[]]>} */
const WITHIN = { pptx: ["map", ["shapes", "picture"]], pdf: ["paper", ["a4", "a3"]] };

/**
 * One-page sheets that belong to what a page shows: id of the row, kind of sheet, its keys, and its name.
 * @param {StoryView} view
 * @param {ChoiceWords} words
 * @returns {SheetChoice[]}
 */
function sheetsOf(view, words) {
  const known = words.values;
  /** @param {string} name */
  const chosen = (name) => [view.choices?.[name] || []].flat()[0];
  /**
   * @param {string} kind
   * @param {string} name
   * @param {string | undefined} key
   */
  const one = (kind, name, key) =>
    key && known[name][key]
      ? [{ kind, keys: [key], title: fill(WORDS.take.sheets[kind], { name: known[name][key] }) }]
      : [];
  /** @param {string} kind */
  const all = (kind) => ({ kind, keys: ["all"], title: WORDS.take.sheets[`${kind}All`] });
  if (view.page === "regions")
    return [
      ...one("regions", "region", chosen("region") || chosen("compare") || Object.keys(known.region || {})[0]),
      all("regions"),
    ];
  if (view.page === "responsibility") return [...one("units", "unit", chosen("unit")), all("units")];
  return view.page === "projects" ? one("projects", "place", chosen("place")) : [];
}

/**
 * @param {string} form
 */
function innerChoice(form) {
  if (!WITHIN[form]) return null;
  const [name, values] = WITHIN[form];
  const namesOf = name === "map" ? WORDS.take.maps : WORDS.take.papers;
  const radios = values.map((value, i) =>
    h("label", {}, h("input", { type: "radio", name, value, checked: i === 0 }), namesOf[value]),
  );
  return h(
    "div",
    { class: "a-within", role: "radiogroup", "aria-label": WORDS.take[name], "data-of": form },
    h("span", {}, WORDS.take[name]),
    radios,
  );
}

/**
 * @param {string} form
 * @param {string} title
 * @param {string} note
 * @param {boolean} checked
 */
function formRow(form, title, note, checked) {
  const id = `a-form-${form}`;
  const radio = h("input", { type: "radio", name: "form", value: form, id, checked, "aria-describedby": `${id}-note` });
  return h(
    "div",
    { class: "a-form-row" },
    radio,
    h("label", { for: id }, title),
    h("small", { id: `${id}-note` }, note),
    innerChoice(form),
  );
}

export class ExportDialog {
  /**
   * A story, whether it is the single view of a page, and the sheets that go with the page.
   * @param {StoryFile} story
   * @param {boolean} single
   * @param {SheetChoice[]} sheets
   */
  constructor(story, single, sheets) {
    const words = WORDS.take;
    this.story = story;
    this.single = single;
    this.sheets = sheets;
    const rows = Object.entries(words.forms).map(([form, [name, note]]) =>
      formRow(form, name, note, form === store.lastForm),
    );
    const more = sheets.map(({ title }, i) => formRow(`sheets-${i}`, title, words.sheets.note, false));
    /** @type {AbortController | null} */
    this.work = null;
    /** @type {string[]} */
    this.notes = [];
    this.of = 0;
    this.fields = h("fieldset", { onchange: () => this.follow() }, h("legend", {}, words.form), rows, more);
    this.state = h("div", { class: "a-take-state", role: "status" });
    this.bar = h("progress", { "aria-label": words.progress, hidden: true });
    this.start = plainButton(words.start, () => this.make());
    this.end = plainButton(words.close, () => this.leave());
    const title = single ? words.titleView : fill(words.titleStory, { story: titleOf(story) });
    this.box = openDialog(
      title,
      "a-take",
      h(
        "div",
        { class: "a-form" },
        this.fields,
        this.bar,
        this.state,
        h("div", { class: "a-buttons" }, this.end, this.start),
      ),
    );
    this.box.addEventListener("close", () => this.work?.abort());
    this.follow();
    elementIn(this.fields, "input:checked").focus();
  }

  /**
   * @param {string} name
   */
  chosen(name) {
    return /** @type {HTMLInputElement} */ (elementIn(this.fields, `[name=${name}]:checked`)).value;
  }

  follow() {
    const chosen = this.chosen("form");
    /** @type {NodeListOf<HTMLElement>} */
    const inner = this.fields.querySelectorAll(".a-within");
    for (const part of inner) part.hidden = part.dataset.of !== chosen;
  }

  leave() {
    if (this.work) this.work.abort();
    else this.box.close();
  }

  request() {
    const chosen = this.chosen("form");
    const sheet = chosen.startsWith("sheets-") ? this.sheets[Number(chosen.slice(7))] : null;
    if (!sheet) store.lastForm = chosen;
    const asked = {
      form: sheet ? "sheets" : chosen,
      story: this.story,
      single: this.single,
      map: this.chosen("map"),
      paper: this.chosen("paper"),
    };
    return sheet ? { ...asked, sheets: { kind: sheet.kind, keys: sheet.keys } } : asked;
  }

  /**
   * While it works the choices rest, and the button that closes cancels instead.
   * @param {boolean} works
   */
  busy(works) {
    this.fields.disabled = works;
    this.start.disabled = works;
    this.bar.hidden = !works;
    this.bar.removeAttribute("value");
    this.end.textContent = works ? WORDS.take.cancel : WORDS.take.close;
  }

  async make() {
    const body = JSON.stringify(this.request());
    this.work = new AbortController();
    this.notes = [];
    this.of = 0;
    this.busy(true);
    this.end.focus();
    this.say(h("p", {}, WORDS.take.asking));
    try {
      await this.readAnswer(
        await ask(`/take?lang=${LANG}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
          signal: this.work.signal,
        }),
      );
    } catch (fault) {
      this.say(isAbort(fault) ? h("p", {}, WORDS.take.cancelled) : h("p", { class: "a-fault" }, messageOf(fault)));
    }
    this.work = null;
    this.busy(false);
    this.start.textContent = WORDS.take.again;
    if (this.box.open) this.start.focus();
  }

  /**
   * @param {Response} reply
   */
  async readAnswer(reply) {
    try {
      for await (const line of linesOf(reply)) if (this.onLine(line)) return;
    } catch (fault) {
      throw isAbort(fault) ? fault : new Error(WORDS.answer.cut);
    }
    throw new Error(WORDS.answer.cut);
  }

  /**
   * One line of the answer; true when it was the last.
   * @param {ExportLine} line
   * @returns {boolean}
   */
  onLine(line) {
    if (line.note) this.notes.push(line.note);
    if (line.of) this.of = line.of;
    const { done } = line;
    if (done !== undefined) {
      this.bar.max = this.of || 1;
      this.bar.value = done;
      this.say(h("p", {}, fill(WORDS.take.working, { done, of: this.of, text: line.text || "" })));
    } else if (line.text) this.say(h("p", {}, line.text));
    if (line.problem) this.say(h("p", { class: "a-fault" }, line.problem), this.noteList());
    if (line.file) this.finish(line.file);
    return Boolean(line.problem || line.file);
  }

  /**
   * @param {{ name: string, type: string, base64: string }} given
   */
  finish({ name, type, base64 }) {
    const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
    const again = textButton(WORDS.take.saveAgain, () => saveFile(blob, name));
    this.say(h("p", {}, fill(WORDS.take.done, { name, size: sizeText(blob.size) }), " ", again), this.noteList());
    saveFile(blob, name);
  }

  noteList() {
    return this.notes.length
      ? h(
          "ul",
          { "aria-label": WORDS.take.notes },
          this.notes.map((note) => h("li", {}, note)),
        )
      : null;
  }

  /**
   * @param {...Content} content
   */
  say(...content) {
    replaceContent(this.state, ...content);
  }
}

export async function exportView() {
  const [story, words] = await Promise.all([viewStory(), choiceWords()]);
  return new ExportDialog(story, true, sheetsOf(currentView(), words));
}
