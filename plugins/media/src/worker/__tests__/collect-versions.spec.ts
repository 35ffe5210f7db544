import { withPlatform } from "@codex/kernel"
import {
  type ClaimedJob,
  claimJob,
  failExhaustedJobs,
  versionPrefix,
} from "@codex/media"
import { writeFileSync } from "node:fs"

import { collectVersions } from "../../jobs/media-collect-versions"
import { at, db, ingest, now, storage } from "./media-stage"

const worker = <T>(fn: Parameters<typeof withPlatform<T>>[2]) =>
  withPlatform(db.pg, "test of collecting", fn)

const age = (hours: number) =>
  worker((tx) =>
    tx("transcode_job").update({
      updated_at: tx.raw("now() - ? * interval '1 h'", [hours]),
    })
  )

/** A worker that stores a file, divides a ladder and dies. */
async function dieOnce(): Promise<ClaimedJob> {
  const job = await worker((tx) => claimJob(tx, "dead"))
  if (!job) {
    throw new Error("no job")
  }
  const asset = { id: job.asset_id, creator_id: job.creator_id }
  writeFileSync(at("segment"), "x")
  const prefix = versionPrefix(asset, job.fence)
  await storage.putFile(`${prefix}480p/seg-00000.ts`, at("segment"))
  await worker(async (tx) => {
    await tx("transcode_chunk").insert({
      id: `tchk_${job.fence}`,
      creator_id: job.creator_id,
      asset_id: job.asset_id,
      version: job.fence,
      number: 0,
      task: "{}",
    })
    await tx("transcode_job").update({
      lease_until: tx.raw("now() - interval '1 s'"),
    })
  })
  return job
}

it("files of attempts that died are removed a day later, once", async () => {
  const head = Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isommp42", "latin1")
  writeFileSync(at("any.mp4"), head)
  const asset = await ingest(at("any.mp4"))
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await dieOnce()
  }
  await age(30)
  // Somebody may still take it up.
  expect(await collectVersions(db.pg, storage)).toEqual([])
  expect(await worker(failExhaustedJobs)).toBe(1)
  expect(await now(asset.id)).toMatchObject({ state: "failed" })
  await age(23)
  expect(await collectVersions(db.pg, storage)).toEqual([])
  await age(25)
  expect(await collectVersions(db.pg, storage)).toMatchObject([
    { asset_id: asset.id, files: 3, active_version: null },
  ])
  const left = await storage.listPrefix(`media/${asset.creator_id}/`)
  expect(left.map(({ key }) => key)).toEqual([asset.source_key])
  expect(await worker((tx) => tx("transcode_chunk"))).toEqual([])
  await age(25)
  expect(await collectVersions(db.pg, storage)).toEqual([])
})
