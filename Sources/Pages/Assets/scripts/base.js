// What every page has: the summary of faults is read first, nothing is sent or made twice, and signs are counted.
"use strict";
(() => {
  const start = (root) => {
    const summary = root.querySelector(".fault-summary");
    if (summary) summary.focus();
    root.querySelectorAll("textarea[data-longest]").forEach((area) => {
      const longest = Number(area.dataset.longest);
      const tell = document.createElement("p");
      tell.className = "hint count";
      const show = () => {
        const left = longest - [...area.value].length;
        tell.textContent = left < 500 ? `${left}` : "";
      };
      area.addEventListener("input", show);
      area.after(tell);
      show();
    });
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    if (form.method === "post" && !event.defaultPrevented) {
      form.dataset.sending = "yes";
      setTimeout(() => delete form.dataset.sending, 4000);
    }
  });
  // What a form makes is known by a hidden id. A page that is gone back to is asked for again and has another, while the browser fills in
  // what was typed: the entry of its history keeps the first, so that what is sent once more is known. After a refusal the page's own counts.
  const keepIDs = () => {
    const fields = [...document.querySelectorAll("input[data-once]")];
    if (!fields.length) return;
    const name = (field) => `${field.form.getAttribute("action")} ${field.name}`;
    const isRefused = document.querySelector(".fault-summary") !== null;
    const kept = (!isRefused && history.state && history.state.once) || {};
    fields.forEach((field) => { field.value = kept[name(field)] || field.value; });
    const once = Object.fromEntries(fields.map((field) => [name(field), field.value]));
    history.replaceState({ ...history.state, once }, "");
  };
  // A page that comes back from the browser's memory may be sent again.
  window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sending]").forEach((form) => delete form.dataset.sending));
  // An element with text, never with HTML.
  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  // Words with values in the place of the names that stand in brackets.
  const fill = (text, values) => text.replace(/\((\w+)\)/g, (whole, name) => (name in values ? values[name] : whole));
  window.Lykta = { start, element, fill };
  document.addEventListener("DOMContentLoaded", () => {
    keepIDs();
    start(document);
  });
})();
