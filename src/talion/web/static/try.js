// Puts the text of a chosen or dropped file into the form; nothing is sent until the form is.
"use strict";
const chosen = document.getElementById("file");
const text = document.querySelector("textarea[name=text]");

async function take(file) {
  if (file) text.value = (await file.text()).slice(0, text.maxLength);
}

chosen.addEventListener("change", () => take(chosen.files[0]));
text.addEventListener("dragover", (event) => event.preventDefault());
text.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  take(event.dataTransfer.files[0]);
});
