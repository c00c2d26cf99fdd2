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
export {
  STRUCTURED_KINDS,
  type Cell,
  type RowType,
  type StructuredKind,
  type StructuredSectionKind,
} from './rows/row-schema.js';
export { isStructured } from './rows/row-maps.js';
export { CELL_LIMITS, type CellValue, type Cells } from './rows/cell-value.js';
export {
  cellText,
  fieldText,
  listRows,
  rowRemoval,
  sectionFields,
  type ListOptions,
  type RowView,
} from './rows/row-view.js';
export { setCell, setCells, setField, type CellChange } from './rows/cells.js';
export {
  addRow,
  addRows,
  moveRow,
  removeRow,
  restoreRow,
  retypeRow,
  type BatchRow,
  type NewRow,
  type RowInput,
} from './rows/row-changes.js';
export { calendarHours, calendarKey, setCalendarHours } from './rows/calendar-hours.js';
export { ensureRows } from './rows/ensure-rows.js';
export { observeProgramme, observeRows } from './rows/observe-rows.js';
export { projectDocument, readMeta, rowWords, type DocumentProjection, type SectionProjection } from './projection.js';
export { createProgrammeProjector, projectProgramme, type ProgrammeProjector } from './programme/projector.js';
export { namedSections, type CellNames, type NamedSection } from './programme/named-text.js';
export { plainText } from './plain-text.js';
export { replaceInTexts, type FindReplacements, type Replacement } from './replace-in-texts.js';
export { countWords } from './words.js';
export { isOrderKey, keyBetween, keysBetween } from './order-key.js';
export { applyTemplate, findTemplate, listTemplates, type FillSection } from './templates.js';
export { documentAsTemplate, type ReadSection } from './templates/document-as-template.js';
export { parseTemplate, TEMPLATE_LIMITS } from './templates/parse-template.js';
export type {
  DocumentTemplate,
  Localized,
  TemplateBody,
  TemplateCell,
  TemplateLocale,
  TemplateRow,
  TemplateSection,
} from './templates/template.js';
export {
  AnchorResolver,
  anchorOfRange,
  cellFromText,
  cellWords,
  CONTEXT,
  contextOf,
  deletedRange,
  editorPosition,
  flatOffset,
  flatText,
  QUOTE_MAX,
  replaceRange,
  sameWords,
  type Anchor,
  type AnchorPlace,
  type CellPlace,
  type FlatText,
  type TextPlace,
} from './anchors/index.js';
