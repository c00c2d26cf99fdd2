export { ROOTS, SCHEMA_VERSION, SECTION_KINDS, type SectionKind } from './schema.js';
export { initDocument, migrateDocument, type Migration, type MigrationResult } from './document.js';
export {
  getSection,
  listRemovedSections,
  listSections,
  sectionFragment,
  type Removal,
  type SectionView,
} from './section-view.js';
export {
  addSection,
  assignSection,
  moveSection,
  removeSection,
  restoreSection,
  setSectionTitle,
  type ChangeOptions,
  type NewSection,
} from './sections.js';
export { observeSections } from './observe.js';
export { projectDocument, readMeta, type DocumentProjection, type SectionProjection } from './projection.js';
export { plainText } from './plain-text.js';
export { countWords } from './words.js';
export { isOrderKey, keyBetween, keysBetween } from './order-key.js';
export { applyTemplate, findTemplate, listTemplates, type FillSection } from './templates.js';
export type { DocumentTemplate, Localized, TemplateLocale, TemplateSection } from './templates/template.js';
