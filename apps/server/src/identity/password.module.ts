import { Module, type DynamicModule } from '@nestjs/common';
import { HASH_COST, type HashCost } from './hash-cost.js';
import { PasswordService } from './password.service.js';

@Module({})
export class PasswordModule {
  static register(cost: HashCost): DynamicModule {
    return {
      module: PasswordModule,
      global: true,
      providers: [PasswordService, { provide: HASH_COST, useValue: cost }],
      exports: [PasswordService],
    };
  }
}
