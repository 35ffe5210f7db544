#!/usr/bin/env node
import { hostname } from "node:os"

import type { MediaOptions } from "@codex/media"
import { knex } from "@medusajs/framework/mikro-orm/knex"

import { createStorage } from "../storage/media-storage"
import { resolveTool } from "../transcoder/binaries"
import { createTranscoder } from "../transcoder/create-transcoder"
import { isolationOf } from "../transcoder/isolation"
import { workerConfig } from "./config"
import { endDeadLeases } from "./dead-workers"
import { type LoopEvents, runLoop } from "./loop"
import { clearOrphans } from "./work-folder"

function say(text: string): void {
  process.stdout.write(`[transcode] ${text}\n`)
}

const events: LoopEvents = {
  onJob: (job, result, seconds) => {
    const outcome =
      result.status === "failed"
        ? `failed ${result.code}: ${result.detail ?? ""}`
        : result.status === "skipped"
          ? `skipped: ${result.reason}`
          : "published"
    say(
      `${job.asset_id} attempt ${job.attempt} ${outcome} (${seconds.toFixed(1)} s)`
    )
  },
  onError: (error) => {
    say(error instanceof Error ? error.message : String(error))
  },
}

/** Both tools, found and isolated, or the reason why nothing can be made. */
async function checkTools(options: MediaOptions): Promise<string> {
  const ffmpeg = await resolveTool("ffmpeg", options.ffmpegPath)
  await isolationOf(await resolveTool("ffprobe", options.ffprobePath))
  return `ffmpeg at ${ffmpeg}, isolation ${await isolationOf(ffmpeg)}`
}

async function main(): Promise<void> {
  const { databaseUrl, workFolder, threads, options } = workerConfig(
    process.env
  )
  const tools = await checkTools(options)
  const pg = knex({
    client: "pg",
    connection: databaseUrl,
    pool: { min: 0, max: 4 },
  })
  const stopping = new AbortController()
  for (const name of ["SIGTERM", "SIGINT"] as const) {
    process.once(name, () => stopping.abort())
  }
  await clearOrphans(workFolder)
  await endDeadLeases(pg, hostname())
  say(`ready, ${tools}, ladders by ${options.transcoder.driver}`)
  const storage = createStorage(options.storage)
  const deps = {
    pg,
    storage,
    transcoder: createTranscoder(options, storage, threads),
    workFolder,
    stop: stopping.signal,
  }
  await runLoop(deps, `${hostname()}:${process.pid}`, events)
  await pg.destroy()
  say("stopped")
}

main().catch((error: unknown) => {
  process.stderr.write(
    `[transcode] ${error instanceof Error ? error.message : String(error)}\n`
  )
  process.exitCode = 1
})
