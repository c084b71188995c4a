import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { InputError } from '../../../src/errors';
import {
  button,
  check,
  choice,
  controls,
  lineFigure,
  liveTraining,
  number,
  show,
  slider,
  table,
  text,
  toggle,
} from '../../../src/notebook';
import { displayBundle } from '../../../src/notebook/host';
import { type FakeKernel, kernelOfEachTest, pause } from '../../support/fakeKernel';

const WIDGET = 'application/vnd.jupyter.widget-view+json';
const PLOTLY = 'application/vnd.plotly.v1+json';
const LIVE = 'application/vnd.clusternet.live-figure+json';
const STDERR = 'application/vnd.jupyter.stderr';

const figure = (title: string) => lineFigure({ title, xLabel: 'x', yLabel: 'y', curves: [{ name: 'a', y: [1, 2] }] });
const say = (words: string) => displayBundle({ 'text/plain': words });

let kernel: FakeKernel;
let end: () => void;
kernelOfEachTest((one, away) => {
  [kernel, end] = [one, away];
});
afterEach(() => void vi.restoreAllMocks());

/** What stands below the controls: without the view and the values. */
const below = () => kernel.shown.slice(2).map(({ data }) => data['text/plain']);
const status = () => {
  const line = kernel.comms.find((comm) => comm.data.state._model_name === 'HTMLModel')!;
  return String(line.sent.at(-1)?.state.value ?? line.data.state.value).replace(/<style>.*?<\/style>|<[^>]*>/g, '');
};

describe('the models', () => {
  const declaration = {
    k: slider(2, 12, { value: 4 }),
    spread: slider(0, 1, { label: 'how wide' }),
    rate: slider(1e-4, 1, { log: true, value: 0.01 }),
    seed: number(0, { min: 0 }),
    data: choice(['cora', 'fb']),
    exact: check(true),
    arrows: toggle(),
    file: text('a.csv'),
    train: button({ label: 'Train' }),
  };

  it('are opened by the ipywidgets protocol, parts before what holds them', async () => {
    await kernel.run('a', () => controls(declaration, () => {}));
    const seen = new Set<string>();
    for (const { id, target, data, metadata } of kernel.comms) {
      expect(target).toBe('jupyter.widget');
      expect(metadata).toEqual({ version: '2.1.0' });
      expect(data.buffer_paths).toEqual([]);
      expect(data.state).toMatchObject({ _model_module_version: '2.0.0', _view_module_version: '2.0.0' });
      expect(data.state._model_module).toMatch(/^@jupyter-widgets\/(base|controls)$/);
      const parts = [data.state.layout, data.state.style, ...(data.state.children ?? [])].filter(Boolean);
      for (const part of parts) expect(seen).toContain(part);
      seen.add(`IPY_MODEL_${id}`);
    }
    const root = kernel.comms.at(-1)!;
    expect(kernel.shown[0]!.data[WIDGET]).toEqual({ version_major: 2, version_minor: 0, model_id: root.id });
    expect(root.data.state._model_name).toBe('VBoxModel');
  });

  it('hold what was declared', async () => {
    await kernel.run('a', () => controls(declaration, () => {}));
    const state = (description: string) => kernel.model(description).data.state;
    expect(state('k')).toMatchObject({ _model_name: 'IntSliderModel', min: 2, max: 12, step: 1, value: 4 });
    expect(state('how wide')).toMatchObject({ _model_name: 'FloatSliderModel', min: 0, max: 1, value: 0.5 });
    expect(state('rate')).toMatchObject({ _model_name: 'FloatLogSliderModel', min: -4, max: 0, value: 0.01 });
    expect(state('seed')).toMatchObject({ _model_name: 'BoundedIntTextModel', min: 0, value: 0 });
    expect(state('data')).toMatchObject({ _model_name: 'DropdownModel', _options_labels: ['cora', 'fb'], index: 0 });
    expect(state('exact')).toMatchObject({ _model_name: 'CheckboxModel', value: true });
    expect(state('arrows')).toMatchObject({ _model_name: 'ToggleButtonModel', value: false });
    expect(state('file')).toMatchObject({ _model_name: 'TextModel', value: 'a.csv', continuous_update: false });
    expect(state('Train')).toMatchObject({ _model_name: 'ButtonModel' });
  });

  it('give values of the declared types', async () => {
    await kernel.run('a', () =>
      controls(declaration, (values) => {
        expectTypeOf(values.k).toEqualTypeOf<number>();
        expectTypeOf(values.data).toEqualTypeOf<'cora' | 'fb'>();
        expectTypeOf(values.exact).toEqualTypeOf<boolean>();
        expectTypeOf(values.file).toEqualTypeOf<string>();
        expect(values).toEqual({
          k: 4,
          spread: 0.5,
          rate: 0.01,
          seed: 0,
          data: 'cora',
          exact: true,
          arrows: false,
          file: 'a.csv',
          train: false,
        });
      }),
    );
  });

  it('answer a request for their state, with what the reader changed', async () => {
    await kernel.run('a', () => controls({ k: slider(2, 12) }, () => {}));
    kernel.set('k', { value: 9 });
    const model = kernel.model('k');
    model.receive({ method: 'request_state' });
    expect(model.sent.at(-1)).toEqual({ method: 'update', state: { ...model.data.state, value: 9 }, buffer_paths: [] });
    await pause();
  });
});

