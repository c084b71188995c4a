import { InputError } from '../../errors';
import { show } from '../show';

/**
 * What `import Plotly from 'plotly.js-dist'` is in a cell. plotly.js itself needs a page to draw on; a cell runs beside it, so that
 * here drawing means showing: the first argument, an element of a page, is not looked at.
 */
const drawing = (_target: unknown, figure: unknown, layout?: object, config?: object): Promise<void> => {
  const parts = Array.isArray(figure) ? { data: figure, layout, config } : figure;
  show(parts as Parameters<typeof show>[0]);
  return Promise.resolve();
};

const KNOWN: Readonly<Record<string, unknown>> = { newPlot: drawing, react: drawing, plot: drawing };

/** The module by its names; any other of plotly's functions says what to do instead. */
export const plotlyModule: object = new Proxy(KNOWN, {
  get(known, name) {
    if (typeof name === 'symbol' || name === 'then' || name === '__esModule') return undefined;
    if (name === 'default') return plotlyModule;
    if (name in known) return known[name];
    return () => {
      throw new InputError({
        what: `Plotly.${name}`,
        expected: 'newPlot or react, or show({ data, layout }) of clusternet/notebook, in a cell',
        actual: 'a function that needs a page in a browser',
      });
    };
  },
});

/** Names under which plotly.js is installed. */
export const PLOTLY_PACKAGES = /^plotly\.js(-[a-z0-9]+)*(-dist)?(-min)?(\/|$)/;
