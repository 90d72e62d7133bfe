// Conveniences of the review page; everything works without them.
"use strict";
(() => {
  const form = document.getElementById("review");
  const lines = [...form.querySelectorAll(".line")];
  const mark = (line) => line.querySelector(".finding-mark input");
  const reason = (line) => line.querySelector(".finding-reason textarea");

  const count = () => {
    const marked = lines.filter((line) => mark(line)?.checked).length;
    form.querySelectorAll("[data-count]").forEach((place) => { place.textContent = marked; });
  };
  lines.forEach((line) => {
    if (!mark(line)) return;
    mark(line).addEventListener("change", () => { count(); if (mark(line).checked) reason(line).focus(); });
    reason(line).addEventListener("input", () => { mark(line).checked = reason(line).value.trim() !== ""; count(); });
    line.querySelectorAll(".preset").forEach((preset) => {
      preset.hidden = false;
      preset.addEventListener("click", () => {
        reason(line).value = preset.dataset.text;
        mark(line).checked = true;
        count();
      });
    });
  });
  count();

  const shows = {
    all: () => true,
    attached: (line) => line.dataset.attached !== "0",
    changed: (line) => line.dataset.changed === "1",
    marked: (line) => Boolean(mark(line)?.checked),
  };
  const filters = form.querySelector(".filters");
  filters.hidden = false;
  filters.addEventListener("click", (event) => {
    const chosen = event.target.dataset.show;
    if (!chosen) return;
    filters.querySelectorAll("button").forEach((button) => {
      button.setAttribute("aria-pressed", String(button === event.target));
    });
    lines.forEach((line) => { line.hidden = !shows[chosen](line); });
    form.querySelectorAll(".group").forEach((group) => {
      group.hidden = !group.querySelector(".line:not([hidden])");
    });
  });

  // A second click while the first is on its way would be answered with a refusal nobody understands.
  form.addEventListener("submit", () => { setTimeout(() => form.querySelectorAll("button[type=submit]").forEach((b) => { b.disabled = true; })); });
})();