describe('a change', () => {
  it('calls again, once for many, with the newest values', async () => {
    const called: number[] = [];
    await kernel.run('a', () => controls({ k: slider(2, 12) }, ({ k }) => called.push(k)));
    for (const value of [3, 4, 5, 6]) kernel.set('k', { value });
    await pause();
    expect(called).toEqual([7, 6]);
  });

  it('follows a slider that does not stand still', async () => {
    const called: number[] = [];
    await kernel.run('a', () => controls({ k: slider(1, 100, { value: 1 }) }, ({ k }) => called.push(k)));
    for (let value = 2; value < 42; value++) {
      kernel.set('k', { value });
      await pause(20);
    }
    await pause();
    expect(called.length).toBeGreaterThanOrEqual(4);
    expect(called.length).toBeLessThan(20);
    expect(called.at(-1)).toBe(41);
  });

  it.each([
    ['out of range', 'k', { value: 13 }, { value: 7 }],
    ['of another type', 'k', { value: '5' }, { value: 7 }],
    ['no integer', 'k', { value: 5.5 }, { value: 7 }],
    ['nothing', 'k', { value: null }, { value: 7 }],
    ['no entry', 'data', { index: 2 }, { index: 0 }],
    ['chosen away', 'data', { index: null }, { index: 0 }],
    ['a text for a tick', 'exact', { value: 'yes' }, { value: false }],
    ['a number for a text', 'file', { value: 1 }, { value: '' }],
  ])('%s is refused, and the browser told', async (_what, name, state, held) => {
    const call = vi.fn();
    const declaration = { k: slider(2, 12), data: choice(['a', 'b']), exact: check(), file: text() };
    await kernel.run('a', () => controls(declaration, call));
    kernel.set(name, state);
    await pause();
    expect(call).toHaveBeenCalledTimes(1);
    expect(kernel.model(name).sent.at(-1)).toMatchObject({ method: 'update', state: held });
  });

  it.each([[null], [7], [{}], [{ method: 'update' }], [{ method: 'update', state: [] }], [{ method: 'custom' }], [[]]])(
    'that is nonsense (%j) does nothing',
    async (message) => {
      const call = vi.fn();
      await kernel.run('a', () => controls({ k: slider(2, 12) }, call));
      for (const comm of kernel.comms) comm.receive(message);
      await pause();
      expect(call).toHaveBeenCalledTimes(1);
    },
  );

  it('waits for the button where there is one, which is true in the call that it starts', async () => {
    const called: unknown[] = [];
    await kernel.run('a', () => controls({ k: slider(2, 12), train: button() }, (values) => called.push(values)));
    kernel.set('k', { value: 3 });
    await pause();
    expect(called).toEqual([{ k: 7, train: false }]);
    kernel.press('train');
    await pause();
    expect(called.slice(1)).toEqual([{ k: 3, train: true }]);
  });
});

