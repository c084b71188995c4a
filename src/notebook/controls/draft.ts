import { escapeHtml } from '../escape';
import type { Figure } from '../figure';
import type { Bundle } from '../host';
import { STILL } from '../show';
import { figureToSvg } from '../static/figureToSvg';
import { HEIGHT, WIDTH } from '../theme';

const PLOTLY = 'application/vnd.plotly.v1+json';

/** By this our JupyterLab extension knows a figure that changes, and keeps one drawing of it through drafts and whole figures. */
const LIVE = 'application/vnd.clusternet.live-figure+json';

/**
 * A figure as quickly as it can be shown: without the picture, which takes by far the most time. Frontends that have not our
 * extension get the drawing, of a size that is known before it is loaded, so that the page does not jump; or the sentence where
 * our renderer cannot draw it. Null for what is no figure.
 *
 * That it is another form than plotly's matters to them: Python's plotly leaves a figure as it is that the pointer has been
 * over, until something else has taken its place.
 */
export function draftOf(bundle: Bundle & { [STILL]?: Figure }): Bundle | null {
  const description = bundle['text/plain'];
  const svg = bundle['image/svg+xml'];
  if (typeof svg === 'string') return picture(svg, HEIGHT, description);
  const figure = bundle[PLOTLY];
  if (figure === undefined) return null;
  const still = bundle[STILL];
  const drawing =
    still === undefined
      ? { 'text/html': `<div style="height:${HEIGHT}px">${escapeHtml(description)}</div>` }
      : picture(figureToSvg(still), still.layout.height ?? HEIGHT, description);
  return { [LIVE]: figure, ...drawing, 'text/plain': description };
}

/** The bundle as one of a figure that will change. */
export function wholeOf(bundle: Bundle): Bundle {
  return bundle[PLOTLY] === undefined ? bundle : { [LIVE]: {}, ...bundle };
}

function picture(svg: string, height: number, description: string): Bundle {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  // JupyterLab keeps 20 pixels free beside HTML, and none beside the figure that comes later.
  const style = `display:block;margin:0;width:min(${WIDTH}px,100% + 20px);max-width:none;height:auto;aspect-ratio:${WIDTH}/${height}`;
  return {
    'text/html': `<img src="${source}" style="${style}" decoding="sync" alt="${escapeHtml(description)}">`,
    'text/plain': description,
  };
}
