import { describe, expect, it, vi } from 'vitest';
import { controls, drawing } from '../../../src/notebook';
import { type FakeKernel, kernelOfEachTest, pause } from '../../support/fakeKernel';

let kernel: FakeKernel;
kernelOfEachTest((one) => {
  kernel = one;
});

describe('drawing', () => {
  it('is a white sheet at first, or what it is told', () => {
    expect(drawing(2, 3).initial).toEqual(new Float32Array(6));
    expect(drawing(1, 2, { value: [0.5, 1] }).initial).toEqual(Float32Array.of(0.5, 1));
    expect(drawing(1, 2, { value: [0.5, 0] }).text(Float32Array.of(0.5, 0))).toBe('1 of 2 pixels');
  });

  it.each([
    ['no pixels', () => drawing(0, 3), 'height of a drawing: expected'],
    ['too many', () => drawing(64, 64), 'width of a drawing: expected'],
    ['too few numbers', () => drawing(2, 2, { value: [1] }), 'expected 4 numbers between 0 and 1, but got 1'],
    ['more than ink', () => drawing(1, 1, { value: [2] }), 'expected 1 numbers between 0 and 1'],
  ])('refuses %s', (_what, make, sentence) => {
    expect(make).toThrow(sentence);
  });

  it.each([[undefined], ['ink'], [[1, 'a']], [[1, Number.NaN]], [[-0.1, 0]], [{ length: 2 }]])(
    'refuses to read %j',
    (held) => {
      expect(() => drawing(1, 2).read(held)).toThrow('a drawing: expected 2 numbers between 0 and 1');
    },
  );
});

describe('a drawing in a frontend of widgets', () => {
  const pixels = () => kernel.comms.filter(({ data }) => data.state._model_name === 'ToggleButtonModel');

  async function draw() {
    const call = vi.fn();
    const declaration = { digit: drawing(2, 2, { value: [0, 0.75, 0.25, 0], label: 'a digit' }) };
    await kernel.run('a', () => controls(declaration, ({ digit }) => call(Array.from(digit))));
    return call;
  }

  it('is a button for each pixel, down where there is ink, in as many columns', async () => {
    const call = await draw();
    expect(pixels().map(({ data }) => data.state.value)).toEqual([false, true, false, false]);
    expect(pixels().map(({ data }) => data.state.tooltip)).toContain('row 2, column 1');
    const grid = kernel.comms.find(({ data }) => data.state._model_name === 'GridBoxModel')!.data.state;
    expect(grid.children).toEqual(pixels().map(({ id }) => `IPY_MODEL_${id}`));
    const layout = kernel.comms.find(({ id }) => `IPY_MODEL_${id}` === grid.layout)!;
    expect(layout.data.state.grid_template_columns).toBe('repeat(2, 24px)');
    expect(call.mock.calls).toEqual([[[0, 0.75, 0.25, 0]]]);
  });

  it('calls again with what was pressed; other pixels keep their ink', async () => {
    const call = await draw();
    pixels()[0]!.receive({ method: 'update', state: { value: true } });
    pixels()[1]!.receive({ method: 'update', state: { value: false } });
    pixels()[3]!.receive({ method: 'update', state: { value: false } }); // says what holds
    await pause();
    expect(call.mock.calls.slice(1)).toEqual([[[1, 0, 0.25, 0]]]);
  });

  it('is wiped by Clear', async () => {
    const call = await draw();
    kernel.press('Clear');
    await pause();
    expect(call.mock.calls.slice(1)).toEqual([[[0, 0, 0, 0]]]);
    expect(pixels()[1]!.sent.at(-1)).toMatchObject({ state: { value: false } });
  });

  it('refuses what is no press, and says so to the browser', async () => {
    const call = await draw();
    pixels()[1]!.receive({ method: 'update', state: { value: 'down' } });
    pixels()[0]!.receive({ method: 'update', state: { other: 1 } });
    await pause();
    expect(call).toHaveBeenCalledTimes(1);
    expect(pixels()[1]!.sent).toMatchObject([{ method: 'update', state: { value: true } }]);
    expect(pixels()[0]!.sent).toEqual([]);
  });
});
