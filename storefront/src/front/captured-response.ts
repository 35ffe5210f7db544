import {
  ServerResponse,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
} from "node:http"

type Given = OutgoingHttpHeaders | OutgoingHttpHeader[]
type Chunk = string | Uint8Array

/** Takes what a handler answers instead of sending it. */
export class CapturedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = []

  override writeHead(
    status: number,
    reason?: string | Given,
    headers?: Given
  ): this {
    this.statusCode = status
    const given = typeof reason === "object" ? reason : headers
    const entries = Array.isArray(given) ? [] : Object.entries(given ?? {})
    for (const [name, value] of entries) {
      if (value !== undefined) this.setHeader(name, value)
    }
    return this
  }

  override write(chunk: Chunk): boolean {
    this.#chunks.push(Buffer.from(chunk))
    return true
  }

  override end(chunk?: Chunk | (() => void)): this {
    if (chunk !== undefined && typeof chunk !== "function") this.write(chunk)
    this.emit("finish")
    return this
  }

  get body(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}
