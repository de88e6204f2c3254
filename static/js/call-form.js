/** <call-form data-url>: sends an API call as any program would, with its key, and shows what comes back. */

const HEADERS = ["X-Request-Id", "X-Photostudio-Seed", "X-Photostudio-Engine", "X-Photostudio-Ignored", "Retry-After"];

/**
 * @param {File} file
 * @returns {Promise<string>} a data URI
 */
function spelled(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

class CallForm extends HTMLElement {
  connectedCallback() {
    this.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    });
  }

  /** @param {FormData} form */
  async send(form) {
    const button = this.querySelector("form button");
    button?.setAttribute("aria-busy", "true");
    this.show(this.dataset.waiting ?? "");
    try {
      await this.answer(form);
    } catch (error) {
      this.show((error instanceof SyntaxError ? this.dataset.noJson : this.dataset.unreachable) ?? "");
    } finally {
      button?.removeAttribute("aria-busy");
    }
  }

  /** @param {FormData} form */
  async answer(form) {
    const body = JSON.parse(String(form.get("body") || "{}"));
    for (const [name, value] of form) {
      if (value instanceof File) body[name] = await spelled(value);
    }
    const response = await fetch(this.dataset.url ?? "", {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json", "X-Photio-Key": String(form.get("key")).trim() },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    const said = HEADERS.filter((name) => response.headers.has(name));
    const facts = [`HTTP ${response.status}`, ...said.map((name) => `${name}: ${response.headers.get(name)}`)].join(
      "\n",
    );
    if (!response.ok) {
      this.show(`${facts}\n\n${JSON.stringify(answer, null, 2)}`);
      return;
    }
    this.show(facts);
    const picture = new Image();
    picture.alt = "";
    picture.src = URL.createObjectURL(new Blob([decoded(answer.body)], { type: "image/png" }));
    this.querySelector(".docs-answer")?.append(picture);
  }

  /** @param {string} text */
  show(text) {
    const shown = document.createElement("pre");
    shown.textContent = text;
    this.querySelector(".docs-answer")?.replaceChildren(shown);
  }
}

/**
 * @param {string} text base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function decoded(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

customElements.define("call-form", CallForm);