/** Waits until its signal aborts, or `milliseconds`. */
const until = (signal: AbortSignal, milliseconds: number) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

describe('a call that runs', () => {
  it('is aborted by the next one, which waits for its end; what it showed late is dropped', async () => {
    const log: string[] = [];
    let open = 0;
    await kernel.run('a', () =>
      controls({ k: slider(2, 12) }, async ({ k }, { signal }) => {
        expect(++open).toBe(1);
        if (k === 3) await until(signal, 5000);
        await pause(20);
        log.push(`${k}${signal.aborted ? ' aborted' : ''}`);
        say(`k = ${k}`);
        open--;
      }),
    );
    kernel.set('k', { value: 3 });
    await pause();
    kernel.set('k', { value: 4 });
    await pause(250);
    expect(log).toEqual(['7', '3 aborted', '4']);
    expect(below()).toEqual(['k = 4']);
    expect(kernel.shown[2]!.updates).toBe(1);
  });

  it.each([
    ['the stop button', () => kernel.press('Stop')],
    ['an interrupt of the kernel', () => kernel.interrupt()],
  ])('is stopped by %s, and what it shows then stays', async (_what, stop) => {
    await kernel.run('a', () =>
      controls({ k: slider(2, 12) }, async ({ k }, { signal }) => {
        if (k === 3) await until(signal, 5000);
        say(`best so far for ${k}`);
      }),
    );
    kernel.set('k', { value: 3 });
    await pause(500);
    expect(status()).toMatch(/^running, 0\.\d s$/);
    expect(kernel.model('Stop').sent.at(-1)).toMatchObject({ state: { disabled: false } });
    stop();
    await pause(20);
    expect(below()).toEqual(['best so far for 3']);
    expect(status()).toMatch(/^stopped after 0\.\d s$/);
    expect(kernel.model('Stop').sent.at(-1)).toMatchObject({ state: { disabled: true } });
  });

  it('in its own cell is superseded too: the cell waits for the one that counts', async () => {
    const done = kernel.run('a', () =>
      controls({ k: slider(2, 12) }, async ({ k }, { signal }) => {
        if (k === 7) await until(signal, 5000);
        say(`k = ${k}`);
      }),
    );
    await pause(20);
    kernel.set('k', { value: 3 });
    await done;
    expect(below()).toEqual(['k = 3']);
  });

  it('is the default of what it trains', async () => {
    let seen: AbortSignal | undefined;
    await kernel.run('a', () =>
      controls({ k: slider(2, 12) }, async (_values, { signal }) => {
        await pause(10);
        expect(kernel.cell!.signal).toBe(signal);
        seen = signal;
      }),
    );
    expect(seen!.aborted).toBe(false);
  });

  it('tells its steps', async () => {
    await kernel.run('a', () =>
      controls({ k: slider(2, 12) }, async (_values, { onProgress }) => {
        onProgress({ step: 40, steps: 100, loss: 1, seconds: 1 });
        await pause(400);
        expect(status()).toMatch(/^ step 40 of 100, 0\.\d s$/);
      }),
    );
    expect(status()).toMatch(/^done in 0\.\d s$/);
  });
});

