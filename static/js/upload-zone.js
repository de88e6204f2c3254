/**
 * `<upload-zone>`: pictures dropped anywhere on the page, pasted or chosen, each sent by itself with its own progress.
 *
 * Without this script its form sends the files as a page. A refused file stays in the list with its reason, and a retry where that can help.
 * When all are in, the page goes to the newest (`data-leave`), or hears `asset-added` with its address. A zone with an
 * event of its own (`data-event`) takes only what is dropped or pasted on itself.
 */

/** @typedef {{file: File, row: HTMLElement}} Upload */

const AT_ONCE = 2;

/** @param {HTMLElement} whole @param {string} selector */
const part = (whole, selector) => /** @type {HTMLElement} */ (whole.querySelector(selector));

class UploadZone extends HTMLElement {
  input = /** @type {HTMLInputElement} */ (part(this, "input[type=file]"));
  form = /** @type {HTMLFormElement} */ (this.input.form);
  template = /** @type {HTMLTemplateElement} */ (part(this, "template"));
  list = part(this, ".uploads");
  action = this.form.action;
  newest = "";
  sending = 0;
  /** @type {Upload[]} */ waiting = [];

  connectedCallback() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.input.addEventListener("change", () => this.add(this.input.files), { signal });
    const whole = this.dataset.event ? this : document;
    whole.addEventListener("paste", (event) => this.#paste(/** @type {ClipboardEvent} */ (event)), { signal });
    whole.addEventListener("dragover", (event) => this.#over(/** @type {DragEvent} */ (event)), { signal });
    whole.addEventListener("drop", (event) => this.#drop(/** @type {DragEvent} */ (event)), { signal });
    const isWithin = (/** @type {DragEvent} */ { relatedTarget }) =>
      relatedTarget instanceof Node && whole.contains(relatedTarget);
    document.addEventListener("dragleave", (event) => isWithin(event) || this.#mark(false), { signal });
  }

  disconnectedCallback() {
    this.listening?.abort();
  }

  /** @param {FileList | null | undefined} files */
  add(files) {
    for (const file of files ?? []) {
      const copy = document.importNode(this.template.content, true);
      const row = /** @type {HTMLElement} */ (copy.firstElementChild);
      part(row, ".upload-name").textContent = file.name;
      this.list.append(copy);
      const upload = { file, row };
      part(row, "[data-retry]").addEventListener("click", () => this.#queue(upload));
      part(row, "[data-dismiss]").addEventListener("click", () => {
        row.remove();
        this.#finish();
      });
      this.#queue(upload);
    }
    this.form.reset();
  }

  /** @param {Upload} upload */
  #queue(upload) {
    upload.row.classList.remove("failed");
    part(upload.row, ".upload-error").hidden = true;
    part(upload.row, ".upload-actions").hidden = true;
    if (upload.file.size > Number(this.dataset.maxBytes)) {
      this.#fail(upload, this.dataset.tooLarge);
      part(upload.row, "[data-retry]").hidden = true;
      return;
    }
    this.waiting.push(upload);
    this.#next();
  }

  #next() {
    // the first file of a new project makes it; the others follow there
    const atOnce = this.hasAttribute("data-leave") && !this.newest ? 1 : AT_ONCE;
    while (this.sending < atOnce) {
      const upload = this.waiting.shift();
      if (!upload) break;
      this.#send(upload);
    }
    if (this.sending === 0 && this.waiting.length === 0) this.#finish();
  }

  /** @param {Upload} upload */
  #send(upload) {
    this.sending += 1;
    const state = part(upload.row, ".upload-state");
    const bar = /** @type {HTMLProgressElement} */ (part(upload.row, "progress"));
    const body = new FormData(this.form);
    body.set("file", upload.file);
    const request = new XMLHttpRequest();
    request.open("POST", this.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => {
      bar.value = loaded / total;
      state.textContent = `${Math.round((100 * loaded) / total)} %`;
    };
    request.upload.onload = () => {
      bar.removeAttribute("value");
      state.textContent = this.dataset.checking ?? "";
    };
    request.onloadend = () => {
      this.sending -= 1;
      this.#answered(upload, request);
      this.#next();
    };
    request.send(body);
  }

  /** @param {Upload} upload @param {XMLHttpRequest} request */
  #answered(upload, request) {
    if (request.status === 201) {
      const answer = JSON.parse(request.responseText);
      this.newest = answer.url;
      this.action = answer.upload ?? this.action;
      upload.row.remove();
      return;
    }
    const isJson = request.getResponseHeader("Content-Type")?.startsWith("application/json");
    const sentence = isJson ? JSON.parse(request.responseText).error : this.dataset.unknown;
    this.#fail(upload, request.status === 0 ? this.dataset.offline : sentence);
    // the same bytes would be refused again, but a busy studio or a broken line may recover
    part(upload.row, "[data-retry]").hidden = request.status >= 400 && request.status < 500;
  }

  /** @param {Upload} upload @param {string | undefined} sentence */
  #fail({ row }, sentence) {
    row.classList.add("failed");
    part(row, ".upload-state").textContent = "";
    part(row, ".upload-error").textContent = sentence ?? "";
    part(row, ".upload-error").hidden = false;
    part(row, ".upload-actions").hidden = false;
  }

  #finish() {
    if (!this.newest) return;
    if (!this.hasAttribute("data-leave")) {
      const name = this.dataset.event ?? "asset-added";
      document.body.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { url: this.newest } }));
      this.newest = "";
    } else if (!this.list.querySelector(".failed")) {
      location.assign(this.newest);
    }
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    if (event.defaultPrevented || !event.clipboardData?.files.length) return;
    event.preventDefault();
    this.add(event.clipboardData.files);
  }

  /** @param {DragEvent} event */
  #over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    this.#mark(!event.defaultPrevented); // where it is not, another zone lies above
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  }

  /** @param {DragEvent} event */
  #drop(event) {
    this.#mark(false);
    if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.add(event.dataTransfer.files);
  }

  /** @param {boolean} isOver */
  #mark(isOver) {
    this.classList.toggle("dragging", isOver);
  }
}

customElements.define("upload-zone", UploadZone);
