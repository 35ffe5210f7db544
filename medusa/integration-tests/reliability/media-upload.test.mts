// A film of 5 GB through the API's doors, interrupted twice: on disk, where the
// bytes pass the server, and on a real S3 server, where they do not.
import assert from "node:assert/strict"
import fs from "node:fs"
import { after, before, describe, it, type TestContext } from "node:test"
import { type BigFile, bigFile } from "../../testing/big-file.mts"
import { call } from "../../testing/http.mts"
import { s3Env, startS3Server, stopS3Server } from "../../testing/s3-server.mjs"
import { bootTestShop } from "../../testing/test-shop.mjs"
import { uploadClient } from "../../testing/upload-client.mts"
import { staffSession } from "../account-people.mts"
import { sql, useShop } from "../shop.mts"
import { FULL, SEED, size } from "./run.mts"

const MIB = 1024 ** 2
const SIZE = size(5 * 1024 * MIB, 640 * MIB)
const MAX_GROWTH_MB = 150
/** As many parts as are on their way when the line drops. */
const LOST_PER_BREAK = 4

/** The server's resident memory in MB, read four times a second. */
function watchMemory(pid: number) {
  const read = () =>
    Number(
      /^VmRSS:\s+(\d+) kB$/m.exec(
        fs.readFileSync(`/proc/${pid}/status`, "utf8")
      )?.[1] ?? 0
    ) / 1024
  const before = read()
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, read())
  }, 250)
  return () => {
    clearInterval(timer)
    return { before, peak, growth: peak - before }
  }
}

async function clientFor(file: BigFile) {
  const { backendUrl, demo } = useShop()
  const creator = await staffSession(demo.logins.creator)
  return { creator, client: uploadClient(backendUrl, creator, file) }
}

/** Sends what is missing until so many more parts are there, then hangs up. */
async function sendSome(
  client: ReturnType<typeof uploadClient>,
  fingerprint: string,
  parts: number
): Promise<{ id: string; sent: number }> {
  const opened = await client.open(fingerprint)
  const { id, part_count: count } = opened.upload
  const stored = opened.resumed ? await client.stored(id) : new Set<number>()
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter(
    (number) => !stored.has(number)
  )
  const line = new AbortController()
  let sent = 0
  const onPart = () => {
    sent += 1
    if (sent === parts) {
      line.abort(new Error("the line drops"))
    }
  }
  await client
    .send(opened, missing, { signal: line.signal, onPart })
    .catch((error: unknown) => {
      assert.ok(line.signal.aborted, String(error))
    })
  return { id, sent }
}

async function interruptedTwice(t: TestContext, pid: number): Promise<void> {
  const file = bigFile(SIZE)
  const { client, creator } = await clientFor(file)
  const fingerprint = `big-${SEED}-${Date.now()}`
  const { upload } = await client.open(fingerprint)
  const third = Math.floor(upload.part_count / 3)
  const memory = watchMemory(pid)
  const turns = [
    await sendSome(client, fingerprint, third),
    await sendSome(client, fingerprint, third),
    await sendSome(client, fingerprint, Number.POSITIVE_INFINITY),
  ]
  await client.complete(upload.id)
  const { before: start, peak, growth } = memory()
  t.diagnostic(
    `${SIZE / MIB} MiB in ${upload.part_count} parts; ${start.toFixed(0)} MB, at most ${peak.toFixed(0)} MB`
  )
  assert.deepEqual(new Set(turns.map(({ id }) => id)), new Set([upload.id]))
  const sent = turns.reduce((sum, turn) => sum + turn.sent, 0)
  assert.ok(sent <= upload.part_count + 2 * LOST_PER_BREAK, `${sent} parts`)
  const [asset] = await sql<{ state: string; size: string }>(
    "select state, size_bytes as size from media_asset where id = $1",
    [upload.media_id]
  )
  assert.deepEqual(asset, { state: "processing", size: String(SIZE) })
  assert.ok(growth <= MAX_GROWTH_MB, `${growth.toFixed(0)} MB more memory`)
  const path = `/admin/studio/media/${upload.media_id}`
  await call(useShop().backendUrl, creator, "DELETE", path)
}

/** One small film first: what a server loads once is no growth. */
async function warmUp(): Promise<void> {
  const { client } = await clientFor(bigFile(20 * MIB))
  const { id } = await sendSome(client, `warm-${Date.now()}`, Infinity)
  await client.complete(id)
}

async function serve(env: Record<string, string>): Promise<number> {
  const shop = useShop()
  await shop.processes.kill("server", "SIGTERM")
  Object.assign(shop.env, env)
  const { pid } = await shop.startServer("shared")
  await warmUp()
  return pid
}

before(async () => {
  const shop = await bootTestShop({ name: "reliability_upload" })
  useShop(shop)
  // There is nothing in these films to encode.
  await shop.processes.kill("transcoder", "SIGTERM")
})
let ownServer = false
after(async () => {
  await useShop().stop()
  if (ownServer) {
    stopS3Server()
  }
})

describe(`A film of ${SIZE / MIB} MiB, interrupted twice${FULL ? "" : " (bounded)"}`, () => {
  it("arrives on disk, with the server's memory flat", async (t) => {
    await interruptedTwice(t, await serve({}))
  })

  it("arrives on S3, past the server", async (t) => {
    const server = await startS3Server()
    if ("skip" in server) {
      t.skip(server.skip)
      return
    }
    ownServer = server.started
    await interruptedTwice(t, await serve(s3Env(server)))
  })
})
