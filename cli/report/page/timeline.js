// Counts over time: cooperation above the line, conflict below, words near it and deeds beyond.

const UP = [0, 1];
const DOWN = [2, 3];

function drawTimeline(events) {
  const box = byId("timeline");
  const found = barsOf(events);
  const drawn = found.bars.some((bar) => bar.total);
  byId("timeline-lead").textContent = drawn
    ? `Events per ${found.unit.name}: cooperation above the line, conflict below. Choose a bar to look into it.`
    : "";
  byId("timeline-note").textContent = timelineNote(found);
  byId("timeline-legend").replaceChildren(
    ...(drawn ? [1, 0, 2, 3] : []).map((i) => el("span", { class: "key" }, swatch(`quad-${i}`), QUAD_NAMES[i])),
  );
  alternative(
    "timeline-table",
    `Events per ${found.unit.name} by kind of act`,
    [[sentenceCase(found.unit.name)], ...QUAD_NAMES.map((name) => [name, "number"]), ["All", "number"]],
    () =>
      found.bars
        .filter((bar) => bar.total)
        .map((bar) => [
          filterCell(barName(bar), daysOf(bar)),
          ...bar.counts.map((n) => NUMBER.format(n)),
          NUMBER.format(bar.total),
        ]),
  );
  if (!drawn) {
    box.replaceChildren(
      friendly(events.length ? "None of these events has a day that could be drawn." : "No event passes the filters."),
    );
    return;
  }
  box.replaceChildren(timelineOf(found, widthOf("timeline")).node());
}

const barName = (bar) => spanName(bar.first, bar.last);
const daysOf = (bar) => ({ from: bar.first, to: bar.last });
const sumOf = (bar, quads) => d3.sum(quads, (i) => bar.counts[i]);

function barLabel(bar) {
  return `${barName(bar)}: ${countOf(bar.total, "event")}, ${sumOf(bar, UP)} of cooperation, ${sumOf(bar, DOWN)} of conflict`;
}

function timelineOf({ bars }, width) {
  const [height, left, right, top, bottom] = [260, 34, 8, 12, 26];
  const svg = d3.create("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("role", "group");
  svg.attr("aria-label", "Timeline; each bar is a button, arrow keys go from one to the next");
  const x = d3.scaleUtc([bars[0].start, bars[bars.length - 1].end], [left, width - right]);
  const most = [d3.max(bars, (bar) => sumOf(bar, UP)), d3.max(bars, (bar) => sumOf(bar, DOWN))];
  const y = d3.scaleLinear([-most[1], most[0]], [height - bottom, top]);
  const axis = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
  const ticks = y.ticks(5).filter(Number.isInteger);
  const rule = axis.selectAll("g").data(ticks).join("g").attr("transform", (t) => `translate(0,${y(t)})`);
  rule.append("line").attr("x1", left).attr("x2", width - right).attr("class", (t) => (t === 0 ? "zero" : null));
  const scale = rule.append("text").attr("class", "soft").attr("x", left - 6).attr("dy", "0.32em");
  scale.attr("text-anchor", "end").text((t) => NUMBER.format(Math.abs(t)));
  const marks = timeTicks(x, Math.max(2, Math.floor(width / 95)));
  const label = axis.append("g").selectAll("text").data(marks).join("text").attr("class", "soft");
  label.attr("x", (t) => x(t)).attr("y", height - 6).text(marks.format);
  label.attr("text-anchor", (t) => (x(t) > width - 40 ? "end" : "start"));
  const tick = axis.append("g").selectAll("line").data(marks).join("line");
  tick.attr("x1", (t) => x(t)).attr("x2", (t) => x(t)).attr("y1", height - bottom).attr("y2", height - bottom + 5);

  const bar = svg.append("g").selectAll("g").data(bars.filter((b) => b.total)).join("g").attr("class", "bar");
  bar.append("rect").attr("class", "area").attr("y", top).attr("height", height - bottom - top);
  bar.select(".area").attr("x", (b) => x(b.start)).attr("width", (b) => Math.max(2, x(b.end) - x(b.start)));
  for (const [side, sign] of [[UP, 1], [DOWN, -1]]) {
    side.forEach((quad, k) => {
      const base = (b) => sign * d3.sum(side.slice(0, k), (i) => b.counts[i]);
      const tip = (b) => base(b) + sign * b.counts[quad];
      const wide = (b) => Math.min(48, Math.max(1.5, (x(b.end) - x(b.start)) * 0.82));
      bar.append("rect").attr("class", `part quad-${quad}`).attr("width", wide)
        .attr("x", (b) => (x(b.start) + x(b.end) - wide(b)) / 2)
        .attr("y", (b) => Math.min(y(base(b)), y(tip(b)))).attr("height", (b) => Math.abs(y(base(b)) - y(tip(b))));
    });
  }
  pressable(bar, barLabel, (b) => change(daysOf(b)));
  hinted(bar, barLabel);
  return svg;
}

/** Where the axis names a time, and how: days and months with their year where it begins. */
function timeTicks(x, most) {
  const [start, end] = x.domain();
  let ticks = x.ticks(Math.min(most, 12)).filter((t) => +t === +d3.utcDay(t));
  if (!ticks.length) ticks = [start];
  const long = end - start > 800 * DAY_MS;
  const years = ticks.every((t) => +t === +d3.utcYear(t));
  const style = years ? { year: "numeric" } : long ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" };
  const months = ticks.every((t) => t.getUTCDate() === 1);
  if (!years && !long && months) delete style.day;
  const plain = new Intl.DateTimeFormat("en-GB", { ...style, timeZone: "UTC" });
  const full = new Intl.DateTimeFormat("en-GB", { ...style, year: "numeric", timeZone: "UTC" });
  const year = (t) => t.getUTCFullYear();
  ticks.format = (t, i) => (i === 0 || year(t) !== year(ticks[i - 1]) ? full : plain).format(t);
  return ticks;
}

function timelineNote({ unit, vague, early, late, published, undated }) {
  const notes = [];
  const say = (number, what) => number && notes.push(`${what}: ${countOf(number, "event")}.`);
  say(published, "Without a date of their own, drawn at the day of publication");
  say(vague, `Not drawn, as their time is vaguer than one ${unit.name} or runs into the next`);
  say(early + late, "Far from the others in time, and in the table alone");
  say(undated, "Not drawn, as no day is known");
  return notes.join(" ");
}
