import { Body, Controller, Delete, Get, Param, Patch } from '@nestjs/common';
import { memberPatchSchema, memberSchema, type Member, type MemberPatch } from '@soproekt/contracts';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentAccess, CurrentActor, type RequestAccess } from '../access/request-access.js';
import { Answers, AnswersNothing } from '../platform/http/answers.decorator.js';
import { MemberService } from './member.service.js';
import { WorkspaceReader } from './workspace-reader.service.js';

@Controller('api/v1/workspaces/:id/members')
export class MembersController {
  constructor(
    private readonly reader: WorkspaceReader,
    private readonly members: MemberService,
  ) {}

  @Get()
  @Action('member.list', { workspace: 'id' })
  @Answers(memberSchema, { list: true })
  list(@Param('id') id: string, @CurrentAccess() access: RequestAccess): Promise<Member[]> {
    return this.reader.members(id, access.role === 'coordinator');
  }

  @Patch(':userId')
  @Action('member.update', { workspace: 'id', member: 'userId' })
  @Answers(memberSchema)
  changeRole(
    @Param('id') id: string,
    @Param('userId') userId: string,
    @Body({ schema: memberPatchSchema }) body: MemberPatch,
    @CurrentActor() actor: Principal,
  ): Promise<Member> {
    return this.members.changeRole(id, userId, body.role, actor);
  }

  @Delete(':userId')
  @Action('member.remove', { workspace: 'id', member: 'userId' })
  @AnswersNothing()
  remove(@Param('id') id: string, @Param('userId') userId: string, @CurrentActor() actor: Principal): Promise<void> {
    return this.members.remove(id, userId, actor);
  }
}
