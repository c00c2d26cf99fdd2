import { describeAttacks } from './support/crafted-attack.js';
import { craftedUpdates } from './support/crafted.js';

describe('S23: hostile buffers, for long', () => {
  describeAttacks(100_000, craftedUpdates());
});
