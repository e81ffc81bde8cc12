// What a telephone keeps of walks: for each of them what whoever answers now has given, and what is unsent of those who answered before.
// One telephone is used by several: people in turn under one account, and accounts in turn. Each of them is a walker of their own.
"use strict";
(() => {
  const prefix = "lykta-vandring-";
  const kinds = ["answers", "findings", "photos"];

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
    // What was kept before it was known whose it is belongs to whoever opens the walk next.
    if (state.person && state.person !== person) {
      stepAside(state, false);
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
    // Whether it could be kept.
    const write = (change) => {
      const state = read();
      change(state);
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
    // Forgets a person; of others nothing was sent that is forgotten here.
    const forget = async (person) => {
      const { former } = read();
      const others = former.filter((one) => one.person !== person);
      try {
        if (others.length) localStorage.setItem(place, JSON.stringify({ former: others, persons: 1 }));
        else localStorage.removeItem(place);
      } catch { /* Nothing was kept then. */ }
      if (!others.length && window.indexedDB) indexedDB.deleteDatabase(place);
    };
    return { place, read, write, pictures, forget };
  }

  window.Lykta.keptWalks = { walk, kinds, newID, everything, unsent, isTyped, parts, stepAside, takeUp, tidy };
})();
