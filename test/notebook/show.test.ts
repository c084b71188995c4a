import { afterEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/errors';
import type { NotebookKernel } from '../../src/notebook/host';
import { lineFigure } from '../../src/notebook/lineFigure';
import { liveTraining } from '../../src/notebook/liveTraining';
import { show } from '../../src/notebook/show';
import { table } from '../../src/notebook/table';
import { versions } from '../../src/notebook/versions';

const figure = lineFigure({ title: 'Loss', xLabel: 'step', yLabel: 'loss', curves: [{ name: 'a', y: [1, 2] }] });

/** Stands in for the kernel: one that records. */
function fakeKernel() {
  const KERNEL = Symbol.for('clusternet.kernel');
  const place = globalThis as { [KERNEL]?: unknown };
  const sent: { data: Record<string, unknown>; metadata: unknown; id: string | undefined; update: boolean }[] = [];
  const display: NotebookKernel['display'] = (data, { metadata, displayId, update = false } = {}) =>
    void sent.push({ data, metadata, id: displayId, update });
  place[KERNEL] = { cell: null, display };
  return { sent, end: () => delete place[KERNEL] };
}

let end: (() => void) | undefined;
afterEach(() => {
  end?.();
  end = undefined;
  vi.restoreAllMocks();
});

describe('in a notebook', () => {
  it('show sends plotly JSON as an object, a PNG and text in one output', () => {
    const kernel = fakeKernel();
    end = kernel.end;
    show(figure);
    expect(kernel.sent).toHaveLength(1);
    const { data, metadata, update } = kernel.sent[0]!;
    expect(update).toBe(false);
    expect(Object.keys(data)).toEqual(['application/vnd.plotly.v1+json', 'image/png', 'text/plain']);
    expect(data['application/vnd.plotly.v1+json']).toMatchObject({ data: figure.data, config: { displaylogo: false } });
    expect(
      Buffer.from(data['image/png'] as string, 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(data['text/plain']).toBe('Loss. Lines of loss against step: a (ends at 2).');
    expect(metadata).toEqual({ 'image/png': { width: 900, height: 560 } });
  });

  it('table sends HTML and text', () => {
    const kernel = fakeKernel();
    end = kernel.end;
    table([{ a: 1 }]);
    expect(Object.keys(kernel.sent[0]!.data)).toEqual(['text/html', 'text/plain']);
  });

  it('liveTraining updates one display, rarely, and leaves the figure', () => {
    const kernel = fakeKernel();
    end = kernel.end;
    const live = liveTraining({ perSecond: 4 });
    for (let step = 1; step <= 1000; step++) live.onProgress({ step, steps: 1000, loss: 1 / step, seconds: step });
    live.finish();
    expect(kernel.sent.length).toBeLessThanOrEqual(3);
    expect(new Set(kernel.sent.map(({ id }) => id)).size).toBe(1);
    expect(kernel.sent.map(({ update }) => update)).toEqual(kernel.sent.map((_, i) => i > 0));
    expect(Object.keys(kernel.sent.at(-1)!.data)).toContain('application/vnd.plotly.v1+json');
  });
});

it('show refuses what is no figure with a sentence', () => {
  for (const wrong of [undefined, null, {}, { layout: { meta: { description: 'x' } } }, { data: [null], layout: {} }]) {
    expect(() => show(wrong as never)).toThrow(InputError);
  }
});

describe('in plain Node', () => {
  it('show and table print text', () => {
    const printed: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    show(figure);
    table([{ a: 1 }]);
    expect(printed).toEqual(['Loss. Lines of loss against step: a (ends at 2).\n', 'a\n-\n1\n']);
  });
});

describe('versions', () => {
  it('names what runs', () => {
    const found = versions();
    expect(found.node).toBe(process.versions.node);
    expect(found.clusternet).toMatch(/^\d+\.\d+\.\d+/);
    expect(found.tfjs).toBe('4.22.0');
    expect(found.simd).toBe('fixed');
  });
});
