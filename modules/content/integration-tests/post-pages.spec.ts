import { withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { pagePosts, softDeletePost } from "../src"
import { Migration20261121030000Content } from "../src/migrations/Migration20261121030000Content"
import { Migration20261121120100Prices } from "../src/migrations/Migration20261121120100Prices"
import { Migration20261126200000Disabled } from "../src/migrations/Migration20261126200000Disabled"
import { Migration20261127150100PostItems } from "../src/migrations/Migration20261127150100PostItems"
import { addPost } from "./fixtures"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121030000Content,
    Migration20261121120100Prices,
    Migration20261126200000Disabled,
    Migration20261127150100PostItems,
  ])
})
afterAll(() => db.drop())

const pageOf = (
  organizationId: string,
  { creatorId, after = null }: { creatorId?: string; after?: string | null }
) =>
  withTenant(db.pg, { organizationId }, (tx) =>
    pagePosts(tx, { organizationId, creatorId, after, limit: 2 })
  )

it("reads posts page by page: one author's or all, deleted ones too", async () => {
  const add = (slug: string, creator_id = "cr_1") =>
    addPost(db.pg, "org_a", { slug, creator_id })
  const own = [await add("one"), await add("two"), await add("three")]
  const other = await add("four", "cr_2")
  await addPost(db.pg, "org_b", { slug: "elsewhere" })
  await withTenant(db.pg, { organizationId: "org_a" }, (tx) =>
    softDeletePost(tx, own[0]?.id ?? "", "unpublished")
  )
  const first = await pageOf("org_a", { creatorId: "cr_1" })
  const second = await pageOf("org_a", {
    creatorId: "cr_1",
    after: first.next,
  })
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(
    own.map(({ id }) => id).sort()
  )
  expect(second.next).toBeNull()
  const third = await pageOf("org_a", {})
  const fourth = await pageOf("org_a", { after: third.next })
  const all = [...third.rows, ...fourth.rows].map(({ id }) => id)
  expect(all).toContain(other.id)
  expect(all).toHaveLength(4)
})
