// Colours: tokens of a theme, transparency, contrast.

/**
 * @param {string} theme
 */
export function tokensOf(theme) {
  return MAP_TOKENS[theme];
}

/**
 * @param {string} hex
 */
function hexToRgb(hex) {
  return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
}

/**
 * @param {string} hex
 * @param {number} alpha
 */
export function fade(hex, alpha) {
  return `rgba(${hexToRgb(hex).join(",")},${alpha})`;
}

/**
 * A colour between two others: all of the second at a share of one.
 * @param {string} first
 * @param {string} second
 * @param {number} share
 */
export function mixed(first, second, share) {
  const [a, b] = [hexToRgb(first), hexToRgb(second)];
  const parts = a.map((value, i) => Math.round(value + (b[i] - value) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * @param {string} hex
 */
function luminance(hex) {
  const linear = hexToRgb(hex).map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

/**
 * @param {string} a
 * @param {string} b
 */
export function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * @param {number[]} breaks
 * @param {number} value
 */
export function binOf(breaks, value) {
  return breaks.filter((limit) => value >= limit).length;
}
