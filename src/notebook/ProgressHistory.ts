import type { TrainingProgress } from '../training/progress';
import { plain } from './numbers';

/** Points kept at most; beyond, every second one is dropped. */
const LIMIT = 2000;

/** The course of a training in bounded memory: every 2^j-th step once there are many, O(1) amortised a step. */
export class ProgressHistory {
  readonly steps: number[] = [];
  readonly losses: (number | null)[] = [];
  readonly valueSteps: number[] = [];
  readonly values: number[] = [];
  last: TrainingProgress | undefined;
  /** First step whose loss was NaN or infinite. */
  firstBadStep: number | undefined;
  private stride = 1;

  add(progress: TrainingProgress): void {
    this.last = progress;
    const finite = Number.isFinite(progress.loss);
    if (!finite) this.firstBadStep ??= progress.step;
    if (progress.value !== undefined && Number.isFinite(progress.value)) {
      this.valueSteps.push(progress.step);
      this.values.push(progress.value);
      if (this.values.length >= LIMIT) {
        halve(this.valueSteps);
        halve(this.values);
      }
    }
    if (progress.step % this.stride !== 0 && progress.step !== progress.steps) return;
    this.steps.push(progress.step);
    this.losses.push(finite ? progress.loss : null);
    if (this.steps.length >= LIMIT) {
      halve(this.steps);
      halve(this.losses);
      this.stride *= 2;
    }
  }

  /** Steps a second over the whole run, 0 before the clock has moved. */
  stepsPerSecond(): number {
    return this.last === undefined || this.last.seconds <= 0 ? 0 : this.last.step / this.last.seconds;
  }

  /** One line: step, loss, value, speed, time left. */
  sentence(valueName: string): string {
    const { last } = this;
    if (last === undefined) return 'waiting for the first step';
    const speed = this.stepsPerSecond();
    const left = speed > 0 ? (last.steps - last.step) / speed : 0;
    const value = this.values.at(-1);
    return [
      `step ${last.step} of ${last.steps}`,
      `loss ${plain(last.loss)}`,
      ...(value === undefined ? [] : [`${valueName} ${plain(value)}`]),
      `${speed.toFixed(speed < 10 ? 1 : 0)} steps/s`,
      last.step < last.steps ? `${duration(left)} left` : `${duration(last.seconds)} in all`,
      ...(this.firstBadStep === undefined ? [] : [`loss not finite from step ${this.firstBadStep}`]),
    ].join(' · ');
  }
}

function halve(list: unknown[]): void {
  let kept = 0;
  for (let i = 1; i < list.length; i += 2) list[kept++] = list[i];
  list.length = kept;
}

/** Seconds for people: 0.4 s, 12 s, 3 min 05 s, 2 h 10 min. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
}
