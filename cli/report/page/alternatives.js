// Each picture as a table: the same figures for who does not see the picture, or wants to read them.

const alternativeDrawers = new Map();

/** Fill the table of a picture when it is opened, and again when what it shows changes. */
function alternative(id, caption, columns, rows) {
  const box = byId(id);
  const draw = () => {
    box.querySelector(".scroll")?.remove();
    if (box.open) box.append(tableOf(caption, columns, rows()));
  };
  if (!alternativeDrawers.has(id)) box.addEventListener("toggle", () => alternativeDrawers.get(id)());
  alternativeDrawers.set(id, draw);
  draw();
}

function tableOf(caption, columns, rows) {
  const head = el("tr", {}, ...columns.map(([name, kind]) => el("th", { scope: "col", class: kind ?? null }, name)));
  const body = rows.map((cells) =>
    el("tr", {}, ...cells.map((cell, i) => el(i ? "td" : "th", { class: columns[i][1] ?? null, scope: i ? null : "row" }, cell))),
  );
  if (!body.length) body.push(el("tr", {}, el("td", { colspan: columns.length }, "Nothing to show.")));
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, head), el("tbody", {}, ...body)),
  );
}

/** A cell that filters as its mark in the picture does. */
const filterCell = (text, patch) => el("button", { type: "button", class: "plain", click: () => change(patch) }, isolated(text));
