// Draws the square-grid cells of `<div id="map" data-…>`, or without `data-tiles` only its outlines and pins; everything
// it needs is in that element's data attributes.
(() => {
  "use strict";

  const element = document.getElementById("map");
  if (!element) return;
  const settings = element.dataset;
  const readout = document.querySelector("[data-readout]");
  const fallback = element.querySelector(".map-fallback");

  const palettes = {
    need: ["#FFFFB2", "#FECC5C", "#FD8D3C", "#F03B20", "#BD0026"],
    supply: ["#FFFFCC", "#A1DAB4", "#41B6C4", "#2C7FB8", "#253494"],
    change: ["#E66101", "#FDB863", "#F7F7F7", "#B2ABD2", "#5E3C99"],
  };
  const unknownColour = "#BFBFBF";
  const colours = palettes[settings.palette] || palettes.need;
  const limits = JSON.parse(settings.classes || "[0,2,5,20]");
  const [kilometre, hundredMetres] = (settings.steps || "7,12").split(",").map(Number);
  const sizes = !settings.tiles ? [] : [
    { name: "10km", from: 0, to: kilometre },
    { name: "1km", from: kilometre, to: hundredMetres },
    { name: "100m", from: hundredMetres, to: 24 },
  ];
  const locale = settings.lang === "en" ? "en-GB" : "da-DK";
  const whole = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });

  const addresses = ["max", 1, ["get", "adresser"]];
  const share = ["*", 100, ["/", ["coalesce", ["get", settings.figure], 0], addresses]];
  const isUnknown = settings.unknown
    ? [">=", ["*", 100, ["/", ["coalesce", ["get", settings.unknown], 0], addresses]], Number(settings.unknownShare || 50)]
    : ["literal", false];

  function classColour() {
    const steps = limits.flatMap((limit, index) => [["<=", share, limit], colours[index]]);
    return ["case", isUnknown, unknownColour, ...steps, colours[limits.length]];
  }

  function hatch() {
    const size = 8;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const pen = canvas.getContext("2d");
    pen.fillStyle = unknownColour;
    pen.fillRect(0, 0, size, size);
    pen.strokeStyle = "#6B6B6B";
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
    }
    pen.stroke();
    return pen.getImageData(0, 0, size, size);
  }

  const areaCode = ["coalesce", ["get", "omraade"], ["get", "kommunekode"]];
  const layerID = (size, part) => `${part}-${size.name}`;
  const cellLayers = sizes.map((size) => layerID(size, "cells"));

  function style() {
    const sources = {};
    const layers = [{ id: "sea", type: "background", paint: { "background-color": "#E9EFF3" } }];
    if (settings.coastline) {
      sources.coast = { type: "geojson", data: shore("coastline") };
      sources.land = { type: "geojson", data: shore("land") };
      layers.push({ id: "land", type: "fill", source: "land", paint: { "fill-color": "#FCFCFA" } });
    }
    for (const size of sizes) {
      sources[size.name] = {
        type: "vector", minzoom: size.from, maxzoom: Math.min(size.to - 1, 14),
        tiles: [location.origin + settings.tiles.replaceAll("{celle}", size.name)],
      };
      const layer = { source: size.name, "source-layer": `daekning-${size.name}`, minzoom: size.from, maxzoom: size.to };
      layers.push(
        { ...layer, id: layerID(size, "cells"), type: "fill",
          paint: { "fill-color": classColour(), "fill-opacity": 0.92, "fill-antialias": false } },
        ...(settings.unknown ? [{ ...layer, id: layerID(size, "unknown"), type: "fill", filter: isUnknown,
          paint: { "fill-pattern": "hatch" } }] : []),
        { ...layer, id: layerID(size, "edges"), type: "line", paint: {
          "line-color": "#5A4A3A", "line-opacity": 0.45,
          "line-width": ["interpolate", ["linear"], ["zoom"], size.from + 1, 0, size.from + 3, 0.8] } });
    }
    if (settings.coastline) {
      layers.push({ id: "coast", type: "line", source: "coast",
        paint: { "line-color": "#7A8A94", "line-width": ["interpolate", ["linear"], ["zoom"], 6, 0.5, 12, 1.2] } });
    }
    const tiled = settings.outlines.includes("{z}");
    sources.outlines = tiled
      ? { type: "vector", tiles: [location.origin + settings.outlines], maxzoom: 12 }
      : { type: "geojson", data: settings.outlines ? location.origin + settings.outlines : emptyCollection() };
    const outline = { source: "outlines", ...(tiled && { "source-layer": "kommune" }) };
    landkortItems.add(sources, layers, settings);
    sources.pointed = { type: "geojson", data: emptyCollection() };
    layers.push(
      { ...outline, id: "outline-areas", type: "fill", paint: { "fill-opacity": 0 } },
      { ...outline, id: "outlines", type: "line",
        paint: { "line-color": "#454545", "line-opacity": 0.7, "line-width": 0.8 } },
      { ...outline, id: "selected", type: "line", filter: ["==", areaCode, settings.selected || ""],
        paint: { "line-color": "#000", "line-width": 2 } },
      { ...outline, id: "pointed-outline", type: "line", filter: ["==", areaCode, "—"],
        paint: { "line-color": "#004D99", "line-width": 3 } },
      { id: "pointed", type: "line", source: "pointed", paint: { "line-color": "#004D99", "line-width": 3 } });
    return { version: 8, sources, layers };
  }

  /// The address of the coast as lines or of the land as areas, in the detail that the page asks for.
  function shore(name, address = settings.coastline) {
    return location.origin + address.replace("coastline", name);
  }

  /// A simplified coast gives way to the whole one when one comes close.
  function refineCoast(map) {
    const close = 10;
    const refine = () => {
      if (map.getZoom() < close) return;
      const whole = settings.coastline.replace("-low", "");
      map.getSource("coast").setData(shore("coastline", whole));
      map.getSource("land").setData(shore("land", whole));
      map.off("zoomend", refine);
    };
    if (settings.coastline.includes("-low")) map.on("zoomend", refine);
  }

  function emptyCollection() {
    return { type: "FeatureCollection", features: [] };
  }

  function rectangle([west, south, east, north]) {
    const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
  }

  const numbers = (text) => text.split(",").map(Number);

  function fail() {
    element.replaceChildren(fallback);
    fallback.textContent = settings.textFailed;
    window.__mapIdle = true;
  }

  // The buttons in the corner cover nothing of what is shown.
  const closest = Number(settings.closest || 14);
  const padding = { top: 16, right: 56, bottom: 16, left: 16 };

  function open() {
    fallback.remove();
    const bounds = numbers(settings.bounds);
    const map = new maplibregl.Map({
      container: element, style: style(), bounds, fitBoundsOptions: { padding, maxZoom: closest },
      minZoom: 4, maxZoom: 17, dragRotate: false, pitchWithRotate: false, touchPitch: false,
      attributionControl: false, fadeDuration: 0, canvasContextAttributes: { preserveDrawingBuffer: true },
      cooperativeGestures: matchMedia("(pointer: coarse)").matches,
      locale: {
        "Map.Title": settings.textLabel,
        "NavigationControl.ZoomIn": settings.textZoomIn, "NavigationControl.ZoomOut": settings.textZoomOut,
        "CooperativeGesturesHandler.MobileHelpText": settings.textTwoFingers,
      },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addImage("hatch", hatch());
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new ResetControl(bounds), "top-right");
    map.addControl(new maplibregl.AttributionControl({ compact: false, customAttribution: settings.textAttribution }));
    map.on("idle", () => { window.__mapIdle = true; });
    map.on("movestart", () => { window.__mapIdle = false; });
    scrollOnlyWhenFocused(map);
    rememberSizeForPrint(map);
    if (settings.tiles || settings.kind) element.append(crosshair());
    if (settings.tiles) {
      showValues(map);
      countDrawnCells(map);
    }
    followRows(map);
    showPlaces(map);
    landkortItems.show(map, settings, rows, pointRow);
    refineCoast(map);
    for (const position of (settings.marker || "").split(";").filter(Boolean)) addPin(map, numbers(position));
    return map;
  }

  class ResetControl {
    constructor(bounds) { this.bounds = bounds; }

    onAdd(map) {
      const group = document.createElement("div");
      group.className = "maplibregl-ctrl maplibregl-ctrl-group";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "maplibregl-ctrl-reset";
      button.title = settings.textReset;
      button.setAttribute("aria-label", settings.textReset);
      const icon = document.createElement("span");
      icon.className = "maplibregl-ctrl-icon";
      button.append(icon);
      button.addEventListener("click", () => map.fitBounds(this.bounds, { padding, maxZoom: closest }));
      group.append(button);
      return group;
    }

    onRemove() {}
  }

  /// The legend counts cells of the size that is drawn.
  function countDrawnCells(map) {
    const texts = document.querySelectorAll("[data-level-else]");
    const tell = () => {
      const zoom = map.getZoom();
      const size = sizes.find(({ from, to }) => zoom >= from && zoom < to);
      element.dataset.level = size?.name ?? "";
      for (const text of texts) {
        text.textContent = text.getAttribute(`data-level-${size?.name}`) ?? text.dataset.levelElse;
      }
    };
    map.on("zoomend", tell);
    map.on("load", tell);
  }

  function scrollOnlyWhenFocused(map) {
    const canvas = map.getCanvas();
    map.scrollZoom.disable();
    canvas.addEventListener("focus", () => map.scrollZoom.enable());
    canvas.addEventListener("blur", () => map.scrollZoom.disable());
  }

  /// On paper the drawn map is shrunk as a whole; a redraw in the new size would come too late.
  function rememberSizeForPrint(map) {
    const columnOnPaper = 360;
    const remember = () => {
      if (matchMedia("print").matches) return;
      const { offsetWidth, offsetHeight } = element;
      element.style.setProperty("--map-width", `${offsetWidth}px`);
      element.style.setProperty("--map-height", `${offsetHeight}px`);
      element.style.setProperty("--map-print-zoom", String(columnOnPaper / offsetWidth));
    };
    map.on("resize", remember);
    remember();
  }

  function addPin(map, position) {
    const pin = document.createElement("div");
    pin.className = "pin";
    pin.setAttribute("aria-hidden", "true");
    overlay(map, [{ element: pin, position }]);
  }

  /// Keeps HTML elements centred on their positions while the map moves.
  function overlay(map, items) {
    const place = () => {
      for (const { element: item, position } of items) {
        const { x, y } = map.project(position);
        item.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`;
      }
    };
    for (const { element: item } of items) {
      item.style.position = "absolute";
      item.style.left = item.style.top = "0";
      map.getCanvasContainer().append(item);
    }
    map.on("move", place);
    map.on("resize", place);
    place();
  }

  function cellAt(map, point) {
    const layers = cellLayers.filter((id) => map.getLayer(id));
    return map.queryRenderedFeatures(point, { layers })[0]?.properties;
  }

  function valueText(cell) {
    const count = cell[settings.figure] || 0;
    const text = settings.textPopup
      .replace("{count}", whole.format(count)).replace("{total}", whole.format(cell.adresser))
      .replace("{figure}", settings.textFigure).replace("{share}", percent.format(count / Math.max(1, cell.adresser)));
    const unknown = cell[settings.unknown] || 0;
    return unknown ? [text, `${whole.format(unknown)} ${settings.textUnknown}`] : [text];
  }

  function showValues(map) {
    const popup = new maplibregl.Popup({ closeButton: false, closeOnClick: false, focusAfterOpen: false, offset: 8, maxWidth: "280px" });
    const canvas = map.getCanvas();
    const show = (event) => {
      const cell = cellAt(map, event.point);
      pointRow(cell?.omraade, areaAt(map, event.point));
      canvas.style.cursor = cell ? "pointer" : "";
      if (!cell) return popup.remove();
      const content = document.createElement("div");
      const title = document.createElement("strong");
      title.textContent = `${settings.textCell} ${cell.omraade}`;
      content.append(title, ...valueText(cell).map((text) => Object.assign(document.createElement("span"), { textContent: text })));
      popup.setLngLat(event.lngLat).setDOMContent(content).addTo(map);
    };
    const hide = () => { popup.remove(); pointRow(); };
    const tell = () => {
      if (document.activeElement !== canvas) return;
      const cell = cellAt(map, map.project(map.getCenter()));
      readout.textContent = cell ? `${settings.textCell} ${cell.omraade}: ${valueText(cell).join(", ")}` : settings.textNone;
    };
    map.on("mousemove", show);
    map.on("click", show);
    map.on("mouseout", hide);
    map.on("moveend", tell);
    canvas.addEventListener("focus", tell);
    canvas.addEventListener("blur", () => { readout.textContent = ""; });
  }

  function crosshair() {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("class", "crosshair");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", "M12 0v9M12 15v9M0 12h9M15 12h9");
    drawing.append(path);
    return drawing;
  }

  const rows = () => document.querySelectorAll("[data-map-rows] tr[data-omraade]");

  function areaAt(map, point) {
    if (!map.getLayer("outline-areas")) return undefined;
    const found = map.queryRenderedFeatures(point, { layers: ["outline-areas"] })[0]?.properties;
    return found?.omraade ?? found?.kommunekode;
  }

  function pointRow(...codes) {
    for (const row of rows()) row.classList.toggle("pointed", codes.includes(row.dataset.omraade));
  }

  function followRows(map) {
    const point = (row) => {
      if (!map.getLayer("pointed")) return;
      const outlined = row && settings.outlines && !row.dataset.omraade.includes("_");
      map.setFilter("pointed-outline", ["==", areaCode, outlined ? row.dataset.omraade : "—"]);
      const drawn = row && row.dataset.bounds && !outlined;
      map.getSource("pointed").setData(drawn ? rectangle(numbers(row.dataset.bounds)) : emptyCollection());
    };
    for (const row of rows()) {
      row.addEventListener("mouseenter", () => point(row));
      row.addEventListener("mouseleave", () => point());
      row.addEventListener("focusin", () => point(row));
      row.addEventListener("focusout", () => point());
    }
  }

  /// Town names, largest first, as many as fit without touching one another.
  async function showPlaces(map) {
    if (!settings.labelsUrl) return;
    const answer = await fetch(settings.labelsUrl);
    if (!answer.ok) return;
    const places = (await answer.json()).sort((a, b) => b.indbyggere - a.indbyggere);
    const layer = document.createElement("div");
    layer.setAttribute("aria-hidden", "true");
    map.getCanvasContainer().append(layer);
    const items = places.map(({ navn, lon, lat, indbyggere }) => {
      const label = document.createElement("span");
      label.className = indbyggere >= 20000 ? "place large" : "place";
      label.textContent = navn;
      label.style.position = "absolute";
      label.style.left = label.style.top = "0";
      return { label, position: [lon, lat], indbyggere };
    });
    const smallest = (zoom) => (zoom < 6 ? 50000 : zoom < 7 ? 18000 : zoom < 8 ? 7000 : zoom < 9 ? 2500 : zoom < 10.5 ? 800 : 0);

    function place({ label, position }) {
      const { x, y } = map.project(position);
      label.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`;
      return { x, y };
    }

    function choose() {
      const taken = [];
      const { clientWidth, clientHeight } = map.getContainer();
      const limit = smallest(map.getZoom());
      for (const item of items) {
        const { x, y } = map.project(item.position);
        if (item.indbyggere < limit || x < 0 || y < 0 || x > clientWidth || y > clientHeight) { item.label.remove(); continue; }
        layer.append(item.label);
        place(item);
        const box = item.label.getBoundingClientRect();
        const clear = taken.every((other) => box.right + 6 < other.left || other.right + 6 < box.left
          || box.bottom + 3 < other.top || other.bottom + 3 < box.top);
        if (clear) taken.push(box); else item.label.remove();
      }
    }

    map.on("move", () => items.forEach((item) => item.label.isConnected && place(item)));
    map.on("moveend", choose);
    map.on("resize", choose);
    choose();
  }

  let map = null;
  try {
    map = open();
  } catch {
    fail();
  }
  if (settings.kind) landkortPlace(map);
})();
