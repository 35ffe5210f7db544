import { createHash, randomInt } from "node:crypto"
import { readFileSync } from "node:fs"

import { PutObjectCommand, UploadPartCommand } from "@aws-sdk/client-s3"
import { withPlatform } from "@codex/kernel"
import {
  assetPrefix,
  type MediaAsset,
  publishedEntry,
  publishedPrefix,
  sizeOfPart,
} from "@codex/media"

import {
  endS3,
  type S3Server,
  START_MS,
  startS3,
} from "../../storage/__tests__/s3-server"
import { makeS3Client } from "../../storage/s3-client"
import { S3Driver } from "../../storage/s3-driver"
import { completeUpload } from "../../uploads/complete-upload"
import { createNewUpload } from "../../uploads/create-upload"
import { partPlan, signParts } from "../../uploads/upload-parts"
import { runOnce } from "../loop"
import { makeClip, makeTone } from "./clips"
import { faultyS3 } from "./faulty-s3"
import {
  at,
  CREATOR,
  db,
  deps,
  ffmpeg,
  now,
  withFfmpeg,
  workerDeps,
} from "./media-stage"

const SEED = Number(process.env.CODEX_SEED ?? randomInt(2 ** 31))
const FULL = process.env.CODEX_FULL === "1"
const FILES = FULL ? 40 : 12
const STALL_MS = FULL ? 10_000 : 2000
const CLIP_S = 3

const sha = (bytes: Uint8Array) =>
  createHash("sha256").update(bytes).digest("hex")

/** The driver of the product, which remembers what it was given to store. */
class Remembering extends S3Driver {
  readonly given = new Map<string, string>()
  override async putFile(key: string, path: string, contentType: string) {
    this.given.set(key, sha(readFileSync(path)))
    await super.putFile(key, path, contentType)
  }
}

let server: S3Server | undefined
let skip = ""
let line: Awaited<ReturnType<typeof faultyS3>> | undefined

beforeAll(() => {
  const answer = startS3()
  if ("skip" in answer) {
    skip = answer.skip
  } else {
    server = answer
  }
}, START_MS)
afterAll(() => {
  line?.close()
  endS3(server)
})

/** In the real server half of it is stored, whatever the client was told. */
function halfStorer(real: S3Server) {
  const client = makeS3Client(real)
  return async (address: string, Body: Uint8Array) => {
    const url = new URL(address, real.endpoint)
    const Key = url.pathname.slice(real.bucket.length + 2)
    const to = { Bucket: real.bucket, Key, Body }
    const UploadId = url.searchParams.get("uploadId")
    const PartNumber = Number(url.searchParams.get("partNumber"))
    await (UploadId
      ? client.send(new UploadPartCommand({ ...to, UploadId, PartNumber }))
      : client.send(new PutObjectCommand(to)))
  }
}

