import type { ServerResponse } from "node:http"

/** More than this is no page. */
const MAX_BYTES = 1024 ** 2

/** Pages, and what they are drawn with: Astro sends neither compressed. */
const TEXT =
  /^(?:text\/(?:html|css|javascript)|application\/javascript|image\/svg\+xml)\b/

export interface Held {
  headers: Record<string, string>
  body: Buffer
}

type Head = [number, ...unknown[]]

/** Status and headers, whichever way they were said. */
function saidBy(res: ServerResponse, head: Head | undefined) {
  const last = head?.at(-1)
  const told = typeof last === "object" && last ? { ...last } : {}
  const entries = Object.entries({ ...res.getHeaders(), ...told })
  const headers = Object.fromEntries(
    entries.map(([name, value]) => [name.toLowerCase(), String(value)])
  )
  return { status: head?.[0] ?? res.statusCode, headers }
}

/** What everybody may be sent again: a whole text that marks nobody. */
function mayBeKept(res: ServerResponse, head: Head | undefined): boolean {
  const { status, headers } = saidBy(res, head)
  return (
    status === 200 &&
    TEXT.test(headers["content-type"] ?? "") &&
    !("set-cookie" in headers) &&
    !("content-encoding" in headers)
  )
}

type Method = (...args: unknown[]) => unknown

/** One answer, held back until it is whole or let go as it comes. */
class HeldAnswer {
  private readonly chunks: Buffer[] = []
  private readonly real: Record<"writeHead" | "write" | "end", Method>
  private head: Head | undefined
  private size = 0
  private held: boolean | undefined
  private readonly res: ServerResponse
  private readonly send: (held: Held) => void

  constructor(res: ServerResponse, send: (held: Held) => void) {
    this.res = res
    this.send = send
    this.real = {
      writeHead: res.writeHead.bind(res) as Method,
      write: res.write.bind(res) as Method,
      end: res.end.bind(res) as Method,
    }
  }

  writeHead = (...args: Head) => {
    this.head = args
    this.isHeld()
    return this.res
  }

  write = (...args: unknown[]) => {
    if (!this.isHeld()) {
      return this.real.write(...args)
    }
    this.keep(args)
    if (this.size > MAX_BYTES) {
      this.letGo()
    }
    return true
  }

  end = (...args: unknown[]) => {
    if (!this.isHeld()) {
      return this.real.end(...args)
    }
    this.keep(args)
    const { res } = this
    const { headers } = saidBy(res, this.head)
    Object.assign(res, this.real)
    res.getHeaderNames().forEach((name) => {
      res.removeHeader(name)
    })
    this.send({ headers, body: Buffer.concat(this.chunks) })
    return res
  }

  private isHeld(): boolean {
    this.held ??= mayBeKept(this.res, this.head)
    if (!this.held) {
      this.letGo()
    }
    return this.held
  }

  private letGo(): void {
    const { res, real, head, chunks } = this
    if (res.write !== this.write) {
      return
    }
    this.held = false
    Object.assign(res, real)
    if (head) {
      real.writeHead(...head)
    }
    chunks.forEach((chunk) => real.write(chunk))
  }

  /** What `write` and `end` were given, and whom they are to call then. */
  private keep(args: unknown[]): void {
    const [chunk] = args
    const last = args.at(-1)
    if (typeof chunk === "string" || chunk instanceof Uint8Array) {
      const bytes = Buffer.from(chunk)
      this.chunks.push(bytes)
      this.size += bytes.length
    }
    if (typeof last === "function") {
      process.nextTick(last)
    }
  }
}

/**
 * Holds back what is about to be sent and gives it to `send` once it is whole;
 * everything that may not be kept passes as it comes.
 */
export function holdAnswer(
  res: ServerResponse,
  send: (held: Held) => void
): void {
  const { writeHead, write, end } = new HeldAnswer(res, send)
  Object.assign(res, { writeHead, write, end })
}
