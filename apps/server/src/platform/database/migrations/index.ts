import { CreateBase1763700000000 } from './1763700000000-create-base.js';
import { CreateDocumentJournal1763700001000 } from './1763700001000-create-document-journal.js';
import { CreateProgrammeData1763700020000 } from './1763700020000-create-programme-data.js';
import { CreateAttachments1763700030000 } from './1763700030000-create-attachments.js';
import { CreateTemplateAttachments1763700040000 } from './1763700040000-create-template-attachments.js';
import { CreateReview1763700050000 } from './1763700050000-create-review.js';
import { CreateActivity1763700060000 } from './1763700060000-create-activity.js';
import { IndexActivityFilters1763700070000 } from './1763700070000-index-activity-filters.js';
import { KeepThreadPast1763700080000 } from './1763700080000-keep-thread-past.js';
import { FollowDocuments1763700090000 } from './1763700090000-follow-documents.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreateBase1763700000000,
  CreateDocumentJournal1763700001000,
  CreateProgrammeData1763700020000,
  CreateAttachments1763700030000,
  CreateTemplateAttachments1763700040000,
  CreateReview1763700050000,
  CreateActivity1763700060000,
  IndexActivityFilters1763700070000,
  KeepThreadPast1763700080000,
  FollowDocuments1763700090000,
];
