// The page of a case: its reports on the map, who else is here, answers to begin from, and keys.
"use strict";
(() => {
  const L = window.L;

  function showReports(made) {
    const place = document.getElementById("case-map");
    const group = L.featureGroup();
    document.querySelectorAll(".report").forEach((report) => {
      if (!report.dataset.lon) return;
      L.marker([Number(report.dataset.lat), Number(report.dataset.lon)], {
        keyboard: false, title: report.querySelector("h3").textContent,
        icon: L.divIcon({ className: "case-pin", iconSize: [20, 20] }),
      }).on("click", () => { location.hash = report.id; }).addTo(group);
    });
    group.addTo(made.map);
    if (made.pin) return;
    if (group.getLayers().length) made.map.fitBounds(group.getBounds().pad(0.3), { maxZoom: 15.5, animate: false });
    else if (place.dataset.lon) made.map.setView([Number(place.dataset.lat), Number(place.dataset.lon)], 15, { animate: false });
  }

  // Every twelve seconds, while the page is looked at.
  function watch(box) {
    const line = document.getElementById("others");
    const version = Number(box.dataset.version);
    const address = `/arende/${box.dataset.case}/har`;
    const ask = async () => {
      if (document.hidden) return;
      const answer = await fetch(address).catch(() => null);
      if (!answer || !answer.ok) return;
      const found = await answer.json();
      const words = found.others.length === 0 ? "" :
        (found.others.length === 1 ? line.dataset.one : line.dataset.many).replace("(name)", found.others.join(", "));
      const changed = found.version > version ? line.dataset.changed : "";
      const text = [words, changed].filter((part) => part).join(" ");
      if (line.textContent.trim() !== text) line.textContent = text;
      line.hidden = text === "";
    };
    setInterval(ask, 12000);
    document.addEventListener("visibilitychange", ask);
    window.addEventListener("pagehide", () => fetch(`${address}?bort=1`, { keepalive: true }).catch(() => null));
  }

  // Only what belongs to the chosen state is asked for.
  function suitState() {
    const kind = document.getElementById("state-kind");
    if (!kind) return;
    const field = (id) => { const found = document.getElementById(id); return found ? found.closest(".field") : null; };
    const suit = () => {
      const wants = {
        "state-text": ["waiting", "done", "cannot", "reopened"].includes(kind.value),
        "state-measure": kind.value === "done", "state-why": kind.value === "cannot",
      };
      for (const [id, is] of Object.entries(wants)) if (field(id)) field(id).hidden = !is;
    };
    kind.addEventListener("change", suit);
    suit();
  }

  function takeTemplates() {
    document.querySelectorAll(".templates a").forEach((link) => link.addEventListener("click", (event) => {
      const area = document.getElementById("answer-text");
      if (!area) return;
      event.preventDefault();
      area.value = area.value.trim() === "" ? link.dataset.text : `${area.value.trimEnd()}\n\n${link.dataset.text}`;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      area.focus();
    }));
  }

  const open = (action) => {
    const details = document.getElementById(`gor-${action}`);
    if (!details) return;
    details.open = true;
    const field = details.querySelector("textarea, select, input:not([type=hidden])");
    if (field) field.focus();
  };

  document.addEventListener("DOMContentLoaded", () => {
    suitState();
    takeTemplates();
    const conflict = document.getElementById("conflict");
    if (conflict) conflict.focus();
    const box = document.querySelector("[data-case]");
    if (!box) return;
    watch(box);
    const made = window.Lykta.maps[0];
    if (made) made.ready.then(() => showReports(made));
    const longitude = document.getElementById("place-lon");
    if (longitude) longitude.addEventListener("change", () => { document.getElementById("gor-place").open = true; });
    window.Lykta.shortcuts({
      q: () => { location.href = "/ko"; },
      t: () => { const take = document.querySelector("[data-key=t]"); if (take) take.click(); },
      s: () => open("state"), a: () => open("answer"), n: () => open("note"),
      u: () => {
        const undo = document.querySelector("#done .undo button, .timeline .undo button");
        if (!undo) return;
        const details = undo.closest("details");
        if (details) details.open = true;
        undo.focus();
      },
    });
  });
})();
