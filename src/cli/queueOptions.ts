/** The flags of a queue, the same for the one that fills it and those that empty it. */
export const QUEUE_FLAG = '--queue <url>';
export const INSECURE_FLAG = '--insecure-queue';
export const INSECURE_HELP = 'allow a Redis on another machine that asks for no password';
