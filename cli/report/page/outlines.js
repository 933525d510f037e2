// The outlines of the lands, and which part of them is in sight.

const ATLAS = JSON.parse(byId("outlines").textContent);
const LANDS = topojson.feature(ATLAS, ATLAS.objects.countries).features.filter((land) => land.properties.name !== "Antarctica");
const WORLD = { type: "FeatureCollection", features: LANDS };
const LAND_OF_CODE = new Map(LANDS.map((land) => [land.id, land]).reverse());

/** What of the map depends on its size alone, made once for each: paths and boxes of the lands, and of the world. */
function groundOf(width, height) {
  if (ground.width === width && ground.height === height) return ground;
  const projection = d3.geoNaturalEarth1().fitExtent([[4, 4], [width - 4, height - 4]], WORLD);
  const path = d3.geoPath(projection).digits(1);
  const boxes = new Map(LANDS.map((land) => [land, path.bounds(land).flat()]));
  const side = (i, pick) => pick(boxes.values(), (box) => box[i]);
  const world = [[side(0, d3.min), side(1, d3.min)], [side(2, d3.max), side(3, d3.max)]];
  const paths = new Map(LANDS.map((land) => [land, path(land)]));
  return (ground = { width, height, projection, paths, boxes, world });
}
let ground = {};

/** How far and how much to move so that the boxes are in sight, none closer than a continent. */
function viewOf(boxes, width, height) {
  if (!boxes.length) return d3.zoomIdentity;
  const [x0, y0] = [d3.min(boxes, (b) => b[0]), d3.min(boxes, (b) => b[1])];
  const [x1, y1] = [d3.max(boxes, (b) => b[2]), d3.max(boxes, (b) => b[3])];
  const closest = Math.min(width / Math.max(1, x1 - x0), height / Math.max(1, y1 - y0)) * 0.8;
  const k = Math.max(1, Math.min(10, closest));
  return d3.zoomIdentity.translate(width / 2, height / 2).scale(k).translate(-(x0 + x1) / 2, -(y0 + y1) / 2);
}

/** A view that does not leave the box empty on a side where the world could fill it, and else centres the world. */
function clamped({ k, x, y }, [[x0, y0], [x1, y1]], width, height) {
  const hold = (value, low, high, size) =>
    (high - low) * k < size ? (size - (low + high) * k) / 2 : Math.min(-low * k, Math.max(size - high * k, value));
  return d3.zoomIdentity.translate(hold(x, x0, x1, width), hold(y, y0, y1, height)).scale(k);
}
