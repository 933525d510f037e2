// What is chosen, as the part of the address after "#": a link keeps it, and the Back button undoes it.

const DEFAULTS = {
  q: "", action: "", quad: [], status: [], actor: "", target: "", from: "", to: "", min: 0,
  party: "", by: "", on: "", place: "", level: "country", sort: "", page: 1, event: "",
};
const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;
let state = { ...DEFAULTS };
let render = () => {};

/** The address of a state, "#" included. */
function addressOf(values) {
  const parts = new URLSearchParams();
  for (const [key, plain] of Object.entries(DEFAULTS)) {
    const value = Array.isArray(values[key]) ? values[key].join(",") : String(values[key]);
    if (value !== String(plain)) parts.set(key, value);
  }
  return `#${parts}`;
}

/** The state of an address; what it does not say, or says wrongly, is as at the start. */
function stateOf(address) {
  const parts = new URLSearchParams(address.replace(/^#/, ""));
  const values = { ...DEFAULTS };
  for (const [key, plain] of Object.entries(DEFAULTS)) {
    const text = parts.get(key);
    if (text === null) continue;
    if (Array.isArray(plain)) values[key] = text.split(",").map(Number).filter((n) => Number.isInteger(n) && n >= 0);
    else if (typeof plain === "number") values[key] = Math.max(0, Math.floor(Number(text))) || plain;
    else values[key] = text;
  }
  for (const key of ["from", "to"]) if (!IS_DAY.test(values[key]) || isNaN(timeOf(values[key]))) values[key] = "";
  values.min = Math.min(values.min, 100);
  if (values.level !== "actor") values.level = "country";
  return values;
}

/** Change the state and draw it; what is typed letter by letter (``quiet``) makes no step for the Back button. */
function change(patch, quiet = false) {
  const first = "page" in patch || "event" in patch || "level" in patch ? {} : { page: 1 };
  state = { ...state, ...first, ...patch };
  const address = addressOf(state);
  if (address !== (location.hash || "#")) history[quiet ? "replaceState" : "pushState"](null, "", address);
  render();
}

/** Draw what the address says, now and whenever it changes. */
function followAddress(draw) {
  render = draw;
  const read = () => {
    const next = stateOf(location.hash);
    if (addressOf(next) === addressOf(state)) return;
    state = next;
    render();
  };
  addEventListener("hashchange", read);
  addEventListener("popstate", read);
  state = stateOf(location.hash);
  render();
}
