/** <call-form data-url data-header data-method>: sends an API call as any program would, and shows what comes back. */

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
    const { url = "", header = "", method = "POST" } = this.dataset;
    const response = await fetch(url, {
      method,
      credentials: "omit",
      headers: { "Content-Type": "application/json", [header]: String(form.get("key")).trim() },
      body: method === "GET" ? null : JSON.stringify(await this.body(form)),
    });
    const answer = await response.json();
    const said = HEADERS.filter((name) => response.headers.has(name));
    const facts = [`HTTP ${response.status}`, ...said.map((name) => `${name}: ${response.headers.get(name)}`)].join(
      "\n",
    );
    const isPhoto = response.ok && "body" in answer;
    this.show(isPhoto ? facts : `${facts}\n\n${JSON.stringify(answer, null, 2)}`);
    if (isPhoto) this.appendPicture(URL.createObjectURL(new Blob([decoded(answer.body)], { type: "image/png" })));
    for (const address of answer.image_urls ?? []) this.appendPicture(address);
  }

  /**
   * @param {FormData} form
   * @returns {Promise<Record<string, unknown>>} what is typed as JSON, and the files that were chosen
   */
  async body(form) {
    const body = JSON.parse(String(form.get("body") || "{}"));
    for (const input of this.querySelectorAll("input[type=file]")) {
      const { name, multiple, files } = /** @type {HTMLInputElement} */ (input);
      const texts = await Promise.all([...(files ?? [])].map(spelled));
      body[name] = multiple ? texts : texts[0];
    }
    return body;
  }

  /** @param {string} address */
  appendPicture(address) {
    const picture = new Image();
    picture.alt = "";
    picture.src = address;
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
