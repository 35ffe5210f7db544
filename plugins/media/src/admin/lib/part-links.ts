import type { SignPartsResponse } from "../../contract"
import { api } from "./api"

const BATCH = 200
/** Links live four hours; older ones are asked for again. */
const FRESH_MS = 3 * 60 * 60 * 1000

interface Batch {
  at: number
  links: Promise<Map<number, string>>
}

const batches = new Map<string, Batch>()

async function fetchLinks(
  uploadId: string,
  first: number,
  partCount: number
): Promise<Map<number, string>> {
  const count = Math.min(BATCH, partCount - first + 1)
  const { parts } = await api<SignPartsResponse>(
    "POST",
    `/admin/studio/uploads/${uploadId}/sign`,
    { part_numbers: Array.from({ length: count }, (_, i) => first + i) }
  )
  return new Map(parts.map(({ part_number, url }) => [part_number, url]))
}

/** The signed link of one part, from a batch of two hundred. */
export async function partLink(
  uploadId: string,
  partNumber: number,
  partCount: number
): Promise<string> {
  const first = Math.floor((partNumber - 1) / BATCH) * BATCH + 1
  const key = `${uploadId}:${first}`
  let batch = batches.get(key)
  if (!batch || Date.now() - batch.at > FRESH_MS) {
    batch = { at: Date.now(), links: fetchLinks(uploadId, first, partCount) }
    batches.set(key, batch)
    batch.links.catch(() => batches.delete(key))
  }
  const link = (await batch.links).get(partNumber)
  if (!link) {
    throw new Error(`No link for part ${partNumber}`)
  }
  return link
}

/** After a failure every link is asked for anew. */
export function forgetLinks(uploadId: string): void {
  for (const key of batches.keys()) {
    if (key.startsWith(`${uploadId}:`)) {
      batches.delete(key)
    }
  }
}
