export class RecordedPath {
  constructor(text) {
    this.parts = [];
    if (text) this.read(text);
  }
  // The few commands that the atlas writes itself: M, L, H, V, Z with absolute numbers.
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
  moveTo(x, y) {
    this.parts.push(["M", x, y]);
  }
  lineTo(x, y) {
    this.parts.push([this.parts.length ? "L" : "M", x, y]);
  }
  closePath() {
    this.parts.push(["Z"]);
  }
  rect(x, y, width, height) {
    this.parts.push(["M", x, y], ["L", x + width, y], ["L", x + width, y + height], ["L", x, y + height], ["Z"]);
  }
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
    return this.parts.length > 0 && this.parts.at(-1)[0] !== "Z";
  }
}

// Widths of letters in parts of the size: wide signs fill it, the rest are about half as wide.
function letterWidth(letter) {
  const code = letter.codePointAt(0);
  if (code >= 0x2e80) return 1;
  if (/[iljtfr.,:;|!'() ]/.test(letter)) return 0.31;
  if (/[mwMW%—]/.test(letter)) return 0.87;
  return /[A-Z0-9]/.test(letter) ? 0.63 : 0.55;
}

const MOVED = { color: /^rgba?\(([^)]+)\)$/, font: /^(italic )?(\d+) ([\d.]+)px/ };

function readColor(text) {
  const parts = MOVED.color.exec(text);
  if (!parts) return { color: text, alpha: 1 };
  const [r, g, b, alpha] = parts[1].split(",").map(Number);
  return {
    color: `#${[r, g, b].map((v) => v.toString(16).padStart(2, "0")).join("")}`.toUpperCase(),
    alpha: alpha ?? 1,
  };
}

function shortNumber(value) {
  return String(Math.round(value * 100) / 100);
}

// The part of a canvas context that the atlas uses; what is painted becomes items in the picture's own pixels.
export class Recorder {
  constructor() {
    this.items = [];
    this.stack = [];
    this.feature = "";
    this.state = {
      m: [1, 0, 0, 1, 0, 0],
      clip: "",
      dash: [],
      fillStyle: "",
      strokeStyle: "",
      lineWidth: 1,
      lineCap: "butt",
      lineJoin: "miter",
      font: "400 10px",
      textAlign: "start",
      textBaseline: "top",
    };
    this.path = new RecordedPath();
  }
  nameFeature(id) {
    this.feature = id;
  }
  save() {
    this.stack.push({ ...this.state });
  }
  restore() {
    this.state = this.stack.pop() || this.state;
  }
  transform(a, b, c, d, e, f) {
    const [A, B, C, D, E, F] = this.state.m;
    this.state.m = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
  }
  translate(x, y) {
    this.transform(1, 0, 0, 1, x, y);
  }
  scale(x, y) {
    this.transform(x, 0, 0, y, 0, 0);
  }
  rotate(angle) {
    this.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
  }
  setLineDash(dash) {
    this.state.dash = dash;
  }
  beginPath() {
    this.path = new RecordedPath();
  }
  point(x, y) {
    const [a, b, c, d, e, f] = this.state.m;
    return [a * x + c * y + e, b * x + d * y + f];
  }
  trace({ parts }) {
    return parts
      .map(([command, x, y]) => (command === "Z" ? "Z" : command + this.point(x, y).map(shortNumber).join(" ")))
      .join("");
  }
  clip(path) {
    this.state.clip = this.trace(path instanceof RecordedPath ? path : this.path);
  }
  size() {
    const [a, b] = this.state.m;
    return Math.hypot(a, b);
  }
  fill(path) {
    const traced = this.trace(path instanceof RecordedPath ? path : this.path);
    const { color, alpha } = readColor(this.state.fillStyle);
    if (traced && alpha)
      this.items.push({ feature: this.feature, kind: "fill", path: traced, color, alpha, clip: this.state.clip });
  }
  stroke(path) {
    const traced = this.trace(path instanceof RecordedPath ? path : this.path);
    const { color, alpha } = readColor(this.state.strokeStyle);
    const times = this.size();
    const { lineWidth, dash, lineCap, clip } = this.state;
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
        clip,
      });
  }
  measureText(text) {
    const [, , , size] = MOVED.font.exec(this.state.font);
    return { width: [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * Number(size) };
  }
  // A soft edge comes before its words.
  strokeText(text) {
    this.edge = { text, color: readColor(this.state.strokeStyle).color };
  }
  fillText(text, x, y) {
    const [, italic, weight, size] = MOVED.font.exec(this.state.font);
    const [px, py] = this.point(x, y);
    const times = this.size();
    const { textAlign, textBaseline } = this.state;
    const halo = this.edge && this.edge.text === text ? this.edge.color : "";
    const top =
      textBaseline === "middle"
        ? py - (Number(size) * times) / 2
        : textBaseline === "alphabetic"
          ? py - Number(size) * times * 0.88
          : py;
    this.items.push({
      feature: "",
      text,
      x: px,
      y: top,
      size: Number(size) * times,
      weight: Number(weight),
      color: readColor(this.state.fillStyle).color,
      anchor: { center: "middle", right: "end", end: "end" }[textAlign] || "start",
      italic: Boolean(italic),
      halo,
    });
    this.edge = null;
  }
}

// A context traces its own path as well.
for (const name of ["moveTo", "lineTo", "rect", "arc", "closePath"]) {
  Recorder.prototype[name] = function trace(...at) {
    this.path[name](...at);
  };
}

for (const name of [
  "fillStyle",
  "strokeStyle",
  "lineWidth",
  "lineCap",
  "lineJoin",
  "font",
  "textAlign",
  "textBaseline",
]) {
  Object.defineProperty(Recorder.prototype, name, {
    get() {
      return this.state[name];
    },
    set(value) {
      this.state[name] = value;
    },
  });
}
