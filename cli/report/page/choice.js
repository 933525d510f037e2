// Which events pass the filters.

/** Without case and accents: "Erdoğan" is found by "erdogan". */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The events that pass all filters, in the order of the file. */
function chosen(values) {
  const tests = testsOf(values);
  return EVENTS.filter((event) => tests.every((test) => test(event)));
}

function testsOf({ q, action, quad, status, actor, target, from, to, min, party, by, on, place }) {
  const tests = [];
  const is = (who, key) => who !== null && (who.ownKey === key || who.landKey === key);
  if (action) tests.push((event) => event.action === action);
  if (quad.length) tests.push((event) => quad.includes(event.quad));
  if (status.length) tests.push((event) => status.includes(event.status));
  if (actor) tests.push((event) => event.actor?.country === actor);
  if (target) tests.push((event) => event.target?.country === target);
  // An event whose days are known vaguely ("in 2016") may lie outside of a month of 2016: it is not counted there.
  if (from) tests.push((event) => event.first !== null && event.first >= from);
  if (to) tests.push((event) => event.last !== null && event.last <= to);
  if (min) tests.push((event) => event.confidence * 100 >= min - 1e-9);
  if (party) tests.push((event) => is(event.actor, party) || is(event.target, party));
  if (by) tests.push((event) => is(event.actor, by));
  if (on) tests.push((event) => is(event.target, on));
  if (place) tests.push((event) => event.place !== null && (event.place.spotKey === place || event.place.landKey === place));
  const words = folded(q).split(/\s+/).filter(Boolean);
  if (words.length) tests.push((event) => words.every((word) => searched(event).includes(word)));
  return tests;
}

/** What the search looks into; of the sentence, which events share, it is made once. */
function searched(event) {
  const sentence = event.sentence;
  sentence.folded ??= folded(`${sentence.text} ${sentence.doc}`);
  event.folded ??= folded(
    [event.action, event.actor?.name, event.actor?.code, event.target?.name, event.target?.code, event.place?.name]
      .filter(Boolean)
      .join(" "),
  );
  return `${event.folded} ${sentence.folded}`;
}

const ORDERS = {
  when: (event) => event.first,
  actor: (event) => event.actor && folded(event.actor.name),
  action: (event) => event.action,
  target: (event) => event.target && folded(event.target.name),
  place: (event) => event.place && folded(event.place.name),
  status: (event) => event.status,
  score: (event) => event.score,
  confidence: (event) => event.confidence,
};

/** Events in the order that "when" or "-when" names; what is not known comes last either way. */
function inOrder(events, sort) {
  const descending = sort.startsWith("-");
  const key = ORDERS[sort.replace(/^-/, "")];
  if (!key) return events;
  const keys = new Map(events.map((event) => [event, key(event)]));
  const compare = descending ? d3.descending : d3.ascending;
  return [...events].sort((a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    return (x === null) - (y === null) || (x === null ? 0 : compare(x, y)) || a.number - b.number;
  });
}
