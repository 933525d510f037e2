// Where: a circle for each place with coordinates, and lands tinted by the number of events in them.

const TINTS = [1, 2, 6, 21];
const MOST_SPOTS = 800;
const MOST_NAMES = 24;
const mapView = { transform: d3.zoomIdentity, moved: false, draw: () => {}, fit: () => {} };

function spotsOf(events) {
  const groups = d3.group(events.filter((event) => event.place?.located), (event) => event.place.spotKey);
  const spots = Array.from(groups, ([key, group]) => ({
    key, name: group[0].place.name, lat: group[0].place.lat, lon: group[0].place.lon,
    count: group.length, sum: d3.sum(group, (event) => event.score),
  }));
  return spots.sort((a, b) => b.count - a.count || d3.ascending(a.key, b.key));
}

function drawMap(events) {
  const box = byId("map");
  const spots = spotsOf(events);
  const lands = d3.rollup(events.filter((event) => event.place?.country), (group) => group.length, (event) => event.place.country);
  const placed = d3.sum(spots, (spot) => spot.count);
  const tinted = [...lands].filter(([code]) => LAND_OF_CODE.has(code));
  const some = placed > 0 || tinted.length > 0;
  byId("zoom").hidden = !some;
  byId("map-lead").textContent = some ? "A circle is a place with its events, its colour their mean score. Choose a circle or a land." : "";
  byId("map-note").textContent = mapNote(events, spots, placed, tinted);
  byId("map-legend").replaceChildren(...(some ? [...(placed ? [toneLegend()] : []), tintLegend()] : []));
  alternative(
    "map-table",
    "Places and lands with their events",
    [["Place"], ["Land"], ["Events", "number"], ["Mean score", "number"]],
    () => mapRows(events, spots, lands),
  );
  if (!some) {
    box.replaceChildren(friendly(events.length ? "None of these events has a place that is on the map." : "No event passes the filters."));
    return;
  }
  box.replaceChildren(mapPicture(spots.slice(0, MOST_SPOTS), lands, widthOf("map")).node());
}

function mapNote(events, spots, placed, tinted) {
  const notes = [];
  const landed = events.filter((event) => event.place && !event.place.located && LAND_OF_CODE.has(event.place.country)).length;
  const lost = events.length - placed - landed;
  if (landed) notes.push(`Placed in a land and no closer: ${countOf(landed, "event")}.`);
  if (lost && (placed || tinted.length)) notes.push(`Without a place, and not on the map: ${countOf(lost, "event")}.`);
  if (spots.length > MOST_SPOTS) notes.push(`Drawn: the ${MOST_SPOTS} places with most events of ${NUMBER.format(spots.length)}.`);
  return notes.join(" ");
}

function mapRows(events, spots, lands) {
  const landOf = new Map(events.map((event) => [event.place?.spotKey, event.place?.country]));
  const places = spots.slice(0, 200).map((spot) => [
    filterCell(spot.name, { place: spot.key }),
    landOf.get(spot.key) ? landName(landOf.get(spot.key)) : "–",
    NUMBER.format(spot.count),
    signed(spot.sum / spot.count),
  ]);
  const whole = [...lands].sort((a, b) => b[1] - a[1]).map(([code, count]) => {
    const score = d3.mean(events.filter((event) => event.place?.country === code), (event) => event.score);
    return ["all places in it", filterCell(landName(code), { place: `c:${code}` }), NUMBER.format(count), signed(score)];
  });
  return [...places, ...whole];
}

function tintLegend() {
  const ramp = el("span", { class: "ramp", "aria-hidden": "true" }, ...TINTS.map((_, i) => el("i", { class: `tint-${i + 1}` })));
  return el("span", { class: "key" }, "Events in the land: 1", ramp, `${TINTS[3]} or more`);
}

const spotLabel = (spot) => `${spot.name}: ${countOf(spot.count, "event")}, mean score ${signed(means(spot))}`;

