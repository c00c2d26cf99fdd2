import { CreateBase1763700000000 } from './1763700000000-create-base.js';
import { CreateDocumentJournal1763700001000 } from './1763700001000-create-document-journal.js';
import { CreateProgrammeData1763700020000 } from './1763700020000-create-programme-data.js';
import { CreateAttachments1763700030000 } from './1763700030000-create-attachments.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreateBase1763700000000,
  CreateDocumentJournal1763700001000,
  CreateProgrammeData1763700020000,
  CreateAttachments1763700030000,
];
