import { CLOSE } from '@soproekt/contracts';
import { listRemovedSections, listSections, readMeta, sectionFragment } from '@soproekt/documents';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DocumentConnection } from './connection';
import { DocumentHistory } from './history';
import { LocalStore, localDatabaseName } from './local-store';
import {
  finalReason,
  leavingLosesText,
  offersUnsentText,
  saveView,
  type LocalFacts,
  type SaveView,
  type SyncFacts,
} from './save-view';
import { SectionHub } from './section-hub';
import { SectionIndex } from './section-index';
import { SlashStore } from './slash-store';
import { cellMaps, unsentText, type UnsentSection } from './unsent-text';

export interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly institution: { readonly id: string; readonly shortName: string; readonly hue: number } | null;
}

export interface SessionSnapshot {
  /** `ready` only once there is content: from this device or from the server. */
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sync: SyncFacts;
  readonly local: LocalFacts;
  readonly save: SaveView;
  /** When the server last confirmed everything. */
  readonly savedAt: number | null;
  /** The text may be changed as far as the connection knows; offline, what held last. */
  readonly writable: boolean;
  /** The local text cannot reach the server any more. */
  readonly stranded: boolean;
}

/** Without an answer from the server a first visit is given up after this time, with a way to try again. */
const FIRST_LOAD_TIMEOUT = 15_000;
const NO_CONNECTION: SyncFacts = { state: 'connecting', reason: null, closeCode: null, access: null };

/**
 * One document being worked on: the shared text, its local copy, its connection, and who is there. Lives outside of
 * React, so that nothing is lost when the page renders anew.
 */
export class CollabSession {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly history = new DocumentHistory(this.doc.getMap('sections'));
  readonly index = new SectionIndex(this.doc);
  readonly hub = new SectionHub();
  readonly slash = new SlashStore();
  private readonly store: LocalStore;
  private connection: DocumentConnection | null = null;
  private readonly listeners = new Set<() => void>();
  private snapshot: SessionSnapshot;
  private pending = false;
  private confirmed: Uint8Array | null = null;
  private readonly clients = new Set<number>();
  private loaded = false;
  private timedOut = false;
  private destroyed = false;
  private mayWrite = false;
  private readonly timer: ReturnType<typeof setTimeout>;

  constructor(
    readonly documentId: string,
    private user: SessionUser,
  ) {
    this.store = new LocalStore(localDatabaseName(user.id, documentId), this.doc, () => this.refresh());
    this.awareness.setLocalState({ user, section: null, cursor: null });
    this.snapshot = this.compute();
    window.addEventListener('beforeunload', this.onLeave);
    this.timer = setTimeout(() => {
      this.timedOut = true;
      this.refresh();
    }, FIRST_LOAD_TIMEOUT);
    void this.start();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): SessionSnapshot => this.snapshot;

  get userId(): string {
    return this.user.id;
  }

  get databaseName(): string {
    return this.store.name;
  }

  /** The text that was written here and that the server has not confirmed, by section. */
  unsent(): UnsentSection[] {
    const sections = [...listSections(this.doc), ...listRemovedSections(this.doc)].map(({ id, title }) => ({
      id,
      title,
      fragment: sectionFragment(this.doc, id),
      cells: cellMaps(this.doc, id),
    }));
    return unsentText(sections, this.confirmed, this.clients);
  }

  /** What role, status and bin say about writing; the server's word on the connection counts beside it. */
  setMayWrite(mayWrite: boolean): void {
    if (this.mayWrite === mayWrite) return;
    this.mayWrite = mayWrite;
    this.refresh();
  }

  setUser(user: SessionUser): void {
    this.user = user;
    this.awareness.setLocalStateField('user', user);
  }

  /** Rights have changed for the better, perhaps: a connection that was closed for good is worth another try. */
  welcomeBack(): void {
    if (finalReason(this.snapshot.sync) !== null) this.retry();
  }

  /** Tries again at once, after a failure or a final close. */
  retry(): void {
    this.timedOut = false;
    this.connection?.reconnect();
    this.refresh();
  }

  /** Gives the local copy up, with whatever was not sent. The session must be made anew afterwards. */
  async discard(): Promise<void> {
    this.pending = false;
    this.connection?.destroy();
    this.connection = null;
    await this.store.erase();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    clearTimeout(this.timer);
    window.removeEventListener('beforeunload', this.onLeave);
    this.connection?.destroy();
    this.index.destroy();
    this.history.destroy();
    void this.store.close();
    this.doc.destroy();
    this.listeners.clear();
  }

  private async start(): Promise<void> {
    // The local copy first: connecting before would send it all to the server as if it were new.
    const note = await this.store.load();
    if (this.destroyed) return;
    this.loaded = true;
    this.confirmed = note?.confirmed ?? null;
    this.pending = note?.pending ?? false;
    for (const client of note?.clients ?? []) this.clients.add(client);
    this.connection = new DocumentConnection({
      documentId: this.documentId,
      doc: this.doc,
      awareness: this.awareness,
      store: { get: () => this.pending, set: (_id, pending) => this.setPending(pending) },
      isReplay: (origin) => this.store.isOrigin(origin),
      onChange: () => this.refresh(),
    });
    this.refresh();
  }

  /** Called by the connection: unconfirmed edits have come into being, or the last of them is confirmed. */
  private setPending(pending: boolean): void {
    this.pending = pending;
    if (pending) this.clients.add(this.doc.clientID);
    else this.clients.clear();
    if (!pending) this.confirmed = Y.encodeStateVector(this.doc);
    void this.store.note({ pending, confirmed: this.confirmed, clients: [...this.clients] });
  }

  private readonly onLeave = (event: BeforeUnloadEvent): void => {
    if (leavingLosesText(this.snapshot.save, this.snapshot.local)) event.preventDefault();
  };

  private refresh(): void {
    if (this.destroyed) return;
    const next = this.compute();
    if (JSON.stringify(next) === JSON.stringify(this.snapshot)) return;
    this.snapshot = next;
    for (const listener of this.listeners) listener();
  }

  private compute(): SessionSnapshot {
    const sync = this.connection?.facts ?? NO_CONNECTION;
    const local = { pending: this.pending, kept: this.store.works, flushed: this.store.flushed };
    const save = saveView(sync, local);
    return {
      phase: this.phase(sync),
      sync,
      local,
      save,
      savedAt: this.connection?.savedAt ?? null,
      writable: this.mayWrite && sync.access !== 'read' && finalReason(sync) === null,
      stranded: offersUnsentText(save, local),
    };
  }

  private phase(sync: SyncFacts): SessionSnapshot['phase'] {
    if (!this.loaded) return 'loading';
    if (this.connection?.everSynced || readMeta(this.doc).schemaVersion > 0) return 'ready';
    const crowded = sync.reason === 'too-many-connections';
    const refused = finalReason(sync) !== null || crowded || this.connection?.lastClose === CLOSE.loadFailed;
    return refused || this.timedOut ? 'failed' : 'loading';
  }
}
