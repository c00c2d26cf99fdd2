export { IRO, SRPU, demoPlan } from './demo-plan.js';
export { bareContext, demoContext, demoFacts } from './demo.js';
export { withPassport, withPlan, withRow } from './edit.js';
export { largeFacts } from './large.js';
export { hours, period, planRow, resultRow } from './rows.js';
export { BROKEN_CONTENT } from './broken-content.js';
export { BROKEN_PARTNERSHIPS } from './broken-partners.js';
export { BROKEN_PLANS } from './broken-plan.js';
export type { BrokenCase, ExpectedFinding } from './broken-case.js';
