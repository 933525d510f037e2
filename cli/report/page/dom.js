// Elements without markup: what comes out of the data is only ever text.

/** An element; attributes that are null or false are left out, children are nodes or texts. */
function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== null && value !== false && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const byId = (id) => document.getElementById(id);

/** A name or a word of the data: its direction is its own, whatever stands around it. */
const isolated = (text, attributes = {}) => el("bdi", attributes, text);

const swatch = (kind) => el("span", { class: `swatch ${kind}`, "aria-hidden": "true" });

/** Make the marks of a picture buttons: one stop of the Tab key for all, arrows go from one to the next. */
function pressable(selection, label, press) {
  const nodes = selection.nodes();
  selection
    .attr("role", "button")
    .attr("tabindex", (_, i) => (i === 0 ? 0 : -1))
    .attr("aria-label", label)
    .on("click", (_, d) => press(d))
    .on("keydown", (event, d) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        press(d);
        return;
      }
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = nodes[(nodes.indexOf(event.currentTarget) + step + nodes.length) % nodes.length];
      event.currentTarget.setAttribute("tabindex", -1);
      next.setAttribute("tabindex", 0);
      next.focus();
    });
}

// Asked for once: to ask while the page is half drawn makes the browser lay it out each time.
const widths = new Map();
function widthOf(id) {
  if (!widths.has(id)) widths.set(id, byId(id).clientWidth);
  return widths.get(id);
}

/** How wide a name in a picture is, in px; ``weight`` as in CSS. */
const measure = document.createElement("canvas").getContext("2d");
const family = getComputedStyle(document.body).fontFamily;
function textWidth(text, weight = 400) {
  measure.font = `${weight} 12px ${family}`;
  return measure.measureText(text).width;
}

/** A name cut so that it takes at most this many px. */
function shortened(text, most, weight = 400) {
  if (textWidth(text, weight) <= most) return text;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  const cut = (n) => `${letters.slice(0, n).join("").trimEnd()}…`;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(cut(middle), weight) <= most) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}

const friendly = (text) => el("p", { class: "empty" }, text);
