// Leaflet writes a few bits of HTML of its own. Those are let through; anything else becomes text (Trusted Types).
"use strict";
(() => {
  const known = new Set(["", "<svg/>", '<v:shape adj="1"/>', "+", "&#x2212;"]);
  const escape = (text) =>
    text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  if (window.trustedTypes && trustedTypes.createPolicy) {
    trustedTypes.createPolicy("default", {
      createHTML: (text) => (known.has(text) ? text : escape(text)),
    });
  }
})();
