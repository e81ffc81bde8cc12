// What is given on a walk outdoors, and how it is sent: it is kept on the telephone at once, and sent, once, when there is a network. Only
// what the server says that it has kept counts as sent; it knows each answer by an id that is made here, so that sending again never doubles.
"use strict";
(() => {
  const box = document.getElementById("outdoors");
  const words = box.dataset;
  const id = words.walk;
  let sending = false;
  let signedOut = false;
  let unkept = false;
  // Whether the walk takes findings, as the server last said; unknown when the page is opened.
  let takesFindings;
  // The stops as this page shows them, by their numbers, and as the server last said that they are.
  const shown = {};
  for (const { dataset } of box.querySelectorAll("[data-place]")) {
    shown[dataset.number] = { number: Number(dataset.number), name: dataset.name, place: dataset.place };
  }
  let stopsNow;
  // What shows all this: the page, which says how.
  let page;
  const tell = () => page.tell();

  // Whoever has signed in, as the page was made for them.
  const me = { person: words.person, name: words.personName };
  const { keptWalks } = window.Lykta;
  const { everything, parts, kinds, newID } = keptWalks;
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
  // The stops as far as is known here.
  const stops = () => stopsNow || Object.values(shown);
  const haveStopsChanged = () => Boolean(stopsNow) && !(stopsNow.length === Object.keys(shown).length
    && stopsNow.every((stop) => shown[stop.number] && isSamePlace(stop.place, shown[stop.number].place)));
  // Whether the number of the stop is another's by now.
  const isMisplaced = (one) => {
    if (!one.place) return false;
    const now = stops().find((stop) => stop.number === one.body.stop);
    return !now || !isSamePlace(one.place, now.place);
  };
  // Where the stop lay as it was shown goes with all that is sent of it.
  const sendable = (one) => (one.place
    ? { ...one.body, stopPlace: { type: "Point", coordinates: one.place.split(",").map(Number) } } : one.body);
  const sendableAnswer = (one) => (one.isForAnother ? { ...sendable(one), sentForAnother: true } : sendable(one));
  const at = (stop) => ({ place: shown[stop].place, name: shown[stop].name });

  const answer = (body) => {
    write((state) => state.answers.push({
      state: "waiting", ...at(body.stop),
      body: { id: newID(), walker: state.walker, role: state.role, answeredAt: new Date().toISOString(), ...body },
    }));
    tell();
    soon();
  };

  const addFinding = (body) =>
    write((state) => state.findings.push({ state: "waiting", ...at(body.stop), body: { id: newID(), ...body } }));

  // Whether they could be kept. The picture first, so that no photo is told of that is not there.
  async function addPhotos(stop, files) {
    try {
      for (const file of files) {
        const photo = newID();
        await pictures.put(photo, { type: file.type, bytes: await file.arrayBuffer() });
        write((state) => state.photos.push({
          state: "waiting", ...at(stop),
          body: { id: photo, stop: Number(stop), walker: state.walker },
        }));
      }
      return true;
    } catch {
      unkept = true;
      return false;
    }
  }

  // It was never kept, so that its id is as good at another stop.
  function move(given, number) {
    const stop = stops().find((one) => one.number === number);
    write((all) => {
      const one = parts(all).flatMap(everything).find((some) => some.body.id === given);
      if (!one) return;
      Object.assign(one, { state: "waiting", why: undefined, place: stop.place, name: stop.name });
      one.body.stop = number;
    });
  }

  async function drop(given) {
    write((all) => {
      for (const part of parts(all)) for (const kind of kinds) part[kind] = part[kind].filter((one) => one.body.id !== given);
      keptWalks.tidy(all);
    });
    tell();
    try { await pictures.drop(given); } catch { /* There was no picture. */ }
  }

  // Whoever has signed in goes on with what this telephone has of theirs.
  const takeUp = () => kept.write((all) => keptWalks.takeUp(all, me.person, me.name));

  // The next person begins with nothing; what is unsent of the one before is sent all the same.
  const stepAside = (role) => write((state) => {
    keptWalks.stepAside(state, true);
    Object.assign(state, me, { role, places: shown });
  });

  // Answers are never changed: the last mark of each point is given once more, in the other role, and counts instead.
  const takeRole = (role) => write((state) => {
    state.role = role;
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
        page.showOthers(now);
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

  window.Lykta.outdoorsGiven = {
    me, read, write, isOwn, shown, isSamePlace, isHere, isMisplaced, stops, haveStopsChanged, tell,
    answer, addFinding, addPhotos, move, drop, takeUp, stepAside, takeRole, soon, send, tryAgain, sendFormer,
    get isSignedOut() { return signedOut; },
    get isUnkept() { return unkept; },
    get stopsNow() { return stopsNow; },
    hasToSend: () => kinds.some((kind) => toSend(read(), kind).length),
    forget: () => kept.forget(me.person),
    // `tell` shows what is given and sent; `showOthers` what the server says that others have answered.
    showOn: (shows) => { page = shows; },
  };
})();
