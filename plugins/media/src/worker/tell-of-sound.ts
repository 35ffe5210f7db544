import { withPlatform } from "@codex/kernel"
import { publishedPrefix, recordSoundFacts } from "@codex/media"
import { stat } from "node:fs/promises"
import { join } from "node:path"

import { contentTypeOf } from "../storage/content-type"
import type { Heard } from "../transcoder/listen"
import type { Attempt } from "./bring-out"

/**
 * Puts the waveform beside the sound and records what was heard. `false` = the
 * job is no longer ours; whoever has it writes the same picture again.
 */
export async function tellOfSound(
  { pg, storage, job, asset, cwd }: Attempt,
  { loudnessLufs, files }: Heard
): Promise<boolean> {
  const prefix = publishedPrefix(asset)
  let waveformBytes = 0
  for (const name of prefix ? files : []) {
    const path = join(cwd, name)
    await storage.putFile(`${prefix ?? ""}${name}`, path, contentTypeOf(name))
    waveformBytes += (await stat(path)).size
  }
  const hasWaveform = waveformBytes > 0
  return withPlatform(pg, "record loudness and waveform", (tx) =>
    recordSoundFacts(tx, job, { loudnessLufs, hasWaveform, waveformBytes })
  )
}
