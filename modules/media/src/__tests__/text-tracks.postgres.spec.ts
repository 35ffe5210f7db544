import { withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"

import {
  deleteTextTrack,
  deleteTextTracks,
  getTextTrack,
  insertTextTrack,
  listChapterTracks,
  listTextTracks,
  type MediaAsset,
  updateTextTrack,
} from "../index"
import { CREATOR, ALL_MIGRATIONS, newVideo, OTHER } from "./helpers"

let db: TestDatabase
let asset: MediaAsset

beforeAll(async () => {
  db = await createTestDatabase(ALL_MIGRATIONS)
})
afterAll(() => db.drop())

beforeEach(async () => {
  asset = await newVideo(db.pg)
})

const text = { label: "English", content: "WEBVTT\n", cueCount: 1 }

const add = (
  kind: "captions" | "subtitles" | "chapters",
  language: string,
  creatorId = CREATOR
) =>
  withTenant(db.pg, { creatorId }, (tx) =>
    insertTextTrack(
      tx,
      { ...asset, creator_id: creatorId },
      { kind, language, ...text }
    )
  )

it("a file has one text of a kind and language, and chapters once", async () => {
  expect(await add("captions", "en")).toMatchObject({ asset_id: asset.id })
  expect(await add("captions", "en")).toBeNull()
  expect(await add("subtitles", "en")).not.toBeNull()
  expect(await add("subtitles", "de")).not.toBeNull()
  expect(await add("chapters", "und")).not.toBeNull()
  expect(await add("chapters", "en")).toBeNull()
  await withTenant(db.pg, { creatorId: CREATOR }, async (tx) => {
    const rows = await listTextTracks(tx, [asset.id])
    expect(rows.map(({ kind, language }) => `${kind} ${language}`)).toEqual([
      "captions en",
      "chapters und",
      "subtitles de",
      "subtitles en",
    ])
    expect(rows[0]).not.toHaveProperty("content")
    expect(await listChapterTracks(tx, [asset.id])).toHaveLength(1)
  })
})

it("is its creator's alone, and of its own file", async () => {
  const track = await add("captions", "en")
  const ref = { assetId: asset.id, trackId: track?.id ?? "" }
  const change = { ...text, label: "Changed" }
  await withTenant(db.pg, { creatorId: OTHER }, async (tx) => {
    expect(await listTextTracks(tx, [asset.id])).toEqual([])
    expect(await getTextTrack(tx, ref)).toBeNull()
    expect(await updateTextTrack(tx, ref, change)).toBeNull()
    expect(await deleteTextTrack(tx, ref)).toBe(false)
  })
  await expect(add("captions", "fr", OTHER)).rejects.toThrow(/foreign key/)
  await withTenant(db.pg, { creatorId: CREATOR }, async (tx) => {
    const elsewhere = { ...ref, assetId: "asset_other" }
    expect(await getTextTrack(tx, elsewhere)).toBeNull()
    expect(await updateTextTrack(tx, ref, change)).toMatchObject({
      label: "Changed",
    })
    expect(await deleteTextTrack(tx, ref)).toBe(true)
  })
})

it("leaves with its file", async () => {
  await add("captions", "en")
  await add("chapters", "und")
  await withTenant(db.pg, { creatorId: CREATOR }, async (tx) => {
    await deleteTextTracks(tx, asset.id)
    expect(await listTextTracks(tx, [asset.id])).toEqual([])
  })
})

it("has bounds that the table knows", async () => {
  await add("subtitles", "en")
  for (const bad of [
    { content: "x".repeat(524_289) },
    { cue_count: 0 },
    { cue_count: 5_001 },
    { label: "" },
    { kind: "poems" },
  ]) {
    await expect(
      withTenant(db.pg, { creatorId: CREATOR }, (tx) =>
        tx("media_text_track").where({ asset_id: asset.id }).update(bad)
      )
    ).rejects.toThrow(/check constraint/)
  }
})
