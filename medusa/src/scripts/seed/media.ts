import { getAsset } from "@codex/media"
import { withTenant, type Pg } from "@codex/kernel"
import { ingestFile, resolveTool } from "@codex/plugin-media/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { setTimeout as sleep } from "node:timers/promises"
import { renderChord, renderClip } from "./demo-clips"
import type { People } from "./people"

/** Asset ids in the creators' libraries. */
export interface Media {
  morning: string
  evening: string
  strings: string
}

const WAIT_MS = 5 * 60_000

async function untilReady(pg: Pg, creatorId: string, assetId: string) {
  const end = Date.now() + WAIT_MS
  for (;;) {
    const asset = await withTenant(pg, { creatorId }, (tx) =>
      getAsset(tx, assetId)
    )
    if (asset?.state === "ready") {
      return
    }
    if (asset?.state === "failed" || Date.now() > end) {
      throw new Error(
        `Demo media ${assetId} is ${asset?.state ?? "gone"} (${asset?.failure_code ?? "no reason given"}); is the transcode worker running?`
      )
    }
    await sleep(300)
  }
}

/** Two films and a recording, sent through the same door as any upload. */
export async function seedMedia(
  container: MedusaContainer,
  people: People,
  folder: string
): Promise<Media> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const ffmpeg = await resolveTool("ffmpeg")
  const ingest = (
    creatorId: string,
    path: string,
    title: string,
    contentType: string
  ) =>
    ingestFile(pg, {
      creatorId,
      path,
      title,
      contentType,
      filename: path.split("/").at(-1) ?? title,
    }).then((asset) => asset.id)
  const evening = await ingest(
    people.owner,
    await renderClip(ffmpeg, folder, {
      name: "evening-wind-down",
      seconds: 48,
      size: "1280:720",
      colors: ["#16324f", "#f3b562", "#2a6f7f"],
      seed: 7,
      hertz: 174,
    }),
    "Evening wind-down",
    "video/mp4"
  )
  const morning = await ingest(
    people.owner,
    await renderClip(ffmpeg, folder, {
      name: "morning-light",
      seconds: 24,
      size: "854:480",
      colors: ["#f6ead7", "#e07a5f", "#f2cc8f"],
      seed: 21,
      hertz: 220,
    }),
    "Morning light",
    "video/mp4"
  )
  const strings = await ingest(
    people.second,
    await renderChord(ffmpeg, folder, "low-strings", 90),
    "Low strings",
    "audio/mpeg"
  )
  await untilReady(pg, people.owner, evening)
  await untilReady(pg, people.owner, morning)
  await untilReady(pg, people.second, strings)
  return { evening, morning, strings }
}
