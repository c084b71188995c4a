/** The `--data DIR` flag, the same for every command. */
export const DATA_FLAG = '--data <dir>';
export const DATA_HELP = 'data directory; default $CLUSTERNET_DATA, else the download cache';

/** As the option the library takes: absent means its own default. */
export function dataDirOption(data: string | undefined): { dataDir?: string } {
  return data === undefined ? {} : { dataDir: data };
}
