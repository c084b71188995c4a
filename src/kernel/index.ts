/** The Jupyter kernel of the project: TypeScript cells in Node. */

import { endWithParent } from './endWithParent';
import { mapStackTraces } from './errors/stackTraces';
import { Kernel } from './Kernel';
import { packageFolder } from './packageFolder';
import { Connection } from './protocol/Connection';
import { keepRejections } from './rejections';

export { CellSession } from './CellSession';
export { errorOutput } from './errors/errorOutput';

const PRELOADED = ['clusternet', 'clusternet/notebook'];

/**
 * Serves one notebook, until its client says goodbye or the process that started us has ended.
 * @param connectionFile - path of the file that Jupyter writes
 * @param options.problem - why the package could not be built, which every import of it says; default '': it could
 * @throws InputError for a connection over anything but this machine's own loopback
 */
export async function startKernel(connectionFile: string, { problem = '' }: { problem?: string } = {}): Promise<void> {
  const connection = await Connection.open(connectionFile);
  const places = { folder: process.cwd(), home: packageFolder, preload: PRELOADED, problem };
  const kernel = new Kernel(connection, places, () => {
    connection.close();
    setTimeout(() => process.exit(0), 100); // a reply may still be on its way
  });
  mapStackTraces(packageFolder);
  keepRejections((error) => kernel.report(error));
  endWithParent();
  kernel.start();
}
