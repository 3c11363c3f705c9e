import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.ts';
import { BureausController } from './bureaus/bureaus.controller.ts';
import { ChangeBureau } from './bureaus/change-bureau.ts';
import { CreateBureau } from './bureaus/create-bureau.ts';
import { FindBureaus } from './bureaus/find-bureaus.ts';
import { ChangeMatter } from './matters/change-matter.ts';
import { CreateMatter } from './matters/create-matter.ts';
import { FindMatters } from './matters/find-matters.ts';
import { MattersController } from './matters/matters.controller.ts';
import { FindPlaces } from './places/find-places.ts';
import { PlacesController } from './places/places.controller.ts';
import { RemovePlace } from './places/remove-place.ts';
import { ChangePolicy } from './policies/change-policy.ts';
import { FindPolicies } from './policies/find-policies.ts';
import { PoliciesController } from './policies/policies.controller.ts';
import { FindRulings } from './rulings/find-rulings.ts';
import { RevokeRuling } from './rulings/revoke-ruling.ts';
import { RulingsController } from './rulings/rulings.controller.ts';
import { ReadHistory } from './read-history.ts';

/** The administrator's doors to the catalogue of matters, the directory of bureaus, the policies of deciding, what was learnt of places and what was ruled. */
@Module({
  imports: [CatalogueModule],
  controllers: [MattersController, BureausController, PlacesController, PoliciesController, RulingsController],
  providers: [
    ...[CreateMatter, ChangeMatter, FindMatters, CreateBureau, ChangeBureau, FindBureaus, ReadHistory],
    ...[FindPlaces, RemovePlace, ChangePolicy, FindPolicies, FindRulings, RevokeRuling],
  ],
})
export class AdministeringModule {}
