import { newId, withPlatform, withTenant, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  grantAccess,
  mirrorSessions,
  revokeGrant,
  startSession,
  type StartSessionInput,
} from "../index"
import { Migration20261121000500Entitlements } from "../migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../migrations/Migration20261121124000GrantSuspension"
import { Migration20261127194000PlaybackDevice } from "../migrations/Migration20261127194000PlaybackDevice"
import { Migration20261127195000BeginPlayback } from "../migrations/Migration20261127195000BeginPlayback"

const POST = { organizationId: "org_1", postId: "post_1" }
const FILM = {
  assetId: "asset_1",
  creatorId: "cr_1",
  kind: "video",
  version: 2,
  mediaPrefix: "media/cr_1/asset_1/2/",
  entryFile: "master.m3u8",
} as const

/** A film, and somebody who may watch it: somebody else in each test. */
export function usePlayers() {
  let db: TestDatabase
  let customerId = ""
  const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
    withPlatform(db.pg, "test", fn)
  const as = <T>(id: string, fn: (tx: Tx) => Promise<T>) =>
    withTenant(db.pg, { customerId: id }, fn)
  const mine = <T>(fn: (tx: Tx) => Promise<T>) => as(customerId, fn)
  const anotherCustomer = () => {
    customerId = newId("cus")
  }

  beforeAll(async () => {
    db = await createTestDatabase([
      Migration20261121000500Entitlements,
      Migration20261121124000GrantSuspension,
      Migration20261127194000PlaybackDevice,
      Migration20261127195000BeginPlayback,
    ])
  })
  afterAll(() => db.drop())
  beforeEach(anotherCustomer)

  return {
    get customerId() {
      return customerId
    },
    platform,
    as,
    mine,
    anotherCustomer,
    async grant(sourceId = newId("pur"), expiresAt: Date | null = null) {
      const source = { sourceKind: "purchase", sourceId, expiresAt } as const
      await platform((tx) =>
        grantAccess(tx, { ...POST, ...source, customerId })
      )
      return sourceId
    },
    revoke: (sourceId: string) =>
      platform((tx) =>
        revokeGrant(tx, { sourceKind: "purchase", sourceId, reason: "refund" })
      ),
    start: (input: Partial<StartSessionInput> = {}) =>
      mine((tx) =>
        startSession(tx, {
          ...{ ...POST, ...FILM, customerId },
          ...{ leaseMinutes: 240, maxSessions: 3 },
          ...input,
        })
      ),
    look: async (id: string) =>
      (await platform((tx) => mirrorSessions(tx, [id])))[0],
  }
}
