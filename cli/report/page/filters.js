// The controls, and the filters that are set as a row of buttons that take them away.

const QUAD_NAMES = DATA.quads.map(sentenceCase);
const STATUS_NAMES = DATA.statuses.map(sentenceCase);

function makeControls() {
  fillSelect("action", "All actions", countsOf((event) => event.action), (value) => value.replaceAll("_", " "));
  fillSelect("actor", "All countries", countsOf((event) => event.actor?.country), landName);
  fillSelect("target", "All countries", countsOf((event) => event.target?.country), landName);
  for (const [key, names] of [["quad", QUAD_NAMES], ["status", STATUS_NAMES]]) {
    names.forEach((name, i) => byId(key).append(choiceBox(key, name, i)));
  }
  [["country", "Countries"], ["actor", "Actors"]].forEach(([value, name]) => {
    const input = el("input", { type: "radio", name: "level", value, change: () => change({ level: value }) });
    byId("level").append(el("label", { class: "choice" }, input, el("span", { class: "box" }, name)));
  });
  const days = EVENTS.flatMap((event) => (event.first ? [event.first, event.last] : []));
  for (const key of ["from", "to"]) {
    byId(key).min = d3.min(days) ?? "";
    byId(key).max = d3.max(days) ?? "";
  }
  for (const key of ["action", "actor", "target", "from", "to"]) {
    byId(key).addEventListener("change", () => change({ [key]: byId(key).value }));
  }
  let waiting = 0;
  byId("q").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => change({ q: byId("q").value.trim() }, true), 120);
  });
  byId("min").addEventListener("input", () => change({ min: Number(byId("min").value) }, true));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    change({ ...DEFAULTS, level: state.level, sort: state.sort, event: "" });
    byId("q").focus({ preventScroll: true });
  });
  if (matchMedia("(max-width: 40rem)").matches) byId("filters-box").open = false;
}

function countsOf(key) {
  return d3.rollups(EVENTS.filter((event) => key(event)), (events) => events.length, key);
}

function fillSelect(id, all, counts, name) {
  const options = counts.map(([value, number]) => [value, name(value), number]);
  options.sort((a, b) => d3.ascending(a[1], b[1]));
  byId(id).append(el("option", { value: "" }, all));
  for (const [value, text, number] of options) byId(id).append(el("option", { value }, `${text} (${NUMBER.format(number)})`));
}

function choiceBox(key, name, i) {
  const toggle = (event) => change({ [key]: event.target.checked ? [...state[key], i].sort() : state[key].filter((n) => n !== i) });
  const input = el("input", { type: "checkbox", value: i, change: toggle });
  const mark = key === "quad" ? swatch(`quad-${i}`) : null;
  return el("label", { class: "choice" }, input, el("span", { class: "box" }, mark, name, el("span", { class: "number" })));
}

/** Show in the controls what is set, and with each box how many events it has beside the filters of other kinds. */
function showControls(events) {
  for (const key of ["action", "actor", "target", "from", "to", "min"]) byId(key).value = state[key];
  if (byId("q").value.trim() !== state.q) byId("q").value = state.q;
  byId("min-shown").textContent = (state.min / 100).toFixed(2);
  for (const key of ["quad", "status"]) {
    const others = state[key].length ? chosen({ ...state, [key]: [] }) : events;
    const numbers = d3.rollup(others, (group) => group.length, (event) => event[key]);
    byId(key).querySelectorAll("input").forEach((input, i) => {
      input.checked = state[key].includes(i);
      input.parentNode.querySelector(".number").textContent = NUMBER.format(numbers.get(i) ?? 0);
    });
  }
  for (const input of byId("level").querySelectorAll("input")) input.checked = input.value === state.level;
  const chips = chipsOf(state);
  byId("count").textContent =
    events.length === EVENTS.length
      ? `All ${countOf(EVENTS.length, "event")}`
      : `${NUMBER.format(events.length)} of ${countOf(EVENTS.length, "event")}`;
  byId("chips").replaceChildren(...chips.map(([text, patch]) => el("li", {}, chipOf(text, patch))));
  byId("clear").hidden = !chips.length;
}

const chipOf = (text, patch) =>
  el("button", { type: "button", "aria-label": `Take away the filter: ${text}`, click: () => change(patch) }, isolated(text));

function chipsOf(values) {
  const chips = [];
  if (values.q) chips.push([`“${values.q}”`, { q: "" }]);
  if (values.action) chips.push([values.action.replaceAll("_", " "), { action: "" }]);
  for (const i of values.quad) chips.push([QUAD_NAMES[i] ?? "?", { quad: values.quad.filter((n) => n !== i) }]);
  for (const i of values.status) chips.push([STATUS_NAMES[i] ?? "?", { status: values.status.filter((n) => n !== i) }]);
  if (values.actor) chips.push([`by ${landName(values.actor)}`, { actor: "" }]);
  if (values.target) chips.push([`on ${landName(values.target)}`, { target: "" }]);
  if (values.from && values.to) chips.push([spanName(values.from, values.to), { from: "", to: "" }]);
  else if (values.from) chips.push([`from ${dayName(values.from)}`, { from: "" }]);
  else if (values.to) chips.push([`to ${dayName(values.to)}`, { to: "" }]);
  if (values.min) chips.push([`confidence ≥ ${(values.min / 100).toFixed(2)}`, { min: 0 }]);
  if (values.party) chips.push([`with ${keyName(values.party)}`, { party: "" }]);
  if (values.by && values.on) chips.push([`${keyName(values.by)} → ${keyName(values.on)}`, { by: "", on: "" }]);
  else if (values.by) chips.push([`by ${keyName(values.by)}`, { by: "" }]);
  else if (values.on) chips.push([`on ${keyName(values.on)}`, { on: "" }]);
  if (values.place) chips.push([`at ${placeName(values.place)}`, { place: "" }]);
  return chips;
}

function placeName(key) {
  if (key.startsWith("c:")) return landName(key.slice(2));
  return EVENTS.find((event) => event.place?.spotKey === key)?.place.name ?? key.slice(2);
}
