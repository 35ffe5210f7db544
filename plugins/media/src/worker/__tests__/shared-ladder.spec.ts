import { publishedPrefix } from "@codex/media"

import { FfmpegTranscoder } from "../../transcoder/ffmpeg-transcoder"
import { helpOut } from "../help-out"
import { makeClip } from "./clips"
import {
  at,
  ffmpeg,
  ingest,
  now,
  renditions,
  storage,
  text,
  withFfmpeg,
  work,
  workerDeps,
} from "./media-stage"

/** Long by the clock and small in every other way. */
const LONG = { size: "854x480", seconds: 610, rate: "1", gop: 5, sound: false }

describe("the ladder of a long video", () => {
  withFfmpeg("is made by two workers and is one in the end", async () => {
    makeClip(ffmpeg, at("long.mp4"), LONG)
    const asset = await ingest(at("long.mp4"))
    let isDone = false
    let helped = 0
    const help = async () => {
      while (!isDone) {
        const helper = { ...workerDeps(), transcoder: new FfmpegTranscoder() }
        helped += (await helpOut(helper, "helper")) ? 1 : 0
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    const holder = work().finally(() => {
      isDone = true
    })
    const [results] = await Promise.all([holder, help()])
    expect(results).toEqual([{ status: "done" }])
    expect(helped).toBeGreaterThan(0)

    const [copy, below] = await renditions(asset.id)
    expect(copy).toMatchObject({ name: "480p", is_copied: true })
    expect(below).toMatchObject({ name: "360p", duration_ms: 610_000 })
    const prefix = publishedPrefix(await now(asset.id)) ?? ""
    const cuts = (name: string) =>
      text(`${prefix}${name}/index.m3u8`).match(/#EXTINF:[\d.]+/g)
    expect(cuts("360p")).toEqual(cuts("480p"))
    const stored = await storage.listPrefix(`${prefix}360p/`)
    expect(stored).toHaveLength((below?.segment_count ?? 0) + 1)
  })
})
