import type { Figure } from './figure';
import { type Bundle, type BundleMetadata, displayBundle, inNotebook } from './host';
import { figureToSvg } from './static/figureToSvg';
import { svgToPng } from './static/svgToPng';
import { HEIGHT, WIDTH } from './theme';

/**
 * Shows a figure as one output with three forms, so that it appears wherever the notebook is read: plotly JSON
 * (interactive), PNG (not trusted, or on a page without scripts) and a sentence of text. Outside a notebook prints the sentence.
 * @example show(graphFigure(graph, { title: 'The club' }))
 */
export function show(figure: Figure): void {
  if (inNotebook()) displayBundle(figureBundle(figure), pictureSize(figure));
  else displayBundle({ 'text/plain': figure.layout.meta.description });
}

/**
 * The forms of a figure by MIME type. Without plotly's `responsive`: in JupyterLab, whose renderer resizes by itself, it
 * lets a figure collapse to no height once a slider moves.
 * @example Object.keys(figureBundle(figure)) // plotly JSON, image/png, text/plain
 */
export function figureBundle(figure: Figure): Bundle {
  let png: string | undefined;
  return {
    'application/vnd.plotly.v1+json': {
      ...figure,
      // Plotly's own default is a button that uploads the figure to its makers' server.
      config: { displaylogo: false, showSendToCloud: false, ...figure.config },
    },
    // Drawn when it is sent: by far the most work, and in vain for a figure that the next one replaces at once.
    get 'image/png'() {
      png ??= figureToPng(figure).toString('base64');
      return png;
    },
    'text/plain': figure.layout.meta.description,
  };
}

/**
 * The figure as a PNG, 1800 pixels wide, to be shown at 900.
 * @example writeFileSync('club.png', figureToPng(graphFigure(graph, { title: 'The club' })))
 */
export function figureToPng(figure: Figure): Buffer {
  return svgToPng(figureToSvg(figure));
}

/** The PNG has twice the pixels that it is shown at. */
export function pictureSize(figure: Figure): BundleMetadata {
  return { 'image/png': { width: WIDTH, height: figure.layout.height ?? HEIGHT } };
}
