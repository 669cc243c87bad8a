// Loads the scripts that draw once the page is there to be read: they are large, and the table needs none of them.
"use strict";
const loader = document.currentScript;

function loadDrawings() {
  for (const name of loader.dataset.scripts.split(" ")) {
    const script = document.createElement("script");
    script.src = new URL(name, loader.src).href;
    script.async = false; // in their order
    document.head.append(script);
  }
}

// Two frames on, the page has been painted; a page in the background gets no frames, and need not wait for any.
if (document.hidden) loadDrawings();
else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(loadDrawings)));
