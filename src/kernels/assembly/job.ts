/**
 * Work shared by two threads over one memory. The first posts a job of numbered parts and takes parts from the front, the second
 * takes them from the back while it is awake; nobody ever waits for the second thread, except for the one part that it has
 * begun. Every part writes what no other part reads or writes, so who does it changes no bit.
 *
 * The claim is one 64-bit word: number of the job (32 bits), end and start of what is left (16 bits each). Taking a part is one
 * compare-and-swap, which fails when another job has come; what a job is about is read after that, and stands until every part
 * is done.
 */
const CLAIM: usize = 0;
/** Parts that the second thread has done; a cache line of its own. */
const DONE: usize = 64;
/** What the second thread is at, see below; a cache line of its own. secondThread.ts knows the place, too. */
const STATE: usize = 128;
/** Parts that the second thread has done in its life. */
const HELPED: usize = 132;
/** Which kernel, how many items, how many a part, and where their arguments are. */
const KERNEL: usize = 192;
const ITEMS: usize = 196;
const GRAIN: usize = 200;
const ARGUMENTS: usize = 256;

/** Spinning to see whether its core is free; takes no part yet. The state at the start. */
const TRYING: i32 = 0;
/** Spinning for a job, or at one. */
const AWAKE: i32 = 1;
/** Asleep for want of jobs: to be woken with the next. */
const PARKED: i32 = 2;
/** Asleep because its core had other work: to be woken after a pause. */
const AWAY: i32 = 3;
/** Ended by an error, as src/kernels/secondThread.ts notes. */
const GONE: i32 = 4;

const own: usize = memory.data(512, 64);
/** Where the control block is: in the first thread's constants. */
let control: usize = own;

// Milliseconds on a clock that both threads have for themselves.
// @ts-ignore: decorator
@external('env', 'now')
declare function now(): f64;

// Throws that the second thread has not come back with its part.
// @ts-ignore: decorator
@external('env', 'lost')
declare function lost(): void;

/** The second thread spins so long for another job before it parks: longer than what lies between two kernels of a step. */
const SPIN_MS: f64 = 2;
/** A spinning thread that finds its clock so far ahead has lost its core. */
const GAP_MS: f64 = 0.25;
/** So long it must have its core for itself before it takes part: longer than a scheduler lets a thread run beside others. */
const TRIAL_MS: f64 = 5;
/** A part that takes so long to come back (few take a tenth) means the same. */
const STALL_MS: f64 = 1;
/** So long the first thread then works alone; four times as long each time, unless so many parts were done in between. */
const FIRST_PAUSE_MS: f64 = 100;
const LONGEST_PAUSE_MS: f64 = 10000;
const GOOD_WHILE: u32 = 50000;
/** The first thread spins so long for the last part, then naps. */
const YIELD_MS: f64 = 0.2;
const NAP_NS: i64 = 50000;
const LOST_MS: f64 = 60000;

/** Address of the i-th argument of the posted job; 8 bytes each. */
// @ts-ignore: decorator
@inline
export function at(i: usize): usize {
  return control + ARGUMENTS + (i << 3);
}

// @ts-ignore: decorator
@inline
export function setPointer(i: usize, value: usize): void {
  store<usize>(at(i), value);
}

// @ts-ignore: decorator
@inline
export function setNumber(i: usize, value: f64): void {
  store<f64>(at(i), value);
}

// @ts-ignore: decorator
@inline
export function pointer(i: usize): usize {
  return load<usize>(at(i));
}

// @ts-ignore: decorator
@inline
export function number(i: usize): f64 {
  return load<f64>(at(i));
}

/** Does items first … last − 1 of a kernel whose arguments have been set. */
type Part = (kernel: i32, first: usize, last: usize) => void;

let jobs: u32 = 0;
/** For tests: share whether the second thread's core is free or not. */
let insisting: bool = false;
let pauseUntil: f64 = 0;
let pause: f64 = FIRST_PAUSE_MS / 4;
let pauseEnd: f64 = 0;
let helpedBefore: u32 = 0;

/** First thread: does `items` of `kernel`, `grain` a part, at most 65535 parts, together with the second when `available`. */
export function share(kernel: i32, items: usize, grain: usize, part: Part): void {
  const parts = <u32>((items + grain - 1) / grain);
  if (parts < 2) {
    part(kernel, 0, items);
    return;
  }
  store<i32>(control + KERNEL, kernel);
  store<usize>(control + ITEMS, items);
  store<usize>(control + GRAIN, grain);
  atomic.store<u32>(control + DONE, 0);
  jobs++;
  atomic.store<u64>(control + CLAIM, ((<u64>jobs) << 32) | ((<u64>parts) << 16));
  const state = atomic.load<i32>(control + STATE);
  if (state == PARKED || (insisting && state != AWAKE)) wake(AWAKE);
  let word: u64;
  while (true) {
    word = atomic.load<u64>(control + CLAIM);
    const next = <u32>(word & 0xffff);
    const end = <u32>((word >> 16) & 0xffff);
    if (next == end) break;
    if (atomic.cmpxchg<u64>(control + CLAIM, word, word + 1) != word) continue;
    part(kernel, next * grain, min(items, (next + 1) * grain));
  }
  const theirs = parts - <u32>((word >> 16) & 0xffff);
  if (atomic.load<u32>(control + DONE) != theirs) waitFor(theirs);
}

