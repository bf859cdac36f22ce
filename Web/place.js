// Lets the place of a form's record be clicked or dragged on the map, set in the middle of it by keyboard, or taken from
// an address. The text field is what is sent; without this script, or where no map can be drawn, it is typed. Called by
// map.js.
const landkortPlace = (() => {
  "use strict";

  const tools = document.querySelector("[data-place-tools]");
  if (!tools) return () => {};
  tools.hidden = false;

  const field = document.getElementById("sted");
  const part = (name) => tools.querySelector(`[data-place-${name}]`);
  const { kind, none, set, more } = tools.dataset;
  const least = { Point: 1, LineString: 2, Polygon: 3 }[kind];
  const stored = { text: field.value.trim(), places: JSON.parse(tools.dataset.places || "[]") };

  const words = {
    Point: ([place]) => `POINT (${place})`,
    LineString: (places) => `LINESTRING (${places.join(", ")})`,
    Polygon: (places) => `POLYGON ((${[...places, places[0]].join(", ")}))`,
  };
  const written = ({ lng, lat }) => `${lng.toFixed(7)} ${lat.toFixed(7)}`;
  const say = (text) => { part("status").textContent = text; };

  /// The places that a text of ours in degrees has; those of the record where the text is the record's.
  function read(text) {
    if (text === stored.text) return stored.places.map(([lng, lat]) => ({ lng, lat }));
    const pairs = [...text.matchAll(/(-?\d+\.\d+) (-?\d+\.\d+)/g)].map(([, lng, lat]) => ({ lng: Number(lng), lat: Number(lat) }));
    if (!pairs.every(({ lng, lat }) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return [];
    return kind === "Polygon" ? pairs.slice(0, -1) : pairs;
  }

  function shape(places) {
    const line = places.map(({ lng, lat }) => [lng, lat]);
    const isArea = kind === "Polygon" && places.length >= least;
    const geometry = isArea ? { type: "Polygon", coordinates: [[...line, line[0]]] } : { type: "LineString", coordinates: line };
    return { type: "FeatureCollection", features: kind === "Point" || places.length < 2 ? [] : [{ type: "Feature", properties: {}, geometry }] };
  }

  /// - map: null where it cannot be drawn; an address can still be found.
  return (map) => {
    let places = read(field.value.trim());
    let markers = [];

    function draw() {
      if (!map) return;
      for (const marker of markers) marker.remove();
      markers = places.map((place, at) => {
        const marker = new maplibregl.Marker({ draggable: true, color: "#004D99" }).setLngLat(place).addTo(map);
        marker.getElement().setAttribute("aria-hidden", "true");
        marker.on("dragend", () => { places[at] = marker.getLngLat(); write(); });
        return marker;
      });
      map.getSource("drawn")?.setData(shape(places));
    }

    const changed = () => field.dispatchEvent(new Event("input", { bubbles: true }));

    function write() {
      draw();
      if (places.length < least) return say(places.length ? more.replace("{count}", least - places.length) : none);
      field.value = words[kind](places.map(written));
      changed();
      say(set.replace("{place}", field.value));
    }

    function put(place) {
      places = kind === "Point" ? [place] : [...places, place];
      write();
    }

    field.addEventListener("change", () => { places = read(field.value.trim()); draw(); });
    part("undo")?.addEventListener("click", () => { places.pop(); write(); });
    part("clear").addEventListener("click", () => { places = []; field.value = ""; write(); changed(); });
    part("centre").addEventListener("click", () => { if (map) put(map.getCenter()); });
    search((place) => {
      if (kind === "Point") put(place);
      map?.jumpTo({ center: place, zoom: 16 });
    });
    if (!map) return part("centre").remove();
    map.on("click", (event) => put(event.lngLat));
    map.on("load", () => {
      map.addSource("drawn", { type: "geojson", data: shape(places) });
      map.addLayer({ id: "drawn-area", type: "fill", source: "drawn", filter: ["in", "Polygon", ["geometry-type"]],
        paint: { "fill-color": "#004D99", "fill-opacity": 0.2 } });
      map.addLayer({ id: "drawn-line", type: "line", source: "drawn", paint: { "line-color": "#004D99", "line-width": 3 } });
      draw();
    });
  };

  /// Addresses that fit what is typed, each a button.
  function search(choose) {
    const input = part("address");
    const hits = part("hits");
    const button = ({ text, lon, lat }) => {
      const item = document.createElement("li");
      const choice = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      choice.addEventListener("click", () => { hits.replaceChildren(); input.value = text; choose({ lng: lon, lat }); });
      item.append(choice);
      return item;
    };
    const find = async () => {
      const address = `/adresser?f=json&q=${encodeURIComponent(input.value.trim())}`;
      const answer = await fetch(address).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
      if (!answer) return say(tools.dataset.unanswered);
      // A campaign may lack a position.
      const found = answer.hits.filter(({ lon }) => lon !== null);
      hits.replaceChildren(...found.map(button));
      say(found.length ? found.length === 1 ? tools.dataset.foundOne : tools.dataset.found.replace("{count}", found.length) : tools.dataset.nothing);
    };
    part("find").addEventListener("click", find);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      find();
    });
  }
})();
