import { withTenant } from "@codex/kernel"
import {
  failJob,
  heartbeat,
  publishVersion,
  requeueLostJobs,
  retryAsset,
} from "../index"
import { CREATOR, publication, queuedVideo } from "./helpers"
import { useQueue } from "./job-queue"

const queue = useQueue()
const { assetNow, claim, claimed, worker } = queue

describe("giving up", () => {
  const early = (entryFile: string) => ({
    ...publication(entryFile, ["360p"]),
    isFinal: false,
  })

  it.each([
    // Nobody is sold a minute of an hour.
    ["first.m3u8", false],
    // The whole film is there; only its ladder is not.
    ["copy.m3u8", true],
    ["rung.m3u8", true],
  ])("after %s leaves a film playable: %s", async (entryFile, playable) => {
    const asset = await queuedVideo(queue.pg)
    const job = await claimed()
    await worker((tx) => publishVersion(tx, job, early(entryFile)))
    await worker((tx) => failJob(tx, job, "damaged", "exit 1"))
    expect(await assetNow(asset.id)).toMatchObject({
      state: "failed",
      playable,
    })
  })
})

describe("progress and failure", () => {
  it("shows progress and renews the lease", async () => {
    const asset = await queuedVideo(queue.pg)
    const job = await claimed()
    await worker((tx) =>
      tx("transcode_job").update({
        lease_until: tx.raw("now() + interval '1 second'"),
      })
    )
    const beat = { progress: 42, speed: 1.34, etaS: 180 }
    expect(await worker((tx) => heartbeat(tx, job, beat))).toBe(true)
    expect(await assetNow(asset.id)).toMatchObject({
      progress: 42,
      speed: 1.34,
      eta_s: 180,
    })
    const [{ left }] = await worker((tx) =>
      tx("transcode_job").select(
        tx.raw("extract(epoch from lease_until - now())::int as left")
      )
    )
    expect(left).toBeGreaterThan(15)
  })

  it("is retried by its creator with a later fence", async () => {
    const asset = await queuedVideo(queue.pg)
    const job = await claimed()
    await worker((tx) => failJob(tx, job, "disk_full", "ENOSPC"))
    expect(await assetNow(asset.id)).toMatchObject({
      state: "failed",
      failure_code: "disk_full",
    })
    const tenant = { creatorId: CREATOR }
    const retried = await withTenant(queue.pg, tenant, (tx) =>
      retryAsset(tx, asset.id)
    )
    expect(retried).toMatchObject({ state: "processing", failure_code: null })
    expect(
      await withTenant(queue.pg, tenant, (tx) => retryAsset(tx, asset.id))
    ).toBeNull()
    expect(await claimed()).toMatchObject({ attempt: 1, fence: 2 })
  })

  it("requeues a processing asset whose job ended without it", async () => {
    await queuedVideo(queue.pg)
    expect(await worker(requeueLostJobs)).toBe(0)
    await worker((tx) => tx("transcode_job").update({ state: "cancelled" }))
    expect(await claim()).toBeNull()
    expect(await worker(requeueLostJobs)).toBe(1)
    expect(await claim()).not.toBeNull()
  })
})
