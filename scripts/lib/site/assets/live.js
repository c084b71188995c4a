// Cells that run on the page. Until a reader touches one nothing is loaded: the kept figure stands there. Then the engine runs in a
// worker, made of text since a page that was opened from disk has no other, and draws where the kept figure was.
(() => {
  /** Milliseconds: between two calls while a slider moves; for a call to end by itself once it was told to stop. */
  const PACE = 120;
  const PATIENCE = 1500;
  /** Bytes that a dropped file may unpack to, or this many times its size where that is more. */
  const UNPACKED = 2 ** 26;
  const RATIO = 200;
  /** How far from the middle of a pen's way there is ink, in pixels of a sheet. */
  const PEN = 1.1;

  const { loadOnce, plotly, drawFigure, eraseFigure } = globalThis.clusternetPage;
  const own = document.currentScript.dataset;
  const cells = new Map();
  let worker;
  let runs = 0;

  function forget() {
    worker?.terminate();
    worker = undefined;
    for (const cell of cells.values()) cell.sent = undefined;
  }

  async function engine() {
    await Promise.all([loadOnce('assets/engine.js'), loadOnce(own.programs), plotly()]); // what draws, before there is anything to draw
    if (worker !== undefined) return worker;
    const blob = new Blob([clusternetEngine, '\n', clusternetPrograms], { type: 'text/javascript' });
    const address = URL.createObjectURL(blob);
    worker = new Worker(address);
    worker.addEventListener('message', ({ data }) => cells.get(data.cell)?.take(data));
    worker.addEventListener('error', (event) => {
      for (const cell of cells.values()) cell.end('failed', event.message || 'the engine could not be started');
      forget();
    });
    worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
    return worker;
  }

  async function unpacked(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
    const limit = Math.max(UNPACKED, RATIO * bytes.length);
    const pieces = [];
    let length = 0;
    const stream = file.stream().pipeThrough(new DecompressionStream('gzip'));
    for (let reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > limit) throw new Error(`${file.name}: expected at most ${limit} unpacked bytes, but got more`);
      pieces.push(value);
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }

  class Row {
    constructor(element) {
      this.name = element.dataset.name;
      this.field = element.querySelector('input, select');
      this.label = element.querySelector('label').textContent;
      this.says = element.querySelector('output');
      this.initial = this.field.type === 'checkbox' ? this.field.checked : this.field.value;
      this.limits = { min: this.field.min, max: this.field.max };
      this.say();
    }

    /** As the control's model holds it. */
    get held() {
      const { field } = this;
      if (field.type === 'checkbox') return field.checked;
      if (field.tagName === 'SELECT') return field.selectedIndex;
      if (field.type === 'text') return field.value;
      const number = Number(field.value);
      return field.dataset.base ? Number(field.dataset.base) ** number : number;
    }

    say() {
      if (this.says) this.says.textContent = String(Number(this.held.toPrecision(4)));
    }

    /** To what a figure was dragged to. */
    set(value) {
      this.field.value = value;
      this.field.dispatchEvent(new Event('input'));
    }

    limit({ min, max }) {
      if (this.field.type !== 'range' || min === undefined) return;
      Object.assign(this.field, { min, max });
      this.say();
    }

    reset() {
      const { field, initial } = this;
      if (this.limits.min) Object.assign(field, this.limits);
      if (field.type === 'checkbox') field.checked = initial;
      else field.value = initial;
      this.say();
    }
  }

  /** A sheet to draw on: each pixel is a box with its ink. */
  class Sheet {
    constructor(element) {
      this.name = element.dataset.name;
      this.field = element;
      this.width = Number(element.dataset.width);
      this.pixels = element.querySelector('.pixels');
      this.boxes = [...this.pixels.children];
      this.initial = this.boxes.map((box) => Number(box.dataset.ink));
      this.reset();
      this.pixels.addEventListener('change', ({ target }) =>
        this.ink(this.boxes.indexOf(target), Number(target.checked)),
      );
      this.pixels.addEventListener('keydown', (event) => this.move(event));
      this.pixels.addEventListener('click', (event) => event.detail > 0 && event.preventDefault()); // the pen inks, not the box
      this.pixels.addEventListener('pointerdown', (event) => this.begin(event));
      this.pixels.addEventListener('pointermove', (event) => this.stroke(event));
      for (const end of ['pointerup', 'pointercancel']) {
        this.pixels.addEventListener(end, () => {
          this.last = undefined;
        });
      }
      element.querySelector('[data-wipe]').addEventListener('click', () => {
        for (const i of this.boxes.keys()) this.ink(i, 0);
        this.tell();
      });
    }

    /** As the control's model holds it. */
    get held() {
      return this.boxes.map((box) => Number(box.dataset.ink));
    }

    ink(i, ink) {
      const box = this.boxes[i];
      box.dataset.ink = ink;
      box.checked = ink >= 0.5;
      box.style.setProperty('--ink', ink);
    }

    tell() {
      this.field.dispatchEvent(new Event('change'));
    }

    move(event) {
      const at = this.boxes.indexOf(event.target);
      const { width } = this;
      const column = at % width;
      const by = {
        ArrowLeft: column > 0 ? -1 : 0,
        ArrowRight: column < width - 1 ? 1 : 0,
        ArrowUp: -width,
        ArrowDown: width,
      }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      const next = this.boxes[at + by];
      if (next === undefined) return;
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }

    /** Where the pen is, in pixels of the sheet. */
    place({ clientX, clientY }) {
      const { left, top, width } = this.pixels.getBoundingClientRect();
      const side = width / this.width;
      return { x: (clientX - left) / side, y: (clientY - top) / side };
    }

    begin(event) {
      if (event.button !== 0) return;
      event.preventDefault();
      this.pixels.setPointerCapture(event.pointerId);
      this.last = this.place(event);
      this.stroke(event);
    }

    /** Inks what lies within the width of the pen from the way it went, the edge paler. */
    stroke(event) {
      if (this.last === undefined) return;
      const from = this.last;
      const to = this.place(event);
      this.last = to;
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const long = dx * dx + dy * dy;
      this.boxes.forEach((box, i) => {
        const [x, y] = [(i % this.width) + 0.5 - from.x, Math.floor(i / this.width) + 0.5 - from.y];
        const along = long > 0 ? Math.min(1, Math.max(0, (x * dx + y * dy) / long)) : 0;
        const ink = Math.min(1, Math.max(0, PEN - Math.hypot(x - along * dx, y - along * dy)));
        const levels = Math.round(16 * ink) / 16;
        if (levels > Number(box.dataset.ink)) this.ink(i, levels);
      });
      this.tell();
    }

    say() {}

    limit() {}

    reset() {
      for (const [i, ink] of this.initial.entries()) this.ink(i, ink);
    }
  }

  class Cell {
    constructor(element) {
      this.id = element.dataset.cell;
      this.form = element.querySelector('form');
      this.kept = element.querySelector('.kept');
      this.now = element.querySelector('.now');
      this.status = this.form.querySelector('[role="status"]');
      this.rows = [...this.form.querySelectorAll('.row[data-name]')].map((row) =>
        row.matches('.sheet') ? new Sheet(row) : new Row(row),
      );
      this.run = 0;
      this.places = [];
      this.saved = [];
      this.form.addEventListener('submit', (event) => event.preventDefault());
      for (const row of this.rows) {
        const live = row.field.type === 'range' ? 'input' : 'change';
        row.field.addEventListener(live, () => {
          row.say();
          this.soon();
        });
      }
      this.on('run', () => this.start());
      this.on('stop', () => this.stop());
      this.on('reset', () => this.reset());
      for (const button of this.form.querySelectorAll('[data-press]')) {
        button.addEventListener('click', () => this.start([button.dataset.press]));
      }
      element.addEventListener('clusternet-move', ({ detail }) => {
        this.rows.find(({ label }) => label === detail.control)?.set(detail.value);
      });
      this.takeFiles(element);
      for (const old of element.querySelectorAll('.kept-values')) old.hidden = true;
      this.form.hidden = false;
    }

    button(name) {
      return this.form.querySelector(`[data-do="${name}"]`);
    }

    on(name, act) {
      this.button(name).addEventListener('click', act);
    }

    say(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    soon() {
      if (this.waiting) return;
      this.waiting = setTimeout(() => this.start(), PACE);
    }

    async start(pressed = []) {
      clearTimeout(this.waiting);
      this.waiting = undefined;
      clearTimeout(this.patience);
      const run = ++runs;
      for (const cell of cells.values()) if (cell !== this && cell.isRunning) cell.end('stopped');
      this.run = run;
      this.isRunning = true;
      this.isAsked = false;
      this.began = performance.now();
      this.button('stop').disabled = false;
      this.button('reset').disabled = false;
      this.say(worker === undefined ? 'loading the engine' : 'running');
      try {
        const engineNow = await engine();
        if (this.run !== run || !this.isRunning) return;
        this.say('running');
        const given = this.file === undefined ? {} : { [this.parameter]: this.file.name };
        const files = this.file === undefined || this.sent === this.file ? {} : { [this.file.name]: this.file.bytes };
        this.sent = this.file;
        const held = Object.fromEntries(this.rows.map((row) => [row.name, row.held]));
        this.isAsked = true;
        engineNow.postMessage({ do: 'run', run, cell: this.id, held, pressed, given, files });
      } catch (error) {
        this.end('failed', error.message);
      }
    }

    stop() {
      clearTimeout(this.waiting);
      this.waiting = undefined;
      worker?.postMessage({ do: 'stop' });
      if (!this.isAsked) {
        this.end('stopped');
        return;
      }
      // An algorithm that never lets go holds the whole worker: a new one begins where it ends.
      const { run } = this;
      this.patience = setTimeout(() => {
        if (this.run !== run || !this.isRunning) return;
        forget();
        this.end('stopped');
      }, PATIENCE);
    }

    reset() {
      if (this.isRunning) this.stop();
      this.end('stopped');
      this.run = 0;
      this.file = undefined;
      if (this.chooser) this.chooser.value = '';
      for (const row of this.rows) row.reset();
      this.trim(0);
      this.now.hidden = true;
      this.kept.hidden = false;
      this.unsave();
      this.button('reset').disabled = true;
      this.say('');
    }

    /** What the worker says of the run that counts. */
    take(message) {
      if (message.run !== this.run) return;
      const { say } = message;
      if (say === 'output') this.show(message);
      else if (say === 'progress') this.say(`step ${message.step} of ${message.steps}`);
      else if (say === 'file') this.save(message);
      else if (say === 'controls') {
        for (const row of this.rows) row.limit(message.models[row.name] ?? {});
      } else {
        if (message.how !== 'failed') this.trim(message.outputs);
        this.end(message.how, message.sentence);
      }
    }

    end(how, sentence) {
      clearTimeout(this.patience);
      if (!this.isRunning) return;
      this.isRunning = false;
      this.button('stop').disabled = true;
      const seconds = ((performance.now() - this.began) / 1000).toFixed(2);
      this.status.classList.toggle('failed', how === 'failed');
      this.say(how === 'failed' ? sentence : how === 'done' ? `done in ${seconds} s` : `stopped after ${seconds} s`);
    }

    show({ at, bundle }) {
      this.kept.hidden = true;
      this.now.hidden = false;
      for (let i = this.places.length; i <= at; i++) {
        const place = document.createElement('div');
        this.places.push(place);
        this.now.append(place);
      }
      const place = this.places[at];
      const figure = bundle['application/vnd.plotly.v1+json'];
      if (figure !== undefined) {
        drawFigure(place, figure, bundle['text/plain']);
        return;
      }
      eraseFigure(place);
      const svg = bundle['image/svg+xml'];
      if (svg !== undefined) {
        const image = Object.assign(new Image(), { alt: bundle['text/plain'] });
        image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
        place.replaceChildren(image);
      } else if (bundle['text/html'] !== undefined) {
        const table = Object.assign(document.createElement('div'), { className: 'table', tabIndex: 0 });
        table.setAttribute('role', 'region');
        table.setAttribute('aria-label', 'Table');
        table.innerHTML = bundle['text/html']; // of our own `table`, which escapes; the policy lets nothing in it run
        place.className = 'html';
        place.replaceChildren(table);
      } else {
        place.replaceChildren(Object.assign(document.createElement('pre'), { textContent: bundle['text/plain'] }));
      }
    }

    trim(count) {
      for (const place of this.places.splice(count)) {
        eraseFigure(place);
        place.remove();
      }
    }

    save({ name, text }) {
      const address = URL.createObjectURL(new Blob([text]));
      const link = Object.assign(document.createElement('a'), {
        href: address,
        download: name,
        textContent: `Save ${name}`,
      });
      this.saved = this.saved.filter((one) => {
        if (one.download === name) this.drop(one);
        return one.download !== name;
      });
      this.saved.push(link);
      this.form.append(link);
    }

    drop(link) {
      URL.revokeObjectURL(link.href);
      link.remove();
    }

    unsave() {
      for (const link of this.saved.splice(0)) this.drop(link);
    }

    takeFiles(element) {
      this.chooser = this.form.querySelector('input[type="file"]');
      if (!this.chooser) return;
      this.parameter = element.dataset.file;
      const give = async (file) => {
        if (file === undefined) return;
        this.unsave();
        try {
          this.file = { name: file.name, bytes: await unpacked(file) };
        } catch (error) {
          this.button('reset').disabled = false;
          this.status.classList.add('failed');
          this.say(
            error.message.includes('expected')
              ? error.message
              : `${file.name}: expected a file that can be read (${error.message})`,
          );
          return;
        }
        this.start();
      };
      this.chooser.addEventListener('change', () => give(this.chooser.files[0]));
      const isFile = (event) => event.dataTransfer?.types.includes('Files');
      element.addEventListener('dragover', (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        element.classList.add('is-over');
      });
      element.addEventListener('dragleave', () => element.classList.remove('is-over'));
      element.addEventListener('drop', (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        element.classList.remove('is-over');
        give(event.dataTransfer.files[0]);
      });
    }
  }

  for (const element of document.querySelectorAll('.live')) {
    const cell = new Cell(element);
    cells.set(cell.id, cell);
  }
})();
