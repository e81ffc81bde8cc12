// Hotspots on the map, each the same as its entry on the list; and how many are picked for a walk.
"use strict";
(() => {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const degrees = (text) => { const [lon, lat] = text.split(",").map(Number); return [lat, lon]; };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("pick");
    if (!form) return;
    const entries = [...form.querySelectorAll(".hotspot")];
    const picked = document.getElementById("picked");
    const hint = picked.textContent;
    const tell = () => {
      const count = form.querySelectorAll("input[type=checkbox]:checked").length;
      const text = count === 1 ? form.dataset.one : form.dataset.many.replace("#", count);
      picked.textContent = count ? text : hint;
    };
    form.addEventListener("change", tell);
    window.addEventListener("pageshow", tell);

    const made = window.Lykta.maps[0];
    if (!made) return;
    const { map } = made;
    const L = window.L;
    const bounds = L.latLngBounds(entries.map((entry) => degrees(entry.dataset.spot)));
    const fit = () => map.fitBounds(bounds.pad(0.15), { animate: false, maxZoom: 16 });
    fit();
    map.on("resize", fit);
    map.on("dragstart", () => map.off("resize", fit));
    made.ready.then(() => {
      const shapes = new Map();
      const look = (isPicked) => ({
        color: css(isPicked ? "--good" : "--bad"), weight: isPicked ? 4 : 2, fillOpacity: 0.25,
      });
      entries.forEach((entry) => {
        const corners = entry.dataset.outline.split(" ").map(degrees);
        const rank = entry.querySelector(".hotspot-rank").textContent;
        const name = entry.querySelector("bdi").textContent;
        const box = entry.querySelector("input[type=checkbox]");
        const shape = corners.length > 2
          ? L.polygon(corners, { ...look(box.checked), interactive: false })
          : L.circle(corners[0], { ...look(box.checked), radius: 20, interactive: false });
        shape.addTo(map);
        const marker = L.marker(degrees(entry.dataset.spot), {
          keyboard: true, title: `${rank}. ${name}`, alt: `${rank}. ${name}`, zIndexOffset: 1000 - Number(rank),
          icon: L.divIcon({ className: "plan-point", html: Lykta.element("span", "", rank), iconSize: [32, 32] }),
        }).addTo(map);
        marker.getElement().setAttribute("role", "button");
        marker.getElement().setAttribute("aria-label", `${rank}. ${name}`);
        marker.on("click", () => {
          entry.scrollIntoView({ block: "start" });
          entry.focus({ preventScroll: true });
        });
        const paint = () => {
          shape.setStyle(look(box.checked));
          marker.getElement().classList.toggle("picked", box.checked);
        };
        shapes.set(rank, { shape, paint });
        box.addEventListener("change", paint);
        paint();
        const show = entry.querySelector("[data-show]");
        show.hidden = false;
        show.addEventListener("click", () => {
          map.setView(degrees(entry.dataset.spot), 17, { animate: false });
          made.box.scrollIntoView({ block: "nearest" });
        });
      });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
        shapes.forEach(({ paint }) => paint()));
    });
  });
})();
