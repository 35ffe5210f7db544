import { ServerResponse } from "node:http"
import type { IncomingMessage } from "node:http"

/** More than this is no page. */
const MAX_BYTES = 1024 ** 2

/** Pages, and what they are drawn with: Astro sends neither compressed. */
const TEXT =
  /^(?:text\/(?:html|css|javascript)|application\/javascript|image\/svg\+xml)\b/

interface Held {
  headers: Record<string, string>
  body: Buffer
}

/** What becomes of an answer that was to be held. */
export interface Then {
  /** It is whole: whoever asked to hold it sends it now. */
  whole: (held: Held) => void
  /** It may not be kept and passes as it comes. */
  letGo: () => void
}

type Head = [number, ...unknown[]]
type Plain = ServerResponse

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
type Real = Record<"writeHead" | "write" | "end", Method>

/** One answer, held back until it is whole or let go as it comes. */
class HeldAnswer {
  private readonly chunks: Buffer[] = []
  private head: Head | undefined
  private size = 0
  private held: boolean | undefined
  private readonly res: HoldableResponse
  private readonly real: Real
  private readonly then: Then

  constructor(res: HoldableResponse, real: Real, then: Then) {
    this.res = res
    this.real = real
    this.then = then
  }

  writeHead(args: Head): unknown {
    this.head = args
    this.isHeld()
    return this.res
  }

  write(args: unknown[]): unknown {
    if (!this.isHeld()) {
      return this.real.write(...args)
    }
    this.keep(args)
    if (this.size > MAX_BYTES) {
      this.letGo()
    }
    return true
  }

  end(args: unknown[]): unknown {
    if (!this.isHeld()) {
      return this.real.end(...args)
    }
    this.keep(args)
    const { res } = this
    const { headers } = saidBy(res, this.head)
    res.release()
    res.getHeaderNames().forEach((name) => {
      res.removeHeader(name)
    })
    this.then.whole({ headers, body: Buffer.concat(this.chunks) })
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
    this.held = false
    res.release()
    if (head) {
      real.writeHead(...head)
    }
    chunks.splice(0).forEach((chunk) => real.write(chunk))
    this.then.letGo()
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
 * An answer that can be held back. A class of its own and not methods replaced
 * on some answers: Node's own code stays as quick as it is for answers that
 * are all of one shape.
 */
export class HoldableResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends ServerResponse<Request> {
  private answer: HeldAnswer | null = null

  /** Holds back what is about to be sent, where that may be kept. */
  hold(then: Then): void {
    const real: Real = {
      writeHead: super.writeHead.bind(this) as Method,
      write: super.write.bind(this) as Method,
      end: super.end.bind(this) as Method,
    }
    this.answer = new HeldAnswer(this, real, then)
  }

  release(): void {
    this.answer = null
  }

  override writeHead(...args: Head): this {
    return (this.answer?.writeHead(args) ??
      super.writeHead(...(args as Parameters<Plain["writeHead"]>))) as this
  }

  override write(...args: unknown[]): boolean {
    return (this.answer?.write(args) ??
      super.write(...(args as Parameters<Plain["write"]>))) as boolean
  }

  override end(...args: unknown[]): this {
    return (this.answer?.end(args) ??
      super.end(...(args as Parameters<Plain["end"]>))) as this
  }
}
