import { tableClasses, withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"

import {
  deleteAsset,
  getAsset,
  insertAsset,
  insertUpload,
  listAssets,
  listLibrary,
  publishAudio,
  renameAsset,
  retryAsset,
  storageUsed,
} from "../index"
import {
  CREATOR,
  ALL_MIGRATIONS,
  newVideo,
  OTHER,
  queuedVideo,
} from "./helpers"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase(ALL_MIGRATIONS)
})

afterAll(async () => {
  await db.drop()
})

describe("a creator's media", () => {
  it("is invisible and unchangeable to another creator", async () => {
    const asset = await queuedVideo(db.pg)
    await withTenant(db.pg, { creatorId: OTHER }, async (tx) => {
      expect(await getAsset(tx, asset.id)).toBeNull()
      expect(await listAssets(tx, [asset.id])).toEqual([])
      expect(await renameAsset(tx, asset.id, "mine")).toBeNull()
      expect(await retryAsset(tx, asset.id)).toBeNull()
      expect(await deleteAsset(tx, asset.id)).toBeNull()
      expect(await tx("transcode_job")).toEqual([])
      expect(await tx("media_upload")).toEqual([])
    })
    const mine = await withTenant(db.pg, { creatorId: CREATOR }, (tx) =>
      getAsset(tx, asset.id)
    )
    expect(mine?.title).toBe("Morning light")
  })

  it("cannot be written under another creator's id", async () => {
    await expect(
      withTenant(db.pg, { creatorId: OTHER }, (tx) =>
        insertAsset(tx, {
          creatorId: CREATOR,
          kind: "video",
          title: "x",
          filename: "x.mp4",
          contentType: "video/mp4",
          sizeBytes: 1,
        })
      )
    ).rejects.toThrow(/row-level security/)
  })

  it("ties uploads to an asset of the same creator", async () => {
    const asset = await newVideo(db.pg)
    await expect(
      withTenant(db.pg, { creatorId: OTHER }, (tx) =>
        insertUpload(tx, {
          asset: { ...asset, creator_id: OTHER },
          storageUploadId: "u",
          partSize: 1,
          partCount: 1,
        })
      )
    ).rejects.toThrow(/foreign key/)
  })

  it("is listed by page, word and state, newest first", async () => {
    const creatorId = "cr_library"
    for (const title of ["One 100%", "Two", "Three"]) {
      const asset = await newVideo(db.pg, creatorId)
      await withTenant(db.pg, { creatorId }, (tx) =>
        renameAsset(tx, asset.id, title)
      )
    }
    await withTenant(db.pg, { creatorId }, async (tx) => {
      const page = await listLibrary(tx, { limit: 2, offset: 1 })
      expect(page.count).toBe(3)
      expect(page.assets.map(({ title }) => title)).toEqual(["Two", "One 100%"])
      const search = { limit: 10, offset: 0, q: "0%" }
      expect((await listLibrary(tx, search)).count).toBe(1)
      const ready = { limit: 10, offset: 0, state: "ready" } as const
      expect((await listLibrary(tx, ready)).count).toBe(0)
    })
  })

  it("publishes audio once, as version 1", async () => {
    const creatorId = "cr_audio"
    const asset = await newVideo(db.pg, creatorId)
    const facts = { contentType: "audio/mpeg", durationMs: 61_000 }
    await withTenant(db.pg, { creatorId }, async (tx) => {
      expect(await publishAudio(tx, asset, facts)).toMatchObject({
        state: "ready",
        active_version: 1,
      })
      expect(await publishAudio(tx, asset, facts)).toBeNull()
      // The upload and its published name.
      expect(await storageUsed(tx, creatorId)).toBe(2 * asset.size_bytes)
    })
  })
})

describe("the tables", () => {
  it("are registered, scoped and forced", async () => {
    const names = [...tableClasses()].filter(([, t]) => t.module === "media")
    expect(names.map(([name]) => name).sort()).toEqual([
      "media_asset",
      "media_file_version",
      "media_rendition",
      "media_text_track",
      "media_upload",
      "transcode_chunk",
      "transcode_job",
    ])
    const { rows } = await withPlatform(db.pg, "read the catalogue", (tx) =>
      tx.raw(
        `select relname from pg_class
         where relname = any(?) and relrowsecurity and relforcerowsecurity`,
        [names.map(([name]) => name)]
      )
    )
    expect(rows).toHaveLength(names.length)
  })

  it("refuse states that contradict themselves", async () => {
    const asset = await newVideo(db.pg)
    for (const change of [
      { state: "ready" },
      { state: "failed" },
      { active_version: 2 },
      { source_key: "media/cr_two/x/source" },
      { progress: 101 },
    ]) {
      await expect(
        withTenant(db.pg, { creatorId: CREATOR }, (tx) =>
          tx("media_asset").where({ id: asset.id }).update(change)
        )
      ).rejects.toThrow(/check constraint/)
    }
  })
})
