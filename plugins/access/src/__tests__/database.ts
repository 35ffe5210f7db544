import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  MediaFilesMigration,
  MediaMigration,
  MediaStagesMigration,
  MediaTextTracksMigration,
} from "@codex/media/testing"
import { Migration20261121000900Audit } from "../../../../modules/audit/src/migrations/Migration20261121000900Audit"
import { Migration20261121030000Content } from "../../../../modules/content/src/migrations/Migration20261121030000Content"
import { Migration20261121120100Prices } from "../../../../modules/content/src/migrations/Migration20261121120100Prices"
import { Migration20261126200000Disabled } from "../../../../modules/content/src/migrations/Migration20261126200000Disabled"
import { Migration20261126220100OnPages } from "../../../../modules/content/src/migrations/Migration20261126220100OnPages"
import { Migration20261127150100PostItems } from "../../../../modules/content/src/migrations/Migration20261127150100PostItems"
import { Migration20261121000100Creators } from "../../../../modules/creators/src/migrations/Migration20261121000100Creators"
import { Migration20261121000500Entitlements } from "../../../../modules/entitlements/src/migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../../../../modules/entitlements/src/migrations/Migration20261121124000GrantSuspension"
import { Migration20261127150200DownloadTickets } from "../../../../modules/entitlements/src/migrations/Migration20261127150200DownloadTickets"
import { Migration20261127194000PlaybackDevice } from "../../../../modules/entitlements/src/migrations/Migration20261127194000PlaybackDevice"
import { Migration20261127195000BeginPlayback } from "../../../../modules/entitlements/src/migrations/Migration20261127195000BeginPlayback"
import { Migration20261125160000Messages } from "../../../../modules/messages/src/migrations/Migration20261125160000Messages"

/** A database with every table that access looks at. */
export const accessDatabase = (): Promise<TestDatabase> =>
  createTestDatabase([
    Migration20261121000900Audit,
    Migration20261121000100Creators,
    MediaMigration,
    MediaStagesMigration,
    MediaFilesMigration,
    MediaTextTracksMigration,
    Migration20261121030000Content,
    Migration20261121120100Prices,
    Migration20261126200000Disabled,
    Migration20261127150100PostItems,
    Migration20261121000500Entitlements,
    Migration20261121124000GrantSuspension,
    Migration20261127150200DownloadTickets,
    Migration20261127194000PlaybackDevice,
    Migration20261127195000BeginPlayback,
    Migration20261126220100OnPages,
    Migration20261125160000Messages,
  ])
