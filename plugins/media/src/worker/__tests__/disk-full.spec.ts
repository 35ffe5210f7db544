import { execFileSync } from "node:child_process"
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  statfsSync,
  statSync,
} from "node:fs"

import { tmpdir } from "node:os"
import { join } from "node:path"

import { withPlatform } from "@codex/kernel"
import { makeClip } from "./clips"
import {
  at,
  db,
  ffmpeg,
  ingest,
  now,
  withFfmpeg,
  work,
  workerDeps,
} from "./media-stage"

const MB = 1024 ** 2
const ROOM_MB = 64
let folder = ""

/** A file system with that little room; needs the right to mount one. */
function smallDisk(): string | null {
  const path = mkdtempSync(join(tmpdir(), "codex-small-disk-"))
  const options = ["-t", "tmpfs", "-o", `size=${ROOM_MB}m`, "tmpfs", path]
  try {
    execFileSync("mount", options, { stdio: "ignore" })
    folder = path
    return path
  } catch {
    rmdirSync(path)
    return null
  }
}

afterAll(() => {
  if (folder) {
    execFileSync("umount", ["-l", folder])
    rmdirSync(folder)
  }
})

const freeMb = (path: string) => {
  const { bavail, bsize } = statfsSync(path)
  return (bavail * bsize) / MB
}

const dueNow = () =>
  withPlatform(db.pg, "do not wait", (tx) =>
    tx("transcode_job")
      .where({ state: "queued" })
      .update({ next_at: tx.fn.now() })
  )

/** A film of nothing but noise, so many times over. */
function noisy(path: string, times: number): void {
  const noise =
    "nullsrc=size=640x360:rate=25:duration=4,geq=random(1)*255:128:128"
  const once = at("noise.mp4")
  const encoding = ["-c:v", "libx264", "-preset", "ultrafast", "-b:v", "12M"]
  const begin = ["-loglevel", "error", "-y"]
  if (!existsSync(once)) {
    const from = ["-f", "lavfi", "-i", noise]
    const args = [...begin, ...from, ...encoding, "-pix_fmt", "yuv420p", once]
    execFileSync(ffmpeg, args)
  }
  const loop = ["-stream_loop", String(times - 1), "-i", once, "-c", "copy"]
  execFileSync(ffmpeg, [...begin, ...loop, path])
}

/** About 7 MB each time; both are copied first. */
const FILMS = {
  "the source does not fit": 10,
  "what is made of it does not fit": 5,
}

/** V6 of RELIABILITY §2.3. */
withFfmpeg(
  "a full disk fails the job for its surroundings, and the next one works",
  async () => {
    const small = smallDisk()
    if (!small) {
      process.stdout.write("skipped: disk full: no right to mount a tmpfs\n")
      return
    }
    const worker = { ...workerDeps(), workFolder: small }
    for (const [what, times] of Object.entries(FILMS)) {
      const path = at(`noise-${times}.mp4`)
      noisy(path, times)
      expect(statSync(path).size > ROOM_MB * MB).toBe(times === 10)
      const asset = await ingest(path)
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        await dueNow()
        const [result] = await work(worker)
        expect([what, result]).toMatchObject([
          what,
          { status: "failed", code: "disk_full", retriable: attempt < 3 },
        ])
        // Its room is free again, before anybody else needs it.
        expect(readdirSync(small)).toEqual([])
        expect(freeMb(small)).toBeGreaterThan(ROOM_MB - 1)
      }
      expect(await now(asset.id)).toMatchObject({
        state: "failed",
        failure_code: "disk_full",
      })
    }
    const path = at("small-film.mp4")
    makeClip(ffmpeg, path, { size: "426x240", seconds: 2 })
    const next = await ingest(path)
    expect(await work(worker)).toMatchObject([{ status: "done" }])
    expect(await now(next.id)).toMatchObject({ state: "ready" })
    expect(existsSync(small) && readdirSync(small)).toEqual([])
  },
  240_000
)
