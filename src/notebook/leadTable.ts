import type { Lead } from '../papers/clusternet/leads';
import { table } from './table';

/** Leads under one reading: of ours, of the paper's numbers, against other rivals. */
export interface LeadSeries {
  readonly name: string;
  readonly leads: readonly Lead[];
}

/**
 * Shows who comes closest to a method, or beats it, and by how much: two columns a series, a line for each task and data set.
 * @example leadTable([{ name: 'ours', leads: leads(results) }, { name: 'paper', leads: leads(results, { source: 'paper' }) }])
 */
export function leadTable(series: readonly LeadSeries[], options: { title?: string } = {}): void {
  table(leadRows(series), { digits: 3, ...options });
}

/** The lines of `leadTable`. @example leadRows([{ name: 'ours', leads: leads(tableResults('modularity', 5)) }])[0] */
export function leadRows(series: readonly LeadSeries[]): object[] {
  const keyOf = ({ task, dataset }: Lead) => JSON.stringify([task, dataset]);
  const all = series.flatMap(({ leads }) => leads);
  const lines = [...new Map(all.map((lead) => [keyOf(lead), lead])).values()];
  return lines.map((line) => {
    const { task, dataset } = line;
    const columns = series.map(({ name, leads }) => {
      const own = leads.find((lead) => keyOf(lead) === keyOf(line));
      return { [`best other, ${name}`]: own?.rival, [`lead, ${name}`]: own?.lead };
    });
    return Object.assign({ task, dataset }, ...columns);
  });
}
