// The queue: its cases as pins on the map, all reports as squares or dots, and keys.
"use strict";
(() => {
  const L = window.L;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function pins(map, rows) {
    const group = L.featureGroup();
    rows.forEach((row) => {
      if (!row.dataset.lon) return;
      const link = row.querySelector(".queue-link");
      const pin = L.marker([Number(row.dataset.lat), Number(row.dataset.lon)], {
        keyboard: false, title: link.textContent,
        icon: L.divIcon({ className: "case-pin", iconSize: [20, 20] }),
      });
      const point = (is) => {
        row.classList.toggle("pointed", is);
        const drawn = pin.getElement();
        if (drawn) drawn.classList.toggle("pointed", is);
      };
      pin.on("mouseover", () => point(true)).on("mouseout", () => point(false));
      pin.on("click", () => { link.focus(); row.scrollIntoView({ block: "nearest" }); });
      row.addEventListener("mouseenter", () => point(true));
      row.addEventListener("mouseleave", () => point(false));
      row.addEventListener("focusin", () => point(true));
      row.addEventListener("focusout", () => point(false));
      pin.addTo(group);
    });
    return group.addTo(map);
  }

  // What the store has in the map's box, asked for anew when the map comes to rest.
  function reports(map) {
    const shown = L.layerGroup().addTo(map);
    const renderer = L.canvas({ padding: 0.2 });
    let asking = null;
    const ask = async () => {
      if (asking) asking.abort();
      asking = new AbortController();
      const box = map.getBounds();
      const query = new URLSearchParams();
      for (const [name, value] of new URLSearchParams(location.search)) {
        if (["status", "state", "group", "category", "unit", "receivedSince", "receivedUntil"].includes(name) && value) {
          query.set(name, value);
        }
      }
      query.set("bbox", [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((one) => one.toFixed(5)).join(","));
      try {
        const answer = await fetch(`/ko/karta.json?${query}`, { signal: asking.signal });
        if (!answer.ok) return;
        draw(shown, renderer, await answer.json());
      } catch (fault) {
        if (fault.name !== "AbortError") throw fault;
      }
    };
    let waiting = 0;
    map.on("moveend", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
    ask();
  }

  function draw(shown, renderer, found) {
    shown.clearLayers();
    const colour = css("--accent");
    const most = Math.max(1, ...(found.cells || []).map((cell) => cell.count));
    for (const cell of found.cells || []) {
      L.polygon(cell.corners.map(([lon, lat]) => [lat, lon]), {
        renderer, stroke: false, fillColor: colour, fillOpacity: 0.15 + 0.6 * Math.sqrt(cell.count / most),
      }).bindTooltip(String(cell.count)).addTo(shown);
    }
    for (const point of found.points || []) {
      L.circleMarker([point.lat, point.lon], { renderer, radius: 5, color: colour, weight: 2, fillOpacity: 0.35 })
        .on("click", () => { location.href = `/ko/sok?vad=${point.id}`; }).addTo(shown);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const made = window.Lykta.maps[0];
    const rows = [...document.querySelectorAll(".queue-row")];
    if (made) {
      made.ready.then(() => {
        const group = pins(made.map, rows);
        const asked = new URLSearchParams(location.search).get("bbox");
        if (asked) {
          const [west, south, east, north] = asked.split(",").map(Number);
          if ([west, south, east, north].every(Number.isFinite)) made.map.fitBounds([[south, west], [north, east]], { animate: false });
        } else if (group.getLayers().length) {
          made.map.fitBounds(group.getBounds().pad(0.1), { maxZoom: 16, animate: false });
        }
        reports(made.map);
      });
      const here = document.querySelector("[data-here]");
      here.hidden = false;
      here.addEventListener("click", () => {
        const box = made.map.getBounds();
        const query = new URLSearchParams(location.search);
        query.delete("cursor");
        if (![...query.keys()].some((name) => !["lang", "sort", "bbox"].includes(name))) query.set("state", "received,reopened");
        query.set("bbox", [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((one) => one.toFixed(5)).join(","));
        location.search = query.toString();
      });
    }
    const links = rows.map((row) => row.querySelector(".queue-link"));
    const current = () => rows.findIndex((row) => row.contains(document.activeElement));
    const go = (step) => {
      const to = Math.min(Math.max(current() + step, 0), links.length - 1);
      if (links[to]) { links[to].focus(); rows[to].scrollIntoView({ block: "nearest" }); }
    };
    window.Lykta.shortcuts({
      j: () => go(1),
      k: () => go(current() < 0 ? 1 : -1),
      o: () => { if (current() >= 0) links[current()].click(); },
      x: () => {
        const box = current() < 0 ? null : rows[current()].querySelector("input[type=checkbox]");
        if (box) box.checked = !box.checked;
      },
      e: () => { const form = document.getElementById("bulk"); if (form) form.requestSubmit(); },
      f: () => {
        const filters = document.querySelector(".filters");
        filters.open = true;
        filters.querySelector("input, select").focus();
      },
      "/": () => document.getElementById("vad").focus(),
    });
  });
})();
