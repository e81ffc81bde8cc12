// The stops of a walk outdoors: their marks, notes, findings and photos as they are given there, what others have answered, and what the
// server refused, which may have to be sent to another stop.
"use strict";
(() => {
  const { element, fill, keptWalks, outdoorsGiven: given } = window.Lykta;
  const { newID } = keptWalks;
  const { read, write, shown, isSamePlace, isHere, tell, soon } = given;
  const box = document.getElementById("outdoors");
  const words = box.dataset;

  function showRefused(refused) {
    const list = document.getElementById("outdoors-refused");
    list.hidden = refused.length === 0;
    // Not made anew under the hands of whoever chooses in it.
    const shows = JSON.stringify([refused, given.stopsNow]);
    if (list.dataset.shows === shows) return;
    list.dataset.shows = shows;
    list.replaceChildren(...refused.map((one) => {
      const isElsewhere = given.isMisplaced(one);
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
    const row = element("span", "outdoors-move");
    const choice = element("select", "");
    choice.id = `outdoors-move-${one.body.id}`;
    const label = element("label", "", words.moveTo);
    label.htmlFor = choice.id;
    choice.append(new Option(words.chooseStop, ""));
    for (const stop of given.stops()) {
      const isSame = isSamePlace(stop.place, one.place);
      choice.append(new Option(`${stop.number}. ${stop.name}`, stop.number, isSame, isSame));
    }
    const button = (text, act) => {
      const made = element("button", "button second", text);
      made.type = "button";
      made.addEventListener("click", act);
      return made;
    };
    row.append(
      label, choice,
      button(words.move, () => (choice.value ? move(one.body.id, Number(choice.value)) : choice.focus())),
      button(words.throwAway, () => { if (confirm(words.throwAsk)) throwAway(one.body.id); }));
    return row;
  }

  const focusOnState = () => document.getElementById("outdoors-state").focus();
  function move(id, number) {
    given.move(id, number);
    restoreMarks();
    tell();
    focusOnState();
    soon();
  }

  async function throwAway(id) {
    focusOnState();
    await given.drop(id);
  }

  function showPhotos(state) {
    box.querySelectorAll("[data-photos]").forEach((list) => {
      const here = state.photos.filter((one) => isHere(one, list.dataset.photos));
      list.replaceChildren(...here.map((one, index) => {
        const row = element("li", "", `${words.photo} ${index + 1}`);
        row.append(" ", element("span", `tag ${one.state}`, one.state === "sent" ? words.isSent : words.isWaiting));
        return row;
      }));
      list.hidden = here.length === 0;
    });
  }

  function showFindings(state) {
    box.querySelectorAll("[data-found]").forEach((list) => {
      const here = state.findings.filter((one) => isHere(one, list.dataset.found));
      list.replaceChildren(...here.map((one) => {
        const row = element("li", "", one.body.what);
        row.append(" ", element("span", `tag ${one.state}`, one.state === "sent" ? words.isSent : words.isWaiting));
        return row;
      }));
      list.hidden = here.length === 0;
    });
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

  // What was given and typed at the stops, as the page is opened again.
  function restore() {
    const state = write(settleDrafts);
    restoreMarks();
    box.querySelectorAll("[data-draft]").forEach((field) => { field.value = state.drafts[field.id] || ""; });
  }

  // For the next person.
  function empty() {
    box.querySelectorAll("input[type=radio]:checked").forEach((mark) => { mark.checked = false; });
    box.querySelectorAll(".outdoors-stop select option").forEach((option) => { option.selected = option.defaultSelected; });
    box.querySelectorAll("details[open]").forEach((one) => { one.open = false; });
  }

  const clear = (field) => {
    field.value = "";
    write((state) => { delete state.drafts[field.id]; });
  };

  function addNote(stop) {
    const field = document.getElementById(`n-${stop}`);
    const note = field.value.trim();
    if (!note) return field.focus();
    given.answer({ stop, note });
    clear(field);
    tell();
  }

  function addFinding(stop) {
    const [what, where, action] = ["w", "p", "a"].map((letter) => document.getElementById(`${letter}-${stop}`));
    if (!what.value.trim()) return what.focus();
    const body = {
      stop, what: what.value.trim(), where: where.value.trim(), action: action.value.trim(),
      gravity: document.getElementById(`g-${stop}`).value,
    };
    const point = document.getElementById(`q-${stop}`).value;
    if (point) body.point = point;
    given.addFinding(body);
    [what, where, action].forEach(clear);
    tell();
    soon();
  }

  async function addPhotos(field) {
    if (await given.addPhotos(field.dataset.photo, [...field.files])) field.value = "";
    tell();
    soon();
  }

  function listen() {
    box.addEventListener("change", (event) => {
      const field = event.target;
      if (field.type === "radio") {
        given.answer({ stop: Number(field.dataset.stop), point: field.dataset.point, score: Number(field.value) });
      } else if (field.dataset.photo) {
        addPhotos(field);
      }
    });
    // Words are kept as they are typed, and become an answer by the button.
    box.addEventListener("input", (event) => {
      if (!event.target.dataset.draft) return;
      write((state) => { state.drafts[event.target.id] = event.target.value; });
      tell();
    });
    box.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-act]");
      if (!button) return;
      const stop = Number(button.dataset.stop);
      if (button.dataset.act === "note") addNote(stop);
      else if (button.dataset.act === "finding") addFinding(stop);
    });
  }

  window.Lykta.outdoorsStops = { showRefused, showFindings, showPhotos, showOthers, restore, empty, listen };
})();
