import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AffiliationEntity } from './affiliation.entity.js';
import { AffiliationService } from './affiliation.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([AffiliationEntity])],
  providers: [AffiliationService],
  exports: [AffiliationService],
})
export class AffiliationModule {}
