// Says on a map what could not be fetched of it, with a button that fetches it again. Used by map.js.
const landkortMissing = (map, settings) => {
  "use strict";

  const again = new Map();
  const note = document.createElement("div");
  note.className = "map-missing";
  note.setAttribute("role", "status");
  const text = Object.assign(document.createElement("span"), { textContent: settings.textMissing });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: settings.textAgain });
  map.getContainer().append(note);

  function tell(name, fetchAgain) {
    again.set(name, fetchAgain);
    if (!note.hasChildNodes()) note.append(text, button);
  }

  /// The same address set anew is fetched anew; of tiles only those in sight.
  function reload(id) {
    const source = map.getSource(id);
    const { tiles, data } = map.getStyle().sources[id];
    if (tiles) source.setTiles(tiles); else source.setData(data);
  }

  button.addEventListener("click", () => {
    const waiting = [...again.values()];
    again.clear();
    note.replaceChildren();
    map.getCanvas().focus();
    for (const fetchAgain of waiting) fetchAgain();
  });

  map.on("error", ({ error, sourceId }) => {
    console.error(`${sourceId || "map"}: ${error.message}`);
    if (sourceId) tell(sourceId, () => reload(sourceId));
  });

  /// What the page fetches beside the map's own sources: `use` gets the answer.
  return async function fetched(address, use) {
    const found = await fetch(address).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
    if (found) use(found); else tell(address, () => fetched(address, use));
  };
};
