import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, venvPython } from '../../scripts/lib/paths.mjs';

const clusternet = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, 'bin/clusternet.js'), ...args], { encoding: 'utf8' });

/** Runs a notebook in its own folder by the kernel that JUPYTER_PATH leads to, and prints it with its outputs. */
const RUN = `
import sys, nbformat, nbclient
from jupyter_client.kernelspec import KernelSpecManager
notebook = nbformat.read(sys.argv[1], 4)
print(KernelSpecManager().find_kernel_specs()[notebook.metadata.kernelspec['name']])
nbclient.NotebookClient(notebook, timeout=300, resources={'metadata': {'path': sys.argv[2]}}).execute()
print(nbformat.writes(notebook))
`;

describe.skipIf(!existsSync(venvPython))('clusternet kernel (needs .venv: npm start makes it)', () => {
  it('installs the kernel, by which a new notebook in a fresh folder trains, and takes it away again', () => {
    const outside = mkdtempSync(join(tmpdir(), 'clusternet-outside-'));
    const folder = join(outside, 'work');
    const notebook = join(folder, 'first.ipynb');
    mkdirSync(folder);
    expect(clusternet('kernel', 'install', '--prefix', outside)).toContain(outside);
    clusternet('kernel', 'template', notebook);
    writeFileSync(join(outside, 'run.py'), RUN);
    const env = { ...process.env, JUPYTER_PATH: join(outside, 'share', 'jupyter') };
    const printed = execFileSync(venvPython, [join(outside, 'run.py'), notebook, folder], { encoding: 'utf8', env });
    const [spec, ...rest] = printed.split('\n');
    expect(spec).toBe(join(outside, 'share', 'jupyter', 'kernels', 'clusternet'));
    const { cells } = JSON.parse(rest.join('\n'));
    const outputs = cells.flatMap((cell: { outputs?: { output_type: string; data?: object }[] }) => cell.outputs ?? []);
    expect(outputs.some(({ data }: { data?: object }) => data !== undefined && 'image/png' in data)).toBe(true);
    expect(outputs.some(({ output_type: kind }: { output_type: string }) => kind === 'error')).toBe(false);
    expect(JSON.parse(readFileSync(join(spec!, 'kernel.json'), 'utf8')).language).toBe('typescript');
    clusternet('kernel', 'uninstall', '--prefix', outside);
    expect(existsSync(spec!)).toBe(false);
  });
});
