import { withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { deleteAsset, pageAssets } from "../index"
import { CREATOR, MIGRATIONS, newVideo, OTHER } from "./helpers"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase(MIGRATIONS)
})
afterAll(() => db.drop())

const page = (creatorId: string, after: string | null, scope = creatorId) =>
  withTenant(db.pg, { creatorId: scope }, (tx) =>
    pageAssets(tx, { creatorId, after, limit: 2 })
  )

it("reads a library page by page: theirs, what is deleted left out", async () => {
  const made = [
    await newVideo(db.pg),
    await newVideo(db.pg),
    await newVideo(db.pg),
  ].map(({ id }) => id)
  const gone = await newVideo(db.pg)
  await withTenant(db.pg, { creatorId: CREATOR }, (tx) =>
    deleteAsset(tx, gone.id)
  )
  await newVideo(db.pg, OTHER)
  const first = await page(CREATOR, null)
  const second = await page(CREATOR, first.next)
  expect(first.next).toBe(first.rows[1]?.id)
  expect(second.next).toBeNull()
  const read = [...first.rows, ...second.rows].map(({ id }) => id)
  expect(read).toEqual([...made].sort())
  expect((await page(CREATOR, null, OTHER)).rows).toEqual([])
})
