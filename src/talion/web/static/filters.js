// A choice in a list or a box asks at once; what is empty stays out of the address.
"use strict";
const filters = document.getElementById("filters");

for (const choice of filters.querySelectorAll("select, input[type=checkbox]")) {
  choice.addEventListener("change", () => filters.requestSubmit());
}
filters.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});
