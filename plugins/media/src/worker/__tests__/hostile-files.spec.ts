import { spawnSync } from "node:child_process"
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { sniff } from "@codex/media"

import { isolationOf } from "../../transcoder/isolation"
import { makeClip, toolOrNull } from "./clips"
import { FTYP } from "./hostile/atoms"
import { brokenFilms } from "./hostile/broken-films"
import {
  canTrace,
  judge,
  type Tools,
  traced,
  trespassesIn,
  type Verdict,
  watchedTools,
} from "./hostile/judge"
import { otherFormats } from "./hostile/other-formats"
import { SOUNDS } from "./hostile/sounds"

const FULL = process.env.CODEX_FULL === "1"
const CUTS = FULL ? 40 : 5
const FLIPS = FULL ? 200 : 6
const MAX_SECONDS = 10
const MAX_MB = 1.5 * 1024

const root = mkdtempSync(join(tmpdir(), "codex-hostile-"))
const bait = {
  secret: join(root, "secret.ts"),
  url: "http://169.254.169.254/latest/meta-data",
}

afterAll(() => rmSync(root, { recursive: true, force: true }))

/** The whole film, cut off at so many places, and with one bit turned over. */
function damaged(film: Buffer): Record<string, Buffer> {
  const files: Record<string, Buffer> = {}
  for (let at = 1; at <= CUTS; at += 1) {
    const length = Math.floor((film.length * at) / (CUTS + 1))
    files[`cut-at-${length}`] = film.subarray(0, length)
  }
  for (let at = 0; at < FLIPS; at += 1) {
    const flipped = Buffer.from(film)
    const place = Math.floor((film.length * at) / FLIPS)
    flipped.writeUInt8((flipped[place] ?? 0) ^ (1 << (at % 8)), place)
    files[`bit-turned-at-${place}`] = flipped
  }
  return files
}

function corpus(film: Buffer): Record<string, Buffer> {
  return {
    ...otherFormats(bait),
    ...brokenFilms(film, bait),
    ...SOUNDS,
    "one-byte": Buffer.from("x"),
    "eleven-bytes": Buffer.from("\0\0\0\x0bftypism"),
    "nothing-behind-ftyp": FTYP,
    zeroes: Buffer.alloc(5000),
    "zeroes-behind-ftyp": Buffer.concat([FTYP, Buffer.alloc(1_000_000)]),
    "film-then-web-page": Buffer.concat([film, Buffer.from("<html><script>")]),
    ...damaged(film),
  }
}

async function judgeAll(files: Record<string, Buffer>, tools: Tools) {
  const traces = join(root, "traces")
  const programs = [tools.ffmpeg, tools.ffprobe]
  const kind = await isolationOf(tools.ffmpeg)
  await isolationOf(tools.ffprobe)
  mkdirSync(traces)
  const used = canTrace() ? watchedTools(kind, traces, tools) : tools
  const verdicts: Record<string, Verdict> = {}
  const seen = new Set<string>()
  for (const [name, bytes] of Object.entries(files)) {
    const verdict = await judge(join(root, name), bytes, used)
    const fresh = readdirSync(traces).filter(
      (file) => file.endsWith(".trace") && !seen.has(file)
    )
    fresh.forEach((file) => seen.add(file))
    const paths = fresh.map((file) => join(traces, file))
    verdicts[name] = {
      ...verdict,
      trespasses: await trespassesIn(paths, programs),
    }
    rmSync(join(root, name), { recursive: true })
  }
  return { verdicts, watched: seen.size, kind }
}

/** V1 and V2 of RELIABILITY §2.3. */
it("files that mean harm reach nothing, take little and end soon", async () => {
  const ffmpeg = await toolOrNull("ffmpeg")
  const ffprobe = await toolOrNull("ffprobe")
  if (!ffmpeg || !ffprobe) {
    process.stdout.write("skipped: hostile files: no ffmpeg on this machine\n")
    return
  }
  writeFileSync(bait.secret, "secret of another tenant".repeat(50))
  const path = join(root, "film.mp4")
  makeClip(ffmpeg, path, { size: "64x64", seconds: 1, rate: "10" })
  const files = corpus(readFileSync(path))
  expect(Object.keys(files).length).toBeGreaterThanOrEqual(60)
  const judged = await judgeAll(files, { ffmpeg, ffprobe })
  const { verdicts, watched, kind } = judged
  const all = Object.entries(verdicts)
  const worst = (of: "cpuS" | "wallS" | "peakMb") =>
    Math.max(...all.map(([, verdict]) => verdict[of])).toFixed(1)
  const refused = Object.values(files).filter((bytes) => !sniff(bytes)).length
  process.stdout.write(
    `${all.length} hostile files (${refused} refused by their first bytes already, and tried all the same), ${watched} children watched, isolation ${kind}: at most ${worst("cpuS")} s of processor time, ${worst("wallS")} s by the clock, ${worst("peakMb")} MB\n`
  )
  // Where there is strace, nobody ran unwatched.
  expect(watched === 0).toBe(!canTrace())
  const beyond = all.filter(
    ([, { cpuS, peakMb, trespasses, isFinal }]) =>
      cpuS > MAX_SECONDS || peakMb > MAX_MB || trespasses.length > 0 || !isFinal
  )
  expect(Object.fromEntries(beyond)).toEqual({})
}, 900_000)

it("a child that asks the network or another's file is seen", async () => {
  const ffmpeg = await toolOrNull("ffmpeg")
  if (!ffmpeg || !canTrace()) {
    process.stdout.write("skipped: watched children: no ffmpeg or strace\n")
    return
  }
  const folder = join(root, "control")
  mkdirSync(folder)
  const program = traced(folder, ffmpeg, "ffmpeg")
  writeFileSync(bait.secret, "secret")
  for (const input of ["http://127.0.0.1:9/x.mp4", bait.secret]) {
    spawnSync(program, ["-i", input], { cwd: folder })
  }
  const traces = readdirSync(folder).filter((name) => name.endsWith(".trace"))
  const paths = traces.map((name) => join(folder, name))
  const found = (await trespassesIn(paths, [ffmpeg])).join("\n")
  expect(found).toContain(bait.secret)
  expect(found).toMatch(/connect\(.*sin_port=htons\(9\)/)
})
