import { failExhaustedJobs, releaseJob } from "../index"
import { queuedVideo } from "./helpers"
import { useQueue } from "./job-queue"

const queue = useQueue()
const { assetNow, claim, claimed, expireLeases, worker } = queue

describe("claiming", () => {
  it("gives each of many jobs to exactly one of many workers", async () => {
    const assets = await Promise.all(
      Array.from({ length: 6 }, () => queuedVideo(queue.pg))
    )
    const jobs = await Promise.all(
      Array.from({ length: 12 }, (_, index) => claim(`w${index}`))
    )
    const got = jobs.flatMap((job) => (job ? [job.asset_id] : []))
    // SKIP LOCKED may let a worker miss a row that another one is taking.
    expect(new Set(got).size).toBe(got.length)
    for (let job = await claim(); job; job = await claim()) {
      got.push(job.asset_id)
    }
    expect(got.sort()).toEqual(assets.map(({ id }) => id).sort())
  })

  it("leaves a leased job alone and takes it over when the lease ended", async () => {
    await queuedVideo(queue.pg)
    const first = await claimed("w1")
    expect(await claim("w2")).toBeNull()
    await expireLeases()
    const second = await claimed("w2")
    expect(second).toMatchObject({ id: first.id, attempt: 2 })
    expect(second.fence).toBeGreaterThan(first.fence)
  })

  it("holds the lease for 20 seconds at most", async () => {
    await queuedVideo(queue.pg)
    await claimed()
    const [row] = await worker((tx) =>
      tx("transcode_job").select(
        tx.raw("extract(epoch from lease_until - now())::int as seconds")
      )
    )
    expect(row.seconds).toBeGreaterThan(15)
    expect(row.seconds).toBeLessThanOrEqual(20)
  })

  it("gives up after three dead workers, with a reason", async () => {
    const asset = await queuedVideo(queue.pg)
    for (const name of ["w1", "w2", "w3"]) {
      await claimed(name)
      await expireLeases()
    }
    expect(await claim("w4")).toBeNull()
    expect(await worker(failExhaustedJobs)).toBe(1)
    expect(await assetNow(asset.id)).toMatchObject({
      state: "failed",
      failure_code: "interrupted",
    })
    expect(await worker(failExhaustedJobs)).toBe(0)
  })

  it("waits until next_at and does not count a stopped worker's attempt", async () => {
    await queuedVideo(queue.pg)
    const job = await claimed()
    await worker((tx) => releaseJob(tx, job, { delayS: 60, counted: false }))
    expect(await claim()).toBeNull()
    await worker((tx) => tx("transcode_job").update({ next_at: tx.fn.now() }))
    expect(await claimed()).toMatchObject({ attempt: 1, fence: 2 })
  })
})
