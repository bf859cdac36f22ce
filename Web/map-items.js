// Draws the records of a register on a map: those of a list one by one or, where there are many, as tiles with counts;
// and the shape of a single record. Used by map.js.
const landkortItems = (() => {
  "use strict";

  // Okabe and Ito, as the classes dot-0 … dot-7 of style.css.
  const palette = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#454545"];
  const noColour = "#BFBFBF";
  const plain = "#253494";
  const clickable = ["items-areas", "items-lines", "items-points", "items-counts"];
  const empty = () => ({ type: "FeatureCollection", features: [] });
  const textOf = (field) => ["to-string", ["get", field]];

  /// What is chosen by a record's code, in the order of the code list; a code that says "unknown" is null there.
  function byCode(settings, choose, other, without) {
    const values = JSON.parse(settings.colourValues || "[]");
    if (!values.length) return without;
    const choices = values.flatMap((value, place) => (value === null ? [] : [value, choose(place)]));
    return choices.length ? ["match", textOf(settings.colourField), ...choices, other] : other;
  }

  function source(settings) {
    if (!settings.itemTiles) return { type: "geojson", data: settings.shape ? location.origin + settings.shape : empty() };
    return { type: "vector", tiles: [location.origin + settings.itemTiles], maxzoom: 14 };
  }

  function add(sources, layers, settings) {
    if (!settings.items && !settings.itemTiles && !settings.shape) return;
    sources.items = source(settings);
    const colour = byCode(settings, (place) => palette[place % palette.length], noColour, plain);
    const edge = byCode(settings, (place) => (place < palette.length ? "#fff" : "#000"), "#6B6B6B", "#fff");
    const layer = settings.itemTiles ? { "source-layer": settings.itemsLayer } : {};
    // A multipolygon is a polygon in a tile and itself in other data.
    const item = (id, type, kind, paint) =>
      ({ id, type, source: "items", ...layer, paint, filter: ["in", kind, ["geometry-type"]] });
    layers.push(
      item("items-areas", "fill", "Polygon", { "fill-color": colour, "fill-opacity": 0.35 }),
      item("items-edges", "line", "Polygon", { "line-color": colour, "line-width": 2 }),
      item("items-lines", "line", "LineString", { "line-color": colour, "line-width": 4 }),
      item("items-points", "circle", "Point", { "circle-color": colour, "circle-radius": 6,
        "circle-stroke-color": edge, "circle-stroke-width": 1.5 }));
    if (settings.itemTiles) addCounts(layers, settings);
    if (!settings.itemsKey) return;
    const pointed = { source: "items", ...layer, filter: pointedAt(settings) };
    layers.push(
      { id: "items-pointed", type: "circle", ...pointed,
        paint: { "circle-color": "#FEBB30", "circle-radius": 10, "circle-stroke-color": "#000", "circle-stroke-width": 2 } });
  }

  /// Where records lie too close there is a circle with their number.
  function addCounts(layers, settings) {
    const counts = { source: "items", "source-layer": `${settings.itemsLayer}-antal` };
    const radius = ["interpolate", ["linear"], ["log10", ["get", "antal"]], 0, 9, 1, 12, 2, 16, 4, 24];
    layers.push(
      { id: "items-counts", type: "circle", ...counts, paint: { "circle-color": "#454545", "circle-opacity": 0.9,
        "circle-radius": radius, "circle-stroke-color": "#fff", "circle-stroke-width": 2 } },
      { id: "items-numbers", type: "symbol", ...counts, layout: { "icon-image": ["concat", "antal-", textOf("antal")],
        "icon-allow-overlap": true, "icon-ignore-placement": true } });
  }

  const pointedAt = (settings, id = "—") => ["==", textOf(settings.itemsKey), id];

  /// A number as a picture: text on a map would need a font from a server.
  function picture(text) {
    const ratio = 2;
    const pen = document.createElement("canvas").getContext("2d");
    const font = `600 ${13 * ratio}px "IBM Plex Sans", system-ui, sans-serif`;
    pen.font = font;
    pen.canvas.width = Math.ceil(pen.measureText(text).width) + 2;
    pen.canvas.height = 18 * ratio;
    Object.assign(pen, { font, fillStyle: "#fff", textBaseline: "middle" });
    pen.fillText(text, 1, pen.canvas.height / 2);
    return [pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height), { pixelRatio: ratio }];
  }

  function drawNumbers(map, settings) {
    const short = new Intl.NumberFormat(settings.lang === "en" ? "en-GB" : "da-DK", { notation: "compact" });
    map.on("styleimagemissing", ({ id }) => {
      if (id.startsWith("antal-")) map.addImage(id, ...picture(short.format(Number(id.slice(6)))));
    });
  }

  function nameOf(properties, settings) {
    const words = settings.itemsLabel.split(",").map((name) => properties[name]).filter(Boolean);
    return words.join(", ") || properties[settings.itemsKey];
  }

  function popup(settings, properties) {
    const link = document.createElement("a");
    link.href = settings.itemsBase + encodeURIComponent(properties[settings.itemsKey]);
    link.textContent = settings.textOpen;
    const title = document.createElement("strong");
    title.textContent = nameOf(properties, settings);
    const content = document.createElement("div");
    content.append(title, link);
    return content;
  }

  /// A record tells its name and leads to its page, a count leads closer; rows and records point at one another.
  function show(map, settings, fetched, rows, pointRow) {
    if (!settings.items && !settings.itemTiles) return;
    if (settings.items) fetched(settings.items, (items) => map.getSource("items").setData(items));
    else drawNumbers(map, settings);
    const found = (event) => {
      const layers = clickable.filter((id) => map.getLayer(id));
      return map.queryRenderedFeatures(event.point, { layers })[0];
    };
    const keyOf = (item) => item && item.layer.id !== "items-counts" ? item.properties[settings.itemsKey] : undefined;
    map.on("mousemove", (event) => {
      const item = found(event);
      const canvas = map.getCanvas();
      canvas.style.cursor = item ? "pointer" : "";
      canvas.title = item?.layer.id === "items-counts" ? settings.textCount.replace("{count}", item.properties.antal) : "";
      pointRow(keyOf(item));
    });
    map.on("mouseout", () => pointRow());
    map.on("click", (event) => {
      const item = found(event);
      if (!item) return;
      if (item.layer.id === "items-counts") return map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 });
      new maplibregl.Popup({ closeButton: false, offset: 8, maxWidth: "280px" })
        .setLngLat(event.lngLat).setDOMContent(popup(settings, item.properties)).addTo(map);
    });
    const point = (row) => map.setFilter("items-pointed", pointedAt(settings, row?.dataset.omraade));
    for (const row of rows()) {
      row.addEventListener("mouseenter", () => point(row));
      row.addEventListener("mouseleave", () => point());
      row.addEventListener("focusin", () => point(row));
      row.addEventListener("focusout", () => point());
    }
  }

  return { add, show };
})();
