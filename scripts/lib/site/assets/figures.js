// Draws each figure with the local plotly.js in the place of its picture, from the first touch of one on: until then a page loads
// its pictures alone, and without this script they stay.
(() => {
  const loading = new Map();
  /** A script of the page's own folder. */
  function loadOnce(address) {
    const known = loading.get(address);
    if (known !== undefined) return known;
    const loaded = new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement('script'), { src: address, onload: resolve });
      script.onerror = () => {
        loading.delete(address);
        reject(new Error(`expected the file ${address} beside this page, but got none`));
      };
      document.head.append(script);
    });
    loading.set(address, loaded);
    return loaded;
  }

  const hasPlotly = () => 'Plotly' in globalThis;
  const plotly = () => (hasPlotly() ? undefined : loadOnce('assets/plotly.min.js'));

  /** The width that figures are designed for; down to PHONE only the height follows. */
  const DESIGN = 900;
  const PHONE = 640;
  /** WebGL drawings are few at a time in a browser; those out of sight give theirs back. */
  const usesWebgl = ({ data }) => data.some(({ type }) => /gl$/.test(type ?? ''));
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isCoarse = matchMedia('(pointer: coarse)').matches;
  const brush = document.createElement('canvas').getContext('2d');

  /** Plotly's text in lines no wider than `width` pixels. */
  function wrap(text, { size, family }, width) {
    brush.font = `${size}px ${family ?? 'Arial, sans-serif'}`;
    const lines = [''];
    for (const word of text.split(' ')) {
      const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
      if (brush.measureText(longer).width > width && lines.at(-1) !== '') lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  const isAxis = (name) => /^[xy]axis\d*$/.test(name);
  const smaller = (font, most) => ({ ...font, size: Math.min(font?.size ?? most, most) });

  /** Panels side by side stand one above the other. */
  function stackPanels(layout) {
    const panels = Object.keys(layout)
      .filter((name) => /^xaxis\d*$/.test(name))
      .map((name) => name.slice(5));
    if (panels.length < 2) return 0;
    const gap = 0.24 / (panels.length - 1);
    const share = (1 - gap * (panels.length - 1)) / panels.length;
    const lefts = panels.map((panel) => layout[`xaxis${panel}`].domain?.[0] ?? 0);
    panels.forEach((panel, i) => {
      const top = 1 - i * (share + gap);
      layout[`xaxis${panel}`].domain = [0, 1];
      layout[`yaxis${panel}`].domain = [top - share, top];
    });
    for (const note of layout.annotations ?? []) {
      const i = lefts.findIndex((left) => Math.abs(left - note.x) < 1e-6);
      if (note.yref === 'paper' && i >= 0) Object.assign(note, { x: 0, y: 1 - i * (share + gap) + 0.01 });
    }
    return panels.length - 1;
  }

  /** Height over width of what has the same unit on both axes, as images have; of anything else 1. */
  function shapeOf({ xaxis, yaxis }) {
    const [across, down] = [xaxis, yaxis].map((axis) => axis?.range && Math.abs(axis.range[1] - axis.range[0]));
    return yaxis?.scaleanchor && across && down ? down / across : 1;
  }

  /** No axes: a drawing of a graph. */
  const isDrawing = (layout) => layout.xaxis?.visible === false && layout.yaxis?.visible === false;

  /** Markers, and the names on them, that shrink with the drawing. */
  function narrowData(figure, width) {
    const data = structuredClone(figure.data);
    if (width >= PHONE || !isDrawing(figure.layout)) return data;
    const scale = (size) => Math.max(size * 0.6, 4);
    for (const { marker, textfont } of data) {
      if (marker?.size) marker.size = Array.isArray(marker.size) ? marker.size.map(scale) : scale(marker.size);
      if (textfont?.size) textfont.size = Math.max(textfont.size * 0.65, 8);
    }
    return data;
  }

  /** A layout for a narrow screen: smaller type, a title in several lines, the legend below. */
  function narrow(layout, width) {
    const title = { ...layout.title, font: smaller({ ...layout.font, ...layout.title?.font }, 16) };
    const lines = wrap(title.text ?? '', title.font, width - 24);
    title.text = lines.join('<br>');
    let top = 30 + 21 * lines.length;
    if (title.subtitle) {
      const font = smaller({ ...layout.font, ...title.subtitle.font }, 13);
      const below = wrap(title.subtitle.text, font, width - 24);
      title.subtitle = { text: below.join('<br>'), font };
      top += 18 * below.length;
    }
    for (const slider of layout.sliders ?? []) {
      for (const step of slider.steps) {
        const update = step.args[1] ?? {};
        if (update['title.text'])
          update['title.text'] = wrap(update['title.text'], title.font, width - 24).join('<br>');
      }
    }
    for (const name of Object.keys(layout).filter(isAxis)) {
      const axis = layout[name];
      if (axis.title) axis.title.font = smaller(axis.title.font, 13);
      axis.tickfont = smaller(axis.tickfont, 11);
    }
    for (const note of layout.annotations ?? []) note.font = smaller(note.font, 13);
    const extra = stackPanels(layout);
    const hasPanelTitles = extra > 0 && layout.annotations?.length > 0;
    const legend = { ...layout.legend, font: smaller(layout.legend?.font, 12) };
    const below = isDrawing(layout) ? -0.02 : extra > 0 ? -0.14 : -0.26;
    Object.assign(legend, { orientation: 'h', x: 0, xanchor: 'left', y: below, yanchor: 'top' });
    Object.assign(layout, {
      title: { ...title, x: 0, y: 1, yanchor: 'top', pad: { l: 10, t: 14 }, xref: 'container', yref: 'container' },
      legend,
    });
    const [l, b] = isDrawing(layout) ? [12, 12] : [52, layout.margin?.b ?? 65];
    layout.margin = { ...layout.margin, l, b, r: 12, t: top + (hasPanelTitles ? 26 : 0) };
    const tall = isDrawing(layout) ? 0.8 : Math.min(0.95, shapeOf(layout) + 0.15) + 0.5 * extra;
    layout.height = Math.round(width * tall) + top + (layout.sliders ? 60 : 0);
  }

  function fitted(figure, width) {
    const layout = structuredClone(figure.layout);
    const height = layout.height ?? 560;
    layout.width = width;
    layout.autosize = false;
    // Dark text on a dark trace's colour is hard to read.
    layout.hoverlabel = { ...layout.hoverlabel, bgcolor: layout.hoverlabel?.bgcolor ?? '#ffffff' };
    if (width < PHONE) narrow(layout, width);
    else layout.height = Math.round(height * Math.max(width / DESIGN, 0.8));
    if (isCoarse) layout.dragmode = false; // a finger scrolls the page
    return layout;
  }

  const config = {
    displaylogo: false,
    displayModeBar: isCoarse ? false : 'hover',
    modeBarButtonsToRemove: ['select2d', 'lasso2d'], // nothing here answers to a selection
    plotlyServerURL: '',
    responsive: false,
    showSendToCloud: false, // plotly's own default is a button that uploads the figure
  };
  const state = new Map();

  /** In the colours of the page, at its width; beside controls, with a handle on what can be dragged. */
  async function redraw({ figure, target, width }) {
    const themed = clusternetThemed(figure, dark.matches);
    await Plotly.react(target, narrowData(themed, width), fitted(themed, width), config);
    if (target.closest('.live')) clusternetHandle(target);
  }

  async function draw(plot) {
    if (state.has(plot) || plot.clientWidth === 0) return;
    const figure = JSON.parse(plot.querySelector('script').textContent);
    const target = document.createElement('div');
    target.setAttribute('role', 'group');
    target.setAttribute('aria-label', plot.dataset.alt);
    const drawing = { figure, target, width: plot.clientWidth };
    state.set(plot, drawing);
    try {
      await plotly();
      plot.append(target);
      await redraw(drawing);
      plot.classList.add('is-drawn');
    } catch (error) {
      target.remove(); // the picture stays
      console.error(error);
    }
  }

  function erase(plot) {
    const drawing = state.get(plot);
    if (!drawing || !usesWebgl(drawing.figure)) return;
    const canvases = [...drawing.target.querySelectorAll('.gl-canvas')];
    Plotly.purge(drawing.target);
    for (const canvas of canvases) canvas.getContext('webgl')?.getExtension('WEBGL_lose_context')?.loseContext();
    drawing.target.remove();
    plot.classList.remove('is-drawn');
    state.delete(plot);
  }

  /** A figure that was made on this page, in `place`; of several that come while one is drawn, the last. */
  async function drawFigure(place, figure, alt) {
    const known = state.get(place);
    const drawing = known ?? { target: document.createElement('div') };
    Object.assign(drawing, { figure, next: true });
    if (known === undefined) {
      state.set(place, drawing);
      drawing.target.setAttribute('role', 'group');
      place.className = 'plot is-drawn';
      place.replaceChildren(drawing.target);
    }
    drawing.target.setAttribute('aria-label', alt);
    if (drawing.isBusy) return;
    drawing.isBusy = true;
    await plotly();
    while (drawing.next && state.get(place) === drawing) {
      drawing.next = false;
      drawing.width = place.clientWidth;
      await redraw(drawing);
    }
    drawing.isBusy = false;
  }

  /** Forgets a figure that was made here. */
  function eraseFigure(place) {
    const drawing = state.get(place);
    if (drawing === undefined) return;
    state.delete(place);
    if (hasPlotly()) Plotly.purge(drawing.target);
    drawing.target.remove();
    place.className = '';
  }

  const inSight = new Set();
  let isTouched = hasPlotly();
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inSight.add(target);
        else inSight.delete(target);
        if (isTouched) (isIntersecting ? draw : erase)(target);
      }
    },
    { rootMargin: '60% 0px' },
  );
  const plots = [...document.querySelectorAll('.plot')];
  for (const plot of plots) near.observe(plot);

  function touch({ target }) {
    if (isTouched || !target.closest?.('.plot')) return;
    isTouched = true;
    for (const plot of inSight) draw(plot);
  }
  for (const event of ['pointerover', 'pointerdown', 'focusin']) addEventListener(event, touch, { passive: true });
  globalThis.clusternetPage = { loadOnce, plotly, drawFigure, eraseFigure };

  let pending;
  addEventListener('resize', () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      for (const [plot, drawing] of state) {
        if (plot.clientWidth === drawing.width || plot.clientWidth === 0) continue;
        drawing.width = plot.clientWidth;
        if (hasPlotly()) redraw(drawing);
      }
    }, 150);
  });
  dark.addEventListener('change', () => {
    if (hasPlotly()) for (const drawing of state.values()) redraw(drawing);
  });
})();
