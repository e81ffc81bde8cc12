// Keys of the workbench. They can be switched off, and do nothing while somebody writes (WCAG 2.1.4).
"use strict";
(() => {
  const actions = {};
  const isOn = () => { try { return localStorage.getItem("lykta-keys") !== "off"; } catch { return true; } };
  window.Lykta.shortcuts = (more) => Object.assign(actions, more);
  document.addEventListener("DOMContentLoaded", () => {
    const dialog = document.getElementById("keys");
    const button = document.querySelector("[data-keys]");
    const box = document.getElementById("keys-on");
    if (!dialog || !button) return;
    const show = () => { if (!dialog.open) dialog.showModal(); };
    button.hidden = false;
    button.addEventListener("click", show);
    box.checked = isOn();
    box.addEventListener("change", () => {
      try { localStorage.setItem("lykta-keys", box.checked ? "on" : "off"); } catch { /* For this page alone. */ }
    });
    actions["?"] = show;
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !box.checked || dialog.open) return;
      if (event.target.closest("input:not([type=checkbox]), textarea, select, .leaflet-container")) return;
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    });
  });
})();