function mapPicture(spots, lands, width) {
  const height = Math.round(Math.max(180, Math.min(460, width * 0.5)));
  const { projection, paths, boxes: landBoxes, world } = groundOf(width, height);
  const svg = d3.create("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("role", "group");
  svg.attr("aria-label", "Map; each place and each tinted land is a button, arrow keys go from one to the next");
  const below = svg.append("g");
  const land = below.selectAll("path").data(LANDS).join("path").attr("d", (l) => paths.get(l));
  land.attr("class", (l) => `land tint-${lands.has(l.id) ? d3.bisectRight(TINTS, lands.get(l.id)) : 0}`);
  const full = land.filter((l) => LAND_OF_CODE.get(l.id) === l && lands.has(l.id));
  const landLabel = (l) => `${landName(l.id)}: ${countOf(lands.get(l.id), "event")}`;
  pressable(full, landLabel, (l) => change({ place: `c:${l.id}` }));
  hinted(full, landLabel);

  const radius = d3.scaleSqrt([0, Math.max(20, d3.max(spots, (s) => s.count) ?? 1)], [2, width < 500 ? 14 : 19]);
  for (const spot of spots) [spot.x, spot.y] = projection([spot.lon, spot.lat]);
  const named = spots.slice(0, MOST_NAMES);
  for (const spot of named) spot.label = shortened(spot.name, width / 3);
  for (const spot of named) spot.labelWidth = textWidth(spot.label);
  const group = svg.append("g").selectAll("g").data(spots).join("g").attr("class", (s) => `spot tone-${toneOf(means(s))}`);
  group.append("circle").attr("r", (s) => radius(s.count));
  pressable(group, spotLabel, (s) => change({ place: s.key }));
  hinted(group, spotLabel);
  const label = svg.append("g").attr("aria-hidden", "true").selectAll("text").data(named).join("text");
  label.attr("class", "halo map-label").text((s) => s.label);

  mapView.draw = () => {
    const t = mapView.transform;
    below.attr("transform", t);
    group.attr("transform", (s) => `translate(${t.apply([s.x, s.y])})`);
    placeLabels(label, spots, t, radius, width, height);
  };
  const zoom = d3.zoom().scaleExtent([1, 24]).extent([[0, 0], [width, height]]);
  zoom.constrain((transform) => clamped(transform, world, width, height));
  // The wheel and one finger move the page; with Ctrl, or with two fingers, they move the map.
  zoom.filter((event) => {
    if (event.type === "wheel") return event.ctrlKey || event.metaKey;
    return !event.button && (event.type !== "touchstart" || event.touches.length > 1);
  });
  zoom.on("zoom", ({ transform, sourceEvent }) => {
    mapView.transform = transform;
    mapView.moved ||= Boolean(sourceEvent);
    mapView.draw();
  });
  svg.call(zoom).on("dblclick.zoom", null);
  const boxes = spots.length
    ? spots.map((s) => [s.x, s.y, s.x, s.y])
    : LANDS.filter((l) => lands.has(l.id)).map((l) => landBoxes.get(l));
  mapView.fit = () => svg.call(zoom.transform, viewOf(boxes, width, height));
  mapView.by = (factor) => {
    mapView.moved = true;
    svg.call(zoom.scaleBy, factor);
  };
  if (mapView.moved && mapView.width === width) svg.call(zoom.transform, mapView.transform);
  else mapView.fit();
  mapView.width = width;
  return svg;
}

/** Name the places with most events, as far as the names stand free of one another and of the edge. */
function placeLabels(label, spots, transform, radius, width, height) {
  const taken = spots.slice(0, 40).map((s) => {
    const [[x, y], r] = [transform.apply([s.x, s.y]), radius(s.count) * 0.8];
    return { s, box: [x - r, y - r, x + r, y + r] };
  });
  label.each(function named(s) {
    const [x, y] = transform.apply([s.x, s.y]);
    const start = x + radius(s.count) + 3;
    const box = [start, y - 8, start + s.labelWidth, y + 7];
    const free = taken.every((t) => t.s === s || box[0] > t.box[2] || box[2] < t.box[0] || box[1] > t.box[3] || box[3] < t.box[1]);
    const inside = x > 0 && y > 10 && y < height - 10 && box[2] < width;
    if (free && inside) taken.push({ s: null, box });
    d3.select(this).attr("x", start).attr("y", y + 4).attr("display", free && inside ? null : "none");
  });
}

function makeZoom() {
  byId("zoom-in").addEventListener("click", () => mapView.by(1.6));
  byId("zoom-out").addEventListener("click", () => mapView.by(1 / 1.6));
  byId("zoom-fit").addEventListener("click", () => {
    mapView.moved = false;
    mapView.fit();
  });
}
