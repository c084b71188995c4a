import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { installKernel, uninstallKernel } from '../../../src/kernel/install/install';
import { heatmapFigure } from '../../../src/notebook/heatmapFigure';
import { installFigures, uninstallFigures } from '../../../src/notebook/lab/install.cjs';
import { lineFigure } from '../../../src/notebook/lineFigure';
import { GRID, INK, MUTED } from '../../../src/notebook/theme';

// biome-ignore lint/suspicious/noExplicitAny: plotly figures
type Any = any;

/** The script as a browser has it. */
function themed(figure: object, isDark: boolean): Any {
  const page = createContext({ structuredClone });
  runInContext(readFileSync(join(__dirname, '../../../src/notebook/lab/themed.js'), 'utf8'), page);
  return JSON.parse(JSON.stringify((page as Any).clusternetThemed(figure, isDark)));
}

const lines = lineFigure({ title: 'T', xLabel: 'x', yLabel: 'y', curves: [{ name: 'a', y: [1, 2] }] });

describe('clusternetThemed', () => {
  it('leaves a figure as it is on a light page, in a copy', () => {
    expect(themed(lines, false)).toEqual(JSON.parse(JSON.stringify(lines)));
  });

  it('has no grey of the light page left on a dark one, and does not touch what it was given', () => {
    const before = JSON.stringify(lines);
    const dark = themed(lines, true);
    expect(JSON.stringify(lines)).toBe(before);
    const text = JSON.stringify(dark);
    for (const grey of [INK, MUTED, GRID]) expect(text).not.toContain(grey);
    expect(dark.layout.paper_bgcolor).toBe('rgba(0,0,0,0)');
    expect(dark.data[0].line.color).toBe((lines.data[0] as Any).line.color);
  });

  it('keeps the colours that data have, and words on markers', () => {
    const map = heatmapFigure({ title: 'T', z: [[0, 1]], xLabel: 'x', yLabel: 'y', valueLabel: 'v' });
    const [before] = map.data as Any[];
    expect(themed(map, true).data[0].colorscale).toEqual(before.colorscale);
    const named = {
      data: [{ mode: 'markers+text', textfont: { color: INK }, marker: { line: { color: '#ffffff' } } }],
    };
    const [trace] = themed(named, true).data;
    expect(trace.textfont.color).toBe(INK);
    expect(trace.marker.line.color).not.toBe('#ffffff');
    expect(themed({ data: [{ mode: 'text', textfont: { color: INK } }] }, true).data[0].textfont.color).not.toBe(INK);
  });

  it('puts dark colours under a figure that says nothing of its own, and over the template of a light page', () => {
    const template = {
      layout: { paper_bgcolor: 'white', font: { color: '#2a3f5f', size: 11 }, xaxis: { gridcolor: '#eee' } },
    };
    const { layout } = themed({ data: [], layout: { template } }, true);
    expect(layout.template.layout).toMatchObject({
      paper_bgcolor: 'rgba(0,0,0,0)',
      font: { color: '#e3e6ea', size: 11 },
    });
    expect(themed({ data: [] }, true).layout.template.layout.font.color).toBe('#e3e6ea');
  });
});

it('installFigures writes a JupyterLab extension that needs no build, and takes it away again', () => {
  const share = mkdtempSync(join(tmpdir(), 'share-'));
  expect(installFigures(share)).toBe(true);
  const folder = join(share, 'labextensions', 'clusternet-figures');
  const { jupyterlab } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(existsSync(join(folder, jupyterlab._build.load))).toBe(true);
  expect(readFileSync(join(folder, jupyterlab._build.load), 'utf8')).toContain('clusternetThemed');
  expect(existsSync(join(folder, 'static', 'plotly.min.js'))).toBe(true);
  uninstallFigures(share);
  expect(existsSync(folder)).toBe(false);
});

it('comes and goes with the kernel', () => {
  const share = mkdtempSync(join(tmpdir(), 'share-'));
  const folder = join(share, 'labextensions', 'clusternet-figures');
  installKernel(join(share, 'kernels'));
  expect(existsSync(join(folder, 'package.json'))).toBe(true);
  uninstallKernel(join(share, 'kernels'));
  expect(existsSync(folder)).toBe(false);
});
