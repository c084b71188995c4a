import type * as BullMQ from 'bullmq';
import type * as IORedis from 'ioredis';
import { InputError } from '../../errors';

/** The packages of the queue, which are optional: they are loaded by the first call. @throws InputError where one is missing */
export function queuePackages(): { bullmq: typeof BullMQ; ioredis: typeof IORedis } {
  try {
    return { bullmq: require('bullmq') as typeof BullMQ, ioredis: require('ioredis') as typeof IORedis };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new InputError({
      what: 'queue',
      expected: 'the packages bullmq and ioredis, as by "npm install bullmq ioredis"',
      actual: 'not both of them; without a queue, runs need neither',
    });
  }
}
