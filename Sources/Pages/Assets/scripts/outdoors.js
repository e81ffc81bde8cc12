// A walk outdoors: what is answered is kept on the telephone at once, and sent, once, when there is a network. Only what the server says
// that it has kept counts as sent; it knows each answer by an id that is made here, so that sending again never doubles.
"use strict";
(() => {
  const box = document.getElementById("outdoors");
  const id = box.dataset.walk;
  const words = box.dataset;
  const line = document.getElementById("outdoors-state");
  let sending = false;
  let signedOut = false;
  let unkept = false;
  // Whether the walk takes findings, as the server last said; unknown when the page is opened.
  let takesFindings;
  // The stops as this page shows them, by their numbers, and as the server last said that they are.
  const shown = {};
  let stopsNow;

  // Whoever has signed in, as the page was made for them.
  const me = { person: words.person, name: words.personName };
  const { keptWalks } = window.Lykta;
  const { everything, unsent, parts, kinds, newID } = keptWalks;
  const { read, pictures, ...kept } = keptWalks.walk(id);
  // Under another account that has signed in meanwhile nothing of this page is kept.
  const write = (change) => {
    unkept = !kept.write((state) => {
      if (!state.person) Object.assign(state, me);
      if (isOwn(state)) change(state);
      else location.reload();
    });
    return read();
  };
  // What is sent from here without asking: what was given under this account, and what somebody has said is to be sent.
  const isOwn = (part) => part.person === me.person;
  const toSend = (state, kind) => parts(state).filter((part) => isOwn(part) || part.maySend)
    .flatMap((part) => part[kind].filter((one) => one.state === "waiting").map((one) => ({ ...one, isForAnother: !isOwn(part) })));

  // Within a metre, as the server has it: places are told to the decimetre or so.
  const isSamePlace = (one, other) => {
    if (!one || !other) return false;
    const [[east, north], [east2, north2]] = [one, other].map((text) => text.split(",").map(Number));
    const width = Math.cos((north * Math.PI) / 180);
    return Math.hypot((east - east2) * width, north - north2) * 111_320 <= 1;
  };
  // Whether something was given at the stop that has its number on this page. What was kept before the page knew places says nothing of it.
  const isHere = (one, number) =>
    `${one.body.stop}` === `${number}` && (!one.place || isSamePlace(one.place, shown[number] && shown[number].place));
  // Whether the number of the stop is another's by now.
  const isMisplaced = (one) => {
    if (!one.place) return false;
    const now = (stopsNow || Object.values(shown)).find((stop) => stop.number === one.body.stop);
    return !now || !isSamePlace(one.place, now.place);
  };
  // Where the stop lay as it was shown goes with all that is sent of it.
  const sendable = (one) => (one.place
    ? { ...one.body, stopPlace: { type: "Point", coordinates: one.place.split(",").map(Number) } } : one.body);
  const sendableAnswer = (one) => (one.isForAnother ? { ...sendable(one), sentForAnother: true } : sendable(one));
  const at = (stop) => ({ place: shown[stop].place, name: shown[stop].name });
  const fill = (text, values) => text.replace(/\((\w+)\)/g, (whole, name) => (name in values ? values[name] : whole));

  // Words that were typed and not saved, as notes and as findings: what fields begin with says which they are of.
  const leftUnsaved = (drafts) => {
    const typed = Object.entries(drafts).filter(([, text]) => text.trim()).map(([field]) => field.split("-"));
    const stops = (...letters) => new Set(typed.filter(([letter]) => letters.includes(letter)).map(([, stop]) => stop)).size;
    const [notes, findings] = [stops("n"), stops("w", "p", "a")];
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
    if (waiting) text = fill(signedOut ? words.signIn : words.waiting, { count: waiting, sent });
    else if (refused.length) text = fill(words.refused, { count: refused.length, sent });
    if (unkept) text = words.unkept;
    // What was refused stands below, directly after the words that end in a colon.
    if (unsaved) text = refused.length ? `${unsaved} ${text}` : `${text} ${unsaved}`;
    if (line.textContent !== text) line.textContent = text;
    line.className = unkept || refused.length ? "alert bad" : waiting || unsaved ? "alert warn" : "alert good";
    document.getElementById("outdoors-again").hidden = refused.length === 0;
    showRefused(refused);
    document.getElementById("outdoors-changed").hidden = !stopsNow || (stopsNow.length === Object.keys(shown).length
      && stopsNow.every((stop) => shown[stop.number] && isSamePlace(stop.place, shown[stop.number].place)));
    document.getElementById("outdoors-sign-in").hidden = !(signedOut && waiting);
    document.getElementById("outdoors-forget").hidden = waiting > 0 || (all.length === 0 && !unsaved);
    document.getElementById("outdoors-who").textContent = fill(words.who, { number: state.number });
    box.querySelectorAll("[data-act=next]").forEach((button) => { button.hidden = everything(state).length === 0; });
    showFormer(state);
    showFindings(state);
    showPhotos(state);
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

  function showRefused(refused) {
    const list = document.getElementById("outdoors-refused");
    list.hidden = refused.length === 0;
    // Not made anew under the hands of whoever chooses in it.
    const shows = JSON.stringify([refused, stopsNow]);
    if (list.dataset.shows === shows) return;
    list.dataset.shows = shows;
    list.replaceChildren(...refused.map((one) => {
      const { element } = window.Lykta;
      const isElsewhere = isMisplaced(one);
      const stop = isElsewhere && one.name ? `${one.body.stop} ${one.name}` : one.body.stop;
      const said = one.body.what || one.body.note || one.body.point || words.photo;
      const score = one.body.score && isElsewhere ? ` ${one.body.score}` : "";
      const row = element("li", "", `${stop}: ${said}${score} – ${one.why}`);
      if (isElsewhere) row.append(moving(one));
      return row;
    }));
  }

  // What was given at a stop that has another number by now, or none: sent to the right one, or thrown away.
  function moving(one) {
    const { element } = window.Lykta;
    const box = element("span", "outdoors-move");
    const choice = element("select", "");
    choice.id = `outdoors-move-${one.body.id}`;
    const label = element("label", "", words.moveTo);
    label.htmlFor = choice.id;
    choice.append(new Option(words.chooseStop, ""));
    for (const stop of stopsNow || Object.values(shown)) {
      const isSame = isSamePlace(stop.place, one.place);
      choice.append(new Option(`${stop.number}. ${stop.name}`, stop.number, isSame, isSame));
    }
    const button = (text, act) => {
      const made = element("button", "button second", text);
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    };
    box.append(
      label, choice,
      button(words.move, () => (choice.value ? move(one.body.id, Number(choice.value)) : choice.focus())),
      button(words.throwAway, () => { if (confirm(words.throwAsk)) throwAway(one.body.id); }));
    return box;
  }

  // It was never kept, so that its id is as good at another stop.
  function move(given, number) {
    const stop = (stopsNow || Object.values(shown)).find((one) => one.number === number);
    write((all) => {
      const one = parts(all).flatMap(everything).find((some) => some.body.id === given);
      if (!one) return;
      Object.assign(one, { state: "waiting", why: undefined, place: stop.place, name: stop.name });
      one.body.stop = number;
    });
    restoreMarks();
    tell();
    line.focus();
    soon();
  }

  async function throwAway(given) {
    line.focus();
    await drop(given);
  }

  async function drop(given) {
    write((all) => {
      for (const part of parts(all)) for (const kind of kinds) part[kind] = part[kind].filter((one) => one.body.id !== given);
      keptWalks.tidy(all);
    });
    tell();
    try { await pictures.drop(given); } catch { /* There was no picture. */ }
  }

  function showPhotos(state) {
    box.querySelectorAll("[data-photos]").forEach((list) => {
      const here = state.photos.filter((one) => isHere(one, list.dataset.photos));
      list.replaceChildren(...here.map((one, index) => {
        const row = window.Lykta.element("li", "", `${words.photo} ${index + 1}`);
        row.append(" ", window.Lykta.element("span", `tag ${one.state}`, one.state === "sent" ? words.isSent : words.isWaiting));
        return row;
      }));
      list.hidden = here.length === 0;
    });
  }

  function showFindings(state) {
    box.querySelectorAll("[data-found]").forEach((list) => {
      const here = state.findings.filter((one) => isHere(one, list.dataset.found));
      list.replaceChildren(...here.map((one) => {
        const row = window.Lykta.element("li", "", one.body.what);
        row.append(" ", window.Lykta.element("span", `tag ${one.state}`, one.state === "sent" ? words.isSent : words.isWaiting));
        return row;
      }));
      list.hidden = here.length === 0;
    });
  }

  const answer = (body) => {
    write((state) => state.answers.push({
      state: "waiting", ...at(body.stop),
      body: { id: newID(), walker: state.walker, role: state.role, answeredAt: new Date().toISOString(), ...body },
    }));
    tell();
    soon();
  };

  // What this telephone has answered last, as the page is opened again.
  function restore() {
    kept.write((all) => keptWalks.takeUp(all, me.person, me.name));
    const state = write(settleDrafts);
    document.getElementById("outdoors-role").value = state.role;
    restoreMarks();
    box.querySelectorAll("[data-draft]").forEach((field) => { field.value = state.drafts[field.id] || ""; });
  }

  // The next person begins with nothing; what is unsent of the one before is sent all the same.
  function nextPerson(role) {
    write((state) => {
      keptWalks.stepAside(state, true);
      Object.assign(state, me, { role, places: shown });
    });
    box.querySelectorAll("input[type=radio]:checked").forEach((mark) => { mark.checked = false; });
    box.querySelectorAll(".outdoors-stop select option").forEach((option) => { option.selected = option.defaultSelected; });
    box.querySelectorAll("details[open]").forEach((one) => { one.open = false; });
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

  // Answers are never changed: the last mark of each point is given once more, in the other role, and counts instead.
  function takeRole() {
    write((state) => {
      state.role = typedRole();
      const last = new Map();
      for (const one of state.answers.filter((some) => some.body.score)) last.set(`${one.place} ${one.body.stop} ${one.body.point}`, one);
      for (const one of last.values()) {
        if (one.state === "refused") {
          one.body.role = state.role;
          continue;
        }
        if (one.state === "sent") state.answers = state.answers.filter((some) => some !== one);
        const body = { ...one.body, id: newID(), role: state.role, answeredAt: new Date().toISOString() };
        state.answers.push({ ...one, state: "waiting", body });
      }
    });
    askAboutRole();
    tell();
    soon();
  }

  function restoreMarks() {
    for (const one of read().answers) {
      const { body } = one;
      const mark = body.score && isHere(one, body.stop) && document.getElementById(`m-${body.stop}-${body.point}-${body.score}`);
      if (mark) mark.checked = true;
    }
  }

  // Words that were typed at a stop go with it to the number that it has by now. Where it is gone they are kept as what has to be sent
  // elsewhere or thrown away.
  function settleDrafts(state) {
    const carried = [];
    for (const [number, was] of Object.entries(state.places || {})) {
      if (isSamePlace(was.place, shown[number] && shown[number].place)) continue;
      const typed = {};
      for (const letter of ["n", "w", "p", "a"]) {
        typed[letter] = (state.drafts[`${letter}-${number}`] || "").trim();
        delete state.drafts[`${letter}-${number}`];
      }
      const next = Object.values(shown).find((one) => isSamePlace(one.place, was.place));
      if (next) {
        carried.push({ number: next.number, typed });
        continue;
      }
      const left = { state: "refused", why: words.stopGone, place: was.place, name: was.name };
      const stop = Number(number);
      if (typed.n) {
        state.answers.push({ ...left, body: {
          id: newID(), walker: state.walker, role: state.role, answeredAt: new Date().toISOString(), stop, note: typed.n,
        } });
      }
      const what = typed.w || typed.p || typed.a;
      if (what) state.findings.push({ ...left, body: { id: newID(), stop, what, where: typed.p, action: typed.a } });
    }
    // Once all have left their old numbers.
    for (const { number, typed } of carried) {
      for (const [letter, text] of Object.entries(typed)) if (text) state.drafts[`${letter}-${number}`] = text;
    }
    state.places = shown;
  }

  function listen() {
    box.addEventListener("change", (event) => {
      const field = event.target;
      if (field.type === "radio") {
        answer({ stop: Number(field.dataset.stop), point: field.dataset.point, score: Number(field.value) });
      } else if (field.dataset.photo) {
        addPhotos(field);
      } else if (field.id === "outdoors-role") {
        askAboutRole();
      }
    });
    // Words are kept as they are typed, and become an answer by the button.
    box.addEventListener("input", (event) => {
      if (!event.target.dataset.draft) return;
      write((state) => { state.drafts[event.target.id] = event.target.value; });
      document.getElementById("outdoors-next-told").hidden = true;
      tell();
    });
    box.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-act]");
      if (!button) return;
      const acts = {
        next: askForNext, "same-person": takeRole, "other-person": otherRole, "send-former": sendFormer,
      };
      if (acts[button.dataset.act]) return acts[button.dataset.act]();
      const stop = Number(button.dataset.stop);
      if (button.dataset.act === "note") {
        const field = document.getElementById(`n-${stop}`);
        const note = field.value.trim();
        if (!note) return field.focus();
        answer({ stop, note });
        clear(field);
        tell();
      } else if (button.dataset.act === "finding") {
        addFinding(stop);
      }
    });
    document.querySelector("#outdoors-changed button").addEventListener("click", () => location.reload());
    document.querySelector("#outdoors-again button").addEventListener("click", () => {
      tryAgain();
      tell();
      soon();
    });
    document.getElementById("outdoors-forget").addEventListener("click", async () => {
      // One that is being tried again has not been taken either. What others left unsent stays on the telephone.
      const state = read();
      const left = parts(state).filter(isOwn).flatMap(unsent).length;
      const lost = [left && fill(words.forgetRefused, { count: left }), leftUnsaved(state.drafts)].filter(Boolean);
      if (!confirm(lost.length ? [...lost, words.forgetAnyway].join(" ") : words.forgetAsk)) return;
      await kept.forget(me.person);
      if (window.caches) await caches.delete(keptWalks.pages);
      location.href = words.back;
    });
  }
  const clear = (field) => {
    field.value = "";
    write((state) => { delete state.drafts[field.id]; });
  };

  function addFinding(stop) {
    const [what, where, action] = ["w", "p", "a"].map((letter) => document.getElementById(`${letter}-${stop}`));
    if (!what.value.trim()) return what.focus();
    const body = {
      id: newID(), stop, what: what.value.trim(), where: where.value.trim(), action: action.value.trim(),
      gravity: document.getElementById(`g-${stop}`).value,
    };
    const point = document.getElementById(`q-${stop}`).value;
    if (point) body.point = point;
    write((state) => state.findings.push({ state: "waiting", ...at(stop), body }));
    [what, where, action].forEach(clear);
    tell();
    soon();
  }

  // The picture first, so that no photo is told of that is not there.
  async function addPhotos(field) {
    try {
      for (const file of [...field.files]) {
        const photo = newID();
        await pictures.put(photo, { type: file.type, bytes: await file.arrayBuffer() });
        write((state) => state.photos.push({
          state: "waiting", ...at(field.dataset.photo),
          body: { id: photo, stop: Number(field.dataset.photo), walker: state.walker },
        }));
      }
      field.value = "";
    } catch {
      unkept = true;
    }
    tell();
    soon();
  }

  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(send, 700);
  };

  const post = (address, token, body) => fetch(address, {
    method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": token, "Accept-Language": document.documentElement.lang },
    body: JSON.stringify(body),
  });
  const mark = (kind, ids, state, why) => write((all) => {
    for (const part of parts(all)) for (const one of part[kind]) if (ids.includes(one.body.id)) Object.assign(one, { state, why });
    keptWalks.tidy(all);
  });

  // What was refused waits once more, under the ids that it had, so that nothing comes twice.
  const tryAgain = () => write((all) => {
    for (const part of parts(all).filter((one) => isOwn(one) || one.maySend)) {
      for (const one of everything(part)) if (one.state === "refused") one.state = "waiting";
    }
  });

  function sendFormer() {
    write((all) => { for (const part of all.former) if (!isOwn(part)) part.maySend = true; });
    tryAgain();
    send();
  }

  async function send() {
    if (sending || !navigator.onLine) return tell();
    sending = true;
    try {
      const asked = await fetch(`/vandringar/${id}/lage`, { headers: { Accept: "application/json" } });
      // Whoever is no longer signed in is sent to sign in.
      signedOut = asked.redirected || asked.status === 401 || asked.status === 403;
      if (signedOut || !asked.ok) return;
      const found = await asked.json();
      // Somebody else has signed in since the page was opened: it is made anew, for them.
      if (found.person && found.person !== me.person) return location.reload();
      // Why it was refused may be gone: when the page is opened, and when a walk that was called off is planned again.
      if (found.takesFindings && !takesFindings) tryAgain();
      takesFindings = found.takesFindings;
      stopsNow = found.stops;
      await sendAnswers(found.formToken);
      await sendFindings(found.formToken);
      await sendPhotos(found.formToken);
      const after = await fetch(`/vandringar/${id}/lage`, { headers: { Accept: "application/json" } });
      if (after.ok && !after.redirected) {
        const now = await after.json();
        if (!now.takesFindings) takesFindings = false;
        showOthers(now);
      }
    } catch {
      // The network went; what waits goes on waiting.
    } finally {
      sending = false;
      tell();
    }
  }

  async function sendAnswers(token) {
    for (;;) {
      const some = toSend(read(), "answers").slice(0, 100).map(sendableAnswer);
      if (!some.length) return;
      const reply = await post(`/api/v1/walks/${id}/answers`, token, { answers: some });
      if (!reply.ok) return;
      const told = await reply.json();
      mark("answers", [...told.kept, ...told.repeated], "sent");
      // Those that were refused stay on the telephone, with why.
      for (const one of told.refused) mark("answers", [some[one.index].id], "refused", one.reason);
    }
  }
  const why = (told) =>
    (told.errors && told.errors[0] && told.errors[0].message[document.documentElement.lang]) || told.detail;

  async function sendFindings(token) {
    for (const one of toSend(read(), "findings")) {
      const { body } = one;
      const reply = await post(`/api/v1/walks/${id}/findings`, token, sendable(one));
      if (reply.ok) mark("findings", [body.id], "sent");
      else if (reply.status === 422) mark("findings", [body.id], "refused", why(await reply.json()));
      else return;
    }
  }

  async function sendPhotos(token) {
    for (const { body, place: shownAt } of toSend(read(), "photos")) {
      const kept = await pictures.get(body.id);
      if (!kept) {
        mark("photos", [body.id], "refused", words.photoGone);
        continue;
      }
      const reply = await fetch(`/api/v1/walks/${id}/photos/${body.id}?stop=${body.stop}&walker=${body.walker}${shownAt ? `&stopPlace=${shownAt}` : ""}`, {
        method: "PUT",
        headers: { "Content-Type": kept.type || "image/jpeg", "X-CSRF-Token": token, "Accept-Language": document.documentElement.lang },
        body: kept.bytes,
      });
      if (reply.ok) {
        mark("photos", [body.id], "sent");
        await pictures.drop(body.id);
      } else if (reply.status === 410) {
        // Somebody has erased it since it was sent: it is not to come back.
        await drop(body.id);
      } else if ([413, 415, 422].includes(reply.status)) {
        mark("photos", [body.id], "refused", why(await reply.json()));
      } else {
        return;
      }
    }
  }

  // Where somebody else has answered otherwise, both answers are shown.
  function showOthers(found) {
    const own = read().walker;
    box.querySelectorAll("[data-others]").forEach((place) => { place.textContent = ""; place.hidden = true; });
    for (const point of found.points) {
      const others = point.marks.filter((one) => one.walker !== own);
      const mine = point.marks.find((one) => one.walker === own);
      const line = document.getElementById(`o-${point.stop}-${point.point}`);
      if (!others.length || !line) continue;
      const differs = mine && others.some((one) => one.score !== mine.score);
      line.textContent = fill(differs ? words.differs : words.others, { marks: others.map((one) => one.score).join(", ") });
      line.className = differs ? "outdoors-differs" : "hint";
      line.hidden = false;
    }
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
    for (const { dataset } of box.querySelectorAll("[data-place]")) {
      shown[dataset.number] = { number: Number(dataset.number), name: dataset.name, place: dataset.place };
    }
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
    setInterval(() => { if (kinds.some((kind) => toSend(read(), kind).length)) send(); }, 20000);
  });
})();
