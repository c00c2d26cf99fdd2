import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { personInputSchema, personPatchSchema, personSchema, type Person } from '@soproekt/contracts';
import type { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor } from '../access/request-access.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { PersonService } from './person.service.js';

@Controller('api/v1/people')
export class PeopleController {
  constructor(private readonly people: PersonService) {}

  @Get()
  @Action('person.list')
  @Answers(personSchema, { list: true })
  list(): Promise<Person[]> {
    return this.people.list();
  }

  @Post()
  @Action('person.create')
  @Answers(personSchema, { status: 201 })
  create(
    @Body({ schema: personInputSchema }) body: z.output<typeof personInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Person> {
    return this.people.create(body, actor.userId);
  }

  @Patch(':id')
  @Action('person.update', { ids: ['id'] })
  @Answers(personSchema)
  update(
    @Param('id') id: string,
    @Body({ schema: personPatchSchema }) body: z.output<typeof personPatchSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Person> {
    return this.people.update(id, body, actor.userId);
  }
}
