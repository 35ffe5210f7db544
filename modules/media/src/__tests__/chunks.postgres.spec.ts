import { withPlatform } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"

import {
  beatChunk,
  chunkStanding,
  type ChunkTask,
  claimChunk,
  claimJob,
  type ClaimedChunk,
  type ClaimedJob,
  finishChunk,
  openChunks,
  releaseChunk,
  releaseJob,
} from "../index"
import { MIGRATIONS, queuedVideo } from "./helpers"

let db: TestDatabase

const worker = <T>(fn: Parameters<typeof withPlatform<T>>[2]) =>
  withPlatform(db.pg, "test worker", fn)

const claim = (name = "w1") => worker((tx) => claimChunk(tx, name))

const task = (number: number): ChunkTask => ({
  chunk: { number, fromS: number * 60, frames: 1800, cuts: [0] },
  rungs: [],
  fps: { num: 30, den: 1 },
  startMs: 0,
})

const RESULT = { "360p": [{ seconds: 4, uri: "c0-0.ts", bytes: 9 }] }

function given<T>(value: T | null): T {
  if (value === null) {
    throw new Error("nothing to claim")
  }
  return value
}

/** A job under way whose ladder is divided into so many parts. */
async function divided(count: number): Promise<ClaimedJob> {
  await queuedVideo(db.pg)
  const job = given(await worker((tx) => claimJob(tx, "holder")))
  const tasks = Array.from({ length: count }, (_, number) => task(number))
  await worker((tx) => openChunks(tx, job, tasks))
  return job
}

const expire = () =>
  worker((tx) =>
    tx("transcode_chunk")
      .where({ state: "running" })
      .update({ lease_until: tx.raw("now() - interval '1 second'") })
  )

beforeAll(async () => {
  db = await createTestDatabase(MIGRATIONS)
})

beforeEach(async () => {
  await db.owner.raw("truncate media_asset cascade")
})

afterAll(async () => {
  await db.drop()
})

describe("parts of a ladder", () => {
  it("go to one worker each, in the order they are played", async () => {
    const job = await divided(6)
    const got = await Promise.all(
      Array.from({ length: 12 }, (_, at) => claim(`w${at}`))
    )
    const numbers = got.flatMap((chunk) => (chunk ? [chunk.number] : []))
    for (let next = await claim(); next; next = await claim()) {
      numbers.push(next.number)
    }
    expect(numbers.sort()).toEqual([0, 1, 2, 3, 4, 5])
    expect(await worker((tx) => chunkStanding(tx, job))).toMatchObject({
      total: 6,
      results: [],
    })
  })

  it("come back with what they have become, in order", async () => {
    const job = await divided(2)
    const first = given(await claim())
    const second = given(await claim())
    expect(first.task).toEqual(task(0))
    const other = { "360p": [{ seconds: 2, uri: "c1-0.ts", bytes: 5 }] }
    await worker((tx) => finishChunk(tx, second, other))
    await worker((tx) => finishChunk(tx, first, RESULT))
    const { results } = await worker((tx) => chunkStanding(tx, job))
    expect(results).toEqual([RESULT, other])
  })

  it("of a dead worker go to another one, and its answer is too late", async () => {
    const job = await divided(1)
    const late = given(await claim("w1"))
    expect(await claim("w2")).toBeNull()
    await expire()
    const heir = given(await claim("w2"))
    const finish = (chunk: ClaimedChunk) =>
      worker((tx) => finishChunk(tx, chunk, RESULT))
    expect(await worker((tx) => beatChunk(tx, late))).toBe(false)
    expect(await finish(late)).toBe(false)
    expect(await finish(heir)).toBe(true)
    const { results } = await worker((tx) => chunkStanding(tx, job))
    expect(results).toHaveLength(1)
  })

  it("end with the job they belong to", async () => {
    const job = await divided(2)
    const chunk = given(await claim())
    expect(await worker((tx) => beatChunk(tx, chunk))).toBe(true)
    const how = { delayS: 60, counted: true }
    await worker((tx) => releaseJob(tx, job, how))
    expect(await worker((tx) => beatChunk(tx, chunk))).toBe(false)
    expect(await claim()).toBeNull()
  })

  it("are given up after three attempts, not after being called off", async () => {
    const job = await divided(1)
    const giveBack = async (counted: boolean) => {
      const chunk = given(await claim())
      await worker((tx) => releaseChunk(tx, chunk, { counted }))
    }
    await giveBack(false)
    for (let times = 0; times < 3; times += 1) {
      await giveBack(true)
    }
    expect(await claim()).toBeNull()
    expect(await worker((tx) => chunkStanding(tx, job))).toMatchObject({
      exhausted: 1,
    })
  })
})
