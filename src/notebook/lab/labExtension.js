// A JupyterLab extension without a build: shows plotly figures, in the colours of the reader's theme, and changes nothing of
// the notebook. (The renderer of Python's plotly writes a new PNG into the notebook once the mouse has been over a figure.)
// `install.cjs` puts themed.js and handle.js before it and plotly.js beside it.
(() => {
  const MIME = 'application/vnd.plotly.v1+json';
  /** A figure that is drawn again and again (src/notebook/controls/draft.ts): itself, or {} where it stands under MIME. */
  const LIVE = 'application/vnd.clusternet.live-figure+json';
  /** Pixels across that figures are designed for. */
  const DESIGN = 900;
  const here = document.currentScript.src;

  let loading;
  /** plotly.js, on the first figure that comes into view. */
  function plotly() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = here.replace(/[^/]*$/, 'plotly.min.js');
      script.onload = () => resolve(globalThis.Plotly);
      script.onerror = () => reject(new Error('plotly.js did not load'));
      document.head.append(script);
    });
    return loading;
  }

  const isDark = () => document.body.dataset.jpThemeLight === 'false';
  /** The slider of this label in the cell of a figure: where its number stands, which one may write. */
  function sliderBeside(node, label) {
    const rows = node.closest('.jp-Cell')?.querySelectorAll('.widget-slider') ?? [];
    const row = Array.from(rows).find((one) => one.querySelector('.widget-label')?.textContent === label);
    return row?.querySelector('.widget-readout');
  }

  const usesWebgl = ({ data }) => data.some(({ type }) => /(gl|3d|surface|mesh3d|map)$/.test(type ?? ''));

  /** One figure of a notebook: its picture until it comes near the window, then plotly's drawing. */
  class Drawing {
    constructor(node) {
      this.node = node;
      this.picture = document.createElement('img');
      this.target = document.createElement('div');
      this.picture.className = 'cn-Figure-picture';
      this.target.className = 'cn-Figure-drawing';
      node.append(this.target, this.picture);
      this.target.addEventListener('clusternet-move', ({ detail: { control, value } }) => {
        const readout = sliderBeside(node, control);
        if (!readout) return;
        readout.textContent = value;
        // As if one had typed it, then Enter: with all these keys held it is no command of JupyterLab's.
        const enter = { keyCode: 13, bubbles: true, altKey: true, ctrlKey: true, shiftKey: true };
        readout.dispatchEvent(new KeyboardEvent('keydown', enter));
      });
      this.node.addEventListener('pointerover', () => this.hold());
      this.isNear = false;
      this.isDrawn = false;
      this.turn = Promise.resolve();
      this.sight = new IntersectionObserver(
        ([{ isIntersecting }]) => {
          this.isNear = isIntersecting;
          if (isIntersecting) this.draw();
          else if (this.figure && usesWebgl(this.figure)) this.erase(); // a browser has few WebGL drawings at a time
        },
        { rootMargin: '60% 0px' },
      );
      this.size = new ResizeObserver(() => {
        if (this.isDrawn && node.clientWidth > 0 && node.clientWidth !== this.width) this.draw();
      });
      this.theme = new MutationObserver(() => this.isDrawn && this.draw());
      this.sight.observe(node);
      this.size.observe(node);
      this.theme.observe(document.body, { attributeFilter: ['data-jp-theme-light'] });
    }

    show(figure, png, { width, height }, alt) {
      this.figure = figure;
      this.picture.alt = alt;
      if (png) Object.assign(this.picture, { width, height, src: `data:image/png;base64,${png}` });
      this.swap();
      return this.isNear || !png ? this.draw() : Promise.resolve();
    }

    /** Either the drawing or the picture, in the same place. */
    swap() {
      this.picture.hidden = this.isDrawn || !this.picture.src;
      this.target.classList.toggle('is-shown', this.isDrawn || !this.picture.src);
    }

    /** One after another, each of the figure as it is by then. */
    draw() {
      this.turn = this.turn.then(() => this.drawNow()).catch((error) => console.error(error)); // the picture stays
      return this.turn;
    }

    async drawNow() {
      if (this.isGone || !this.figure || this.node.clientWidth === 0) return;
      const Plotly = await plotly();
      this.width = this.node.clientWidth;
      const { data, layout, config, frames } = globalThis.clusternetThemed(this.figure, isDark());
      // As large as the picture of it.
      const size = { width: this.width, height: (layout.height ?? 560) * Math.min(1, this.width / DESIGN) };
      await Plotly.react(this.target, data, layout.width ? layout : { ...layout, ...size }, config);
      if (frames) await Plotly.addFrames(this.target, frames);
      this.isDrawn = true;
      this.swap();
      this.hold();
    }

    /** A handle on what can be dragged, where there is what it moves. */
    hold() {
      const control = this.figure?.layout?.meta?.drag?.control;
      if (control !== undefined && this.isDrawn && sliderBeside(this.node, control))
        globalThis.clusternetHandle(this.target);
    }

    erase() {
      if (!this.isDrawn || !this.picture.src) return;
      globalThis.Plotly.purge(this.target);
      this.isDrawn = false;
      this.swap();
    }

    remove() {
      this.isGone = true;
      for (const observer of [this.sight, this.size, this.theme]) observer.disconnect();
      if (this.isDrawn) globalThis.Plotly.purge(this.target);
    }
  }

  const style = document.createElement('style');
  style.textContent = `
    .cn-Figure { position: relative; max-width: ${DESIGN}px; }
    .cn-Figure-picture { display: block; max-width: 100%; height: auto; background: #ffffff; border-radius: 4px; }
    .cn-Figure-picture[hidden] { display: none; }
    .cn-Figure-drawing:not(.is-shown) { position: absolute; visibility: hidden; }
  `;
  document.head.append(style);

  /** JupyterLab's own modules, of whatever version it brings. */
  let shared;
  async function theirs(name) {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  }

  async function extension() {
    const [{ Widget }, { IRenderMimeRegistry }] = await Promise.all(
      ['@lumino/widgets', '@jupyterlab/rendermime'].map(theirs),
    );

    class FigureWidget extends Widget {
      constructor() {
        super();
        this.addClass('jp-RenderedPlotly');
        this.addClass('cn-Figure');
        this.drawing = new Drawing(this.node);
      }

      /** Called again for an updated display. What the model holds is read and never written. */
      renderModel({ data, metadata }) {
        const size = metadata['image/png'] ?? { width: DESIGN, height: 560 };
        return this.drawing.show(
          data[MIME] ?? data[LIVE],
          data['image/png'],
          size,
          String(data['text/plain'] ?? 'figure'),
        );
      }

      onAfterShow() {
        this.drawing.draw();
      }

      dispose() {
        this.drawing.remove();
        super.dispose();
      }
    }

    const factory = { safe: true, mimeTypes: [MIME], createRenderer: () => new FigureWidget() };
    const live = { ...factory, mimeTypes: [LIVE] };
    return {
      id: 'clusternet-figures:plugin',
      autoStart: true,
      requires: [IRenderMimeRegistry],
      activate: (app, registry) => {
        registry.addFactory(live, -1); // before MIME, so that one drawing stays through all of its updates
        registry.addFactory(factory, 0);
        app.started.then(() => registry.addFactory(factory, 0)); // the last one counts, whoever else shows plotly figures
      },
    };
  }

  globalThis._JUPYTERLAB ??= {};
  globalThis._JUPYTERLAB['clusternet-figures'] = {
    init: async (scope) => {
      shared = scope;
    },
    get: async () => {
      const plugin = await extension();
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
