"use strict";
// One key for each answer; while somebody writes in a field, keys are letters. "m" asks for the other one first where it is not given.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.key === "Escape" && event.target.matches("input")) return event.target.blur();
  if (event.target.matches("input, textarea, select")) return;
  const found = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!found) return;
  event.preventDefault();
  const other = document.getElementById("other");
  if (event.key.toLowerCase() === "m" && other && !other.value.trim()) return other.focus();
  found.click();
});
