import { liveTraining as drawn } from '../../../notebook/liveTraining';
import { runningLive } from '../../live/running';

type Live = typeof import('../../../notebook/liveTraining');

/** Its steps stand beside the page's buttons too, also where what it draws stands on the page already. */
export const liveTraining: Live['liveTraining'] = (options) => {
  const live = drawn(options);
  return {
    onProgress: (progress) => {
      runningLive()?.progress(progress);
      live.onProgress(progress);
    },
    get signal() {
      return live.signal;
    },
    finish: live.finish,
    figure: live.figure,
  };
};
