import { observeRows, sectionFields, setField, type CellValue } from '@soproekt/documents';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import type { CollabSession } from '../lib/collab-session';
import { STRUCTURE_ORIGIN } from '../lib/history';
import { FIELD_ROW } from '../structured/field-row';
import type { PassportField, PassportValues } from './passport-fields';

const options = { origin: STRUCTURE_ORIGIN };

/** The fields of a section as they are now; the same object until one of them changes. */
export function useSectionFields(session: CollabSession, sectionId: string): PassportValues {
  const cache = useRef<{ json: string; values: PassportValues }>({ json: '', values: {} });
  const subscribe = useCallback(
    (listener: () => void) => observeRows(session.doc, sectionId, listener),
    [session, sectionId],
  );
  return useSyncExternalStore(subscribe, () => {
    const values = sectionFields(session.doc, sectionId);
    const json = JSON.stringify(values);
    if (cache.current.json !== json) cache.current = { json, values };
    return cache.current.values;
  });
}

export interface PassportEditing {
  readonly values: PassportValues;
  readonly writable: boolean;
  /** A choice: one step of the history. */
  readonly set: (field: PassportField, value: CellValue) => void;
  /** While somebody types: the steps of the history are those of typing anywhere. */
  readonly type: (field: PassportField, value: CellValue) => void;
  /** What follows is a step of its own. */
  readonly cut: () => void;
  readonly enter: (field: PassportField) => void;
  readonly leave: (field: PassportField) => void;
}

/** Reads and writes the passport, and tells others which field one is in. */
export function usePassport(sectionId: string): PassportEditing {
  const { session, snapshot } = useDocumentPage();
  const values = useSectionFields(session, sectionId);
  const { writable } = snapshot;

  const actions = useMemo(() => {
    const { doc, history, awareness } = session;
    const at = (field: PassportField): void =>
      history.at({ sectionId, selection: null, cell: { rowId: FIELD_ROW, column: field } });
    const isHere = (field: PassportField): boolean => {
      const cell = awareness.getLocalState()?.['cell'] as { sectionId?: string; column?: string } | null | undefined;
      return cell?.sectionId === sectionId && cell.column === field;
    };
    return {
      set: (field: PassportField, value: CellValue) => {
        history.cut();
        at(field);
        setField(doc, sectionId, field, value, options);
        history.cut();
      },
      type: (field: PassportField, value: CellValue) => {
        at(field);
        setField(doc, sectionId, field, value, options);
      },
      cut: () => history.cut(),
      enter: (field: PassportField) => {
        const local = awareness.getLocalState();
        if (!local || isHere(field)) return;
        const cell = { sectionId, rowId: FIELD_ROW, column: field };
        awareness.setLocalState({ ...local, cell, section: sectionId, cursor: null });
      },
      leave: (field: PassportField) => {
        history.cut();
        if (isHere(field)) awareness.setLocalStateField('cell', null);
      },
    };
  }, [session, sectionId]);

  // A field may be taken away while one is in it.
  useEffect(
    () => () => {
      const local = session.awareness.getLocalState();
      const cell = local?.['cell'] as { sectionId?: string; rowId?: string } | null | undefined;
      if (cell?.sectionId === sectionId && cell.rowId === FIELD_ROW) session.awareness.setLocalStateField('cell', null);
    },
    [session, sectionId],
  );

  return useMemo(() => ({ values, writable, ...actions }), [values, writable, actions]);
}
