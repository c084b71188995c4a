import type { Page } from 'playwright-core';

/** One output of a code cell as the reader sees it. */
export type SeenOutput = {
  cell: number;
  kind: 'error' | 'stderr' | 'figure' | 'other';
  text: string;
  /** For a figure: its rendered element is on the page, loaded and larger than a speck. */
  isVisible: boolean;
};

/** Run → Run All Cells, as a reader does it; returns when the kernel has nothing left to do. */
export async function runAll(page: Page, timeout: number): Promise<void> {
  const done = await startAll(page);
  await done(timeout);
}

/** The same without waiting; returns the wait. */
export async function startAll(page: Page): Promise<(timeout: number) => Promise<void>> {
  // Asked to run before the kernel is there, JupyterLab would open its "Select Kernel" dialog.
  await page.waitForFunction(isReady, undefined, { timeout: 60_000, polling: 200 });
  const before = await page.evaluate(lastCount);
  await page.getByRole('menuitem', { name: 'Run', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Run All Cells', exact: true }).click();
  return async (timeout) => {
    await page.waitForFunction(isDone, before, { timeout, polling: 200 });
  };
}

/* The functions below run inside the page. `jupyterapp` is JupyterLab itself (LabApp.expose_app_in_browser). */

// biome-ignore lint/suspicious/noExplicitAny: JupyterLab's own classes, which this project does not depend on
type Any = any;

function isReady(): boolean {
  const panel = (globalThis as Any).jupyterapp?.shell.currentWidget;
  return panel?.content?.widgets?.length > 0 && panel.sessionContext?.session?.kernel?.status === 'idle';
}

/** The kernel's number of the last run, which only grows. */
function lastCount(): number {
  const panel = (globalThis as Any).jupyterapp.shell.currentWidget;
  return Math.max(0, ...panel.content.widgets.map((cell: Any) => cell.model.executionCount ?? 0));
}

function isDone(before: number): boolean {
  const panel = (globalThis as Any).jupyterapp.shell.currentWidget;
  const cells = panel.content.widgets.filter((cell: Any) => cell.model.type === 'code');
  const asked = cells.filter((cell: Any) => cell.model.sharedModel.getSource().trim() !== '');
  const isIdle = panel.sessionContext.session?.kernel?.status === 'idle';
  const isBroken = (output: Any) => output.output_type === 'error' || output.name === 'stderr';
  const isRun = (cell: Any) => (cell.model.executionCount ?? 0) > before;
  const failed = asked.some((cell: Any) => isRun(cell) && cell.model.outputs.toJSON().some(isBroken));
  return isIdle && (failed || asked.every(isRun));
}

/** Every output of the open notebook. */
export function seenOutputs(page: Page): Promise<SeenOutput[]> {
  return page.evaluate(() => {
    const figureTypes = ['application/vnd.plotly.v1+json', 'image/png', 'image/svg+xml'];
    const isVisible = (element: Element | null | undefined) => {
      if (!element) return false;
      const { width, height } = element.getBoundingClientRect();
      const isLoaded = !(element instanceof HTMLImageElement) || (element.complete && element.naturalWidth > 0);
      return isLoaded && width > 50 && height > 50;
    };
    const panel = (globalThis as Any).jupyterapp.shell.currentWidget;
    return panel.content.widgets.flatMap((cell: Any, index: number) => {
      if (cell.model.type !== 'code') return [];
      const nodes = cell.node.querySelectorAll('.jp-OutputArea-output');
      return cell.model.outputs.toJSON().map((output: Any, place: number) => {
        const types = Object.keys(output.data ?? {});
        const isFigure = types.some((type) => figureTypes.includes(type));
        const kind =
          output.output_type === 'error'
            ? 'error'
            : output.name === 'stderr'
              ? 'stderr'
              : isFigure
                ? 'figure'
                : 'other';
        const text = [output.text ?? output.evalue ?? output.data?.['text/plain'] ?? types.join()].flat().join('');
        const element = nodes[place]?.querySelector('.js-plotly-plot .main-svg, img, svg');
        return { cell: index + 1, kind, text, isVisible: isVisible(element) };
      });
    });
  });
}
