/** <example-chips for="id">: a click on an example writes it into the field, and closes the dialog it stood in. */

class ExampleChips extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const chip = target instanceof Element ? target.closest("[data-fill]") : null;
      const field = document.getElementById(this.getAttribute("for") ?? "");
      if (!(chip instanceof HTMLElement) || !(field instanceof HTMLTextAreaElement)) return;
      this.closest("dialog")?.close();
      // on a phone the field is in a sheet that is down
      const sheet = field.checkVisibility() ? null : field.closest("[popover]");
      if (sheet instanceof HTMLElement) sheet.showPopover();
      field.focus();
      field.select();
      // as if it were typed, so that Ctrl-Z brings back what stood there
      if (!document.execCommand("insertText", false, chip.dataset.fill)) field.value = chip.dataset.fill ?? "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}

customElements.define("example-chips", ExampleChips);
