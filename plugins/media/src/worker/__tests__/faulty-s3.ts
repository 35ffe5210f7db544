import {
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"

export const FAULTS = ["error", "reset", "stall", "short"] as const
export type Fault = (typeof FAULTS)[number]

/** V4 of RELIABILITY §2.3: how often out of a thousand. */
const OFTEN: Record<Fault, number> = {
  error: 50,
  reset: 20,
  stall: 10,
  short: 10,
}

/** A small seeded generator (mulberry32): the same seed, the same faults. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function pick(random: () => number): Fault | null {
  let left = random() * 1000
  for (const fault of FAULTS) {
    left -= OFTEN[fault]
    if (left < 0) {
      return fault
    }
  }
  return null
}

/** Bytes of an object or a part; half a listing nobody could read at all. */
const isObject = ({ url = "" }: IncomingMessage) =>
  /x-id=(GetObject|PutObject|UploadPart)\b/.test(url)

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message as AsyncIterable<Buffer>) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Speaks to the real server as the client did; the signed `Host` stays. */
function forward(target: URL, from: IncomingMessage, body: Buffer) {
  return new Promise<{ answer: IncomingMessage; bytes: Buffer }>(
    (resolve, reject) => {
      const { method, url: path, headers } = from
      const { hostname, port } = target
      request({ hostname, port, method, path, headers, agent: false })
        .on("error", reject)
        .once("response", (answer) => {
          if (method === "HEAD") {
            // The server sends a body behind its answer, which is none.
            resolve({ answer, bytes: Buffer.alloc(0) })
            answer.destroy()
            return
          }
          bodyOf(answer).then((bytes) => resolve({ answer, bytes }), reject)
        })
        .end(body)
    }
  )
}

/** Half of what it was, and nothing says so. */
const half = (bytes: Buffer) => bytes.subarray(0, Math.ceil(bytes.length / 2))

export interface FaultyOptions {
  target: string
  seed: number
  stallMs: number
  /** Stores half of an object's bytes in the real server, properly signed. */
  storeHalf: (path: string, bytes: Buffer) => Promise<void>
}

/**
 * A line to an S3 server that answers 500, breaks off, hangs, and gives or keeps
 * half of an object with the face of the whole.
 */
export async function faultyS3(options: FaultyOptions) {
  const random = seeded(options.seed)
  const target = new URL(options.target)
  const done: Record<Fault, number> = { error: 0, reset: 0, stall: 0, short: 0 }
  let requests = 0

  /** What goes wrong with this request, if anything. */
  function draw(from: IncomingMessage): Fault | null {
    const drawn = pick(random)
    const fault = drawn === "short" && !isObject(from) ? null : drawn
    requests += 1
    if (fault) {
      done[fault] += 1
    }
    return fault
  }

  async function answer(from: IncomingMessage, to: ServerResponse) {
    const body = await bodyOf(from)
    const fault = draw(from)
    if (fault === "error") {
      to.writeHead(500).end()
      return
    }
    if (fault === "stall") {
      await sleep(options.stallMs)
    }
    await passOn(from, to, { body, fault })
  }

  async function passOn(
    from: IncomingMessage,
    to: ServerResponse,
    { body, fault }: { body: Buffer; fault: Fault | null }
  ) {
    const { answer, bytes } = await forward(target, from, body)
    const status = answer.statusCode ?? 502
    const isWhole = status < 300 && fault === "short"
    if (isWhole && from.method === "PUT" && body.length > 1) {
      await options.storeHalf(from.url ?? "", half(body))
    }
    const sent = isWhole && from.method === "GET" ? half(bytes) : bytes
    const headers = { ...answer.headers }
    // Of one connection, not of the answer.
    delete headers["transfer-encoding"]
    delete headers.connection
    if (from.method !== "HEAD") {
      headers["content-length"] = String(sent.length)
    }
    to.writeHead(status, headers)
    if (fault === "reset") {
      to.write(half(sent))
      await sleep(5)
      to.destroy()
      return
    }
    to.end(sent)
  }

  const server = createServer((from, to) => {
    answer(from, to).catch(() => to.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    told: () => ({ requests, ...done }),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
