import { escapeHtml } from '../html.mjs';

/** Attributes of an element, '' for those without a value. */
const attributes = (all) =>
  Object.entries(all)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
    .join('');

/** The element of one control, by its ipywidgets model; `held` is what the model holds at first. */
function element(id, model, held) {
  const { min, max, step, value: _, _model_name: kind } = model;
  const name = kind.replace(/Model$/, '');
  const field = (more) => `<input${attributes({ id, ...more })}>`;
  if (name === 'IntSlider' || name === 'FloatSlider') return field({ type: 'range', min, max, step, value: held });
  if (name === 'FloatLogSlider') {
    return field({ type: 'range', min, max, step, value: Math.log10(held), 'data-base': model.base });
  }
  if (/^Bounded(Int|Float)Text$/.test(name)) {
    const limit = (end) => (Math.abs(end) < 2 ** 31 - 1 ? end : undefined);
    return field({
      type: 'number',
      min: limit(min),
      max: limit(max),
      step: /Float/.test(name) ? 'any' : step,
      value: held,
    });
  }
  if (name === 'Text') return field({ type: 'text', value: held, placeholder: model.placeholder });
  if (name === 'Checkbox' || name === 'ToggleButton') return field({ type: 'checkbox', checked: held });
  const options = model._options_labels.map(
    (label, i) => `<option${attributes({ selected: i === held })}>${escapeHtml(label)}</option>`,
  );
  return `<select${attributes({ id })}>${options.join('')}</select>`;
}

/** A sheet to draw on: a box for each pixel, of which one at a time is reached by Tab, and the others from it by the arrows. */
function sheet(name, id, label, width, ink) {
  const boxes = ink.map((one, i) => {
    const place = `row ${1 + Math.floor(i / width)}, column ${1 + (i % width)}`;
    return `<input${attributes({ type: 'checkbox', 'aria-label': place, checked: one >= 0.5, 'data-ink': one, tabindex: i === 0 ? 0 : -1 })}>`;
  });
  return `<fieldset class="row sheet" data-name="${escapeHtml(name)}" data-width="${width}" style="--columns: ${width}" aria-describedby="${id}-how">
<legend>${label}</legend><div class="pixels">${boxes.join('')}</div>
<p id="${id}-how">Draw with the mouse or a finger; or move with the arrow keys, ink with the space bar.</p>
<button type="button" data-wipe>Clear</button></fieldset>`;
}

/** Says what a file is for, and that it stays where it is. */
function fileRow(id) {
  return `<div class="row file"><label for="${id}-file">your graph</label>
<input type="file" id="${id}-file" aria-describedby="${id}-stays">
<p id="${id}-stays">Or drop it here: a table of edges, GraphML, GEXF, JSON, GML, Pajek and more, gzipped or not. It is read, solved
and drawn in this page; it never leaves your machine, and the page is forbidden to send anything anywhere.</p></div>`;
}

/**
 * The controls of a live cell as a form, hidden until assets/live.js is there to answer.
 * @param cell id of the cell
 * @param declaration what its `controls` declare
 * @param label says which cell it is
 * @param hasFile whether a reader may give a file; default no
 * @param run what the button says that starts it; default 'Run'
 */
export function liveForm({ cell, declaration, label, hasFile = false, run = 'Run' }) {
  const id = `live-${cell}`;
  const rows = [];
  const buttons = [];
  for (const [name, control] of Object.entries(declaration)) {
    const { key, model, initial } = control;
    const text = escapeHtml(control.label ?? name);
    if (key === null) {
      buttons.push(`<button type="button" data-press="${escapeHtml(name)}">${text}</button>`);
      continue;
    }
    if (control.pixels !== undefined) {
      rows.push(sheet(name, `${id}-${rows.length}`, text, control.pixels.width, control.write(initial)));
      continue;
    }
    const field = element(`${id}-${rows.length}`, model, control.write(initial));
    const says = /type="range"/.test(field) ? `<output for="${id}-${rows.length}"></output>` : '';
    rows.push(
      `<div class="row" data-name="${escapeHtml(name)}"><label for="${id}-${rows.length}">${text}</label>${field}${says}</div>`,
    );
  }
  return `<form class="controls" aria-label="${escapeHtml(label)}" hidden>
${hasFile ? fileRow(id) : ''}${rows.join('\n')}
<div class="row buttons"><button type="button" class="go" data-do="run">${escapeHtml(run)}</button>${buttons.join('')}<button type="button" data-do="stop" disabled>Stop</button><button type="button" data-do="reset" disabled>Reset</button>
<p role="status"></p></div>
</form>`;
}
