/** <copy-button data-text data-done>: copies a text and says so. */

class CopyButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.dataset.text ?? "");
      document.dispatchEvent(new CustomEvent("toast", { detail: { text: this.dataset.done } }));
    });
  }
}

customElements.define("copy-button", CopyButton);
