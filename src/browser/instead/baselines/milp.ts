import { InputError } from '../../../errors';

export type { MilpModel, MilpOptions, MilpResult, MilpRow } from '../../../baselines/milp';

type Milp = typeof import('../../../baselines/milp');

const refuse = (): never => {
  throw new InputError({ what: 'integer programs', expected: 'Node, where their solver is', actual: 'a browser' });
};

/** The solver is as large as all else together: it stays behind. */
export const loadMilp: Milp['loadMilp'] = async () => refuse();
export const solveMilp: Milp['solveMilp'] = refuse;
