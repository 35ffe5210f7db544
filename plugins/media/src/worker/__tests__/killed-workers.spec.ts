import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { hostname } from "node:os"
import { join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

import { withPlatform } from "@codex/kernel"
import { assetPrefix, type MediaAsset, publishedPrefix } from "@codex/media"

import { collectVersions } from "../../jobs/media-collect-versions"
import { makeClip } from "./clips"
import {
  at,
  db,
  ffmpeg,
  ffprobe,
  ingest,
  now,
  renditions,
  storage,
  text,
  withFfmpeg,
} from "./media-stage"

/** The worker as it is deployed; `npm run build` makes it. */
const WORKER = resolve(__dirname, "../../../.medusa/server/src/worker/main.js")
const KILLS = process.env.CODEX_FULL === "1" ? 50 : 8
/** A job has three attempts, and the last one shall live. */
const PER_FILM = 2
const CREW = 2
/** Spread over everything a worker does with a file, and a little longer. */
const LONGEST_MS = 1500

const crew = new Map<number, ChildProcess>()

function start(): void {
  const child = spawn(process.execPath, [WORKER], {
    stdio: "ignore",
    env: {
      ...process.env,
      DATABASE_URL: db.url,
      CODEX_WORK_DIR: at("work"),
      CODEX_TRANSCODE_THREADS: "1",
      CODEX_MEDIA_OPTIONS: JSON.stringify({
        storage: { driver: "disk", root: at("store") },
        ffmpegPath: ffmpeg,
        ffprobePath: ffprobe,
      }),
    },
  })
  crew.set(child.pid ?? 0, child)
}

async function end(pid: number, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const child = crew.get(pid)
  crew.delete(pid)
  if (child && child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((done) => child.once("exit", done))
    child.kill(signal)
    await gone
  }
}

interface Held {
  pid: number
  attempt: number
}

/** Whoever holds a job that may lose its worker once more. */
async function holder(): Promise<Held | null> {
  const rows = await withPlatform(db.pg, "see who works", (tx) =>
    tx("transcode_job")
      .where({ state: "running" })
      .where("attempt", "<=", PER_FILM)
      .select("worker", "attempt")
  )
  const [row] = rows
    .map(({ worker, attempt }) => ({
      pid: Number((worker as string).slice(hostname().length + 1)),
      attempt: attempt as number,
    }))
    .filter(({ pid }) => crew.has(pid))
  return row ?? null
}

async function killOne(number: number): Promise<void> {
  let held = await holder()
  while (!held) {
    await sleep(20)
    held = await holder()
  }
  await sleep((LONGEST_MS * number) / KILLS)
  await end(held.pid, "SIGKILL")
  start()
}

const countOf = (states: readonly string[]) =>
  withPlatform(db.pg, "count jobs", async (tx) => {
    const rows = await tx("transcode_job").whereIn("state", states)
    return rows.length
  })

/** Every file that the published version needs is there, and nothing else. */
async function assertWhole(asset: MediaAsset): Promise<void> {
  const ready = await now(asset.id)
  expect(ready).toMatchObject({ state: "ready", playable: true })
  const prefix = publishedPrefix(ready) ?? ""
  for (const { playlist, name } of await renditions(asset.id)) {
    const segments = text(`${prefix}${playlist}`)
      .split("\n")
      .filter((line) => line.endsWith(".ts"))
    for (const segment of segments) {
      const found = await storage.stat(`${prefix}${name}/${segment}`)
      expect(found?.size).toBeGreaterThan(0)
    }
  }
  const lies = readdirSync(join(at("store"), "objects", assetPrefix(asset)))
  expect(lies.sort()).toEqual([String(ready.active_version), "source"])
}

afterAll(async () => {
  await Promise.all([...crew.keys()].map((pid) => end(pid, "SIGKILL")))
})

/** V3 of RELIABILITY §2.3. */
withFfmpeg(
  "workers that are killed publish each film once, and leave nothing",
  async () => {
    if (!existsSync(WORKER)) {
      process.stdout.write("skipped: killed workers: nothing is built\n")
      return
    }
    const films: MediaAsset[] = []
    for (let turn = 0; turn < Math.ceil(KILLS / PER_FILM) + 2; turn += 1) {
      // Half of them are copied, half are encoded.
      const codec = turn % 2 === 0 ? "libx264" : "mpeg4"
      const film = at(`film-${turn}.mp4`)
      makeClip(ffmpeg, film, { size: "426x240", seconds: 8, codec })
      films.push(await ingest(film))
    }
    for (let member = 0; member < CREW; member += 1) {
      start()
    }
    for (let number = 0; number < KILLS; number += 1) {
      await killOne(number)
    }
    while ((await countOf(["queued", "running"])) > 0) {
      await sleep(200)
    }
    await Promise.all([...crew.keys()].map((pid) => end(pid, "SIGTERM")))
    expect(await countOf(["done"])).toBe(films.length)
    await withPlatform(db.pg, "a day later", (tx) =>
      tx("transcode_job").update({
        updated_at: tx.raw("now() - interval '25 h'"),
      })
    )
    const collected = await collectVersions(db.pg, storage)
    process.stdout.write(
      `${KILLS} workers killed over ${films.length} films; ${collected.length} had files to collect\n`
    )
    for (const film of films) {
      await assertWhole(film)
    }
    expect(readdirSync(at("work"))).toEqual([])
  },
  KILLS * 60_000
)
