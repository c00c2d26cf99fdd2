import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionModule } from '../identity/session.module.js';
import { AffiliationModule } from './affiliation.module.js';
import { InstitutionEntity } from './institution.entity.js';
import { InstitutionService } from './institution.service.js';
import { InstitutionsController } from './institutions.controller.js';
import { PeopleController } from './people.controller.js';
import { PersonService } from './person.service.js';

/** Organisations and the people who belong to them. */
@Module({
  imports: [TypeOrmModule.forFeature([InstitutionEntity]), AffiliationModule, SessionModule],
  controllers: [InstitutionsController, PeopleController],
  providers: [InstitutionService, PersonService],
})
export class InstitutionsModule {}
