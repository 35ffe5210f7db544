import { writeFileSync } from "node:fs"

import { withTenant } from "@codex/kernel"
import { fileKey, listFileVersions, type MediaAsset } from "@codex/media"

import { registerAssetGuard } from "../../http/asset-guards"
import { replaceWith } from "../../http/replace-file"
import { at, CREATOR, db, ingest, now, storage, text } from "./media-stage"

let turn = 0

async function file(words: string): Promise<MediaAsset> {
  turn += 1
  const path = at(`book-${turn}.md`)
  writeFileSync(path, words)
  return ingest(path, "text/markdown")
}

const replace = (assetId: string, replacementId: string, note = "Better") =>
  replaceWith(db.pg, storage, {
    creatorId: CREATOR,
    assetId,
    replacementId,
    note,
  })

const versions = (id: string) =>
  withTenant(db.pg, { creatorId: CREATOR }, (tx) => listFileVersions(tx, [id]))

describe("a new version of a file", () => {
  it("takes its place, with its own name, size and hash", async () => {
    const [book, next] = [await file("# One"), await file("# Number two")]
    await replace(book.id, next.id)
    const after = await now(book.id)
    expect(after).toMatchObject({
      filename: next.filename,
      size_bytes: 12,
      active_version: 2,
      output_bytes: 5,
    })
    expect(text(fileKey(after))).toBe("# Number two")
    expect(await versions(book.id)).toMatchObject([
      { version: 2, note: "Better", announced_at: null },
      { version: 1, note: "", announced_at: expect.any(Date) as Date },
    ])
    await expect(now(next.id)).rejects.toThrow("gone")
    const left = await storage.listPrefix(`media/${CREATOR}/${next.id}/`)
    expect(left).toEqual([])
  })

  it("has bytes of its own, whoever else makes one at once", async () => {
    const book = await file("# first")
    const both = [await file("# left"), await file("# right")]
    await Promise.all(both.map(({ id }) => replace(book.id, id)))
    const [last, before] = await versions(book.id)
    const sold = await now(book.id)
    expect([last?.version, before?.version]).toEqual([3, 2])
    expect(sold.filename).toBe(last?.filename)
    const written = (active_version: number) =>
      text(fileKey({ ...sold, active_version }))
    expect([written(2), written(3)].sort()).toEqual(["# left", "# right"])
    const wanted = last?.filename === both[0]?.filename ? "# left" : "# right"
    expect(written(3)).toBe(wanted)
  })

  it("is another file, of one's own, that nothing else needs", async () => {
    const book = await file("# same")
    const twin = await file("# same")
    await expect(replace(book.id, twin.id)).rejects.toMatchObject({
      failure: "media_same_file",
    })
    await expect(replace(book.id, "asset_none")).rejects.toMatchObject({
      failure: "media_not_found",
    })
    const other = await file("# other")
    await expect(
      replaceWith(db.pg, storage, {
        creatorId: "cr_stranger",
        assetId: book.id,
        replacementId: other.id,
        note: "Mine now",
      })
    ).rejects.toMatchObject({ failure: "media_not_found" })
    registerAssetGuard({
      id: "test",
      run: (_pg, asset) =>
        Promise.resolve(asset.id === other.id ? ["a post"] : []),
    })
    await expect(replace(book.id, other.id)).rejects.toMatchObject({
      failure: "media_in_use",
    })
    expect((await now(book.id)).active_version).toBe(1)
  })
})
