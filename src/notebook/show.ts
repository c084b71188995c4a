import type { Figure } from './figure';
import { type Bundle, displayBundle, inNotebook } from './host';
import { pictureSizes } from './pictureSizes';
import { describePlotly, drawable } from './plotly/drawable';
import { HOUSE_TEMPLATE } from './plotly/houseTemplate';
import { type PlainFigure, type PlotlyFigure, plainFigure } from './plotly/PlotlyFigure';
import { figureToSvg } from './static/figureToSvg';
import { fontsFor } from './static/fonts';
import { svgToPng } from './static/svgToPng';

/**
 * Shows a figure as one output with three forms, so that it appears wherever the notebook is read: plotly JSON
 * (interactive), PNG (not trusted, or on a page without scripts) and a sentence of text. Outside a notebook prints the sentence.
 * A figure of one's own is what plotly.js takes, of any type of trace; where it has one that our still pictures do not know, the
 * sentence says so instead of a PNG.
 * @throws InputError for what is no figure, or holds what JSON has no form for
 * @example show(graphFigure(graph, { title: 'The club' }))
 * @example show({ data: [{ type: 'bar', x: ['Louvain', 'ClusterNet'], y: [0.42, 0.41] }], layout: { title: 'The club' } })
 */
export function show(figure: Figure | PlotlyFigure): void {
  if (inNotebook()) {
    const bundle = figureBundle(figure);
    displayBundle(bundle, pictureSizes(bundle));
  } else
    displayBundle({
      'text/plain': isOurs(figure) ? figure.layout.meta.description : describePlotly(plainFigure(figure)),
    });
}

/**
 * The forms of a figure by MIME type. Without plotly's `responsive`: in JupyterLab, whose renderer resizes by itself, it
 * lets a figure collapse to no height once a slider moves.
 * @throws InputError as `show` does
 * @example Object.keys(figureBundle(figure)) // plotly JSON, image/png, text/plain
 */
export function figureBundle(figure: Figure | PlotlyFigure): Bundle {
  if (isOurs(figure)) {
    return withPicture(plotlyJson(figure), figure, figure.layout.meta.description);
  }
  const plain = plainFigure(figure);
  const { template = HOUSE_TEMPLATE } = plain.layout;
  const json = plotlyJson({ ...plain, layout: { ...plain.layout, template } });
  const still = drawable(plain);
  const sentence = describePlotly(plain);
  if ('undrawn' in still) {
    const text = `${sentence} It shows where plotly runs; there is no still picture, which knows no ${still.undrawn}.`;
    return { [PLOTLY]: json, 'text/plain': text };
  }
  still.layout.meta.description = sentence;
  return withPicture(json, still, sentence);
}

/** The picture is drawn when it is sent: by far the most work, and in vain for a figure that the next one replaces at once. */
function withPicture(json: object, still: Figure, sentence: string): Bundle & { [STILL]: Figure } {
  let png: string | undefined;
  return {
    [STILL]: still,
    [PLOTLY]: json,
    get 'image/png'() {
      png ??= figureToPng(still).toString('base64');
      return png;
    },
    'text/plain': sentence + lettersNote(still),
  };
}

/** A sentence on letters that the picture may lack; '' where it has all. */
function lettersNote({ data, layout }: Figure): string {
  const texts = JSON.stringify([layout, data.map((trace) => [trace.name, 'text' in trace ? trace.text : ''])]);
  const packages = fontsFor(texts).missing.map(({ script, install }) => `${script}: ${install}`);
  if (packages.length === 0) return '';
  return ` Some letters of the still picture are in this machine's fonts, or boxes, until a package is installed (${packages.join(', ')}).`;
}

/** Whether one of our builders made it: those describe themselves. */
function isOurs(figure: Figure | PlotlyFigure): figure is Figure {
  const { layout, data } = (figure ?? {}) as Figure; // a caller in JavaScript may hand over anything
  if (typeof layout?.meta?.description !== 'string' || !Array.isArray(data)) return false;
  return data.every((trace) =>
    trace?.type === 'heatmap' ? trace.zmin !== undefined : trace?.type?.startsWith('scatter') && trace.mode,
  );
}

/** Where a bundle holds what its picture is drawn from: no form of it, and not sent. */
export const STILL = Symbol('still');

const PLOTLY = 'application/vnd.plotly.v1+json';

/** Plotly's own default is a button that uploads the figure to its makers' server. */
function plotlyJson(figure: Figure | PlainFigure): object {
  return {
    ...figure,
    config: { displaylogo: false, showSendToCloud: false, ...(figure.config as object | undefined) },
  };
}

/**
 * The figure as a PNG, 1800 pixels wide, to be shown at 900.
 * @example writeFileSync('club.png', figureToPng(graphFigure(graph, { title: 'The club' })))
 */
export function figureToPng(figure: Figure): Buffer {
  return svgToPng(figureToSvg(figure));
}
