import type { Control } from './Control';
import { type ModelState, modelOf, type Widget, type WidgetListener } from './Widget';

/** Ink from which a pixel counts as pressed. */
const HALF = 0.5;
/** Side of a pixel. */
const SIDE = '24px';

/**
 * A drawing of widgets: a button for each pixel that stays down where there is ink, and one that wipes the sheet. The ink of a
 * pixel that nobody presses stays what it was.
 * @param add makes a widget
 * @param changed gets the whole drawing
 * @returns what holds them all
 */
export function pixelButtons(
  { pixels, label }: Control<Float32Array>,
  name: string,
  value: Float32Array,
  add: (state: ModelState, listener?: WidgetListener) => Widget,
  changed: (value: Float32Array) => void,
): Widget {
  const { width } = pixels!;
  let drawn = value;
  const take = (next: Float32Array): void => {
    drawn = next;
    changed(drawn);
  };
  const side = add(modelOf('Layout', { width: SIDE, height: SIDE, margin: '0', padding: '0' })).reference;
  const buttons = Array.from(value, (ink, i) => {
    const tooltip = `row ${1 + Math.floor(i / width)}, column ${1 + (i % width)}`;
    const press = (change: ModelState): void => {
      const held = drawn[i]! >= HALF;
      const isDown = change.value;
      if (!('value' in change) || isDown === held) return;
      if (typeof isDown !== 'boolean') {
        button.set({ value: held }); // refused: the browser shows again what holds
        return;
      }
      button.note({ value: isDown });
      take(drawn.map((one, at) => (at === i ? Number(isDown) : one)));
    };
    const button: Widget = add(
      { ...modelOf('ToggleButton'), value: ink >= HALF, tooltip, layout: side },
      { changed: press },
    );
    return button;
  });
  const wipe = (): void => {
    for (const button of buttons) button.set({ value: false });
    take(new Float32Array(drawn.length));
  };
  const columns = add(
    modelOf('Layout', { grid_template_columns: `repeat(${width}, ${SIDE})`, grid_gap: '1px', margin: '0 0.6em' }),
  );
  const sheet = add(
    modelOf('GridBox', { children: buttons.map(({ reference }) => reference), layout: columns.reference }),
  );
  const named = add(modelOf('Label', { value: label ?? name }));
  const clear = add({ ...modelOf('Button'), description: 'Clear' }, { pressed: wipe });
  return add(modelOf('HBox', { children: [named, sheet, clear].map(({ reference }) => reference) }));
}
