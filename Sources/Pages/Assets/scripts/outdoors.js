// A walk outdoors, the page as a whole: how much is given, sent and refused, who answers, and that it is kept for when there is no network.
// What is given and sent is the business of outdoors-given.js, and what is done at the stops of outdoors-stops.js.
"use strict";
(() => {
  const { fill, keptWalks, outdoorsGiven: given, outdoorsStops: stops } = window.Lykta;
  const { everything, unsent, parts } = keptWalks;
  const { me, read, write, isOwn, soon, send } = given;
  const box = document.getElementById("outdoors");
  const words = box.dataset;
  const line = document.getElementById("outdoors-state");

  // Words that were typed and not saved, as notes and as findings: what fields begin with says which they are of.
  const leftUnsaved = (drafts) => {
    const typed = Object.entries(drafts).filter(([, text]) => text.trim()).map(([field]) => field.split("-"));
    const count = (...letters) => new Set(typed.filter(([letter]) => letters.includes(letter)).map(([, stop]) => stop)).size;
    const [notes, findings] = [count("n"), count("w", "p", "a")];
    const named = [
      notes && fill(notes === 1 ? words.draftNote : words.draftNotes, { count: notes }),
      findings && fill(findings === 1 ? words.draftFinding : words.draftFindings, { count: findings }),
    ].filter(Boolean);
    if (!named.length) return "";
    const what = named.length === 1 ? named[0] : fill(words.draftBoth, { one: named[0], other: named[1] });
    return fill(notes + findings === 1 ? words.draftOne : words.draftMany, { what });
  };

  function tell() {
    const state = read();
    const all = parts(state).filter(isOwn).flatMap(everything);
    const waiting = all.filter((one) => one.state === "waiting").length;
    const sent = all.filter((one) => one.state === "sent").length;
    const refused = all.filter((one) => one.state === "refused");
    const unsaved = leftUnsaved(state.drafts);
    let text = sent ? fill(unsaved ? words.sentSome : words.sent, { count: sent }) : words.nothing;
    if (waiting) text = fill(given.isSignedOut ? words.signIn : words.waiting, { count: waiting, sent });
    else if (refused.length) text = fill(words.refused, { count: refused.length, sent });
    if (given.isUnkept) text = words.unkept;
    // What was refused stands below, directly after the words that end in a colon.
    if (unsaved) text = refused.length ? `${unsaved} ${text}` : `${text} ${unsaved}`;
    if (line.textContent !== text) line.textContent = text;
    line.className = given.isUnkept || refused.length ? "alert bad" : waiting || unsaved ? "alert warn" : "alert good";
    document.getElementById("outdoors-again").hidden = refused.length === 0;
    stops.showRefused(refused);
    document.getElementById("outdoors-changed").hidden = !given.haveStopsChanged();
    document.getElementById("outdoors-sign-in").hidden = !(given.isSignedOut && waiting);
    document.getElementById("outdoors-forget").hidden = waiting > 0 || (all.length === 0 && !unsaved);
    document.getElementById("outdoors-who").textContent = fill(words.who, { number: state.number });
    box.querySelectorAll("[data-act=next]").forEach((button) => { button.hidden = everything(state).length === 0; });
    showFormer(state);
    stops.showFindings(state);
    stops.showPhotos(state);
  }

  // What others who have signed in here left unsent, by number alone. It is sent when somebody says so, as theirs.
  function showFormer(state) {
    const counts = new Map();
    for (const part of state.former.filter((one) => !isOwn(one) && unsent(one).length)) {
      const name = part.name || words.someone;
      counts.set(name, (counts.get(name) || 0) + unsent(part).length);
    }
    const told = [...counts].map(([name, count]) => fill(words.former, { count, name }));
    const list = document.getElementById("outdoors-former-told");
    if (list.textContent !== told.join(" ")) list.textContent = told.join(" ");
    document.getElementById("outdoors-former").hidden = told.length === 0;
  }

  // What this telephone has answered last, as the page is opened again.
  function restore() {
    given.takeUp();
    stops.restore();
    document.getElementById("outdoors-role").value = read().role;
  }

  function nextPerson(role) {
    given.stepAside(role);
    stops.empty();
    restore();
    askAboutRole();
    tell();
    send();
    window.scrollTo(0, 0);
    document.getElementById("outdoors-role").focus();
  }

  function askForNext() {
    const { drafts } = read();
    const unsaved = leftUnsaved(drafts);
    const told = document.getElementById("outdoors-next-told");
    told.hidden = !unsaved;
    told.textContent = unsaved && `${unsaved} ${words.nextUnsaved}`;
    if (!unsaved && confirm(words.nextAsk)) nextPerson("");
  }

  // Whether another role is the same person's, or is another person, is for whoever writes it to say, once something was answered.
  const typedRole = () => document.getElementById("outdoors-role").value.trim().slice(0, 40);
  function askAboutRole() {
    const state = read();
    const role = typedRole();
    const isAsked = role !== state.role && state.answers.length + state.photos.length > 0;
    if (!isAsked && role !== state.role) write((all) => { all.role = role; });
    document.getElementById("outdoors-role-asked").hidden = !isAsked;
    document.getElementById("outdoors-role-told").textContent =
      isAsked ? fill(words.roleAsked, { was: state.role || words.roleNone, role: role || words.roleNone }) : "";
  }

  // Another person, in the role that was written.
  function otherRole() {
    const unsaved = leftUnsaved(read().drafts);
    if (unsaved) return askForNext();
    nextPerson(typedRole());
  }

  function takeRole() {
    given.takeRole(typedRole());
    askAboutRole();
    tell();
    soon();
  }

  function listen() {
    stops.listen();
    box.addEventListener("change", (event) => { if (event.target.id === "outdoors-role") askAboutRole(); });
    box.addEventListener("input", (event) => {
      if (event.target.dataset.draft) document.getElementById("outdoors-next-told").hidden = true;
    });
    box.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-act]");
      if (!button) return;
      const acts = {
        next: askForNext, "same-person": takeRole, "other-person": otherRole, "send-former": given.sendFormer,
      };
      if (acts[button.dataset.act]) acts[button.dataset.act]();
    });
    document.querySelector("#outdoors-changed button").addEventListener("click", () => location.reload());
    document.querySelector("#outdoors-again button").addEventListener("click", () => {
      given.tryAgain();
      tell();
      soon();
    });
    document.getElementById("outdoors-forget").addEventListener("click", async () => {
      // One that is being tried again has not been taken either. What others left unsent stays on the telephone.
      const state = read();
      const left = parts(state).filter(isOwn).flatMap(unsent).length;
      const lost = [left && fill(words.forgetRefused, { count: left }), leftUnsaved(state.drafts)].filter(Boolean);
      if (!confirm(lost.length ? [...lost, words.forgetAnyway].join(" ") : words.forgetAsk)) return;
      await given.forget();
      if (window.caches) await caches.delete(keptWalks.pages);
      location.href = words.back;
    });
  }

  async function keepPage() {
    if (!navigator.serviceWorker || !window.caches) return;
    try {
      const policy = window.trustedTypes ? trustedTypes.createPolicy("lykta", {
        createScriptURL: (address) => {
          if (address === "/vandringar/arbetare.js") return address;
          throw new TypeError("not a script of this page");
        },
      }) : { createScriptURL: (address) => address };
      await navigator.serviceWorker.register(policy.createScriptURL("/vandringar/arbetare.js"));
      await navigator.serviceWorker.ready;
      await keptWalks.isBegun;
      if (!navigator.onLine) return;
      const cache = await caches.open(keptWalks.pages);
      const files = [...document.querySelectorAll("link[rel=stylesheet], script[src], link[rel=icon]")].map((one) => one.href || one.src);
      await cache.addAll([location.pathname, ...files]);
      document.getElementById("outdoors-ready").hidden = false;
    } catch {
      // Without it the page works as long as it stays open, which it says.
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    given.showOn({ tell, showOthers: stops.showOthers });
    restore();
    listen();
    tell();
    send();
    keepPage();
    // Somebody has signed out, or another in, in another tab; or it comes back from the browser's memory.
    window.addEventListener("storage", (event) => {
      if (event.key === keptWalks.owner && event.newValue !== me.person) location.reload();
    });
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
    window.addEventListener("online", send);
    window.addEventListener("offline", tell);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
    setInterval(() => { if (given.hasToSend()) send(); }, 20000);
  });
})();
