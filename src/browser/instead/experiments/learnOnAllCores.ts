import { learnInTurn } from '../../../experiments/learnInTurn';

/** On the one thread that there is; the bits are the same. */
export const learnOnAllCores: typeof import('../../../experiments/learnOnAllCores').learnOnAllCores = learnInTurn;
