import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import {
  workspaceInputSchema,
  workspacePatchSchema,
  workspaceSchema,
  type Workspace,
  type WorkspacePatch,
} from '@soproekt/contracts';
import type { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor } from '../access/request-access.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { WorkspaceReader } from './workspace-reader.service.js';
import { WorkspaceService } from './workspace.service.js';

@Controller('api/v1/workspaces')
export class WorkspacesController {
  constructor(
    private readonly reader: WorkspaceReader,
    private readonly workspaces: WorkspaceService,
  ) {}

  @Get()
  @Action('workspace.list')
  @Answers(workspaceSchema, { list: true })
  list(@CurrentActor() actor: Principal): Promise<Workspace[]> {
    return this.reader.list(actor.userId);
  }

  @Post()
  @Action('workspace.create')
  @Answers(workspaceSchema, { status: 201 })
  create(
    @Body({ schema: workspaceInputSchema }) body: z.output<typeof workspaceInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Workspace> {
    return this.workspaces.create(body, actor);
  }

  @Get(':id')
  @Action('workspace.read', { workspace: 'id' })
  @Answers(workspaceSchema)
  read(@Param('id') id: string, @CurrentActor() actor: Principal): Promise<Workspace> {
    return this.reader.one(actor.userId, id);
  }

  @Patch(':id')
  @Action('workspace.update', { workspace: 'id' })
  @Answers(workspaceSchema)
  update(
    @Param('id') id: string,
    @Body({ schema: workspacePatchSchema }) body: WorkspacePatch,
    @CurrentActor() actor: Principal,
  ): Promise<Workspace> {
    return this.workspaces.update(id, body, actor);
  }
}
