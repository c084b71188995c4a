import { type DatasetEntry, registerDatasets } from '../../data/datasetEntry';
import { connectDatasets } from './connectDatasets';
import { dominatingDataset } from './dominatingDataset';
import { independentDataset } from './independentDataset';
import { schedulingDataset } from './schedulingDataset';

/** The paper's sets, all of them weighted instances. */
export const gdpgTwinDatasets: readonly DatasetEntry[] = [
  independentDataset,
  dominatingDataset,
  schedulingDataset,
  ...connectDatasets,
];

registerDatasets(gdpgTwinDatasets);
