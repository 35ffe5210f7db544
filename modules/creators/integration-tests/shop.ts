import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { createCreator, createOrganization } from "../src"
import { Migration20261121000100Creators } from "../src/migrations/Migration20261121000100Creators"
import { Migration20261126160000Approval } from "../src/migrations/Migration20261126160000Approval"
import { Migration20261126210000Suspended } from "../src/migrations/Migration20261126210000Suspended"
import { Migration20261127130000Closed } from "../src/migrations/Migration20261127130000Closed"

/** A database of the spec's own, and who stands in it. */
export function useShop() {
  let db: TestDatabase
  let serial = 0
  beforeAll(async () => {
    db = await createTestDatabase([
      Migration20261121000100Creators,
      Migration20261126160000Approval,
      Migration20261126210000Suspended,
      Migration20261127130000Closed,
    ])
  })
  afterAll(() => db.drop())
  const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
    withPlatform(db.pg, "test", fn)
  const creatorNamed = (handle: string) => {
    serial += 1
    return platform((tx) =>
      createCreator(tx, {
        userId: `user_${serial}`,
        displayName: handle,
        handle,
        salesChannelId: `sc_${handle}`,
      })
    )
  }
  const brandOf = (ownerCreatorId: string, handle: string) =>
    platform((tx) =>
      createOrganization(tx, {
        name: handle,
        handle,
        ownerCreatorId,
        salesChannelId: `sc_${handle}`,
      })
    )
  return { db: () => db, platform, creatorNamed, brandOf }
}
