/** Menus are native popovers; this adds the arrow keys, and closes one when its work is done. */

document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const menu = document.querySelector(".menu:popover-open");
  if (!menu || document.activeElement?.matches("input")) return;
  const items = [...menu.querySelectorAll(".menu-item")].filter((item) => item instanceof HTMLElement);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? -1 : at - 1;
  items.at(next % items.length)?.focus();
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const item = event.target instanceof Element ? event.target.closest(".menu-item") : null;
  // a button of a form closes its menu when the answer is there: before, its name would be lost with the focus
  if (item && !item.closest("form")) close(item);
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event instanceof CustomEvent && event.detail.successful && event.target instanceof Element) close(event.target);
});

/** @param {Element} part */
function close(part) {
  const menu = part.closest(".menu:popover-open");
  if (menu instanceof HTMLElement) menu.hidePopover();
}
