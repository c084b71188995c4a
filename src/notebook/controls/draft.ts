import { escapeHtml } from '../escape';
import type { Figure } from '../figure';
import type { Bundle } from '../host';
import { STILL } from '../show';
import { figureToSvg } from '../static/figureToSvg';
import { HEIGHT, WIDTH } from '../theme';

/**
 * A figure as quickly as it can be shown: its drawing, of a size that is known before it is loaded, so that the page does not
 * jump; its sentence where our renderer cannot draw it. Null for what is no figure. It is also what makes JupyterLab's plotly
 * draw again, which leaves a figure as it is that the pointer has been over, until something else has taken its place.
 */
export function draftOf(bundle: Bundle & { [STILL]?: Figure }): Bundle | null {
  const description = bundle['text/plain'];
  const still = bundle[STILL];
  if (still !== undefined) return picture(figureToSvg(still), still.layout.height ?? HEIGHT, description);
  const svg = bundle['image/svg+xml'];
  if (typeof svg === 'string') return picture(svg, HEIGHT, description);
  if (bundle['application/vnd.plotly.v1+json'] === undefined) return null;
  const box = `<div style="height:${HEIGHT}px">${escapeHtml(description)}</div>`;
  return { 'text/html': box, 'text/plain': description };
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
