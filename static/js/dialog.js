/** Dialogs: `data-opens="id"` opens one, a click beside it closes it, `?` shows the keys of the screen. */

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** @param {string | undefined} id */
function open(id) {
  const dialog = id && document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const opener = event.target.closest("[data-opens]");
  if (opener instanceof HTMLElement) open(opener.dataset.opens);
  // a click on the backdrop reports the dialog itself as its target
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "?" && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) {
    event.preventDefault();
    open("keys");
  }
});
