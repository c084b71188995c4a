import type { Declaration, Values } from '../../../../notebook/controls/Control';
import type { CallContext } from '../../../../notebook/controls/controls';
import { openLive } from '../../../live/running';

export type { CallContext, ControlsOptions } from '../../../../notebook/controls/controls';

/** Hands the controls to the page's own; where there is none the function is called once, with the initial values. */
export async function controls<const D extends Declaration>(
  declaration: D,
  call: (values: Values<D>, context: CallContext) => unknown,
): Promise<void> {
  if (openLive({ declaration, call: call as (values: Record<string, unknown>, context: CallContext) => unknown }))
    return;
  const initial = Object.entries(declaration).map(([name, control]) => [name, control.initial]);
  await call(Object.fromEntries(initial) as Values<D>, { signal: new AbortController().signal, onProgress: () => {} });
}
