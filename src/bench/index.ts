export { type BenchOptions, type BenchReport, type BenchResult, benchCommand, type PeerResult } from './benchCommand';
export { describeBench } from './describeBench';
export { type BenchCase, type CaseTimes, type InterleaveOptions, interleave } from './interleave';
export { type Machine, machine } from './machine';
export { Peer, PeerAbsent, type PeerOptions, type PeerRound, pythons } from './Peer';
export { type PeerProblem, peerProblem, writePeerData } from './peerData';
export { fitStepTimer, type StepTimer } from './stepTimer';
