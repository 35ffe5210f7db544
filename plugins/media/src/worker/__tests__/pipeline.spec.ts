import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

import { withPlatform } from "@codex/kernel"
import { claimJob, publishedEntry, publishedPrefix } from "@codex/media"
import { deleteMedia } from "../../http/delete-media"
import { FfmpegTranscoder } from "../../transcoder/ffmpeg-transcoder"
import type { Transcoder } from "../../transcoder/port"
import { processJob } from "../process-job"
import { bundledTool, inspect, makeClip, makeTone } from "./clips"
import {
  at,
  CREATOR,
  db,
  ffmpeg,
  ffprobe,
  ingest,
  now,
  renditions,
  storage,
  text,
  withFfmpeg,
  work,
  workerDeps,
} from "./media-stage"

describe("a video", () => {
  withFfmpeg("becomes a ladder that stays in step", async () => {
    makeClip(ffmpeg, at("clip.mp4"), { size: "854x480", seconds: 9 })
    const asset = await ingest(at("clip.mp4"))
    expect(asset).toMatchObject({ state: "processing", title: "clip" })
    expect(await work()).toEqual([{ status: "done" }])

    const ready = await now(asset.id)
    expect(ready).toMatchObject({
      state: "ready",
      active_version: 1,
      width: 854,
      height: 480,
    })
    expect(ready.duration_ms).toBeGreaterThanOrEqual(8900)
    const prefix = publishedPrefix(ready) ?? ""
    const master = text(`${prefix}${publishedEntry(ready)}`)
    expect(master).toContain("RESOLUTION=854x480")
    expect(master).toContain("RESOLUTION=640x360")
    expect(master).not.toContain("RESOLUTION=1280")
    const durations = ["480p", "360p"].map((name) =>
      text(`${prefix}${name}/index.m3u8`).match(/#EXTINF:[\d.]+/g)
    )
    // Equal segment boundaries: a player may switch at any of them.
    expect(durations[0]).toEqual(durations[1])
    expect(durations[0]).toHaveLength(3)
    expect(await renditions(asset.id)).toMatchObject([
      { name: "480p", is_copied: true, segment_count: 3, fps: 25 },
      { name: "360p", is_copied: false, segment_count: 3, fps: 25 },
      { name: "audio", is_copied: true, codecs: "mp4a.40.2" },
    ])
    const picture = await storage.stat(ready.thumbnail_key ?? "")
    expect(picture?.size).toBeGreaterThan(500)
    expect(ready).toMatchObject({
      poster_count: 3,
      has_storyboard: true,
      has_waveform: true,
    })
    expect(ready.loudness_lufs).toBeLessThan(-10)
    expect(text(`${prefix}storyboard.vtt`)).toContain(
      "00:00:08.000 --> 00:00:09."
    )
    const files = await storage.listPrefix(prefix)
    expect(ready.output_bytes).toBe(
      files.reduce((sum, { size }) => sum + size, 0)
    )
    expect(readdirSync(at("work"))).toEqual([])
  })

  withFfmpeg("plays before its ladder is there", async () => {
    makeClip(ffmpeg, at("early.mp4"), { size: "854x480", seconds: 5 })
    const asset = await ingest(at("early.mp4"))
    const seen: Awaited<ReturnType<typeof now>>[] = []
    const inner = new FfmpegTranscoder()
    const transcoder: Transcoder = {
      listen: (input, durationMs) => inner.listen(input, durationMs),
      async *transcode(input) {
        for await (const stage of inner.transcode(input)) {
          yield stage
          seen.push(await now(asset.id))
        }
      },
    }
    expect(await work(workerDeps(transcoder))).toEqual([{ status: "done" }])
    expect(seen).toMatchObject([
      { state: "processing", playable: true, entry_file: "copy.m3u8" },
      { state: "ready", playable: true, entry_file: "master.m3u8" },
    ])
    // Both lie beside each other: who plays the first one goes on.
    const prefix = publishedPrefix(seen[0] ?? asset) ?? ""
    expect(text(`${prefix}copy.m3u8`)).not.toContain("360p")
    expect(text(`${prefix}master.m3u8`)).toContain("360p/index.m3u8")
  })

  withFfmpeg(
    "is encoded where a copy would fall into long pieces",
    async () => {
      const options = { size: "64x64", seconds: 12, gop: 1000 }
      makeClip(ffmpeg, at("sparse.mp4"), options)
      const asset = await ingest(at("sparse.mp4"))
      expect(await work()).toEqual([{ status: "done" }])
      expect(await renditions(asset.id)).toMatchObject([
        { name: "64p", is_copied: false, segment_count: 3 },
        { name: "audio", is_copied: true },
      ])
    }
  )

  withFfmpeg("carries the codecs its playlist names", async () => {
    const options = { size: "640x360", rate: "30", codec: "mpeg4" } as const
    makeClip(ffmpeg, at("codecs.mp4"), options)
    const asset = await ingest(at("codecs.mp4"))
    await work()
    const ready = await now(asset.id)
    const prefix = publishedPrefix(ready) ?? ""
    const segment = (name: string) =>
      join(at("store"), "objects", `${prefix}${name}/seg-00000.ts`)
    const [video] = inspect(ffprobe, segment("360p"))
    const [audio] = inspect(ffprobe, segment("audio"))
    expect(video).toMatchObject({ codec_name: "h264", profile: "High" })
    expect(audio).toMatchObject({ codec_name: "aac", profile: "LC" })
    const level = Number(video?.level).toString(16)
    expect(text(`${prefix}master.m3u8`)).toContain(
      `CODECS="avc1.6400${level},mp4a.40.2"`
    )
  })

  withFfmpeg("may be silent, small, odd and without a whole rate", async () => {
    const options = { size: "322x182", sound: false, rate: "30000/1001" }
    makeClip(ffmpeg, at("odd.mov"), { ...options, seconds: 1 })
    const asset = await ingest(at("odd.mov"), "video/quicktime")
    expect(await work()).toEqual([{ status: "done" }])
    const [only, ...others] = await renditions(asset.id)
    expect(others).toEqual([])
    expect(only).toMatchObject({ name: "182p", width: 322, height: 182 })
    const ready = await now(asset.id)
    const master = text(`${publishedPrefix(ready) ?? ""}master.m3u8`)
    expect(master).not.toContain("mp4a")
    expect(ready.thumbnail_key).not.toBeNull()
  })

  withFfmpeg("works with the bundled ffmpeg of 2018 as well", async () => {
    const bundled = await bundledTool("ffmpeg")
    if (!bundled) {
      process.stdout.write("skipped: no bundled ffmpeg for this platform\n")
      return
    }
    makeClip(ffmpeg, at("old.mp4"), { size: "854x480" })
    const asset = await ingest(at("old.mp4"))
    const transcoder = new FfmpegTranscoder({
      ffmpegPath: bundled,
      ffprobePath: (await bundledTool("ffprobe")) ?? undefined,
    })
    expect(await work(workerDeps(transcoder))).toEqual([{ status: "done" }])
    expect(await renditions(asset.id)).toHaveLength(3)
    expect(await now(asset.id)).toMatchObject({
      poster_count: 3,
      has_storyboard: true,
      has_waveform: true,
    })
  })

  withFfmpeg("fails for good when it is cut off, and says so", async () => {
    makeClip(ffmpeg, at("whole.mp4"))
    writeFileSync(
      at("cut.mp4"),
      readFileSync(at("whole.mp4")).subarray(0, 2000)
    )
    const asset = await ingest(at("cut.mp4"))
    const [result] = await work()
    expect(result).toMatchObject({ status: "failed", retriable: false })
    expect(await now(asset.id)).toMatchObject({ state: "failed" })
    expect(await work()).toEqual([])
  })
})

describe("a hostile file", () => {
  const SECRET = "secret of another tenant"

  it.each([
    ["a playlist", "#EXTM3U\n#EXTINF:1,\nfile:///tmp/x.ts\n#EXT-X-ENDLIST\n"],
    ["a concat script", "ffconcat version 1.0\nfile secret.ts\n"],
    ["a web page", "<html><script>alert(1)</script></html>"],
    ["nothing known", SECRET.repeat(10)],
  ])("that is %s is refused by its bytes", async (_, content) => {
    writeFileSync(at("fake.mp4"), content)
    await expect(ingest(at("fake.mp4"))).rejects.toMatchObject({
      failure: "upload_content_refused",
    })
    const queued = await withPlatform(db.pg, "look for a job", (tx) =>
      claimJob(tx, "test")
    )
    expect(queued).toBeNull()
  })

  withFfmpeg("cannot reach another file through a data reference", async () => {
    // A valid ftyp in front of a playlist: sniffs as mov, must stay mov.
    const ftyp = Buffer.from("\0\0\0\x14ftypisom\0\0\x02\0isom", "latin1")
    const list = Buffer.from("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n")
    writeFileSync(at("poly.mp4"), Buffer.concat([ftyp, list]))
    const asset = await ingest(at("poly.mp4"))
    const [result] = await work()
    expect(result).toMatchObject({ status: "failed", code: "not_media" })
    expect((await now(asset.id)).active_version).toBeNull()
  })
})

describe("audio", () => {
  withFfmpeg("is ready at once, at its true length", async () => {
    for (const [format, extension, type] of [
      ["mp3", "mp3", "audio/mpeg"],
      ["wav", "wav", "audio/wav"],
      ["adts", "aac", "audio/aac"],
    ] as const) {
      const path = at(`tone.${extension}`)
      makeTone(ffmpeg, path, format)
      const asset = await ingest(path, type)
      expect(asset).toMatchObject({ state: "ready", active_version: 1 })
      expect(asset.duration_ms).toBeGreaterThan(2500)
      expect(asset.duration_ms).toBeLessThan(3500)
      const entry = `${publishedPrefix(asset) ?? ""}${publishedEntry(asset)}`
      expect(entry).toMatch(new RegExp(`/1/audio\\.${extension}$`))
      expect((await storage.stat(entry))?.size).toBe(asset.size_bytes)
      expect(await work()).toEqual([{ status: "done" }])
      const heard = await now(asset.id)
      expect(heard).toMatchObject({ state: "ready", has_waveform: true })
      expect(heard.loudness_lufs).toBeLessThan(-10)
      const prefix = publishedPrefix(asset) ?? ""
      const wave = await storage.stat(`${prefix}waveform.png`)
      expect(heard.output_bytes).toBe(asset.size_bytes + (wave?.size ?? 0))
    }
  })

  it("named like a video is refused", async () => {
    const pcm = Buffer.concat([
      Buffer.from("RIFF\0\0\0\0WAVEfmt "),
      Buffer.alloc(100),
    ])
    writeFileSync(at("song.mp4"), pcm)
    await expect(ingest(at("song.mp4"))).rejects.toMatchObject({
      failure: "upload_content_refused",
    })
  })
})

describe("a worker that loses its job", () => {
  withFfmpeg("publishes nothing and leaves nothing behind", async () => {
    makeClip(ffmpeg, at("race.mp4"), { size: "64x64", seconds: 2 })
    const asset = await ingest(at("race.mp4"))
    const claim = () =>
      withPlatform(db.pg, "claim", (tx) => claimJob(tx, "test"))
    const zombie = await claim()
    await withPlatform(db.pg, "end the lease", (tx) =>
      tx("transcode_job")
        .where({ asset_id: asset.id })
        .update({ lease_until: tx.raw("now() - interval '1 second'") })
    )
    const heir = await claim()
    if (!zombie || !heir) {
      throw new Error("both workers should have claimed")
    }
    const results = await Promise.all([
      processJob(workerDeps(), zombie),
      processJob(workerDeps(), heir),
    ])
    expect(results.map(({ status }) => status)).toEqual(["skipped", "done"])
    expect(await now(asset.id)).toMatchObject({ active_version: heir.fence })
    const files = await storage.listPrefix(`media/${CREATOR}/${asset.id}/`)
    const folders = new Set(files.map(({ key }) => key.split("/")[3]))
    expect([...folders].sort()).toEqual([String(heir.fence), "source"])
  })

  withFfmpeg("is stopped by deleting the video", async () => {
    makeClip(ffmpeg, at("gone.mp4"), { size: "64x64", seconds: 2 })
    const asset = await ingest(at("gone.mp4"))
    const job = await withPlatform(db.pg, "claim", (tx) => claimJob(tx, "t"))
    if (!job) {
      throw new Error("no job")
    }
    await deleteMedia(db.pg, storage, { creatorId: CREATOR, assetId: asset.id })
    expect(await processJob(workerDeps(), job)).toMatchObject({
      status: "skipped",
    })
    const files = await storage.listPrefix(`media/${CREATOR}/${asset.id}/`)
    expect(files).toEqual([])
  })
})
