export { createRandom, testSeed, type Random } from './random.js';
export {
  generateConcurrentTrace,
  loadConcurrentTrace,
  traceVersions,
  tracesDirectory,
  utf16Index,
  type ConcurrentTrace,
  type TracePatch,
  type TraceTransaction,
} from './trace.js';
