// What was kept on the device until it was sent is not needed any more.
"use strict";
try { localStorage.removeItem("lykta-rapport"); } catch { /* Nothing is kept where nothing may be. */ }
