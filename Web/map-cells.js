// Draws the square-grid cells of a map by classes of a figure, and tells the value of each. Used by map.js.
const landkortCells = (settings) => {
  "use strict";

  const palettes = {
    need: ["#FFFFB2", "#FECC5C", "#FD8D3C", "#F03B20", "#BD0026"],
    supply: ["#FFFFCC", "#A1DAB4", "#41B6C4", "#2C7FB8", "#253494"],
    change: ["#E66101", "#FDB863", "#F7F7F7", "#B2ABD2", "#5E3C99"],
  };
  const unknownColour = "#BFBFBF";
  const colours = palettes[settings.palette] || palettes.need;
  const limits = JSON.parse(settings.classes || "[0,2,5,20]");
  const [kilometre, hundredMetres] = (settings.steps || "7,12").split(",").map(Number);
  const sizes = [
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

  const layerID = (size, part) => `${part}-${size.name}`;
  const cellLayers = sizes.map((size) => layerID(size, "cells"));

  /// Adds the cells of each size, in the zooms that it is drawn at.
  function add(sources, layers) {
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
  }

  /// Tells the value of the cell that is pointed at, of which `point` is told, and which size is drawn.
  function show(map, point) {
    map.addImage("hatch", hatch());
    showValues(map, point);
    countDrawnCells(map);
  }

  /// The legend counts cells of the size that is drawn.
  function countDrawnCells(map) {
    const texts = document.querySelectorAll("[data-level-else]");
    const tell = () => {
      const zoom = map.getZoom();
      const size = sizes.find(({ from, to }) => zoom >= from && zoom < to);
      map.getContainer().dataset.level = size?.name ?? "";
      for (const text of texts) {
        text.textContent = text.getAttribute(`data-level-${size?.name}`) ?? text.dataset.levelElse;
      }
    };
    map.on("zoomend", tell);
    map.on("load", tell);
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

  function showValues(map, point) {
    const readout = document.querySelector("[data-readout]");
    const popup = new maplibregl.Popup({ closeButton: false, closeOnClick: false, focusAfterOpen: false, offset: 8, maxWidth: "280px" });
    const canvas = map.getCanvas();
    const show = (event) => {
      const cell = cellAt(map, event.point);
      point(cell?.omraade, event.point);
      canvas.style.cursor = cell ? "pointer" : "";
      if (!cell) return popup.remove();
      const content = document.createElement("div");
      const title = document.createElement("strong");
      title.textContent = `${settings.textCell} ${cell.omraade}`;
      content.append(title, ...valueText(cell).map((text) => Object.assign(document.createElement("span"), { textContent: text })));
      popup.setLngLat(event.lngLat).setDOMContent(content).addTo(map);
    };
    const hide = () => { popup.remove(); point(); };
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

  return { add, show };
};
