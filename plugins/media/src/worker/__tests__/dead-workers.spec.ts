import { spawnSync } from "node:child_process"

import { withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { claimJob, insertAsset, markVideoStored } from "@codex/media"
import { MediaMigration } from "@codex/media/testing"

import { endDeadLeases } from "../dead-workers"

const CREATOR = "cr_film"
let db: TestDatabase

const claim = (name: string) =>
  withPlatform(db.pg, "claim", (tx) => claimJob(tx, name))

beforeAll(async () => {
  db = await createTestDatabase([MediaMigration])
  await withTenant(db.pg, { creatorId: CREATOR }, async (tx) => {
    const asset = await insertAsset(tx, {
      creatorId: CREATOR,
      kind: "video",
      title: "Morning light",
      filename: "morning.mp4",
      contentType: "video/mp4",
      sizeBytes: 10,
    })
    await markVideoStored(tx, asset, "video/mp4")
  })
})

afterAll(async () => {
  await db.drop()
})

it("a dead worker's job is free at once on the same machine", async () => {
  // A child that has already ended: its number belongs to nobody.
  const { pid } = spawnSync(process.execPath, ["-e", ""])
  expect(await claim(`here:${pid}`)).toMatchObject({ attempt: 1 })
  expect(await endDeadLeases(db.pg, "elsewhere")).toBe(0)
  expect(await claim("here:1")).toBeNull()
  expect(await endDeadLeases(db.pg, "here")).toBe(1)
  expect(await claim(`here:${process.ppid}`)).toMatchObject({ attempt: 2 })
  // A living worker keeps its lease.
  expect(await endDeadLeases(db.pg, "here")).toBe(0)
})
