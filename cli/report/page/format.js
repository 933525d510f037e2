// Numbers and days as they are read.

const NUMBER = new Intl.NumberFormat("en");
const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const DAY_MS = 86400000;

const timeOf = (day) => Date.parse(`${day}T00:00:00Z`);
const isoOf = (date) => date.toISOString().slice(0, 10);
const dayName = (day) => DAY.format(timeOf(day));

/** "1 event", "1,200 events". */
const countOf = (number, noun) => `${NUMBER.format(number)} ${noun}${number === 1 ? "" : "s"}`;

/** A score with its sign: "+2.5", "−6.1". */
function signed(score) {
  const rounded = Math.round(score * 10) / 10;
  return rounded === 0 ? "0" : `${rounded > 0 ? "+" : "−"}${Math.abs(rounded).toFixed(1)}`;
}

/** An interval of days as briefly as it can be said: "2018", "May 2018", "29 May – 2 Jun 2018". */
function spanName(first, last) {
  if (first === last) return dayName(first);
  const start = new Date(timeOf(first));
  const after = new Date(timeOf(last) + DAY_MS);
  const wholeMonths = start.getUTCDate() === 1 && after.getUTCDate() === 1;
  const months = 12 * (after.getUTCFullYear() - start.getUTCFullYear()) + after.getUTCMonth() - start.getUTCMonth();
  if (wholeMonths && months === 1) return MONTH.format(start);
  if (wholeMonths && start.getUTCMonth() === 0 && months % 12 === 0) {
    return months === 12 ? first.slice(0, 4) : `${first.slice(0, 4)}–${last.slice(0, 4)}`;
  }
  if (wholeMonths) return MONTH.formatRange(start, timeOf(last));
  return DAY.formatRange(start, timeOf(last));
}

/** The step of the diverging scale for a mean score, 0 (conflict) to 6 (cooperation). */
const toneOf = (score) => d3.bisectRight([-7, -4, -1, 1, 4, 7], score);

const sentenceCase = (text) => text.charAt(0).toUpperCase() + text.slice(1);
