import { CreateBase1763700000000 } from './1763700000000-create-base.js';
import { CreateDocumentJournal1763700001000 } from './1763700001000-create-document-journal.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [CreateBase1763700000000, CreateDocumentJournal1763700001000];
