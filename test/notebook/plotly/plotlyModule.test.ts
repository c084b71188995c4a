import { afterEach, expect, it, vi } from 'vitest';
import { InputError } from '../../../src/errors';
import { PLOTLY_PACKAGES, plotlyModule } from '../../../src/notebook/plotly/plotlyModule';

// biome-ignore lint/suspicious/noExplicitAny: as a reader's untyped import
const Plotly = plotlyModule as any;

afterEach(() => vi.restoreAllMocks());

it('newPlot shows the figure, given in parts or whole, whatever element is named', async () => {
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  await Plotly.newPlot('here', [{ type: 'bar', y: [1] }], { title: 'A' });
  await Plotly.default.react(null, { data: [{ y: [1] }], layout: { title: 'B' } });
  expect(printed).toEqual(['A. A figure of 1 bar trace.\n', 'B. A figure of 1 scatter trace.\n']);
});

it('other functions say what to do instead', () => {
  expect(() => Plotly.toImage()).toThrow(InputError);
  expect(() => Plotly.toImage()).toThrow(/Plotly\.toImage: expected newPlot .* show\(\{ data, layout \}\)/);
});

it('stands for every package of plotly.js', () => {
  const names = [
    'plotly.js',
    'plotly.js-dist',
    'plotly.js-dist-min',
    'plotly.js-strict-dist-min',
    'plotly.js/lib/core',
  ];
  expect(names.filter((name) => !PLOTLY_PACKAGES.test(name))).toEqual([]);
  expect(['plotly', 'react-plotly.js', 'plotly.jsx'].filter((name) => PLOTLY_PACKAGES.test(name))).toEqual([]);
});
