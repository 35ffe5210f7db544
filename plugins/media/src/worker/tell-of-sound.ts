import { withPlatform } from "@codex/kernel"
import { publishedPrefix, recordSoundFacts } from "@codex/media"
import { stat } from "node:fs/promises"
import { join } from "node:path"

import type { Heard } from "../transcoder/listen"
import type { Attempt } from "./bring-out"
import { storeOutput } from "./store-output"

/**
 * Puts the waveform beside the sound and records what was heard. `false` = the
 * job is no longer ours; whoever has it writes the same picture again.
 */
export async function tellOfSound(
  { pg, storage, job, asset, cwd, lease }: Attempt,
  { loudnessLufs, files }: Heard
): Promise<boolean> {
  const prefix = publishedPrefix(asset)
  let waveformBytes = 0
  for (const name of prefix ? files : []) {
    waveformBytes += (await stat(join(cwd, name))).size
  }
  if (prefix && waveformBytes > 0) {
    const { signal } = lease
    await storeOutput({ storage, cwd, prefix, files: [files], signal })
  }
  const hasWaveform = waveformBytes > 0
  return withPlatform(pg, "record loudness and waveform", (tx) =>
    recordSoundFacts(tx, job, { loudnessLufs, hasWaveform, waveformBytes })
  )
}
