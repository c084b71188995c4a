/** None: the page's worker is the one thread there is. */
export const sideThreads: typeof import('../../../experiments/sideThreads').sideThreads = async () => undefined;
