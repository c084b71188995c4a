import { stripVTControlCharacters } from 'node:util';
import { escapeHtml, joined, scriptJson } from './html.mjs';
import { safeHtml } from './safeHtml.mjs';

const plotlyType = 'application/vnd.plotly.v1+json';
const pictures = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/** The size to show a picture at: what the output's metadata says, else the PNG's own pixels. */
function sizeOf(type, bytes, metadata) {
  const { width, height } = metadata?.[type] ?? {};
  if (Number.isFinite(width) && Number.isFinite(height)) return { width, height };
  return type === 'image/png' ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined;
}

function picture(data, metadata, place) {
  const type = Object.keys(pictures).find((name) => data[name] !== undefined);
  if (type === undefined) return undefined;
  const text = joined(data[type]);
  const bytes = type === 'image/svg+xml' ? Buffer.from(text) : Buffer.from(text, 'base64');
  const path = place.write(pictures[type], bytes);
  const alt = joined(data['text/plain']) || `Figure ${place.number}`;
  return { path, alt, ...sizeOf(type, bytes, metadata) };
}

function imageHtml({ path, alt, width, height }) {
  const size = width === undefined ? '' : ` width="${width}" height="${height}"`;
  return `<img src="${path}" alt="${escapeHtml(alt)}"${size}>`;
}

/**
 * A figure: its picture, which is what shows without scripts, and its plotly JSON, which assets/figures.js draws in the
 * picture's place.
 */
function figure(output, place) {
  const shown = picture(output.data, output.metadata, place);
  const alt = shown?.alt ?? joined(output.data['text/plain']);
  const json = output.data[plotlyType];
  const inside = shown ? imageHtml(shown) : `<p>${escapeHtml(alt)}</p>`;
  const label = escapeHtml(`Figure ${place.number}`);
  if (json === undefined) return { html: `<figure aria-label="${label}">${inside}</figure>`, shown };
  const { data = [], layout = {} } = json;
  const images = layout.images?.filter(({ source }) => /^data:image\//.test(source)); // none from another host
  const script = `<script type="application/json">${scriptJson({ data, layout: images ? { ...layout, images } : layout })}</script>`;
  return {
    html: `<figure aria-label="${label}"><div class="plot" data-alt="${escapeHtml(alt)}">${inside}${script}</div></figure>`,
    shown,
  };
}

const textBlock = (text, kind) => {
  const clean = stripVTControlCharacters(text).trimEnd();
  if (clean === '') return '';
  return `<pre class="output ${kind}" tabindex="0" role="region" aria-label="Output"><code>${escapeHtml(clean)}</code></pre>`;
};

/**
 * One output of a code cell: { html, shown } where `shown` is the picture that stands for a figure. A figure wins over HTML, HTML
 * over text; HTML is shown as far as `safeHtml` lets it. `place()` numbers the figure and writes its files.
 */
export function outputHtml(output, place) {
  if (output.output_type === 'stream') {
    return { html: textBlock(joined(output.text), output.name === 'stderr' ? 'error' : 'text') };
  }
  if (output.output_type === 'error') return { html: textBlock(`${output.ename}: ${output.evalue}`, 'error') };
  const data = output.data ?? {};
  if ([plotlyType, ...Object.keys(pictures)].some((type) => data[type] !== undefined)) return figure(output, place());
  const html = data['text/html'] === undefined ? '' : safeHtml(joined(data['text/html']));
  return {
    html: html
      ? `<div class="html">${html}</div>`
      : textBlock(joined(data['text/plain']) || joined(data['text/html']), 'text'),
  };
}
