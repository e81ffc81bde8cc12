// The form for residents without reloading: what is typed stays on the device until it has been sent, a lost network loses nothing,
// and the back button goes a step back. Without this script the same pages come by themselves.
"use strict";
(() => {
  const key = "lykta-rapport";
  const longest = 7 * 24 * 3600 * 1000;
  const never = new Set(["token", "webbplats", "steg", "go", "lang"]);
  const policy = window.trustedTypes ? trustedTypes.createPolicy("lykta", {
    // Only answers of this server to the form's own address are read as HTML.
    createHTML: (text) => text,
    createScriptURL: (address) => {
      if (!address.startsWith(`${location.origin}/static/`)) throw new TypeError("elsewhere");
      return address;
    },
  }) : { createHTML: (text) => text, createScriptURL: (address) => address };

  const words = () => document.getElementById("report-words").dataset;
  const form = () => document.getElementById("steg");

  const kept = () => {
    try {
      const draft = JSON.parse(localStorage.getItem(key));
      return draft && Date.now() - draft.at < longest ? draft.fields : {};
    } catch { return {}; }
  };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* as in keep */ } };
  const keep = () => {
    const fields = kept();
    const here = form();
    if (!here) return;
    for (const one of here.elements) {
      if (!one.name || never.has(one.name) || one.type === "submit" || one.type === "file") continue;
      if (one.type === "radio" || one.type === "checkbox") {
        if (one.checked) fields[one.name] = one.value;
        else if (one.type === "checkbox") delete fields[one.name];
      } else if (one.value) fields[one.name] = one.value;
      else delete fields[one.name];
    }
    try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields })); } catch { /* private window */ }
  };

  // Scripts and styles that the next page has and this one lacks, one after another.
  const load = async (next) => {
    for (const link of next.querySelectorAll("link[rel=stylesheet]")) {
      if (document.querySelector(`link[href="${link.getAttribute("href")}"]`)) continue;
      const made = document.createElement("link");
      made.rel = "stylesheet";
      made.href = link.getAttribute("href");
      document.head.prepend(made);
    }
    for (const script of next.querySelectorAll("script[src]")) {
      const address = script.getAttribute("src");
      if (loaded.has(address) || document.querySelector(`script[src="${address}"]`)) continue;
      await new Promise((done, failed) => {
        const made = document.createElement("script");
        made.src = policy.createScriptURL(new URL(address, location.href).href);
        made.addEventListener("load", done);
        made.addEventListener("error", failed);
        document.head.append(made);
      });
      loaded.add(address);
    }
  };
  const loaded = new Set();

  const show = (text) => {
    const next = new DOMParser().parseFromString(policy.createHTML(text), "text/html");
    document.title = next.title;
    document.documentElement.lang = next.documentElement.lang;
    for (const part of ["header", "main", "footer"]) {
      document.querySelector(part).replaceWith(document.adoptNode(next.querySelector(part)));
    }
    return next;
  };

  const begin = async (next) => {
    if (next) await load(next);
    const main = document.querySelector("main");
    window.Lykta.start(main);
    document.querySelectorAll(".needs-script").forEach((one) => { one.hidden = false; });
    if (window.Lykta.begin) window.Lykta.maps = next ? window.Lykta.begin(main) : window.Lykta.maps;
    if (!main.querySelector(".fault-summary") && next) {
      const heading = main.querySelector("h1");
      heading.tabIndex = -1;
      heading.focus();
    }
    scrollTo(0, 0);
    offers();
    hints();
    photos();
  };

  const tell = (text) => {
    document.querySelector(".offline")?.remove();
    const alert = window.Lykta.element("p", "alert bad offline", text);
    alert.setAttribute("role", "alert");
    form().prepend(alert);
    alert.scrollIntoView({ block: "center" });
  };

  // A form with photos goes as it is, to where they are received.
  const send = async (fields) => {
    const here = form();
    if (here.dataset.busy) return;
    here.dataset.busy = "yes";
    const withPhotos = fields instanceof FormData;
    let answer, text;
    try {
      answer = await fetch(withPhotos ? "/rapportera/bilder" : "/rapportera", {
        method: "POST", body: withPhotos ? fields : new URLSearchParams(fields), headers: { Accept: "text/html" },
      });
      text = await answer.text();
    } catch {
      delete here.dataset.busy;
      tell(words().offline);
      return;
    }
    delete here.dataset.busy;
    if (answer.redirected && answer.url.includes("/rapportera/kvitto/")) {
      forget();
      location.replace(answer.url);
      return;
    }
    if (!text.includes('id="steg"')) { tell(words().offline); return; }
    const before = here.dataset.step;
    const next = show(text);
    const state = texts(new FormData(form()));
    if (form().dataset.step === before) history.replaceState({ state }, "");
    else history.pushState({ state }, "", "/rapportera");
    await begin(next);
  };

  // Everything that was said, also at later steps that one has gone back from.
  const texts = (data) => [...data].filter(([, value]) => typeof value === "string");
  const said = (submitter) => {
    const data = new FormData(form(), submitter);
    const fields = new URLSearchParams(texts(data));
    const shown = new Set([...form().elements].map((one) => one.name));
    for (const [name, value] of Object.entries(kept())) {
      if (!fields.has(name) && !shown.has(name)) fields.append(name, value);
    }
    const address = submitter?.getAttribute("formaction") ?? form().getAttribute("action");
    const files = address === "/rapportera/bilder" ? data.getAll("foto").filter((one) => one.size) : [];
    if (!files.length) return fields;
    const all = new FormData();
    for (const [name, value] of fields) all.append(name, value);
    for (const file of files) all.append("foto", file);
    return all;
  };

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "steg") return;
    event.preventDefault();
    keep();
    send(said(event.submitter));
  }, true);
  document.addEventListener("input", keep);
  document.addEventListener("change", keep);
  window.addEventListener("popstate", (event) => {
    if (!event.state) return;
    // The step again, with what is kept now.
    const fields = new URLSearchParams(event.state.state);
    for (const [name, value] of Object.entries(kept())) fields.set(name, value);
    fields.set("go", `change:${fields.get("steg")}`);
    redraw(fields);
  });
  const redraw = async (fields) => {
    try {
      const answer = await fetch("/rapportera", {
        method: "POST", body: new URLSearchParams(fields), headers: { Accept: "text/html" },
      });
      await begin(show(await answer.text()));
    } catch { tell(words().offline); }
  };

  const offerDraft = () => {
    const fields = kept();
    if (form().dataset.step !== "vad" || location.search || !["kategori", "plats", "place-lon", "beratta"].some((name) => fields[name])) return;
    const box = window.Lykta.element("div", "alert begun");
    box.append(window.Lykta.element("p", "", words().begun));
    const row = window.Lykta.element("p", "row");
    const on = window.Lykta.element("button", "button second", words().resume);
    const anew = window.Lykta.element("button", "plain", words().anew);
    on.type = anew.type = "button";
    on.addEventListener("click", () => {
      const all = new URLSearchParams(new FormData(form()));
      for (const [name, value] of Object.entries(fields)) all.set(name, value);
      all.set("go", "resume");
      send(all);
    });
    anew.addEventListener("click", () => { forget(); box.remove(); form().reset(); });
    row.append(on, anew);
    box.append(row);
    form().before(box);
  };

  // Places of the municipality's list while an address is typed.
  const offers = () => {
    const field = document.getElementById("plats");
    const list = document.getElementById("offers");
    if (!field || !list) return;
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const typed = field.value.trim();
        if (typed.length < 3) { list.hidden = true; return; }
        try {
          const answer = await fetch(`/rapportera/platser?q=${encodeURIComponent(typed)}`);
          const { places } = await answer.json();
          list.replaceChildren(...places.map((place) => {
            const item = document.createElement("li");
            const button = window.Lykta.element("button", "plain", place.title);
            button.type = "button";
            button.addEventListener("click", () => {
              field.value = place.title;
              list.hidden = true;
              const made = window.Lykta.maps?.[0];
              if (made?.set) {
                made.map.setView([place.lat, place.lon], 17, { animate: false });
                made.set(window.L.latLng(place.lat, place.lon));
                made.says(words().chosen.replace("{place}", place.title));
              } else {
                document.getElementById("place-lon").value = place.lon;
                document.getElementById("place-lat").value = place.lat;
              }
              keep();
              field.focus();
            });
            item.append(button);
            return item;
          }));
          list.hidden = !places.length;
        } catch { list.hidden = true; }
      }, 250);
    });
  };

  // A gentle word while something looks like what need not be told.
  const hints = () => {
    const area = document.getElementById("beratta");
    const box = document.querySelector(".hints");
    if (!area || !box) return;
    let waiting;
    const ask = async () => {
      if (area.value.trim().length < 6) { box.replaceChildren(); return; }
      try {
        const answer = await fetch(`/rapportera/granska?lang=${document.documentElement.lang}`, {
          method: "POST", headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ text: area.value, kategori: kept().kategori }),
        });
        if (!answer.ok) return;
        const { hints } = await answer.json();
        box.replaceChildren(...hints.map((hint) => window.Lykta.element("p", "alert warn", hint)));
      } catch { /* It is told again when it is checked. */ }
    };
    area.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 600); });
    ask();
  };

  // A photo is sent as soon as it is chosen, so that it is seen, and that a bad one is told of at once.
  const photos = () => {
    const field = document.getElementById("foto");
    const add = document.getElementById("photo-add");
    if (!field || !add) return;
    add.hidden = true;
    const says = document.querySelector(".photo-says");
    field.addEventListener("change", () => {
      if (!field.files.length) return;
      if ([...field.files].some((file) => file.size > 12 * 1024 * 1024)) {
        says.textContent = says.dataset.large;
        field.value = "";
        return;
      }
      says.textContent = says.dataset.busy;
      form().requestSubmit(add);
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    history.replaceState({ state: texts(new FormData(form())) }, "");
    offerDraft();
    begin();
  });
})();