/** As a browser: asks again whatever broke, and takes a plain refusal. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  let last: unknown = null
  for (let turn = 0; turn < 30; turn += 1) {
    try {
      return await work()
    } catch (error) {
      last = error
      const { failure = "broken" } = error as { failure?: string }
      if (!["broken", "upload_incomplete", "upload_busy"].includes(failure)) {
        throw error
      }
    }
  }
  throw new Error("a client that tried thirty times", { cause: last })
}

async function send(storage: S3Driver, path: string): Promise<MediaAsset> {
  const bytes = readFileSync(path)
  const contentType = path.endsWith("mp3") ? "audio/mpeg" : "video/mp4"
  const faulty = { ...deps, storage }
  const file = { creatorId: CREATOR, filename: path, contentType }
  const declared = { ...file, sizeBytes: bytes.length }
  const { upload } = await patiently(() => createNewUpload(faulty, declared))
  const target = { creatorId: CREATOR, uploadId: upload.id }
  const size = sizeOfPart(bytes.length, partPlan(upload), 1) ?? 0
  expect(size).toBe(bytes.length)
  return patiently(async () => {
    const [part] = await signParts(faulty, target, [1])
    const body = new Uint8Array(bytes)
    await fetch(part?.url ?? "", { method: "PUT", body })
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined)
    return completeUpload(faulty, target)
  })
}

const due = () =>
  withPlatform(db.pg, "do not wait", async (tx) => {
    await tx("transcode_job")
      .where({ state: "queued" })
      .update({ next_at: tx.fn.now() })
    const rows = await tx("transcode_job").whereIn("state", [
      "queued",
      "running",
    ])
    return rows.length
  })

async function workOff(storage: S3Driver): Promise<void> {
  const worker = { ...workerDeps(), storage }
  const events = { onJob: () => undefined, onError: () => undefined }
  while ((await due()) > 0) {
    await runOnce(worker, "test", events)
  }
}

async function bytesOf(storage: S3Driver, key: string): Promise<Buffer> {
  const { stream } = await storage.read(key)
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Everything that is shown is, byte by byte, what was made. */
async function assertTrue(
  storage: S3Driver,
  asset: MediaAsset,
  { path, given }: { path: string; given: Map<string, string> }
): Promise<number> {
  const source = sha(readFileSync(path))
  expect(sha(await bytesOf(storage, asset.source_key))).toBe(source)
  const prefix = publishedPrefix(asset) ?? ""
  const entry = `${prefix}${publishedEntry(asset)}`
  const stored = await storage.listPrefix(prefix)
  expect(stored.map(({ key }) => key)).toContain(entry)
  for (const { key } of stored) {
    const expected = key === entry ? (given.get(key) ?? source) : given.get(key)
    expect([key, sha(await bytesOf(storage, key))]).toEqual([key, expected])
    for (const line of key.endsWith("m3u8")
      ? (await bytesOf(storage, key)).toString().split("\n")
      : []) {
      if (/^[^#]/.test(line)) {
        const next = new URL(line, `http://s3/${key}`).pathname.slice(1)
        expect(stored.map(({ key: there }) => there)).toContain(next)
      }
    }
  }
  const seconds = (asset.duration_ms ?? 0) / 1000
  expect(Math.abs(seconds - CLIP_S)).toBeLessThan(0.3)
  return stored.length
}

/** V4 of RELIABILITY §2.3. */
withFfmpeg(
  "a storage that fails, hangs and loses bytes publishes nothing that is broken",
  async () => {
    if (!server) {
      process.stdout.write(`skipped: storage faults: ${skip}\n`)
      return
    }
    const storeHalf = halfStorer(server)
    const options = { seed: SEED, stallMs: STALL_MS, storeHalf }
    line = await faultyS3({ ...options, target: server.endpoint })
    const { endpoint } = line
    // The SDK warns of every stream that it cannot ask for again.
    jest.spyOn(console, "warn").mockReturnValue()
    const storage = new Remembering({ ...server, endpoint })
    const direct = new S3Driver(server)
    const sent: { id: string; path: string }[] = []
    for (let turn = 0; turn < FILES; turn += 1) {
      const isSound = turn % 4 === 3
      const path = at(`film-${turn}.${isSound ? "mp3" : "mp4"}`)
      const codec = turn % 2 === 0 ? "libx264" : "mpeg4"
      if (isSound) {
        makeTone(ffmpeg, path, "mp3")
      } else {
        const clip = { size: "426x240", seconds: CLIP_S, codec } as const
        makeClip(ffmpeg, path, clip)
      }
      sent.push({ id: (await send(storage, path)).id, path })
    }
    await workOff(storage)
    const outcomes: string[] = []
    let objects = 0
    for (const { id, path } of sent) {
      const asset = await now(id)
      outcomes.push(asset.failure_code ?? asset.state)
      if (asset.state === "ready") {
        const { given } = storage
        objects += await assertTrue(direct, asset, { path, given })
      }
      await direct.removePrefix(assetPrefix(asset))
    }
    const ready = outcomes.filter((outcome) => outcome === "ready").length
    process.stdout.write(
      `seed ${SEED}: ${FILES} files over a faulty line (${JSON.stringify(line.told())}): ${ready} ready, ${FILES - ready} failed with a reason, ${objects} published objects, none of them broken\n`
    )
    expect(
      outcomes.filter(
        (outcome) => !/^(ready|storage_unavailable)$/.test(outcome)
      )
    ).toEqual([])
    expect(ready).toBeGreaterThan(FILES / 2)
  },
  FILES * 60_000
)
