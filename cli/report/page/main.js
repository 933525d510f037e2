// The page: what passes the filters is drawn everywhere at once.

const drawn = { key: null, events: [], listed: [] };

/** Draw, and keep the focus where it was: who works by keyboard does not begin at the top after each filter. */
function drawAll() {
  const focused = document.activeElement;
  const around = focused?.closest(".canvas, .alternative, #chips");
  drawState();
  if (!around || focused.isConnected || byId("event").open) return;
  const next = around.querySelector('[tabindex="0"], summary, button') ?? byId("table-title");
  next.focus({ preventScroll: true });
}

function drawState() {
  const { event, page, sort, level, ...filters } = state;
  const key = JSON.stringify(filters);
  const fresh = key !== drawn.key;
  if (fresh) {
    dropHint();
    drawn.events = chosen(state);
    drawn.key = key;
  }
  drawn.listed = inOrder(drawn.events, sort);
  if (fresh) drawPictures();
  else if (level !== drawn.level) drawNetwork(drawn.events);
  drawn.level = level;
  showControls(drawn.events);
  drawTable(drawn.listed);
  showEvent(drawn.listed);
}

function drawPictures() {
  for (const id of ["timeline", "network", "map"]) widthOf(id);
  drawTimeline(drawn.events);
  drawNetwork(drawn.events);
  drawMap(drawn.events);
}

/** One sentence that says what the report is about. */
function standfirst() {
  if (!EVENTS.length) return "There are no events in this report: the files that it was made from hold none.";
  const documents = new Set(EVENTS.map((event) => event.sentence.doc)).size;
  const days = EVENTS.filter((event) => event.published ?? event.first).map((event) => event.published ?? event.first);
  const conflict = EVENTS.filter((event) => event.quad >= 2).length / EVENTS.length;
  const span = days.length ? `, ${spanName(d3.min(days), d3.max(days))}` : "";
  const score = signed(d3.mean(EVENTS, (event) => event.score));
  return `${countOf(EVENTS.length, "event")} in ${countOf(documents, "document")}${span}. ${PERCENT.format(conflict)} of them are acts of conflict; the mean score is ${score}.`;
}

function followSize() {
  let width = document.body.clientWidth;
  let waiting = 0;
  new ResizeObserver(() => {
    if (document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      widths.clear();
      drawPictures();
    }, 100);
  }).observe(document.body);
  addEventListener("beforeprint", () => drawTable(drawn.listed, true));
  addEventListener("afterprint", () => drawTable(drawn.listed));
}

byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("table-title").focus();
});
byId("standfirst").textContent = standfirst();
makeTheme();
makeControls();
makeTable();
makeDialog();
makeZoom();
followAddress(drawAll);
followSize();
