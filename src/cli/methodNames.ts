import { methods } from '../methods';
import { rowNames } from '../papers/clusternet/methodNames';

/** What `--method` takes: every method, and rows of the paper's tables that are a method with a protocol or a setting. */
export const METHOD_NAMES: readonly string[] = [...Object.keys(methods), ...rowNames];
