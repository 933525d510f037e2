// Events → nodes and edges of the network, and where they stand.

const MOST_NODES = 32;
const MOST_EDGES = 70;
const NAME_WIDTH = 150; // px; of longer names the end is left out
const NAME_WEIGHT = 600;
const ROOM = 17; // px of width that a node needs for itself and its name

/** {nodes, edges, all, alone}: the parties with most events and what they do; ``all`` pairs, and how many lack one. */
function networkOf(events, level, width) {
  const keyOf = (who) => (level === "country" ? who.landKey : who.ownKey);
  const pairs = new Map();
  const nodes = new Map();
  let alone = 0;
  for (const event of events) {
    if (!event.actor || !event.target) {
      alone += 1;
      continue;
    }
    const [by, on] = [keyOf(event.actor), keyOf(event.target)];
    const pair = `${by}\t${on}`;
    if (!pairs.has(pair)) pairs.set(pair, { by, on, count: 0, sum: 0 });
    for (const sum of [pairs.get(pair), ...new Set([by, on].map((key) => nodeOf(nodes, key)))]) {
      sum.count += 1;
      sum.sum += event.score;
    }
  }
  const all = [...pairs.values()].sort((a, b) => b.count - a.count || d3.ascending(a.by + a.on, b.by + b.on));
  const kept = [...nodes.values()].sort((a, b) => b.count - a.count || d3.ascending(a.key, b.key)).slice(0, Math.min(MOST_NODES, Math.round(width / ROOM)));
  const known = new Map(kept.map((node) => [node.key, node]));
  const edges = all
    .filter((pair) => known.has(pair.by) && known.has(pair.on))
    .slice(0, MOST_EDGES)
    .map((pair) => ({ ...pair, source: known.get(pair.by), target: known.get(pair.on) }));
  const linked = new Set(edges.flatMap((edge) => [edge.by, edge.on]));
  return { nodes: kept.filter((node) => linked.has(node.key)), edges, all, size: nodes.size, alone };
}

function nodeOf(nodes, key) {
  if (!nodes.has(key)) nodes.set(key, { key, name: keyName(key), count: 0, sum: 0 });
  return nodes.get(key);
}

/** Give nodes their radius and place in a box; the same nodes and edges always stand in the same places. */
function place({ nodes, edges }, width, height) {
  const most = d3.max(nodes, (node) => node.count) ?? 1;
  const radius = d3.scaleSqrt([0, most], [3, Math.min(28, width / 16)]);
  for (const node of nodes) {
    node.radius = radius(node.count);
    node.label = shortened(node.name, NAME_WIDTH, NAME_WEIGHT);
    node.half = textWidth(node.label, NAME_WEIGHT) / 2;
    node.reach = Math.max(node.radius + 6, Math.min(44, node.half * 0.75));
  }
  const links = edges.filter((edge) => edge.source !== edge.target);
  d3.forceSimulation(nodes)
    .force("link", d3.forceLink(links).distance((e) => e.source.radius + e.target.radius + 60).strength(0.2))
    .force("charge", d3.forceManyBody().strength(-420).distanceMax(320))
    .force("x", d3.forceX().strength(0.09 * Math.min(1.6, height / width)))
    .force("y", d3.forceY().strength(0.09 * Math.min(1.6, width / height)))
    .force("collide", d3.forceCollide((node) => node.reach).strength(0.9))
    .stop()
    .tick(220);
  spread(nodes, width, height);
}

/** Stretch what was laid out to the box, so that no node and no name is cut. */
function spread(nodes, width, height) {
  const side = (node) => Math.max(node.radius + 12, node.half + 3);
  const fit = (key, room, margin) => {
    const [low, high] = d3.extent(nodes, (node) => node[key]);
    const scale = Math.min(1.5, (room - 2 * margin) / Math.max(1, high - low));
    for (const node of nodes) node[key] = room / 2 + (node[key] - (low + high) / 2) * scale;
  };
  fit("x", width, 34);
  fit("y", height, 34);
  const hold = () => {
    for (const node of nodes) {
      node.x = Math.max(side(node), Math.min(width - side(node), node.x));
      node.y = Math.max(node.radius + 20, Math.min(height - node.radius - 22, node.y));
    }
  };
  const apart = d3.forceSimulation(nodes).force("collide", d3.forceCollide((node) => node.radius + 7)).stop();
  for (let i = 0; i < 30; i += 1) {
    apart.tick();
    hold();
  }
}

/** The curve of an edge and its head, from rim to rim; an act of a node on itself is a loop above it. */
function curveOf(edge, thickness) {
  const { source: a, target: b } = edge;
  const head = 5 + thickness * 1.1;
  if (a === b) {
    const [r, s] = [a.radius, 9 + a.radius * 0.45];
    const from = [a.x - r * 0.6, a.y - r * 0.8];
    const to = [a.x + r * 0.6, a.y - r * 0.8];
    const path = `M${from}C${[from[0] - s, from[1] - s * 1.7]} ${[to[0] + s, to[1] - s * 1.7]} ${to}`;
    return { path, head: headAt(to, [to[0] + s, to[1] - s * 1.7], head) };
  }
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const middle = [(a.x + b.x) / 2 - dy * 0.14, (a.y + b.y) / 2 + dx * 0.14];
  const from = towards([a.x, a.y], middle, a.radius + 1);
  const tip = towards([b.x, b.y], middle, b.radius + 2);
  return { path: `M${from}Q${middle} ${towards(tip, middle, head * 0.8)}`, head: headAt(tip, middle, head) };
}

function towards([x, y], [toX, toY], distance) {
  const length = Math.hypot(toX - x, toY - y) || 1;
  return [x + ((toX - x) / length) * distance, y + ((toY - y) / length) * distance];
}

function headAt(tip, origin, size) {
  const base = towards(tip, origin, size);
  const [dx, dy] = [(tip[0] - base[0]) * 0.45, (tip[1] - base[1]) * 0.45];
  return `M${tip}L${[base[0] - dy, base[1] + dx]}L${[base[0] + dy, base[1] - dx]}Z`;
}
