import { Injectable, RequestMethod, type OnModuleInit, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { WORKSPACE_ACTIONS } from '@soproekt/domain';
import { ANSWER_DECLARED } from '../platform/http/answers.decorator.js';
import { ACTION, type ActionMapping } from './action.decorator.js';

/** A handler of the HTTP API. */
export interface MappedRoute extends ActionMapping {
  /** `GET`, `POST`, … */
  readonly method: string;
  /** With parameters as `:id`. */
  readonly path: string;
}

type Handler = (...args: unknown[]) => unknown;

const workspaceActions = new Set<string>(WORKSPACE_ACTIONS);

/** Knows every HTTP handler and its action, and refuses to start when one has none (S10). */
@Injectable()
export class ActionMapService implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const problems = this.problems(this.discovery.getControllers().map((wrapper) => wrapper.metatype as Type));
    if (problems.length > 0) throw new Error(`handlers without protection:\n${problems.join('\n')}`);
  }

  /** Every route of the running application. */
  routes(): MappedRoute[] {
    return this.discovery
      .getControllers()
      .flatMap((wrapper) => this.handlers(wrapper.metatype as Type))
      .map(({ handler, method, path }) => {
        const mapping = Reflect.getMetadata(ACTION, handler) as ActionMapping;
        return { method, path, ...mapping };
      });
  }

  /** What is missing at the handlers of these controllers, one sentence each. */
  problems(controllers: readonly Type[]): string[] {
    return controllers.flatMap((controller) =>
      this.handlers(controller).flatMap(({ name, handler, method, path }) => {
        const where = `${controller.name}.${name} (${method} ${path})`;
        const mapping = Reflect.getMetadata(ACTION, handler) as ActionMapping | undefined;
        const found: string[] = [];
        if (!mapping) found.push(`${where} has no @Action`);
        if (!Reflect.getMetadata(ANSWER_DECLARED, handler)) found.push(`${where} has no @Answers or @AnswersNothing`);
        if (!mapping) return found;
        const { workspace, document, member, invitation, thread, comment, ids = [], words = {} } = mapping.target;
        if (workspaceActions.has(mapping.action) && !workspace && !document && !thread && !comment) {
          found.push(`${where}: ${mapping.action} needs { workspace }, { document }, { thread } or { comment }`);
        }
        const declared = [
          workspace,
          document,
          member,
          invitation,
          thread,
          comment,
          ...ids,
          ...Object.keys(words),
        ].filter((part) => part !== undefined);
        const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
        for (const part of declared) if (!inPath.includes(part)) found.push(`${where} has no parameter :${part}`);
        for (const part of inPath) if (!declared.includes(part)) found.push(`${where}: nobody checks :${part}`);
        return found;
      }),
    );
  }

  private handlers(controller: Type): { name: string; handler: Handler; method: string; path: string }[] {
    const prototype = controller.prototype as Record<string, Handler>;
    const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const path = handler && (Reflect.getMetadata(PATH_METADATA, handler) as string | undefined);
      if (!handler || path === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      return [{ name, handler, method, path: `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1') }];
    });
  }
}
