import { describe, expect, it } from '@jest/globals';
import { addSection, listRemovedSections, listSections, plainText, sectionFragment } from '@soproekt/documents';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { CollabSession } from './collab-session';
import { DocumentHistory } from './history';
import { SectionCommands } from './section-commands';

function setUp() {
  const doc = new Y.Doc();
  const id = addSection(doc, { title: 'Цель' });
  const history = new DocumentHistory(doc.getMap('sections'));
  const commands = new SectionCommands({ doc, history, userId: 'anna' } as unknown as CollabSession);
  const fragment = sectionFragment(doc, id)!;
  /** As an editor types: by its own origin. */
  const type = (text: string, into = fragment) => {
    history.cut();
    doc.transact(() => {
      if (into.length === 0) into.insert(0, [new Y.XmlElement('paragraph')]);
      const paragraph = into.get(0) as Y.XmlElement;
      if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()]);
      const line = paragraph.get(0) as Y.XmlText;
      line.insert(line.length, text);
    }, ySyncPluginKey);
  };
  /** Somebody else's change arrives. */
  const remotely = (change: (other: Y.Doc) => void) => {
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    change(other);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'provider');
  };
  return { doc, id, history, commands, fragment, type, remotely };
}

describe('DocumentHistory', () => {
  it("takes back one's own changes only", () => {
    const { id, history, fragment, type, remotely } = setUp();
    type('Мой текст');
    remotely((other) => {
      const line = (sectionFragment(other, id)!.get(0) as Y.XmlElement).get(0) as Y.XmlText;
      line.insert(0, 'Чужой. ');
    });
    history.undo();
    expect(plainText(fragment)).toBe('Чужой. ');
    history.redo();
    expect(plainText(fragment)).toBe('Чужой. Мой текст');
  });

  it('leaves the last paragraph, so that doing it again adds none', () => {
    const { history, fragment, type } = setUp();
    type('Текст');
    history.undo();
    expect(fragment.length).toBe(1);
    history.redo();
    expect(fragment.length).toBe(1);
    expect(plainText(fragment)).toBe('Текст');
  });

  it('takes an added section out softly, with what others wrote in it', () => {
    const { doc, id, history, commands, remotely } = setUp();
    const added = commands.add(id);
    expect(listSections(doc).map((section) => section.id)).toEqual([id, added]);
    remotely((other) => {
      const text = new Y.XmlText('чужое');
      (sectionFragment(other, added)!.get(0) as Y.XmlElement).insert(0, [text]);
    });
    history.undo();
    expect(listSections(doc).map((section) => section.id)).toEqual([id]);
    expect(listRemovedSections(doc).map((section) => section.id)).toEqual([added]);
    history.redo();
    expect(listSections(doc).map((section) => section.id)).toEqual([id, added]);
    expect(plainText(sectionFragment(doc, added)!)).toBe('чужое');
  });

  it('takes back moves, names, institutions and removals', () => {
    const { doc, id, history, commands } = setUp();
    const second = commands.add(id);
    commands.rename(second, 'Задачи');
    history.cut();
    commands.moveTo(second, 0);
    commands.assign(second, 'university');
    commands.remove(second);
    const order = () => listSections(doc).map((section) => section.title);
    expect(order()).toEqual(['Цель']);
    history.undo();
    expect(order()).toEqual(['Задачи', 'Цель']);
    history.undo();
    expect(listSections(doc)[0]?.institutionId).toBeNull();
    history.undo();
    expect(order()).toEqual(['Цель', 'Задачи']);
    history.undo();
    expect(order()).toEqual(['Цель', '']);
  });

  it('leads back to where the step was made', () => {
    const { id, history, commands } = setUp();
    const places: string[] = [];
    history.onPlace((place) => places.push(place.sectionId));
    commands.assign(id, 'iro');
    history.undo();
    history.redo();
    expect(places).toEqual([id, id]);
    expect(history.getSnapshot()).toEqual({ canUndo: true, canRedo: false });
  });
});
