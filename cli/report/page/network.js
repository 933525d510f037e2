// Who acts on whom: a node for each party, an arrow for what one does to another.

function drawNetwork(events) {
  const box = byId("network");
  const network = networkOf(events, state.level, widthOf("network"));
  const some = network.nodes.length > 0;
  const kinds = state.level === "country" ? "countries and groups" : "actors";
  byId("network-lead").textContent = some
    ? "An arrow leads from who acts to whom; its colour is the mean score of the acts. Choose a node or an arrow."
    : "";
  byId("network-legend").replaceChildren(...(some ? [toneLegend(), el("span", { class: "key" }, "Width, size: number of events")] : []));
  const notes = [];
  if (network.size > network.nodes.length && some) {
    notes.push(`Drawn: the ${network.nodes.length} ${kinds} with most events of ${NUMBER.format(network.size)}.`);
  }
  if (network.alone) notes.push(`Without an actor or without a target, and not drawn: ${countOf(network.alone, "event")}.`);
  byId("network-note").textContent = notes.join(" ");
  alternative(
    "network-table",
    "Who acts on whom: the pairs with most events",
    [["Actor"], ["Target"], ["Events", "number"], ["Mean score", "number"]],
    () =>
      network.all.slice(0, 200).map((pair) => [
        filterCell(keyName(pair.by), { party: pair.by }),
        filterCell(keyName(pair.on), { by: pair.by, on: pair.on }),
        NUMBER.format(pair.count),
        signed(pair.sum / pair.count),
      ]),
  );
  if (!some) {
    box.replaceChildren(friendly(events.length ? "None of these events has both an actor and a target." : "No event passes the filters."));
    return;
  }
  box.replaceChildren(networkPicture(network, widthOf("network")).node());
}

const means = (sum) => sum.sum / sum.count;
const nodeLabel = (node) => `${node.name}: ${countOf(node.count, "event")}, mean score ${signed(means(node))}`;
const edgeLabel = (edge) =>
  `${edge.source.name} to ${edge.target.name}: ${countOf(edge.count, "event")}, mean score ${signed(means(edge))}`;

function networkPicture(network, width) {
  const height = Math.round(Math.max(380, Math.min(520, width * 0.85)));
  place(network, width, height);
  const { nodes, edges } = network;
  const svg = d3.create("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("role", "group");
  svg.attr("aria-label", "Network; each node and each arrow is a button, arrow keys go from one to the next");
  const thickness = d3.scaleSqrt([1, Math.max(2, d3.max(edges, (e) => e.count))], [1.2, 7]);

  const edge = svg.append("g").selectAll("g").data([...edges].reverse()).join("g");
  edge.attr("class", (e) => `edge tone-${toneOf(means(e))}`).each((e) => (e.curve = curveOf(e, thickness(e.count))));
  edge.append("path").attr("class", "line").attr("d", (e) => e.curve.path).attr("stroke-width", (e) => thickness(e.count));
  edge.append("path").attr("class", "head").attr("d", (e) => e.curve.head);
  edge.append("path").attr("class", "area").attr("d", (e) => e.curve.path).attr("stroke-width", (e) => thickness(e.count) + 10);
  pressable(edge, edgeLabel, (e) => change({ by: e.by, on: e.on }));
  hinted(edge, edgeLabel);

  const node = svg.append("g").selectAll("g").data(nodes).join("g");
  node.attr("class", (n) => `node tone-${toneOf(means(n))}`).classed("chosen", (n) => n.key === state.party);
  node.attr("transform", (n) => `translate(${n.x},${n.y})`);
  node.append("circle").attr("r", (n) => n.radius);
  pressable(node, nodeLabel, (n) => change({ party: n.key }));
  hinted(node, nodeLabel);
  // Above all circles, so that none cuts a name.
  const label = svg.append("g").attr("class", "names").attr("aria-hidden", "true").selectAll("text").data(freeNames(nodes)).join("text");
  label.attr("class", "halo").attr("text-anchor", "middle").attr("x", (n) => n.x).attr("y", (n) => n.y + n.radius + 13);
  label.text((n) => n.label);
  return svg;
}

/** The nodes whose names stand free of the names of greater ones and of the circles of others. */
function freeNames(nodes) {
  const taken = [];
  const free = (box, node) =>
    taken.every((t) => t.node === node || box[0] > t.box[2] || box[2] < t.box[0] || box[1] > t.box[3] || box[3] < t.box[1]);
  for (const node of nodes) {
    const r = node.radius * 0.85;
    taken.push({ node, box: [node.x - r, node.y - r, node.x + r, node.y + r] });
  }
  return [...nodes].sort((a, b) => b.count - a.count).filter((node, i) => {
    const box = [node.x - node.half, node.y + node.radius + 3, node.x + node.half, node.y + node.radius + 16];
    // The greatest are named in any case.
    const stands = i < 5 || free(box, node);
    if (stands) taken.push({ node: null, box });
    return stands;
  });
}
