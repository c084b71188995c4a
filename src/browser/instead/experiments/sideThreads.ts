/** None: there is one thread. */
export const sideThreads: typeof import('../../../experiments/sideThreads').sideThreads = async () => undefined;
