/** Light or dark at once; the form tells the server, which writes the cookie. */

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-theme-form]")) return;
  const chosen = event.submitter;
  if (!(chosen instanceof HTMLButtonElement)) return;
  document.documentElement.dataset.theme = chosen.value;
  for (const button of form.querySelectorAll("button")) button.ariaPressed = String(button === chosen);
});
