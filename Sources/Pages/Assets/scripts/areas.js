// Areas: a file is read into the text area, and a draft is drawn over the base map.
"use strict";
(() => {
  document.addEventListener("DOMContentLoaded", () => {
    const chooser = document.getElementById("area-file");
    const area = document.getElementById("geojson");
    if (chooser && area) {
      chooser.closest("[hidden]").hidden = false;
      chooser.addEventListener("change", async () => {
        if (chooser.files.length) area.value = await chooser.files[0].text();
      });
    }
    const drawn = document.querySelector("[data-drawn]");
    const made = window.Lykta.maps && window.Lykta.maps[0];
    if (!drawn || !made) return;
    made.ready.then(async () => {
      const answer = await fetch(drawn.dataset.drawn);
      if (!answer.ok) { made.says(made.words.failed); return; }
      const accent = getComputedStyle(document.documentElement).getPropertyValue("--accent").trim();
      const shape = window.L.geoJSON(await answer.json(), {
        style: { color: accent, weight: 3, fillColor: accent, fillOpacity: 0.2 }, interactive: false,
      }).addTo(made.map);
      made.map.fitBounds(shape.getBounds(), { padding: [16, 16], animate: false });
      drawn.dataset.done = "yes";
    });
  });
})();
