/** What the work comes to, and how many worker threads it started. */
export async function threadsOf<R>(work: () => Promise<R>): Promise<{ result: R; threads: number }> {
  let threads = 0;
  const count = () => threads++;
  process.on('worker', count);
  try {
    return { result: await work(), threads };
  } finally {
    process.off('worker', count);
  }
}
