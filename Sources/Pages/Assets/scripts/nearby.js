// What lies near: the circle or the polygon of the form on the map, set by the mouse.
"use strict";
(() => {
  const L = window.L;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  document.addEventListener("DOMContentLoaded", () => {
    const made = window.Lykta.maps[0];
    if (!made) return;
    const map = made.map;
    const [near, radius, corners] = ["near", "radius", "horn"].map((id) => document.getElementById(id));
    const [begin, clear] = ["[data-draw]", "[data-undraw]"].map((one) => document.querySelector(one));
    const shape = L.layerGroup().addTo(map);
    let isDrawing = corners.value.trim() !== "";
    const points = () => corners.value.trim().split(/\s+/).filter((one) => one)
      .map((one) => one.split(",").map(Number)).filter((one) => one.length === 2 && one.every(Number.isFinite))
      .map(([lon, lat]) => [lat, lon]);
    const show = () => {
      shape.clearLayers();
      const look = { color: css("--accent"), weight: 3, fillOpacity: 0.1, interactive: false };
      const drawn = points();
      if (drawn.length) {
        L.polygon(drawn, look).addTo(shape);
        drawn.forEach((one) => L.circleMarker(one, { ...look, radius: 5, fillOpacity: 1 }).addTo(shape));
      } else {
        const [lon, lat] = near.value.split(",").map(Number);
        const metres = Number(radius.value);
        if (near.value && Number.isFinite(lon) && Number.isFinite(lat)) {
          L.circle([lat, lon], { ...look, radius: Number.isFinite(metres) ? metres : 0 }).addTo(shape);
          L.circleMarker([lat, lon], { ...look, radius: 5, fillOpacity: 1 }).addTo(shape);
        }
      }
    };
    made.ready.then(() => {
      const group = L.featureGroup();
      document.querySelectorAll(".queue-row").forEach((row) => {
        if (!row.dataset.lon) return;
        const link = row.querySelector(".queue-link");
        L.marker([Number(row.dataset.lat), Number(row.dataset.lon)], {
          keyboard: false, title: link.textContent, icon: L.divIcon({ className: "case-pin", iconSize: [18, 18] }),
        }).on("click", () => { link.focus(); row.scrollIntoView({ block: "nearest" }); }).addTo(group);
      });
      group.addTo(map);
      show();
      const all = L.featureGroup([...shape.getLayers(), ...group.getLayers()]);
      if (all.getLayers().length) map.fitBounds(all.getBounds().pad(0.15), { maxZoom: 17, animate: false });
    });
    map.on("click", ({ latlng }) => {
      const written = `${latlng.lng.toFixed(6)},${latlng.lat.toFixed(6)}`;
      if (isDrawing) corners.value = `${corners.value.trim()} ${written}`.trim();
      else near.value = written;
      show();
    });
    begin.hidden = clear.hidden = false;
    begin.addEventListener("click", () => { isDrawing = true; begin.setAttribute("aria-pressed", "true"); });
    clear.addEventListener("click", () => {
      isDrawing = false;
      begin.setAttribute("aria-pressed", "false");
      corners.value = near.value = "";
      show();
    });
    [near, radius, corners].forEach((field) => field.addEventListener("input", show));
  });
})();
