import { setTimeout as sleep } from "node:timers/promises"

import type { StorageDriver } from "@codex/media"

const PAUSES_MS = [200, 1000]

/** The storage gave, or kept, less than it was to; another try may be whole. */
export class NotWhole extends Error {}

/** Of these codes more of the same makes nothing better. */
const FINAL: readonly unknown[] = ["ENOSPC", "ENOENT"]

const isFinal = (error: unknown, signal?: AbortSignal) =>
  (signal?.aborted ?? false) ||
  (typeof error === "object" &&
    error !== null &&
    "code" in error &&
    FINAL.includes(error.code))

/**
 * A storage that failed is asked again, twice. The SDK does that by itself, but
 * not for a body that is a stream, nor for one that breaks off.
 */
export async function again<T>(
  work: () => Promise<T>,
  signal?: AbortSignal
): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await work()
    } catch (error) {
      if (isFinal(error, signal)) {
        throw error
      }
      await sleep(pause)
    }
  }
  return work()
}

/** Copies an object, and looks whether all of it arrived. */
export function copyWhole(
  storage: StorageDriver,
  from: { key: string; bytes: number },
  to: string,
  contentType: string
): Promise<void> {
  return again(async () => {
    await storage.copy(from.key, to, contentType)
    const copied = await storage.stat(to)
    if (copied?.size !== from.bytes) {
      throw new NotWhole(`${to}: ${copied?.size ?? 0} of ${from.bytes} bytes`)
    }
  })
}
