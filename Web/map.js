// Draws the square-grid cells of `<div id="map" data-…>`, or without `data-tiles` only its outlines and pins; everything
// it needs is in that element's data attributes.
(() => {
  "use strict";

  const element = document.getElementById("map");
  if (!element) return;
  const settings = element.dataset;
  const fallback = element.querySelector(".map-fallback");
  const cells = settings.tiles ? landkortCells(settings) : null;

  const areaCode = ["coalesce", ["get", "omraade"], ["get", "kommunekode"]];

  function style() {
    const sources = {};
    const layers = [{ id: "sea", type: "background", paint: { "background-color": "#E9EFF3" } }];
    if (settings.coastline) {
      sources.coast = { type: "geojson", data: shore("coastline") };
      sources.land = { type: "geojson", data: shore("land") };
      layers.push({ id: "land", type: "fill", source: "land", paint: { "fill-color": "#FCFCFA" } });
    }
    cells?.add(sources, layers);
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
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new ResetControl(bounds), "top-right");
    map.addControl(new maplibregl.AttributionControl({ compact: false, customAttribution: settings.textAttribution }));
    map.on("idle", () => { window.__mapIdle = true; });
    map.on("movestart", () => { window.__mapIdle = false; });
    scrollOnlyWhenFocused(map);
    rememberSizeForPrint(map);
    if (settings.tiles || settings.kind) element.append(crosshair());
    cells?.show(map, (code, point) => pointRow(code, point && areaAt(map, point)));
    followRows(map);
    const fetched = landkortMissing(map, settings);
    if (settings.labelsUrl) fetched(settings.labelsUrl, (places) => landkortTowns.show(map, places));
    landkortItems.show(map, settings, fetched, rows, pointRow);
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

  let map = null;
  try {
    map = open();
  } catch {
    fail();
  }
  if (settings.kind) landkortPlace(map);
})();
