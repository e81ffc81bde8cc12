// What a telephone keeps of walks: for each of them what whoever answers now has given, and what is unsent of those who answered before.
// One telephone is used by several: people in turn under one account, and accounts in turn. Each of them is a walker of their own.
// Whoever signs out leaves nothing of walks here but what is unsent, which is shown to nobody else; every page of the staff sees to it.
"use strict";
(() => {
  const prefix = "lykta-vandring-";
  const kinds = ["answers", "findings", "photos"];
  // Whose pages the telephone keeps.
  const owner = "lykta-person";
  const pages = "lykta-ute";

  const newID = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };
  const unanswered = () => ({ walker: newID(), role: "", answers: [], findings: [], photos: [], drafts: {} });
  const everything = (part) => kinds.flatMap((kind) => part[kind]);
  const unsent = (part) => everything(part).filter((one) => one.state !== "sent");
  const isTyped = (part) => Object.values(part.drafts).some((text) => text.trim());
  // Whoever answers now, who is the state itself, and those who did before.
  const parts = (state) => [state, ...state.former];

  // Keeps what is unsent of whoever answered until now, and begins a new walker. `isDone`: they do not come back to the same answers.
  function stepAside(state, isDone) {
    const left = { isDone };
    for (const name of ["walker", "role", "person", "name", "number", "drafts", "places"]) left[name] = state[name];
    for (const kind of kinds) left[kind] = state[kind].filter((one) => one.state !== "sent");
    if (unsent(left).length || isTyped(left)) state.former.push(left);
    if (everything(state).length || isTyped(state)) state.persons += 1;
    Object.assign(state, unanswered(), { number: state.persons });
  }

  // Whoever has signed in goes on where they were, or begins; what stands there of somebody else steps aside.
  function takeUp(state, person, name) {
    if (state.person && state.person !== person) stepAside(state, false);
    // What was kept before it was known whose it is belongs to whoever opens the walk next.
    if (state.person !== person && !everything(state).length && !isTyped(state)) {
      const mine = state.former.map((one) => one.person === person && !one.isDone).lastIndexOf(true);
      if (mine >= 0) Object.assign(state, state.former.splice(mine, 1)[0]);
    }
    delete state.isDone;
    delete state.maySend;
    Object.assign(state, { person, name });
  }

  // Those of whom nothing is left are forgotten.
  function tidy(state) {
    for (const one of state.former) for (const kind of kinds) one[kind] = one[kind].filter((some) => some.state !== "sent");
    state.former = state.former.filter((one) => unsent(one).length || isTyped(one));
  }

  // How much would be lost: what is unsent, and notes and findings that were typed and not saved.
  function left(part) {
    const typed = Object.entries(part.drafts).filter(([, text]) => text.trim()).map(([field]) => field.split("-"));
    return unsent(part).length + new Set(typed.map(([letter, stop]) => `${letter === "n" ? "note" : "finding"} ${stop}`)).size;
  }

  // Forgets all but what is unsent, of everybody but `person`; what is nobody's is whose it was until now.
  function strip(state, person, before) {
    if (!state.person && before) state.person = before;
    if (state.person && state.person !== person) {
      stepAside(state, false);
      delete state.person;
      delete state.name;
      delete state.places;
    }
    tidy(state);
  }

  function walk(id) {
    const place = prefix + id;
    // Read anew each time: another tab of the same telephone may have written.
    const read = () => {
      let kept = {};
      try {
        kept = JSON.parse(localStorage.getItem(place)) || {};
      } catch { /* Nothing that can be read is kept. */ }
      return { ...unanswered(), former: [], persons: 1, number: 1, ...kept };
    };
    // Whether it could be kept. `change` changes what is given, or gives another.
    const write = (change) => {
      const given = read();
      const state = change(given) || given;
      try {
        localStorage.setItem(place, JSON.stringify(state));
        return true;
      } catch {
        return false;
      }
    };
    // Pictures are too large to lie with the answers: they have a place of their own, by their ids.
    const open = () => new Promise((resolve, reject) => {
      const asked = indexedDB.open(place, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("bilder");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const run = async (mode, work) => {
      const base = await open();
      try {
        return await new Promise((resolve, reject) => {
          const turn = base.transaction("bilder", mode);
          const asked = work(turn.objectStore("bilder"));
          turn.oncomplete = () => resolve(asked.result);
          turn.onabort = () => reject(turn.error);
        });
      } finally {
        base.close();
      }
    };
    const pictures = {
      put: (photo, picture) => run("readwrite", (all) => all.put(picture, photo)),
      get: (photo) => run("readonly", (all) => all.get(photo)),
      drop: (photo) => run("readwrite", (all) => all.delete(photo)),
    };
    // As `strip` has it; nothing stands there where nothing is left.
    const clear = (person, before) => {
      const state = read();
      strip(state, person, before);
      if (state.former.length || everything(state).length || isTyped(state)) write(() => state);
      else forgetAll();
    };
    const forgetAll = () => {
      try { localStorage.removeItem(place); } catch { /* Nothing was kept then. */ }
      if (window.indexedDB) indexedDB.deleteDatabase(place);
    };
    // Forgets a person; of others nothing was sent that is forgotten here.
    const forget = async (person) => {
      const { former } = read();
      const others = former.filter((one) => one.person !== person);
      if (!others.length) return forgetAll();
      try { localStorage.setItem(place, JSON.stringify({ former: others, persons: 1 })); } catch { /* It stays as it was. */ }
    };
    return { read, write, pictures, clear, forget };
  }

  // The ids of all walks of which something is kept.
  const walks = () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  };
  const forgetPages = async () => { try { if (window.caches) await caches.delete(pages); } catch { /* None are kept. */ } };

  const form = document.querySelector("form[data-person]");
  const me = form && form.dataset.person;

  // Somebody else may have left without signing out. A page that was kept is of whoever it was made for.
  async function begin() {
    if (!me) return;
    let before;
    try {
      before = localStorage.getItem(owner);
      if (before === me) return;
      localStorage.setItem(owner, me);
    } catch { /* Then the pages alone are kept. */ }
    if (before) for (const id of walks()) walk(id).clear(me, before);
    if (navigator.onLine) await forgetPages();
  }

  // What whoever signs out has not sent or saved, by the walk.
  const ownLeft = () => walks().map((id) => {
    const own = parts(walk(id).read()).filter((part) => !part.person || part.person === me);
    return { id, count: own.reduce((sum, part) => sum + left(part), 0) };
  }).filter(({ count }) => count > 0);

  const fill = (text, count) => text.replace("(count)", count);
  function tellOf(unsaid) {
    const box = document.getElementById("sign-out-unsent");
    const { element } = window.Lykta;
    const sum = unsaid.reduce((all, { count }) => all + count, 0);
    box.querySelector("p").textContent = fill(box.dataset.told, sum);
    box.querySelector("ul").replaceChildren(...unsaid.map(({ id, count }) => {
      const link = element("a", "", fill(box.dataset.open, count));
      link.href = `/vandringar/${id}/ute`;
      const row = element("li", "");
      row.append(link);
      return row;
    }));
    show(box);
  }

  // Other pages have no warning, not even a hidden one.
  function show(box) {
    box.className = "alert warn";
    box.hidden = false;
    box.focus();
  }

  // Nothing is cleared before the session has ended: without a network whoever walks goes on as before.
  async function signOut(sent) {
    try {
      const reply = await fetch(sent.action, { method: "POST", body: new URLSearchParams(new FormData(sent)) });
      if (!reply.ok) return sent.submit();
    } catch {
      const box = document.getElementById("sign-out-unsent");
      box.querySelector("p").textContent = box.dataset.offline;
      box.querySelector("ul").replaceChildren();
      box.querySelector("button").hidden = true;
      return show(box);
    }
    try { localStorage.removeItem(owner); } catch { /* It was not kept. */ }
    for (const id of walks()) walk(id).clear(undefined, me);
    await forgetPages();
    location.href = "/";
  }

  document.addEventListener("submit", (event) => {
    const sent = event.target;
    if (!me || sent.getAttribute("action") !== "/logga-ut") return;
    const isSure = event.submitter && event.submitter.closest("#sign-out-unsent");
    if (!walks().length) {
      forgetPages();
      try { localStorage.removeItem(owner); } catch { /* It was not kept. */ }
      return;
    }
    event.preventDefault();
    const unsaid = isSure ? [] : ownLeft();
    if (unsaid.length) tellOf(unsaid);
    else signOut(sent);
  }, true);

  const isBegun = begin();
  window.Lykta.keptWalks = { walk, pages, owner, isBegun, kinds, newID, everything, unsent, parts, stepAside, takeUp, tidy };
})();
