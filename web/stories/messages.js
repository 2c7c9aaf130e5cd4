// Words of the second script, and texts of stories: one for all languages, or one for each.
import { h, pageLanguage } from "./atlas.js";

export const LANG = pageLanguage();
export const WORDS = STUDIO_WORDS[LANG];
export const COLON = LANG === "zh" ? "：" : ": ";
export const COMMA = LANG === "zh" ? "、" : ", ";

/**
 * All slots in one pass, so that a value with braces of its own stays as it is.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (slot, name) => (name in values ? String(values[name]) : slot));
}

/**
 * @param {StoryText | undefined} text
 */
export function textOf(text) {
  if (typeof text === "string") return text;
  if (!text || typeof text !== "object") return "";
  return String(text[LANG] || text.zh || text.en || "");
}

/**
 * A text with its words in this language changed; the other language stays.
 * @param {StoryText | undefined} text
 * @param {string} value
 * @returns {StoryText}
 */
export function withText(text, value) {
  return text && typeof text === "object" ? { ...text, [LANG]: value } : value;
}

/**
 * @param {StoryText[] | undefined} body
 */
export function paragraphsOf(body) {
  return (Array.isArray(body) ? body : []).map(textOf).filter(Boolean).join("\n");
}

/**
 * @param {StoryText[] | undefined} body
 * @param {string} value
 * @returns {StoryText[]}
 */
export function withParagraphs(body, value) {
  const before = Array.isArray(body) ? body : [];
  return value
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, i) => withText(before[i], line));
}

/**
 * The server fences what it quotes of a file with backticks, as Markdown does; here it is letters anyway.
 * @param {string} text
 */
export function unfenced(text) {
  return text.replace(/(`+) (.*?) \1/g, "“$2”");
}

/**
 * @param {number} bytes
 */
export function sizeText(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * @param {number} n
 */
export function slidesText(n) {
  return n === 1 ? WORDS.shelf.slide : fill(WORDS.shelf.slides, { n });
}

/**
 * @param {{ title: StoryText }} story
 */
export function titleOf(story) {
  return textOf(story.title).trim() || WORDS.shelf.untitled;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNFIT_FOR_FILES = /[\\/:*?"<>|\u0000-\u001f.]+/g;

/**
 * A name that every system takes for a file.
 * @param {string} title
 * @param {string} ending
 */
export function fileName(title, ending) {
  const plain = title.replace(UNFIT_FOR_FILES, " ").trim().replace(/\s+/g, "-").slice(0, 60);
  return `${plain || "story"}.${ending}`;
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function saveFile(blob, name) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  // The browser reads it after the click; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
