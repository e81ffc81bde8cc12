// The way of a walk on the map, the same as its list; stops are moved by dragging them, besides by their buttons.
"use strict";
(() => {
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const degrees = (text) => { const [lon, lat] = text.split(",").map(Number); return [lat, lon]; };

  // Asks for a change as its button would.
  const ask = (form, change, target) => {
    const button = document.createElement("button");
    button.name = "gor";
    button.value = change;
    if (target) button.setAttribute("formaction", `/vandring#${target}`);
    button.hidden = true;
    form.append(button);
    button.click();
  };

  // By pointer, whatever it is. The events are the document's: a stop that moves in the list loses the pointer.
  function drag(form, list) {
    const stops = [...list.children];
    let dragged = null;
    stops.forEach((stop) => {
      const handle = stop.querySelector(".walk-handle");
      handle.hidden = stops.length < 2;
      handle.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        dragged = stop;
        stop.classList.add("dragged");
      });
    });
    document.addEventListener("pointermove", (event) => {
      if (!dragged) return;
      const over = [...list.children].find((other) => {
        const box = other.getBoundingClientRect();
        return other !== dragged && event.clientY >= box.top && event.clientY <= box.bottom;
      });
      if (!over) return;
      const box = over.getBoundingClientRect();
      const next = event.clientY > box.top + box.height / 2 ? over.nextSibling : over;
      if (next !== dragged && next !== dragged.nextSibling) list.insertBefore(dragged, next);
    });
    const end = () => {
      if (!dragged) return;
      const stop = dragged;
      dragged = null;
      stop.classList.remove("dragged");
      const from = Number(stop.dataset.number);
      const to = [...list.children].indexOf(stop) + 1;
      if (from !== to) ask(form, `flytta-${from}-${to}-${stops.length}`, `stopp-${to}`);
    };
    document.addEventListener("pointerup", end);
    document.addEventListener("pointercancel", end);
  }

  function draw(made, list, isRound) {
    const { map } = made;
    const L = window.L;
    const start = degrees(list.dataset.start);
    const stops = [...list.children];
    const way = [start, ...stops.map((stop) => degrees(stop.dataset.spot)), ...(isRound ? [start] : [])];
    const fit = () => map.fitBounds(L.latLngBounds(way).pad(0.2), { animate: false, maxZoom: 17 });
    fit();
    map.on("resize", fit);
    map.on("dragstart", () => map.off("resize", fit));
    made.ready.then(() => {
      const line = L.polyline(way, { color: css("--accent"), weight: 4, interactive: false }).addTo(map);
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
        line.setStyle({ color: css("--accent") }));
      const isApart = map.distance(start, way[1]) > 5;
      if (isApart) {
        L.marker(start, {
          keyboard: false, interactive: false,
          icon: L.divIcon({ className: "plan-point start", html: Lykta.element("span", "", "S"), iconSize: [32, 32] }),
        }).addTo(map);
      }
      stops.forEach((stop) => {
        const name = `${stop.dataset.number}. ${stop.querySelector("bdi").textContent}`;
        const marker = L.marker(degrees(stop.dataset.spot), {
          keyboard: true, title: name, alt: name, zIndexOffset: 1000 - Number(stop.dataset.number),
          icon: L.divIcon({ className: "plan-point stop", html: Lykta.element("span", "", stop.dataset.number), iconSize: [32, 32] }),
        }).addTo(map);
        marker.getElement().setAttribute("role", "button");
        marker.getElement().setAttribute("aria-label", name);
        marker.on("click", () => {
          stop.scrollIntoView({ block: "center" });
          stop.focus({ preventScroll: true });
        });
      });
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("walk");
    const list = form && form.querySelector(".walk-stops");
    if (list) {
      drag(form, list);
      if (window.Lykta.maps[0]) draw(window.Lykta.maps[0], list, form.elements.slut.value === "samling");
    }
    // A fault lies in what is folded.
    document.querySelectorAll("details").forEach((details) => {
      if (details.querySelector(".faulty")) details.open = true;
    });
    // A change is carried out once: reloading shows what became of it.
    const url = new URL(location.href);
    if (list && (url.searchParams.has("gor") || url.searchParams.has("ny"))) {
      const fields = new URLSearchParams(new FormData(form));
      fields.delete("ny");
      history.replaceState(null, "", `/vandring?${fields.toString().replaceAll("+", "%20")}${url.hash}`);
    }
  });
})();