/** Whether the second thread may be given work: not before it has found its core free. */
// @ts-ignore: decorator
@inline
export function available(): bool {
  const state = atomic.load<i32>(control + STATE);
  if (state == AWAKE || insisting) return true;
  return state != TRYING && returned(state);
}

function returned(state: i32): bool {
  if (state == GONE) return false;
  const time = now();
  if (state == PARKED) {
    if (time - pauseEnd > LONGEST_PAUSE_MS) return true;
    wake(TRYING);
    return false;
  }
  if (pauseUntil == 0) {
    const parts = load<u32>(control + HELPED);
    pause = parts - helpedBefore > GOOD_WHILE ? FIRST_PAUSE_MS : min(4 * pause, LONGEST_PAUSE_MS);
    helpedBefore = parts;
    pauseUntil = time + pause;
    pauseEnd = pauseUntil;
  }
  if (time < pauseUntil) return false;
  pauseUntil = 0;
  wake(TRYING);
  return false;
}

function wake(state: i32): void {
  atomic.store<i32>(control + STATE, state);
  atomic.notify(control + STATE, 1);
}

/** Spins at first; then sleeps between looks, for the second thread may be waiting for this very core. */
function waitFor(theirs: u32): void {
  let begun: f64 = 0;
  for (let spins: u32 = 1; ; spins++) {
    const done = atomic.load<u32>(control + DONE);
    if (done == theirs) return;
    if (spins & 255) continue;
    const time = now();
    if (begun == 0) begun = time;
    const waited = time - begun;
    if (waited > STALL_MS) atomic.cmpxchg<i32>(control + STATE, AWAKE, AWAY);
    if (atomic.load<i32>(control + STATE) == GONE) lost();
    if (waited > YIELD_MS) atomic.wait<i32>(control + DONE, done, NAP_NS);
    // counted too: a process that was stopped as a whole finds its clock far ahead
    if (waited > LOST_MS && spins > 10000000) lost();
  }
}

let since: f64 = 0;
let lastLook: f64 = 0;

/** Second thread: does what there is, tries its core, or sleeps; returns now and then, to be called again. */
export function help(shared: usize, part: Part): void {
  control = shared;
  const state = atomic.load<i32>(control + STATE);
  if (state == AWAKE) takeParts(part);
  else if (state != TRYING) {
    atomic.wait<i32>(control + STATE, state, -1);
    lastLook = 0;
    return;
  }
  look(state);
}

/** Spins a microsecond or two, as long as there are no parts to take. */
function takeParts(part: Part): void {
  for (let spins = 0; spins < 1000; spins++) {
    const word = atomic.load<u64>(control + CLAIM);
    const end = <u32>((word >> 16) & 0xffff);
    if (<u32>(word & 0xffff) == end) continue;
    if (atomic.cmpxchg<u64>(control + CLAIM, word, word - 0x10000) != word) continue;
    const items = load<usize>(control + ITEMS);
    const grain = load<usize>(control + GRAIN);
    part(load<i32>(control + KERNEL), (end - 1) * grain, min(items, end * grain));
    store<u32>(control + HELPED, load<u32>(control + HELPED) + 1);
    atomic.add<u32>(control + DONE, 1);
    spins = 0;
    lastLook = 0;
  }
}

/** Between two rounds of spinning: is the core still ours, has the trial been passed, is there anything to wait for? */
function look(state: i32): void {
  const time = now();
  if (lastLook == 0) since = time;
  else if (time - lastLook > GAP_MS) {
    atomic.cmpxchg<i32>(control + STATE, state, AWAY);
    return;
  }
  lastLook = time;
  if (time - since < (state == TRYING ? TRIAL_MS : SPIN_MS)) return;
  atomic.cmpxchg<i32>(control + STATE, state, state == TRYING ? AWAKE : PARKED);
  lastLook = 0;
}

export function insist(): void {
  insisting = true;
}

export function controlBlock(): usize {
  return own;
}

/** Parts that the second thread has done so far. */
export function partsHelped(): u32 {
  return atomic.load<u32>(own + HELPED);
}
