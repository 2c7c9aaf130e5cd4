// A canvas context that records what is drawn.

export class RecordedPath {
  /**
   * @param {string} [text]
   */
  constructor(text) {
    /** @type {[string, ...number[]][]} */
    this.parts = [];
    if (text) this.read(text);
  }
  /**
   * The few commands that the atlas writes itself: M, L, H, V, Z with absolute numbers.
   * @param {string} text
   */
  read(text) {
    let [x, y] = [0, 0];
    for (const [, command, rest] of text.matchAll(/([MLHVZ])([^MLHVZ]*)/g)) {
      const numbers = rest.trim().split(/[ ,]+/).filter(Boolean).map(Number);
      if (command === "Z") this.closePath();
      else if (command === "H") [x] = numbers;
      else if (command === "V") [y] = numbers;
      else [x, y] = numbers;
      if (command === "M") this.moveTo(x, y);
      else if (command !== "Z") this.lineTo(x, y);
    }
  }
  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.parts.push(["M", x, y]);
  }
  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    this.parts.push([this.parts.length ? "L" : "M", x, y]);
  }
  closePath() {
    this.parts.push(["Z"]);
  }
  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  rect(x, y, width, height) {
    this.parts.push(["M", x, y], ["L", x + width, y], ["L", x + width, y + height], ["L", x, y + height], ["Z"]);
  }
  /**
   * @param {number} x
   * @param {number} y
   * @param {number} r
   * @param {number} from
   * @param {number} to
   */
  arc(x, y, r, from, to) {
    const steps = Math.max(4, Math.ceil((24 * Math.abs(to - from)) / (2 * Math.PI)));
    const whole = Math.abs(to - from) >= 2 * Math.PI - 1e-9;
    for (let i = 0; i <= steps - (whole ? 1 : 0); i += 1) {
      const angle = from + ((to - from) * i) / steps;
      this.parts.push([
        i === 0 && !this.isOpen() ? "M" : i === 0 ? "L" : "L",
        x + r * Math.cos(angle),
        y + r * Math.sin(angle),
      ]);
    }
    if (whole) this.closePath();
  }
  isOpen() {
    return this.parts.length > 0 && this.parts.at(-1)?.[0] !== "Z";
  }
}

/**
 * Width of a letter in parts of the size, as the table of the exports has it; a wide letter fills the size.
 * @param {string} letter
 */
function letterWidth(letter) {
  const { widths, wide, other } = LETTER_WIDTHS;
  return (widths[letter] ?? (Number(letter.codePointAt(0)) >= 0x2e80 ? wide : other)) / 1000;
}

const RGB = /^rgba?\(([^)]+)\)$/;
const FONT = /^(italic )?(\d+) ([\d.]+)px/;
/** @type {Record<string, string>} */
const ANCHORS = { center: "middle", right: "end", end: "end" };

/**
 * @param {string} text
 */
function readFont(text) {
  const [, italic, weight, size] = /** @type {RegExpExecArray} */ (FONT.exec(text));
  return { italic: Boolean(italic), weight: Number(weight), size: Number(size) };
}

/**
 * @param {string} text
 */
function readColor(text) {
  const parts = RGB.exec(text);
  if (!parts) return { color: text, alpha: 1 };
  const [r, g, b, alpha] = parts[1].split(",").map(Number);
  return {
    color: `#${[r, g, b].map((v) => v.toString(16).padStart(2, "0")).join("")}`.toUpperCase(),
    alpha: alpha ?? 1,
  };
}

/**
 * @param {number} value
 */
function shortNumber(value) {
  return String(Math.round(value * 100) / 100);
}

