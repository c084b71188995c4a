// Runs in the reader's browser: on the site's pages, and as part of labExtension.js in JupyterLab.
(() => {
  /** Our own greys (theme.ts), and what they are on a dark page. Colours of data keep their meaning. */
  const DARK = {
    '#1f2328': '#e3e6ea',
    '#59636e': '#a3adb8',
    '#e4e7eb': '#333a43',
    '#aab2bd': '#5b6470',
    '#000000': '#e3e6ea',
    black: '#e3e6ea',
  };
  /** Edges of a graph: thousands of them must not outshine its nodes. */
  const EDGE = 'rgba(170,178,189,';
  const PAGE = '#15181c';
  const NOTE = '#262b32';
  const CLEAR = 'rgba(0,0,0,0)';
  const isWhite = (color) => ['#ffffff', '#fff', 'white'].includes(color);

  function darkColor(color, key, parent) {
    if (!isWhite(color)) return DARK[color] ?? color.replace(EDGE, 'rgba(104,113,125,');
    if (key === 'paper_bgcolor' || key === 'plot_bgcolor') return CLEAR;
    if (key === 'bgcolor') return NOTE;
    return parent === 'line' ? PAGE : color; // white lines part what they touch, as the page does
  }

  /** A copy in which every grey is the dark page's. */
  function darkCopy(value, key, parent) {
    if (typeof value === 'string') return darkColor(value, key, parent);
    if (typeof value !== 'object' || value === null) return value;
    if (key === 'colorscale') return structuredClone(value);
    if (Array.isArray(value)) return value.map((one) => darkCopy(one, key, parent));
    const copy = {};
    const onMarkers = typeof value.mode === 'string' && value.mode.includes('markers');
    for (const [name, one] of Object.entries(value)) {
      // Words on a marker stand on the marker's colour, not on the page's.
      copy[name] = name === 'textfont' && onMarkers ? structuredClone(one) : darkCopy(one, name, key);
    }
    return copy;
  }

  const axis = { gridcolor: '#333a43', linecolor: '#a3adb8', tickcolor: '#a3adb8', zerolinecolor: '#5b6470' };
  /** For figures that say nothing of their colours, or come with a template of a light page. */
  const DARK_TEMPLATE = {
    paper_bgcolor: CLEAR,
    plot_bgcolor: CLEAR,
    font: { color: '#e3e6ea' },
    hoverlabel: { bgcolor: NOTE, font: { color: '#e3e6ea' } },
    modebar: { bgcolor: CLEAR, color: '#7d8792', activecolor: '#e3e6ea' },
    xaxis: axis,
    yaxis: axis,
    scene: { xaxis: { ...axis, backgroundcolor: CLEAR }, yaxis: { ...axis, backgroundcolor: CLEAR } },
    polar: { bgcolor: CLEAR, angularaxis: axis, radialaxis: axis },
  };

  function merged(under, over) {
    const both = { ...under };
    for (const [name, value] of Object.entries(over)) {
      const isObject = typeof value === 'object' && typeof both[name] === 'object';
      both[name] = isObject ? merged(both[name], value) : value;
    }
    return both;
  }

  /** A copy of a plotly figure for a light page, as it is, or for a dark one. */
  globalThis.clusternetThemed = (figure, isDark) => {
    if (!isDark) return structuredClone(figure);
    const { layout = {}, ...rest } = darkCopy(figure, '', '');
    const template = typeof layout.template === 'object' ? layout.template : {};
    layout.template = { ...template, layout: merged(template.layout ?? {}, DARK_TEMPLATE) };
    for (const slider of layout.sliders ?? []) {
      const colors = { bgcolor: '#3a424b', activebgcolor: '#5b6470', bordercolor: '#5b6470', tickcolor: '#a3adb8' };
      Object.assign(slider, { ...colors, ...slider });
    }
    return { ...rest, layout };
  };
})();