describe('what a call shows', () => {
  it('stands below the controls of its own cell, each time in the same places', async () => {
    const call = ({ k }: { k: number }) => {
      show(figure(`figure ${k}`));
      kernel.print(`printed ${k}\n`);
      kernel.print('more\n');
      table([{ k }]);
    };
    await kernel.run('a', () => controls({ k: slider(2, 12) }, call));
    const before = kernel.shown.length;
    await kernel.run('b', () => controls({ other: slider(2, 12) }, ({ other }) => say(`other ${other}`)));
    kernel.set('k', { value: 3 });
    await pause();
    expect(kernel.shown).toHaveLength(before + 3);
    expect(kernel.shown.map(({ cell }) => cell.id).join('')).toBe('aaaaabbb');
    expect(below().slice(0, 3)).toEqual([
      expect.stringContaining('figure 3'),
      'printed 3\nmore\n',
      expect.stringMatching(/k\n-+\n3/),
    ]);
  });

  it('is a quick drawing while the reader moves, and the whole figure once all is still', async () => {
    await kernel.run('a', () => controls({ k: slider(2, 12) }, ({ k }) => show(figure(`figure ${k}`))));
    const place = kernel.shown[2]!;
    expect(Object.keys(place.data)).toEqual([LIVE, PLOTLY, 'image/png', 'text/plain']);
    kernel.set('k', { value: 3 });
    await pause();
    expect(Object.keys(place.data)).toEqual([LIVE, 'text/html', 'text/plain']);
    expect(place.data[LIVE]).toMatchObject({ layout: { meta: { description: expect.stringContaining('figure 3') } } });
    expect(place.data['text/html']).toMatch(
      /^<img src="data:image\/svg\+xml;base64,[^"]+" style="[^"]*aspect-ratio:900\/560"/,
    );
    await pause(1200);
    expect(Object.keys(place.data)).toEqual([LIVE, PLOTLY, 'image/png', 'text/plain']);
    expect(place.data['text/plain']).toContain('figure 3');
    expect(place.metadata).toEqual({ 'image/png': { width: 900, height: 560 } });
  });

  it('is what it returns too, as the last value of a cell', async () => {
    await kernel.run('a', () => controls({ k: slider(2, 12) }, async ({ k }) => [k, k]));
    expect(below()).toEqual(['[ 7, 7 ]']);
  });

  it('of an own figure changes too, whether there is a picture of it or not', async () => {
    const bar =
      (type: string) =>
      ({ k }: { k: number }) =>
        show({ data: [{ type, z: [[k]], y: [k] }], layout: {} });
    for (const type of ['bar', 'surface']) {
      await kernel.run(type, () => controls({ [type]: slider(2, 12) }, (values) => bar(type)({ k: values[type]! })));
      kernel.set(type, { value: 3 });
      await pause();
      const { data } = kernel.shown.at(-1)!;
      expect(Object.keys(data)).toEqual([LIVE, 'text/html', 'text/plain']);
      expect(data['text/html']).toMatch(type === 'bar' ? /^<img/ : /^<div style="height:560px">/);
    }
  });

  it('goes where a later call shows less', async () => {
    const call = ({ k }: { k: number }) => {
      for (let i = 0; i < k; i++) say(`line ${i}`);
    };
    await kernel.run('a', () => controls({ k: slider(1, 3, { value: 3 }) }, call));
    kernel.set('k', { value: 1 });
    await pause();
    expect(below()).toEqual(['line 0', '', '']);
  });

  it('may be a live training, which ends as its figure', async () => {
    await kernel.run('a', () =>
      controls({ k: slider(2, 12) }, () => {
        const live = liveTraining({ title: 'T', perSecond: 1e9 });
        for (let step = 1; step <= 3; step++) live.onProgress({ step, steps: 3, loss: step, seconds: step });
        live.finish();
        say('after');
      }),
    );
    expect(below()).toEqual([expect.stringContaining('T'), 'after']);
    expect(Object.keys(kernel.shown[2]!.data)).toContain(PLOTLY);
  });

  it('is named by the values that it belongs to, where the controls cannot be seen', async () => {
    const declaration = { k: slider(2, 12), '<b>': choice(['a', 'b']) };
    await kernel.run('a', () => controls(declaration, () => {}));
    kernel.set('k', { value: 3 });
    await pause();
    const { data } = kernel.shown[1]!;
    expect(data['text/plain']).toBe('k = 3, <b> = a');
    expect(data['text/html']).toContain('&lt;b&gt;');
  });
});