// The part of a canvas context that the atlas uses; what is painted becomes items in the picture's own pixels.
export class Recorder {
  constructor() {
    /** @type {(Partial<PathItem> | Partial<TextItem>)[]} */
    this.items = [];
    /** @type {object[]} */
    this.stack = [];
    this.feature = "";
    this.matrix = [1, 0, 0, 1, 0, 0];
    this.clipped = "";
    /** @type {number[]} */
    this.dash = [];
    this.fillStyle = "";
    this.strokeStyle = "";
    this.lineWidth = 1;
    this.lineCap = "butt";
    this.lineJoin = "miter";
    this.font = "400 10px";
    this.textAlign = "start";
    this.textBaseline = "top";
    this.path = new RecordedPath();
    /** @type {{ text: string, color: string } | null} */
    this.edge = null;
  }
  /**
   * @param {string} id
   */
  nameFeature(id) {
    this.feature = id;
  }
  save() {
    const { matrix, clipped, dash, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin } = this;
    const { font, textAlign, textBaseline } = this;
    this.stack.push({
      ...{ matrix, clipped, dash, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin },
      ...{ font, textAlign, textBaseline },
    });
  }
  restore() {
    Object.assign(this, this.stack.pop());
  }
  /**
   * @param {number} a
   * @param {number} b
   * @param {number} c
   * @param {number} d
   * @param {number} e
   * @param {number} f
   */
  transform(a, b, c, d, e, f) {
    const [A, B, C, D, E, F] = this.matrix;
    this.matrix = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
  }
  /**
   * @param {number} x
   * @param {number} y
   */
  translate(x, y) {
    this.transform(1, 0, 0, 1, x, y);
  }
  /**
   * @param {number} x
   * @param {number} y
   */
  scale(x, y) {
    this.transform(x, 0, 0, y, 0, 0);
  }
  /**
   * @param {number} angle
   */
  rotate(angle) {
    this.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
  }
  /**
   * @param {number[]} dash
   */
  setLineDash(dash) {
    this.dash = dash;
  }
  beginPath() {
    this.path = new RecordedPath();
  }
  /**
   * @param {number} x
   * @param {number} y
   * @returns {Point}
   */
  point(x, y) {
    const [a, b, c, d, e, f] = this.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }
  /**
   * @param {RecordedPath} given
   */
  trace({ parts }) {
    return parts
      .map(([command, x, y]) => (command === "Z" ? "Z" : command + this.point(x, y).map(shortNumber).join(" ")))
      .join("");
  }
  /**
   * @param {RecordedPath} [path]
   */
  clip(path) {
    this.clipped = this.trace(path instanceof RecordedPath ? path : this.path);
  }
  size() {
    const [a, b] = this.matrix;
    return Math.hypot(a, b);
  }
  /**
   * @param {RecordedPath} [path]
   */
  fill(path) {
    const traced = this.trace(path instanceof RecordedPath ? path : this.path);
    const { color, alpha } = readColor(this.fillStyle);
    if (traced && alpha)
      this.items.push({ feature: this.feature, kind: "fill", path: traced, color, alpha, clip: this.clipped });
  }
  /**
   * @param {RecordedPath} [path]
   */
  stroke(path) {
    const traced = this.trace(path instanceof RecordedPath ? path : this.path);
    const { color, alpha } = readColor(this.strokeStyle);
    const times = this.size();
    const { lineWidth, dash, lineCap, clipped } = this;
    if (traced && alpha)
      this.items.push({
        feature: this.feature,
        kind: "stroke",
        path: traced,
        color,
        alpha,
        width: lineWidth * times,
        dash: dash.map((step) => step * times),
        cap: lineCap,
        clip: clipped,
      });
  }
  /**
   * @param {string} text
   */
  measureText(text) {
    const { size } = readFont(this.font);
    return { width: [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * size };
  }
  /**
   * A soft edge comes before its words.
   * @param {string} text
   */
  strokeText(text) {
    this.edge = { text, color: readColor(this.strokeStyle).color };
  }
  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) {
    const { italic, weight, size } = readFont(this.font);
    const times = this.size();
    const { textAlign, textBaseline } = this;
    const down = textBaseline === "middle" ? 0 : textBaseline === "alphabetic" ? size * (0.5 - 0.88) : size / 2;
    // A turned text turns about its middle line.
    const [px, py] = this.point(x, y + down);
    const halo = this.edge && this.edge.text === text ? this.edge.color : "";
    this.items.push({
      feature: "",
      text,
      x: px,
      y: py - (size * times) / 2,
      size: size * times,
      weight,
      color: readColor(this.fillStyle).color,
      anchor: ANCHORS[textAlign] || "start",
      italic,
      halo,
      angle: Math.round(Math.atan2(this.matrix[1], this.matrix[0]) * (1800 / Math.PI)) / 10,
    });
    this.edge = null;
  }
  // A context traces its own path as well.
  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.path.moveTo(x, y);
  }
  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    this.path.lineTo(x, y);
  }
  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  rect(x, y, width, height) {
    this.path.rect(x, y, width, height);
  }
  /**
   * @param {number} x
   * @param {number} y
   * @param {number} r
   * @param {number} from
   * @param {number} to
   */
  arc(x, y, r, from, to) {
    this.path.arc(x, y, r, from, to);
  }
  closePath() {
    this.path.closePath();
  }
}
