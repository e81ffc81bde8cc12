// What every page has: the summary of faults is read first, nothing is sent twice, and signs are counted.
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
  window.Lykta = { start, element };
  document.addEventListener("DOMContentLoaded", () => start(document));
})();
