// The columns in the page → events as objects, whose texts and parties are shared.

const DATA = JSON.parse(byId("data").textContent);
const EVENTS = readEvents();
const EVENT_OF_ID = new Map(EVENTS.map((event) => [event.id, event]));

function readEvents() {
  const word = (number) => (number < 0 ? null : DATA.words[number]);
  const sentences = DATA.sentences.map(([doc, index, text]) => ({ doc: word(doc), index, text, folded: null }));
  const parties = DATA.parties.map(([name, kind, country, code]) => partyOf(name, word(kind), word(country), word(code)));
  const places = DATA.places.map(([name, country, lat, lon]) => placeOf(name, word(country), lat, lon));
  const columns = DATA.events;
  return Array.from({ length: DATA.size }, (_, i) => {
    const at = (key) => columns[key][i];
    const event = {
      number: i,
      id: at("id"),
      sentence: sentences[at("sentence")],
      actor: parties[at("actor")] ?? null,
      target: parties[at("target")] ?? null,
      place: places[at("place")] ?? null,
      quad: at("quad"),
      status: at("status"),
      score: at("score"),
      confidence: at("confidence"),
      marks: at("marks"),
      harm: at("harm") || null,
      sources: at("sources"),
    };
    const texts = [
      "published", "action", "plover", "mode", "cameo", "contexts", "actor_text", "target_text", "attribution",
      "date_text", "grain", "quantity", "rule",
    ];
    for (const key of texts) event[key] = word(at(key));
    return withDays(event, word(at("first")), word(at("last")));
  });
}

/** The interval of an event, both days included; without words of its own for it the day of publication, or none. */
function withDays(event, first, last) {
  event.dated = event.date_text !== null && Boolean(first || last);
  event.first = first ?? last ?? event.published;
  event.last = last ?? first ?? event.published;
  return event;
}

/** A party with the keys by which it is a node of the network: as itself, and as its country where it has one. */
function partyOf(name, kind, country, code) {
  return { name, kind, country, code, ownKey: `n:${name}`, landKey: country ? `c:${country}` : `n:${name}` };
}

function placeOf(name, country, lat, lon) {
  const located = lat !== null;
  return {
    name, country, lat, lon, located,
    spotKey: located ? `p:${lat.toFixed(2)},${lon.toFixed(2)}` : null,
    landKey: country ? `c:${country}` : null,
  };
}

const landName = (code) => DATA.lands[code] ?? code;

/** What a key of a node stands for. */
const keyName = (key) => (key.startsWith("c:") ? landName(key.slice(2)) : key.slice(2));
