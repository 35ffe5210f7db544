import { withPlatform, type Pg } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { claimJob, getAsset, type ClaimedJob } from "../index"
import { MIGRATIONS, publication } from "./helpers"

export const OUTPUT = publication("master.m3u8", ["720p", "360p", "audio"])
export const COPY = {
  ...publication("copy.m3u8", ["720p", "audio"]),
  isFinal: false,
}

/** The queue of jobs, empty before each test, and workers that ask it. */
export function useQueue() {
  let db: TestDatabase
  const worker = <T>(fn: Parameters<typeof withPlatform<T>>[2]) =>
    withPlatform(db.pg, "test worker", fn)
  const claim = (name = "w1") => worker((tx) => claimJob(tx, name))

  beforeAll(async () => {
    db = await createTestDatabase(MIGRATIONS)
  })
  beforeEach(() => db.owner.raw("truncate media_asset cascade"))
  afterAll(() => db.drop())

  return {
    get pg(): Pg {
      return db.pg
    },
    worker,
    claim,
    async claimed(name = "w1"): Promise<ClaimedJob> {
      const job = await claim(name)
      if (!job) {
        throw new Error("no job to claim")
      }
      return job
    },
    expireLeases: () =>
      worker((tx) =>
        tx("transcode_job")
          .where({ state: "running" })
          .update({ lease_until: tx.raw("now() - interval '1 second'") })
      ),
    assetNow: (id: string) => worker((tx) => getAsset(tx, id)),
  }
}
