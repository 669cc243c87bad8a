// Puts the text of a chosen file into the form; nothing is sent until the form is.
const chosen = document.getElementById("file");
const text = document.querySelector("textarea[name=text]");

chosen.addEventListener("change", async () => {
  const [file] = chosen.files;
  if (file) text.value = (await file.text()).slice(0, text.maxLength);
});
