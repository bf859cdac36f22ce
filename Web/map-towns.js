// Writes the names of towns on a map. Used by map.js.
const landkortTowns = (() => {
  "use strict";

  /// Town names, largest first, as many as fit without touching one another.
  function show(map, places) {
    places.sort((a, b) => b.indbyggere - a.indbyggere);
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

  return { show };
})();
