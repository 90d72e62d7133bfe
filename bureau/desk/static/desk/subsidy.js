// Conveniences of an application's page; everything works without them.
"use strict";
(() => {
  const form = document.getElementById("subsidy");
  // Reasons that were filled in must be seen when the page comes back.
  form.querySelectorAll("details").forEach((more) => {
    const filled = [...more.querySelectorAll("input, textarea")].some((field) => field.value.trim() !== "");
    if (filled || more.querySelector(".errorlist")) more.open = true;
  });
  // A second click while the first is on its way would be answered with a refusal nobody understands.
  form.addEventListener("submit", () => {
    setTimeout(() => form.querySelectorAll("button[type=submit]").forEach((button) => { button.disabled = true; }));
  });
})();
