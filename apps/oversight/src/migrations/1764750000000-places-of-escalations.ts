import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a case belonged when its escalation was put where it is, so that the escalation follows a case that moves, and stays where somebody handed it while the
 * case stays. Of one that stands already that is taken to be where it was raised. Nullable, as the release before, which runs on this schema too, does not write it.
 */
export class PlacesOfEscalations1764750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table escalation add column placed_for text collate "C"');
    await runner.query(`
      update escalation set placed_for = step.region_code from escalation_step step
      where step.escalation_id = escalation.id and step.version = 1 and escalation.state <> 'ended'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table escalation drop column placed_for');
  }
}
