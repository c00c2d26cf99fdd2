import type { CellView, GridColumn } from '../grid-types';
import type { GridHost } from '../grid-host';
import { HoursEditor } from './hours-editor';
import { NumberEditor } from './number-editor';
import { OptionsEditor } from './options-editor';
import { TextEditor } from './text-editor';

export interface EditorProps {
  readonly host: GridHost;
  readonly rowId: string;
  readonly column: GridColumn;
  readonly cell: CellView;
  /** What was typed to open the editor, in place of what the cell holds; null: edit what is there. */
  readonly seed: string | null;
  /** Accessible name. */
  readonly label: string;
}

/** The editor that fits a column. */
export function CellEditor(props: EditorProps) {
  switch (props.column.type) {
    case 'number':
      return <NumberEditor {...props} />;
    case 'choice':
    case 'refs':
      return <OptionsEditor {...props} />;
    case 'hours':
      return <HoursEditor {...props} />;
    default:
      return <TextEditor {...props} />;
  }
}
