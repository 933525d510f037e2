// Days → the bars of the timeline.

const UNITS = [
  { name: "day", days: 1, floor: d3.utcDay, most: 62 },
  { name: "week", days: 7, floor: d3.utcMonday, most: 62 * 7 },
  { name: "month", days: 31, floor: d3.utcMonth, most: 62 * 31 },
  { name: "quarter", days: 92, floor: d3.utcMonth.every(3), most: 62 * 92 },
  { name: "year", days: 366, floor: d3.utcYear, most: 80 * 366 },
  { name: "decade", days: 3660, floor: d3.utcYear.every(10), most: Infinity },
];

/**
 * The bars of events: {unit, bars, vague, early, late, published, undated}. A bar is {start, end, first, last, counts},
 * ``counts`` one number for each quad class. An event is drawn where its days lie within one bar, else it is ``vague``.
 */
function barsOf(events) {
  const placed = events.filter((event) => event.first !== null);
  const undated = events.length - placed.length;
  if (!placed.length) return { unit: UNITS[0], bars: [], vague: 0, early: 0, late: 0, published: 0, undated };
  const times = placed.map((event) => [timeOf(event.first), timeOf(event.last)]);
  const [low, high] = mainSpan(times.filter(([a, b]) => b - a <= 31 * DAY_MS));
  const bounds = low === undefined ? [d3.min(times, (t) => t[0]), d3.max(times, (t) => t[1])] : [low, high];
  const days = (bounds[1] - bounds[0]) / DAY_MS + 1;
  const unit = UNITS.find(({ most }) => days <= most);
  const starts = unit.floor.range(unit.floor(bounds[0]), bounds[1] + 1);
  const bars = starts.map((start) => {
    const end = unit.floor.offset(start, 1);
    return { start, end, first: isoOf(start), last: isoOf(new Date(+end - DAY_MS)), counts: [0, 0, 0, 0], total: 0 };
  });
  const found = { unit, bars, vague: 0, early: 0, late: 0, published: 0, undated };
  placed.forEach((event, i) => {
    const [first, last] = times[i];
    if (last < +bars[0].start) found.early += 1;
    else if (first >= +bars[bars.length - 1].end) found.late += 1;
    else {
      const bar = bars[d3.bisectRight(starts, first) - 1];
      if (!bar || last >= +bar.end) found.vague += 1;
      else {
        bar.counts[event.quad] += 1;
        bar.total += 1;
        if (!event.dated) found.published += 1;
      }
    }
  });
  return found;
}

/** From where to where most events lie: an act of 1948 in a year's news would press that year into one bar. */
function mainSpan(times) {
  const starts = times.map(([start]) => start).sort(d3.ascending);
  const [low, high] = [starts[0], starts[starts.length - 1]];
  const [from, to] = [d3.quantileSorted(starts, 0.015), d3.quantileSorted(starts, 0.985)];
  const margin = 0.15 * (to - from + 30 * DAY_MS);
  return [low < from - margin ? from : low, high > to + margin ? to : high];
}
