import { afterEach, expect, it } from 'vitest';
import { setAmbientSignal } from '../../src/ambientSignal';
import { providedFile } from '../../src/browser/files';
import { controls } from '../../src/browser/instead/notebook/controls/controls';
import { liveTraining } from '../../src/browser/instead/notebook/liveTraining';
import { writeWhole } from '../../src/browser/instead/writeWhole';
import { LiveWorker, type Program } from '../../src/browser/live/LiveWorker';
import type { FromWorker } from '../../src/browser/live/messages';
import { setLive } from '../../src/browser/live/running';
import { InputError } from '../../src/errors';
import { button } from '../../src/notebook/controls/button';
import { slider } from '../../src/notebook/controls/slider';
import { displayBundle, updatingDisplay } from '../../src/notebook/host';
import { interruptSignal } from '../../src/notebook/interrupt';

const KERNEL = Symbol.for('clusternet.kernel');

afterEach(() => {
  delete (globalThis as { [KERNEL]?: unknown })[KERNEL];
  setAmbientSignal(undefined);
  setLive(null);
});

/** A worker with one cell, what it says, and how to ask it. */
function live(program: Program) {
  const said: FromWorker[] = [];
  const ended: ((message: FromWorker) => void)[] = [];
  const worker = new LiveWorker({ a: program }, {}, (message) => {
    said.push(message);
    if (message.say === 'end') ended.shift()?.(message);
  });
  let runs = 0;
  const ask = (more: object = {}) => {
    const end = new Promise<FromWorker>((resolve) => ended.push(resolve));
    worker.take({ do: 'run', run: ++runs, cell: 'a', held: {}, pressed: [], given: {}, files: {}, ...more });
    return end;
  };
  return { worker, said, ask };
}

const texts = (said: readonly FromWorker[]) =>
  said.flatMap((message) => (message.say === 'output' ? [[message.at, message.bundle['text/plain']]] : []));

it('runs the cells before once, and the call with what the controls hold', async () => {
  let prepared = 0;
  const { said, ask } = live(async (_, given) => {
    prepared++;
    displayBundle({ 'text/plain': 'stands on the page already' });
    const base = given('base', 10);
    await controls({ k: slider(2, 8, { value: 4 }) }, ({ k }) => displayBundle({ 'text/plain': `${base + k}` }));
  });
  expect(await ask()).toMatchObject({ how: 'done', outputs: 1, run: 1, cell: 'a' });
  await ask({ held: { k: 7 } });
  expect([texts(said), prepared]).toEqual([
    [
      [0, '14'],
      [0, '17'],
    ],
    1,
  ]);
  await ask({ given: { base: 20 } });
  expect([texts(said).at(-1), prepared]).toEqual([[0, '24'], 2]);
});

it('says in one sentence what was wrong, and goes on', async () => {
  const { ask } = live(async () => {
    await controls({ k: slider(2, 8) }, ({ k }) => {
      if (k === 3) throw new InputError({ what: 'K', expected: 'another', actual: '3' });
    });
  });
  expect(await ask({ held: { k: 3 } })).toMatchObject({
    how: 'failed',
    sentence: expect.stringContaining('expected another'),
  });
  expect(await ask({ held: { k: 'a lot' } })).toMatchObject({ how: 'failed' });
  expect(await ask({ held: { k: 4 } })).toMatchObject({ how: 'done' });
});

it('moves a number to the limits that a file has set', async () => {
  const { said, ask } = live(async () => {
    const most = providedFile('graph').length;
    await controls({ k: slider(1, most) }, ({ k }) => displayBundle({ 'text/plain': `${k}` }));
  });
  await ask({ held: { k: 50 }, files: { graph: new Uint8Array(60) } });
  await ask({ held: { k: 50 }, files: { graph: new Uint8Array(5) } });
  expect(texts(said)).toEqual([
    [0, '50'],
    [0, '5'],
  ]);
  expect(said.filter(({ say }) => say === 'controls')).toHaveLength(2);
});

it('ends a call for a newer one, of which nothing more is heard, and for Stop, which keeps what it shows', async () => {
  const { worker, said, ask } = live(async () => {
    await controls({ k: slider(1, 9) }, async ({ k }, { signal }) => {
      const show = updatingDisplay();
      for (let i = 0; !signal.aborted; i++) {
        show({ 'text/plain': `${k}: ${i === 0 ? 'begun' : 'on'}` });
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (k === 2 && i > 2) worker.take({ do: 'stop' });
      }
      show({ 'text/plain': `${k}: ended` });
    });
  });
  void ask({ held: { k: 1 } });
  await new Promise((resolve) => setTimeout(resolve, 30));
  const second = new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (!said.some(({ say }) => say === 'end')) return;
      clearInterval(look);
      resolve();
    }, 5);
  });
  void ask({ held: { k: 2 } });
  await second;
  const ends = said.filter(({ say }) => say === 'end');
  expect(ends).toMatchObject([{ run: 2, how: 'stopped', outputs: 1 }]);
  expect(texts(said)).toContainEqual([0, '1: on']);
  expect(texts(said)).not.toContainEqual([0, '1: ended']);
  expect(texts(said).at(-1)).toEqual([0, '2: ended']);
});

it('hands what is saved to the page, where a button was pressed', async () => {
  const { said, ask } = live(async () => {
    await controls({ save: button() }, ({ save }) => {
      if (save) writeWhole('out/a.csv', 'node\n');
    });
  });
  await ask();
  expect(said.some(({ say }) => say === 'file')).toBe(false);
  await ask({ pressed: ['save'] });
  expect(said).toContainEqual({ cell: 'a', run: 2, say: 'file', name: 'a.csv', text: 'node\n' });
});

it('does not begin a training anew for a control that is moved meanwhile; says its steps as those of the newest run', async () => {
  let begun = 0;
  const { said, ask } = live(async () => {
    begun++;
    const { onProgress } = liveTraining();
    await new Promise((resolve) => setTimeout(resolve, 130));
    onProgress({ step: 7, steps: 9, loss: 0, seconds: 0 });
    await controls({ k: slider(2, 8) }, ({ k }) => displayBundle({ 'text/plain': `${k}` }));
  });
  const ended = ask({ held: { k: 2 } }); // the first that is heard to end
  await new Promise((resolve) => setTimeout(resolve, 20));
  void ask({ held: { k: 3 } });
  expect(await ended).toMatchObject({ how: 'done', run: 2 });
  expect([begun, texts(said)]).toEqual([1, [[0, '3']]]);
  expect(said).toContainEqual({ cell: 'a', run: 2, say: 'progress', step: 7, steps: 9 });
  expect(said.filter(({ say }) => say === 'controls')).toMatchObject([{ run: 2 }]);
});

it.each([
  ['Stop', { do: 'stop' }, 'stopped'],
  ['another file', { given: { file: 'b' } }, 'done'],
  ['other contents', { files: { a: new Uint8Array(1) } }, 'done'],
])('ends the training of a cell for %s, and keeps nothing of it', async (_what, message, how) => {
  let whole = 0;
  const { worker, said, ask } = live(async () => {
    const signal = interruptSignal();
    await new Promise((resolve) => setTimeout(resolve, 60));
    if (!signal.aborted) whole++;
    await controls({ k: slider(2, 8) }, () => {});
  });
  const ended = ask();
  await new Promise((resolve) => setTimeout(resolve, 20));
  if ('do' in message) worker.take({ do: 'stop' });
  else void ask(message);
  expect(await ended).toMatchObject({ how });
  expect([whole, said.filter(({ say }) => say === 'end')]).toEqual([how === 'done' ? 1 : 0, [await ended]]);
});
