import { InputError } from '../../../errors';

export type { CheckpointKey } from '../../../training/stateFile';

type StateFile = typeof import('../../../training/stateFile');

const refuse = (path: string): never => {
  throw new InputError({ what: 'checkpoint', expected: 'none: a browser has no files', actual: `"${path}"` });
};

export const loadState: StateFile['loadState'] = refuse;
export const saveState: StateFile['saveState'] = refuse;
