// The sentence of an event with its actor, trigger and target marked.

const ROLES = ["actor", "trigger", "target"];

/** Nodes of the sentence; phrases may lie in one another ("the two leaders" may be both actor and target). */
function markedSentence(event) {
  const text = event.sentence.text;
  const marks = event.marks.map((mark, i) => (mark === -1 ? null : { role: ROLES[i], start: mark[0], end: mark[1] }));
  const present = marks.filter(Boolean);
  const cuts = [...new Set([0, text.length, ...present.flatMap((mark) => [mark.start, mark.end])])].sort(d3.ascending);
  const ended = new Set();
  return d3.pairs(cuts).flatMap(([start, end]) => {
    const within = present.filter((mark) => mark.start <= start && mark.end >= end);
    const piece = text.slice(start, end);
    if (!within.length) return [piece];
    const closing = within.filter((mark) => mark.end === end && !ended.has(mark));
    closing.forEach((mark) => ended.add(mark));
    const spoken = closing.length ? el("span", { class: "unseen" }, ` (${closing.map((mark) => mark.role).join(", ")})`) : null;
    return [el("mark", { class: within.map((mark) => mark.role).join(" ") }, piece, spoken)];
  });
}

const sentenceOf = (event) => el("span", { dir: "auto", class: "sentence" }, ...markedSentence(event));

/** When, as far as it is known: "May 2018", "31 May 2018 (published)", "–". */
function whenOf(event) {
  if (event.first === null) return event.date_text ? `“${event.date_text}”` : "–";
  return spanName(event.first, event.last);
}
