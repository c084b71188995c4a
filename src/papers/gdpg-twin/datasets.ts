import { type DatasetEntry, registerDatasets } from '../../data/datasetEntry';
import { connectDatasets } from './connectDatasets';
import { schedulingDataset } from './schedulingDataset';

/** The paper's sets, all of them weighted instances. */
export const gdpgTwinDatasets: readonly DatasetEntry[] = [schedulingDataset, ...connectDatasets];

registerDatasets(gdpgTwinDatasets);
