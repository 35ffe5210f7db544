import { type Actor, call } from "./http.mts"
import type { BigFile } from "./big-file.mts"

/** What the API says of an upload that is open. */
export interface OpenedUpload {
  upload: {
    id: string
    media_id: string
    part_size: number
    part_count: number
  }
  resumed: boolean
}

const PARALLEL = 4

async function answer<T>(
  base: string,
  actor: Actor,
  method: string,
  path: string,
  body?: unknown
): Promise<T> {
  const {
    status,
    text,
    body: said,
  } = await call(base, actor, method, `/admin/studio/uploads${path}`, body)
  if (status >= 300) {
    throw new Error(`${method} uploads${path}: ${status} ${text}`)
  }
  return said as T
}

/** The steps of a browser's upload; the bytes go where the links lead. */
export function uploadClient(base: string, actor: Actor, file: BigFile) {
  const ask = <T,>(method: string, path: string, body?: unknown) =>
    answer<T>(base, actor, method, path, body)

  async function sendPart(
    url: string,
    number: number,
    partSize: number,
    signal?: AbortSignal
  ): Promise<void> {
    const response = await fetch(new URL(url, base), {
      method: "PUT",
      body: file.part(number, partSize),
      signal: signal ?? null,
    })
    if (!response.ok) {
      throw new Error(`Part ${number}: ${response.status}`)
    }
  }

  return {
    open: (fingerprint: string) =>
      ask<OpenedUpload>("POST", "", {
        filename: "big.mp4",
        content_type: "video/mp4",
        size_bytes: file.size,
        fingerprint,
      }),
    stored: async (id: string) => {
      const { parts } = await ask<{ parts: { part_number: number }[] }>(
        "GET",
        `/${id}/parts`
      )
      return new Set(parts.map((part) => part.part_number))
    },
    complete: (id: string) => ask<unknown>("POST", `/${id}/complete`, {}),
    /** Sends these parts, four at a time; `onPart` may call it off. */
    async send(
      { upload }: OpenedUpload,
      numbers: readonly number[],
      { signal, onPart }: { signal?: AbortSignal; onPart?: () => void } = {}
    ): Promise<void> {
      const { parts } = await ask<{
        parts: { part_number: number; url: string }[]
      }>("POST", `/${upload.id}/sign`, { part_numbers: numbers })
      const waiting = [...parts]
      const sender = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          signal?.throwIfAborted()
          const { url, part_number: number } = next
          await sendPart(url, number, upload.part_size, signal)
          onPart?.()
        }
      }
      await Promise.all(Array.from({ length: PARALLEL }, sender))
    },
  }
}
