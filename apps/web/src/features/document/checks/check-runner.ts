import { createProgrammeProjector, observeProgramme } from '@soproekt/documents';
import {
  CHECKS,
  createChecker,
  readiness,
  type CheckContext,
  type Finding,
  type FindingCode,
  type MissingKnowledge,
  type Readiness,
} from '@soproekt/domain';
import type * as Y from 'yjs';
import { reuseFindings } from './finding-view';

export interface CheckResult {
  /** False until the checks have run once. */
  readonly ready: boolean;
  readonly findings: readonly Finding[];
  readonly readiness: Readiness;
  /** Rules that have something to judge here; the others wait for data. */
  readonly applied: readonly FindingCode[];
  /** Of these, the rules that judge only a part so far, and what they wait for. */
  readonly unknown: ReadonlyMap<FindingCode, MissingKnowledge>;
}

export const NOTHING_CHECKED: CheckResult = {
  ready: false,
  findings: [],
  readiness: { errors: 0, warnings: 0, hints: 0, percent: 0 },
  applied: [],
  unknown: new Map(),
};

/** At most one run within this time, however fast people type, in milliseconds. */
export const RUN_EVERY = 500;
/** A first pause after a change: a row that is being written is not judged letter by letter. */
const RUN_AFTER = 150;

/** Runs `work` when the browser has nothing better to do, soon in any case. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 0);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: RUN_EVERY });
  return () => cancelIdleCallback(handle);
}

/** Keeps the findings of a programme up to date, off the typing path. */
export class CheckRunner {
  private readonly projector;
  private readonly check = createChecker();
  private readonly listeners = new Set<() => void>();
  private readonly stopObserving: () => void;
  private context: CheckContext | null = null;
  private result = NOTHING_CHECKED;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopIdle: (() => void) | undefined;
  private lastRun = -Infinity;

  constructor(doc: Y.Doc) {
    this.projector = createProgrammeProjector(doc);
    this.stopObserving = observeProgramme(doc, () => this.schedule());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same object until something of it changes. */
  readonly getResult = (): CheckResult => this.result;

  /** Settings, institutions and standards as they are now; null: not known yet, and nothing is judged. */
  setContext(context: CheckContext | null): void {
    if (this.context === context) return;
    this.context = context;
    this.schedule();
  }

  /** Judges the programme as it is at this moment. */
  runNow(): void {
    this.cancel();
    const { context } = this;
    if (!context) return;
    this.lastRun = performance.now();
    const facts = this.projector.read();
    const found = this.check(facts, context);
    const before = this.result;
    const findings = reuseFindings(before.findings, found);
    const applied = CHECKS.filter((check) => check.applies(facts, context));
    const next: CheckResult = {
      ready: true,
      findings,
      readiness: readiness(findings, facts, context),
      applied: applied.map(({ code }) => code),
      unknown: new Map(
        applied.flatMap((check) => {
          const missing = check.unknown?.(facts, context) ?? null;
          return missing === null ? [] : [[check.code, missing] as const];
        }),
      ),
    };
    if (
      before.ready &&
      findings === before.findings &&
      next.readiness.percent === before.readiness.percent &&
      next.applied.join() === before.applied.join() &&
      [...next.unknown].join() === [...before.unknown].join()
    ) {
      return;
    }
    this.result = next;
    for (const listener of this.listeners) listener();
  }

  destroy(): void {
    this.cancel();
    this.stopObserving();
    this.projector.destroy();
    this.listeners.clear();
  }

  private schedule(): void {
    if (!this.context || this.timer !== undefined || this.stopIdle) return;
    const wait = Math.max(RUN_AFTER, this.lastRun + RUN_EVERY - performance.now());
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        this.stopIdle = whenIdle(() => this.runNow());
      },
      this.result.ready ? wait : 0,
    );
  }

  private cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.stopIdle?.();
    this.stopIdle = undefined;
  }
}
