import { escapeHtml } from '../escape';
import type { Figure } from '../figure';
import type { Bundle } from '../host';
import { figureToSvg } from '../static/figureToSvg';
import { HEIGHT, WIDTH } from '../theme';

/**
 * A figure as quickly as it can be shown: its drawing, of a size that is known before it is loaded, so that the page does
 * not jump. Null for what is no figure, or one that our renderer cannot draw.
 */
export function draftOf(bundle: Bundle): Bundle | null {
  const description = bundle['text/plain'];
  const figure = bundle['application/vnd.plotly.v1+json'] as Figure | undefined;
  if (figure === undefined) {
    const svg = bundle['image/svg+xml'];
    return typeof svg === 'string' ? picture(svg, HEIGHT, description) : null;
  }
  try {
    return picture(figureToSvg(figure), figure.layout.height ?? HEIGHT, description);
  } catch {
    return null;
  }
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
