/** The API and the storage, as an upload of this tab sees them. */
const STORE = "https://store.example"

type Outcome = "store" | "drop" | "forbid"

interface Kept {
  id: string
  fingerprint: string
  size: number
  parts: Map<number, number>
  state: "open" | "completed" | "aborted"
}

interface Asked {
  method: string
  path: string
  body: Record<string, unknown>
}

export class FakeServer {
  readonly uploads: Kept[] = []
  readonly asked: Asked[] = []
  readonly sent: number[] = []
  atOnce = 0
  mostAtOnce = 0
  partSize = 6 * 1024 ** 2
  /** What becomes of the next part; stored unless it says otherwise. */
  next: (partNumber: number) => Outcome = () => "store"
  /** What each part waits for before it arrives. */
  hold: () => Promise<unknown> = () => Promise.resolve()

  install(): void {
    const answer = this.answer.bind(this)
    const fetched = (path: string, init?: { method?: string; body?: string }) =>
      Promise.resolve(
        answer({
          method: init?.method ?? "GET",
          path: path.replace("/admin/studio/uploads", ""),
          body: JSON.parse(init?.body ?? "{}") as Asked["body"],
        })
      )
    Object.assign(globalThis, { fetch: fetched, XMLHttpRequest: xhr(this) })
  }

  count = (method: string, path: RegExp) =>
    this.asked.filter(
      (asked) => asked.method === method && path.test(asked.path)
    ).length

  private answer(asked: Asked): Response {
    this.asked.push(asked)
    const [, id = "", verb = asked.method] = asked.path.split("/")
    const upload = this.uploads.find((kept) => kept.id === id)
    if (asked.path === "") {
      return this.open(asked.body)
    }
    if (!upload) {
      return Response.json({ code: "upload_not_found" }, { status: 404 })
    }
    if (verb === "sign") {
      const numbers = asked.body.part_numbers as number[]
      const parts = numbers.map((part_number) => ({
        part_number,
        url: `${STORE}/${id}/${part_number}`,
      }))
      return Response.json({ parts })
    }
    if (verb === "parts") {
      const parts = [...upload.parts].map(([part_number, size]) => ({
        part_number,
        size,
        etag: '"e"',
      }))
      return Response.json({ parts })
    }
    upload.state = verb === "complete" ? "completed" : "aborted"
    return Response.json({})
  }

  private open({ fingerprint, size_bytes, again }: Asked["body"]): Response {
    const same = this.uploads.filter(
      (kept) => kept.fingerprint === fingerprint && kept.state !== "aborted"
    )
    const done = same.find(({ state }) => state === "completed")
    const open = same.find(({ state }) => state === "open")
    if (done && !open && !again) {
      const media = { id: `asset_${done.id}`, title: "talk" }
      return Response.json({ duplicate: true, media })
    }
    const upload = open ?? {
      id: `mup_${this.uploads.length + 1}`,
      fingerprint: String(fingerprint),
      size: Number(size_bytes),
      parts: new Map<number, number>(),
      state: "open" as const,
    }
    if (!open) {
      this.uploads.push(upload)
    }
    return Response.json({
      duplicate: false,
      resumed: open !== undefined,
      media: { id: `asset_${upload.id}`, title: "talk" },
      upload: {
        id: upload.id,
        media_id: `asset_${upload.id}`,
        part_size: this.partSize,
        part_count: Math.ceil(upload.size / this.partSize),
      },
    })
  }

  store(url: string, bytes: number): Outcome {
    const [id, number] = url.slice(STORE.length + 1).split("/")
    const partNumber = Number(number)
    const outcome = this.next(partNumber)
    this.sent.push(partNumber)
    if (outcome === "store") {
      this.uploads
        .find((upload) => upload.id === id)
        ?.parts.set(partNumber, bytes)
    }
    return outcome
  }
}

const STATUS = { store: 200, drop: 0, forbid: 403 }

/** XMLHttpRequest, as far as Uppy sends parts with it. */
function xhr(server: FakeServer) {
  return class extends EventTarget {
    upload = new EventTarget()
    status = 0
    responseText = ""
    private url = ""
    private over = false

    open(_method: string, url: string): void {
      this.url = url
    }

    getAllResponseHeaders = () => 'etag: "e"'

    abort(): void {
      this.end("abort")
    }

    send(body: Blob): void {
      server.atOnce += 1
      server.mostAtOnce = Math.max(server.mostAtOnce, server.atOnce)
      void server.hold().then(() => {
        if (!this.over) {
          this.status = STATUS[server.store(this.url, body.size)]
          this.end(this.status === 0 ? "error" : "load")
        }
      })
    }

    private end(how: string): void {
      if (!this.over) {
        this.over = true
        server.atOnce -= 1
        this.dispatchEvent(new Event(how))
      }
    }
  }
}
