import { bytesOfBase64 } from '../bytesOfBase64';
import { provideFile } from '../files';
import * as clusternet from '../index';
import * as tf from '../tfjs';
import { front } from './front';
import { LiveWorker, type Program } from './LiveWorker';
import type { ToWorker } from './messages';

/**
 * The engine of a page, in a worker: `clusternetLive` gets the page's programs and the files they read, in base64, and
 * listens from then on. The page puts their text behind this file's, since one that was opened from disk can load nothing here.
 */
function clusternetLive(programs: Readonly<Record<string, Program>>, files: Readonly<Record<string, string>>): void {
  for (const [name, base64] of Object.entries(files)) provideFile(name, bytesOfBase64(base64));
  const modules = { clusternet, 'clusternet/notebook': clusternet, '@tensorflow/tfjs': tf };
  const live = new LiveWorker({ front, ...programs }, modules, (message) => postMessage(message));
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => live.take(data));
}

Object.assign(globalThis, { clusternetLive });
