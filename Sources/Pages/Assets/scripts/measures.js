// Measures on the map, each the same as its entry on the list.
"use strict";
(() => {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const degrees = (text) => { const [lon, lat] = text.split(",").map(Number); return [lat, lon]; };

  document.addEventListener("DOMContentLoaded", () => {
    const made = window.Lykta.maps[0];
    const entries = [...document.querySelectorAll(".measure[data-spot]")];
    if (!made || !entries.length) return;
    const { map } = made;
    const L = window.L;
    const corners = (entry) => (entry.dataset.outline ? entry.dataset.outline.split(" ").map(degrees) : []);
    const bounds = L.latLngBounds(
      entries.flatMap((entry) => [degrees(entry.dataset.spot), ...corners(entry)]));
    const fit = () => map.fitBounds(bounds.pad(0.15), { animate: false, maxZoom: 16 });
    fit();
    map.on("resize", fit);
    map.on("dragstart", () => map.off("resize", fit));
    made.ready.then(() => {
      const shapes = [];
      const look = () => ({ color: css("--accent"), weight: 4, fillOpacity: 0.2, interactive: false });
      entries.forEach((entry) => {
        const places = corners(entry);
        const shape = entry.dataset.shape === "area" && places.length > 2 ? L.polygon(places, look())
          : places.length > 1 ? L.polyline(places, { ...look(), fill: false }) : null;
        if (shape) shapes.push(shape.addTo(map));
        const link = entry.querySelector("a");
        const name = link ? link.textContent.trim() : entry.dataset.name;
        const marker = L.marker(degrees(entry.dataset.spot), {
          keyboard: true, title: name, alt: name,
          icon: L.divIcon({ className: "map-point", html: window.Lykta.element("span", "unseen", name), iconSize: [28, 28] }),
        }).addTo(map);
        marker.getElement().setAttribute("role", "button");
        marker.getElement().setAttribute("aria-label", name);
        marker.on("click", () => {
          if (!link) return;
          link.scrollIntoView({ block: "center" });
          link.focus({ preventScroll: true });
        });
      });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
        shapes.forEach((shape) => shape.setStyle({ color: css("--accent") })));
    });
  });
})();
