import { runningLive } from '../live/running';

/** Hands the text to the page, which lets its reader save it. */
export const writeWhole: typeof import('../../writeWhole').writeWhole = (file, content) => {
  const live = runningLive();
  if (live === null) throw new Error('a browser has no files; solutionCsv and solutionGexf return the text');
  live.save(file.split('/').at(-1)!, typeof content === 'string' ? content : new TextDecoder().decode(content));
};
