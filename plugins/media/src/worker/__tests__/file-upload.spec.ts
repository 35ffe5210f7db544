import { createHash } from "node:crypto"
import { writeFileSync } from "node:fs"

import { withPlatform } from "@codex/kernel"

import { at, db, ingest, now, storage } from "./media-stage"

function made(name: string, content: Buffer | string): string {
  writeFileSync(at(name), content)
  return at(name)
}

const failed = async (name: string) => {
  const rows = await withPlatform(db.pg, "read by name", (tx) =>
    tx("media_asset").where({ filename: name }).select("state", "failure_code")
  )
  return rows as { state: string; failure_code: string }[]
}

describe("a file that is sold as it is", () => {
  it("is ready at once, with its size and its hash, and never plays", async () => {
    const bytes = Buffer.from("%PDF-1.7\n" + "x".repeat(100_000))
    const asset = await ingest(made("book.pdf", bytes), "application/pdf")
    expect(await now(asset.id)).toMatchObject({
      kind: "file",
      state: "ready",
      playable: false,
      size_bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      active_version: 1,
      output_bytes: 0,
    })
    const jobs = await withPlatform(db.pg, "read jobs", (tx) =>
      tx("transcode_job").where({ asset_id: asset.id })
    )
    expect(jobs).toEqual([])
  })

  it("is refused when its content is not that of its name, and goes", async () => {
    const path = made("fake.pdf", "<script>alert(1)</script>")
    await expect(ingest(path, "application/pdf")).rejects.toMatchObject({
      failure: "upload_content_refused",
    })
    expect(await failed("fake.pdf")).toEqual([
      { state: "failed", failure_code: "not_that_file" },
    ])
    const left = await storage.listPrefix("media/cr_film/")
    expect(left.filter(({ size }) => size === 25)).toEqual([])
  })

  it("is text to its end, or refused", async () => {
    const head = "a".repeat(200_000)
    await ingest(made("fine.txt", `${head}ü`), "text/plain")
    const tail = Buffer.concat([Buffer.from(head), Buffer.from([0, 1])])
    await expect(ingest(made("tail.txt", tail), "text/plain")).rejects.toThrow()
    const cut = Buffer.from(`${head}ü`).subarray(0, -1)
    await expect(ingest(made("cut.txt", cut), "text/plain")).rejects.toThrow()
  })
})
