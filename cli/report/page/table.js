// The events that pass, a page of them at a time: what was coded, and below it the sentence that says so.

const ROWS = 25;
const PRINTED = 200;
const COLUMNS = [
  ["when", "When"], ["actor", "Actor"], ["action", "Action"], ["target", "Target"], ["place", "Place"],
  ["status", "Status"], ["score", "Score"], ["confidence", "Confidence"],
];

function makeTable() {
  const options = COLUMNS.flatMap(([key, name]) => [
    el("option", { value: key }, `${name}, upwards`), el("option", { value: `-${key}` }, `${name}, downwards`),
  ]);
  byId("sort").append(el("option", { value: "" }, "Order of the file"), ...options);
  byId("sort").addEventListener("change", () => change({ sort: byId("sort").value, page: 1 }));
  byId("reading").append(
    "In the sentences: ", el("mark", { class: "actor" }, "actor"), " ", el("mark", { class: "trigger" }, "act"), " ",
    el("mark", { class: "target" }, "target"),
  );
}

/** Draw the page of the state; ``all`` for paper, which has no pages to turn (up to 200 events). */
function drawTable(listed, all = false) {
  const pages = Math.max(1, Math.ceil(listed.length / ROWS));
  const page = Math.min(state.page, pages);
  const rows = all ? listed.slice(0, PRINTED) : listed.slice((page - 1) * ROWS, page * ROWS);
  byId("sort").value = state.sort;
  if (!listed.length) {
    byId("table").replaceChildren(friendly(EVENTS.length ? "No event passes the filters: take one away above." : "There are no events in this report."));
    byId("pages").replaceChildren();
    return;
  }
  const head = el("tr", {}, ...COLUMNS.map(headOf));
  const table = el("table", {}, el("caption", { class: "unseen" }, "Events that pass the filters"), el("thead", {}, head));
  table.append(...rows.map(rowOf));
  byId("table").replaceChildren(table);
  byId("pages").replaceChildren(...pagesOf(page, pages, listed.length, rows.length, all));
}

function headOf([key, name]) {
  const order = state.sort === key ? "ascending" : state.sort === `-${key}` ? "descending" : null;
  const next = order === "ascending" ? `-${key}` : order === "descending" ? "" : key;
  const press = () => {
    change({ sort: next, page: 1 });
    document.querySelector(`th.col-${key} button`)?.focus({ preventScroll: true });
  };
  const kind = key === "score" || key === "confidence" ? " number" : "";
  return el("th", { scope: "col", class: `col-${key}${kind}`, "aria-sort": order }, el("button", { type: "button", click: press }, name));
}

function rowOf(event) {
  const cell = (i, attributes, ...children) => el("td", { "data-label": COLUMNS[i][1], ...attributes }, ...children);
  const lacking = (part) => ({ class: part ? null : "none" });
  const act = [swatch(`quad-${event.quad}`), event.action.replaceAll("_", " "), el("span", { class: "unseen" }, `, ${DATA.quads[event.quad]}`)];
  const place = event.place ? [isolated(event.place.name), landBelow(event.place)] : ["–"];
  const first = el(
    "tr",
    {},
    cell(0, {}, whenOf(event), event.first && !event.dated ? el("span", { class: "sub" }, "published") : null),
    cell(1, {}, ...whoOf(event.actor)),
    cell(2, {}, el("span", { class: "act" }, ...act)),
    cell(3, {}, ...whoOf(event.target)),
    cell(4, lacking(event.place), ...place),
    cell(5, {}, DATA.statuses[event.status]),
    cell(6, { class: "number" }, signed(event.score)),
    cell(7, { class: "number" }, event.confidence.toFixed(2)),
  );
  const open = el("a", { class: "open", href: addressOf({ ...state, event: event.id }), "aria-label": `Details of ${labelOf(event)}` }, "Details");
  const words = el("tr", { class: "words" }, el("td", { colspan: COLUMNS.length }, sentenceOf(event), " ", open));
  return el("tbody", { "data-event": event.id }, first, words);
}

const labelOf = (event) => `${event.actor?.name ?? "somebody"}, ${event.action.replaceAll("_", " ")}, ${event.target?.name ?? "nobody named"}`;

function whoOf(who) {
  if (!who) return ["–"];
  return [isolated(who.name), who.code && who.code !== who.name ? el("span", { class: "sub" }, isolated(who.code)) : null];
}

function landBelow(place) {
  const name = place.country && landName(place.country);
  return name && name !== place.name ? el("span", { class: "sub" }, name) : null;
}

function pagesOf(page, pages, number, shown, all) {
  if (all) return [el("span", {}, shown < number ? `The first ${NUMBER.format(shown)} of ${countOf(number, "event")}` : "")];
  if (pages === 1) return [];
  const turn = (name, to) => {
    const press = () => {
      change({ page: to });
      byId("table-title").focus({ preventScroll: true });
      byId("table-title").scrollIntoView({ block: "start" });
    };
    return el("button", { type: "button", class: "quiet", disabled: to < 1 || to > pages || to === page, click: press }, name);
  };
  return [
    turn("First", 1), turn("← Back", page - 1),
    el("span", { "aria-current": "page" }, `Page ${NUMBER.format(page)} of ${NUMBER.format(pages)}`),
    turn("Forward →", page + 1), turn("Last", pages),
  ];
}
