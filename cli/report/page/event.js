// One event with all that is known of it, in a dialog that has an address of its own: #event=ID.

let shownEvent = "";

function makeDialog() {
  const dialog = byId("event");
  dialog.addEventListener("close", () => {
    const left = shownEvent;
    shownEvent = "";
    if (state.event) change({ event: "" });
    document.querySelector(`[data-event="${CSS.escape(left)}"] .open`)?.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

/** Show the event that the state names, or none. */
function showEvent(listed) {
  const dialog = byId("event");
  if (state.event === shownEvent) return;
  shownEvent = state.event;
  if (!state.event) {
    dialog.close();
    return;
  }
  const event = EVENT_OF_ID.get(state.event);
  dialog.className = event ? `quad-${event.quad}` : "";
  dialog.replaceChildren(el("div", { class: "inside" }, ...(event ? insideOf(event, listed) : missing())));
  if (!dialog.open) dialog.showModal();
  byId("event-title").focus();
}

const closeButton = () => el("button", { type: "button", class: "quiet", id: "event-close", click: () => byId("event").close() }, "Close");

function missing() {
  const title = el("h2", { id: "event-title", tabindex: "-1" }, "No such event");
  return [el("div", { class: "top" }, title, closeButton()), el("p", {}, "This page holds no event of the id ", el("code", {}, state.event), ".")];
}

function insideOf(event, listed) {
  const title = el("h2", { id: "event-title", tabindex: "-1" });
  title.append(isolated(event.actor?.name ?? "Somebody"), ` – ${event.action.replaceAll("_", " ")} – `, isolated(event.target?.name ?? "nobody named"));
  const facts = factsOf(event).filter(([, value]) => value !== null && value !== "");
  return [
    el("div", { class: "top" }, title, closeButton()),
    el("blockquote", { class: "quote" }, sentenceOf(event)),
    el("dl", {}, ...facts.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, isolated(value))])),
    stepsOf(event, listed),
  ];
}

function factsOf(event) {
  const { place, sentence } = event;
  const codes = [event.plover, event.mode, event.cameo && `CAMEO ${event.cameo}`].filter(Boolean).join(" · ");
  const harm = ["killed", "wounded", "detained", "displaced"];
  const numbers = (event.harm ?? []).map((n, i) => (n === null ? null : `${NUMBER.format(n)} ${harm[i]}`)).filter(Boolean);
  return [
    ["When", `${whenOf(event)}${event.first && !event.dated ? " (day of publication)" : ""}${event.dated && event.date_text ? ` (“${event.date_text}”)` : ""}`],
    ["Where", place && [place.name, place.country && landName(place.country) !== place.name ? landName(place.country) : null, place.located ? `${place.lat.toFixed(2)}, ${place.lon.toFixed(2)}` : null].filter(Boolean).join(" · ")],
    ["Actor", partyText(event.actor, event.actor_text)],
    ["Target", partyText(event.target, event.target_text)],
    ["Act", `${event.action.replaceAll("_", " ")} · ${DATA.quads[event.quad]} · score ${signed(event.score)}`],
    ["Codes", codes],
    ["Status", DATA.statuses[event.status]],
    ["Said by", event.attribution],
    ["Harm", numbers.join(", ")],
    ["Quantity", event.quantity],
    ["Contexts", event.contexts?.replaceAll("_", " ") ?? null],
    ["Confidence", event.confidence.toFixed(2)],
    ["Document", `${sentence.doc}, sentence ${sentence.index + 1}`],
    ["Published", event.published && dayName(event.published)],
    ["Sources", event.sources ? countOf(event.sources, "document") : null],
    ["Rule", event.rule],
  ];
}

function partyText(who, elsewhere) {
  if (!who) return null;
  const parts = [who.name, who.code, who.kind?.replaceAll("_", " ")].filter(Boolean).join(" · ");
  return elsewhere ? `${parts} (“${elsewhere}” in another sentence)` : parts;
}

/** To the events before and after it in the table, and its own address. */
function stepsOf(event, listed) {
  const at = listed.indexOf(event);
  const step = (name, other) =>
    el("button", { type: "button", class: "quiet", disabled: !other, click: () => change({ event: other.id }) }, name);
  const position = at < 0 ? "Not among the events that the filters let pass" : `${NUMBER.format(at + 1)} of ${NUMBER.format(listed.length)}`;
  return el(
    "div",
    { class: "steps" },
    step("← Before", at > 0 ? listed[at - 1] : null),
    step("Next →", at >= 0 ? listed[at + 1] : null),
    el("span", {}, position),
    el("a", { href: addressOf({ ...DEFAULTS, event: event.id }), id: "permalink" }, "Permanent link"),
  );
}
