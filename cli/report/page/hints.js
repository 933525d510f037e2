// A line beside the pointer or the focus; screen readers have the same from the label of the mark.

function hinted(selection, text) {
  const box = byId("hint");
  const show = (x, y, d) => {
    box.textContent = text(d);
    box.hidden = false;
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(4, Math.min(x + 12, innerWidth - width - 4))}px`;
    box.style.top = `${y - height - 10 < 4 ? y + 16 : y - height - 10}px`;
  };
  const hide = () => {
    box.hidden = true;
  };
  selection
    .on("pointermove.hint", (event, d) => show(event.clientX, event.clientY, d))
    .on("pointerleave.hint", hide)
    .on("click.hint", hide)
    .on("focus.hint", (event, d) => {
      if (!event.currentTarget.matches(":focus-visible")) return;
      const { left, top } = event.currentTarget.getBoundingClientRect();
      show(left, top, d);
    })
    .on("blur.hint", hide);
}

/** The marks of what is drawn anew are gone, and their line with them. */
const dropHint = () => {
  byId("hint").hidden = true;
};

/** The diverging scale of mean scores, for the pictures that colour by it. */
function toneLegend() {
  const ramp = el("span", { class: "ramp", "aria-hidden": "true" });
  for (let tone = 0; tone < 7; tone += 1) ramp.append(el("i", { class: `tone-${tone}` }));
  return el("span", { class: "key" }, "Conflict −10", ramp, "+10 cooperation");
}
