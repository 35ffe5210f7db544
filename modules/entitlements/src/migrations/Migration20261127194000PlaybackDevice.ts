import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** By which a customer tells one of their players from another. */
export class Migration20261127194000PlaybackDevice extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE playback_session ADD COLUMN device text NOT NULL
      DEFAULT '' CHECK (length(device) <= 120)`)
  }

  override down(): void {
    this.addSql("ALTER TABLE playback_session DROP COLUMN IF EXISTS device")
  }
}
