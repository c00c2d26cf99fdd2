import { describeAttacks } from './support/crafted-attack.js';
import { oneOfEachKind } from './support/crafted.js';

/** All of them, and a hundred times as many buffers: hostile-buffers.soak-spec.ts. */
describe('S23: hostile buffers', () => {
  describeAttacks(1_000, oneOfEachKind());
});
