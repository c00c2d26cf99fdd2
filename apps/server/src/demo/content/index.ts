import { demoAgenda } from './agenda.js';
import type { DemoDocument, DemoSection } from './demo-document.js';
import { demoProgramme } from './programme.js';
import { demoRegulation } from './regulation.js';

export { demoTemplate, type DemoInstitutions } from './demo-template.js';
export type { DemoDocument, DemoSection };
export { demoAgenda, demoProgramme, demoRegulation };

/** Everything that the demo workspace is seeded with, in the order of its document list. */
export const demoDocuments: readonly DemoDocument[] = [demoProgramme, demoAgenda, demoRegulation];
