/** What the paper prints beside what we found: its tables as far as they have been run, and readings of them. */
export { type Agreement, agreement } from './agreement';
export { type CellName, cellOf } from './cellOf';
export { equations } from './equations';
export { type Gain, type GainOptions, gains } from './gains';
export { type InductiveResults, inductiveResults } from './inductiveResults';
export { type Lead, type LeadOptions, leads } from './leads';
export { paperDatasets } from './printed';
export { type TableResults, type TableResultsOptions, tableResults } from './tableResults';
