import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Each upload that begins asks whether its file was here before. */
export class Migration20261127124500UploadFingerprint extends Migration {
  override up(): void {
    this.addSql(
      `create index if not exists media_upload_fingerprint on media_upload
         (creator_id, fingerprint) where fingerprint is not null`
    )
    this.addSql(
      `create index if not exists media_upload_storage_id on media_upload
         (storage_upload_id) where state in ('open', 'completing')`
    )
  }

  override down(): void {
    this.addSql("drop index if exists media_upload_storage_id")
    this.addSql("drop index if exists media_upload_fingerprint")
  }
}