describe('an error', () => {
  it('of the first call is the cell’s', async () => {
    const failing = kernel.run('a', () =>
      controls({ k: slider(2, 12) }, () => {
        throw new RangeError('boom');
      }),
    );
    await expect(failing).rejects.toThrow(RangeError);
    expect(status()).toBe('boom');
  });

  it('of a later call stands below the controls, a mistake as its sentence, and the next call goes on', async () => {
    await kernel.run('a', () =>
      controls({ k: slider(2, 12) }, ({ k }) => {
        if (k === 3) throw new InputError({ what: 'K', expected: 'more', actual: '3 < 4' });
        if (k === 4) throw new TypeError('a bug');
        say(`k = ${k}`);
      }),
    );
    kernel.set('k', { value: 3 });
    await pause();
    expect(kernel.shown[2]!.data[STDERR]).toBe('InputError: K: expected more, but got 3 < 4');
    expect(status()).toBe('K: expected more, but got 3 &lt; 4');
    kernel.set('k', { value: 4 });
    await pause();
    expect(kernel.shown[2]!.data[STDERR]).toMatch(/^TypeError: a bug\n +at /);
    kernel.set('k', { value: 5 });
    await pause();
    expect(below()).toEqual(['k = 5']);
  });

  it('that only says the signal aborted is none', async () => {
    await kernel.run('a', () =>
      controls({ k: slider(2, 12) }, async ({ k }, { signal }) => {
        if (k === 3) await until(signal, 5000);
        signal.throwIfAborted();
      }),
    );
    kernel.set('k', { value: 3 });
    await pause();
    kernel.press('Stop');
    await pause(20);
    expect(status()).toMatch(/^stopped/);
  });

  it('names a declaration that cannot be', async () => {
    await expect(controls({}, () => {})).rejects.toThrow(InputError);
    expect(() => slider(3, 3)).toThrow(InputError);
    expect(() => slider(0, 1, { log: true })).toThrow(InputError);
    expect(() => slider(0, 9, { value: 10 })).toThrow('a slider: expected an integer between 0 and 9, but got 10');
    expect(() => slider(0, 9, { step: 0 })).toThrow(InputError);
    expect(() => number(-1, { min: 0 })).toThrow(InputError);
    expect(() => choice([])).toThrow(InputError);
    expect(() => choice(['a', 'b'], { value: 'c' as 'a' })).toThrow('choice: expected one of a, b, but got c');
  });
});

describe('a cell that runs again', () => {
  it('closes what it had made, 500 times', async () => {
    const open = () => kernel.comms.filter(({ closed }) => !closed).length;
    const cell = async () => {
      await controls({ k: slider(2, 12) }, () => say('x'));
      await controls({ l: slider(2, 12) }, () => say('y'));
    };
    await kernel.run('again', cell);
    const first = open();
    for (let i = 0; i < 500; i++) await kernel.run('again', cell);
    expect([open(), kernel.listeners]).toEqual([first, 2]);
  });

  it('ends the call that still runs', async () => {
    const aborted: boolean[] = [];
    const call = async ({ k }: { k: number }, { signal }: { signal: AbortSignal }) => {
      if (k === 3) await until(signal, 5000);
      aborted.push(signal.aborted);
    };
    await kernel.run('b', () => controls({ k: slider(2, 12) }, call));
    kernel.set('k', { value: 3 });
    await pause();
    await kernel.run('b', () => controls({ k: slider(2, 12) }, call));
    expect(aborted.sort()).toEqual([false, false, true]);
  });
});

describe('without a kernel', () => {
  it('the call is made once, with the initial values, and prints', async () => {
    end();
    const printed: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((words) => printed.push(String(words)) > 0);
    await controls({ k: slider(2, 12), data: choice(['a', 'b']) }, async ({ k, data }, { signal, onProgress }) => {
      onProgress({ step: 1, steps: 1, loss: 0, seconds: 0 });
      say(`${k} ${data} ${signal.aborted}`);
    });
    expect(printed).toEqual(['k = 7, data = a\n', '7 a false\n']);
  });
});
