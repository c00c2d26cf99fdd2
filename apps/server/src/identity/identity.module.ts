import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AffiliationModule } from '../institutions/affiliation.module.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { DemoPresence } from './demo-presence.service.js';
import { MeController } from './me.controller.js';
import { PasswordChangeService } from './password-change.service.js';
import { ProfileService } from './profile.service.js';
import { SessionModule } from './session.module.js';
import { SetupController } from './setup.controller.js';
import { SetupService } from './setup.service.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { UserEntity } from './user.entity.js';

/** Who somebody is: accounts, sessions, the first administrator. */
@Module({
  imports: [TypeOrmModule.forFeature([UserEntity]), SessionModule, AffiliationModule],
  controllers: [AuthController, MeController, SetupController],
  providers: [AuthService, DemoPresence, PasswordChangeService, ProfileService, SetupService, SignInLimiter],
  exports: [DemoPresence, SetupService],
})
export class IdentityModule {}
