import type { StudioUppy } from "../upload-engine"
import { fakeBrowser } from "./browser"
import { FakeServer } from "./server"

const MIB = 1024 ** 2
const browser = fakeBrowser()
let server: FakeServer

/** Content nobody has uploaded, of 14 MiB: three parts of 6, 6 and 2. */
const film = (name = "talk.mp4", size = 14 * MIB) => {
  const bytes = new Uint8Array(size)
  crypto.getRandomValues(bytes.subarray(0, 64))
  return new File([bytes], name, { type: "video/mp4" })
}

const engines: StudioUppy[] = []

/** A tab of its own: the engine is one per tab, a reload begins a new one. */
function newTab() {
  browser.reload()
  jest.resetModules()
  Reflect.deleteProperty(globalThis, Symbol.for("codex.studio-uploads"))
  return jest.requireActual<typeof import("../upload-engine")>(
    "../upload-engine"
  )
}

async function until(what: string, ready: () => boolean): Promise<void> {
  const end = Date.now() + 6_000
  while (!ready()) {
    if (Date.now() > end) {
      throw new Error(`waited for ${what}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const never = () => new Promise(() => undefined)

type Tab = ReturnType<typeof newTab>

function begin(tab: Tab, file: File) {
  const uppy = tab.uploadEngine()
  engines.push(uppy)
  const id = tab.startUpload(file)
  return { uppy, id, file: () => uppy.getFile(id) }
}

const done = (upload: ReturnType<typeof begin>) =>
  until("the upload", () => upload.file().progress.uploadComplete === true)

const stopped = (upload: ReturnType<typeof begin>) =>
  until("the upload to stop", () => Boolean(upload.file().error))

beforeEach(() => {
  server = new FakeServer()
  server.install()
  browser.online = true
  browser.locks.clear()
})

// What still waits for something would keep the process alive.
afterEach(() => {
  engines.splice(0).forEach((uppy) => {
    uppy.destroy()
  })
})

describe("an upload of Studio", () => {
  it("is cut as the server says and completed by it", async () => {
    const upload = begin(newTab(), film())
    await done(upload)
    const [kept] = server.uploads
    expect(kept?.state).toBe("completed")
    expect([...(kept?.parts ?? [])].sort(([a], [b]) => a - b)).toEqual([
      [1, 6 * MIB],
      [2, 6 * MIB],
      [3, 2 * MIB],
    ])
    expect(upload.file().meta.mediaId).toBe("asset_mup_1")
    expect(server.count("POST", /sign/)).toBe(1)
    expect(server.count("GET", /parts/)).toBe(0)
  })

  it("goes on after a reload with what is missing", async () => {
    const file = film()
    const first = begin(newTab(), file)
    server.next = (number) => (number === 2 ? "drop" : "store")
    await until("two parts", () => server.uploads[0]?.parts.size === 2)
    // The reload: nothing of the tab is left but the file on the disk.
    first.uppy.pauseAll()
    server.next = () => "store"
    server.sent.length = 0
    const again = new File([await file.arrayBuffer()], "renamed.mp4", {
      type: "video/mp4",
    })
    await done(begin(newTab(), again))
    expect(server.sent).toEqual([2])
    expect(server.uploads).toHaveLength(1)
    expect(server.uploads[0]?.state).toBe("completed")
  })

  it("waits for a line that drops, and loses one try of a part", async () => {
    let drops = 2
    server.next = () => (drops-- > 0 ? "drop" : "store")
    const upload = begin(newTab(), film())
    await done(upload)
    expect(server.sent).toHaveLength(5)
    expect(server.count("DELETE", /./)).toBe(0)
  })

  it("waits without end while there is no line, and not when it is back", async () => {
    browser.online = false
    server.next = () => (browser.online ? "store" : "drop")
    const upload = begin(newTab(), film())
    await until("a failed part", () => server.sent.length >= 3)
    browser.online = true
    browser.say("online")
    await done(upload)
  })

  it("asks for new links when the storage refuses the old ones", async () => {
    let refused = false
    server.next = () => {
      const before = refused
      refused = true
      return before ? "store" : "forbid"
    }
    await done(begin(newTab(), film()))
    expect(server.count("POST", /sign/)).toBe(2)
  })

  it("stops when it is refused for good, and keeps what is there", async () => {
    server.next = (number) => (number === 3 ? "forbid" : "store")
    const upload = begin(newTab(), film())
    await stopped(upload)
    expect(server.uploads[0]?.state).toBe("open")
    server.next = () => "store"
    const sent = server.sent.length
    const tab = newTab()
    expect(tab.isUnfinished(upload.file())).toBe(false)
    void upload.uppy.retryUpload(upload.id)
    await done(upload)
    expect(server.sent.slice(sent)).toEqual([3])
  })

  it("that failed holds no other up, nor is it tried again by itself", async () => {
    server.next = () => "forbid"
    const tab = newTab()
    const failed = begin(tab, film("failed.mp4"))
    await stopped(failed)
    server.next = () => "store"
    const tries = server.count("POST", /^$/)
    await done(begin(tab, film("next.mp4")))
    expect(failed.file().error).toMatch(/\w/)
    expect(server.count("POST", /^$/)).toBe(tries + 1)
  })

  it("pauses and resumes without sending a part twice", async () => {
    server.hold = never
    const upload = begin(newTab(), film())
    await until("parts on their way", () => server.atOnce === 3)
    upload.uppy.pauseResume(upload.id)
    await until("them to be called off", () => server.atOnce === 0)
    expect(upload.file().error).toBeFalsy()
    server.hold = () => Promise.resolve()
    upload.uppy.pauseResume(upload.id)
    await done(upload)
    expect(server.sent).toHaveLength(3)
  })

  it("that is cancelled is forgotten by the server too", async () => {
    server.hold = never
    const tab = newTab()
    const upload = begin(tab, film())
    await until("parts on their way", () => server.atOnce === 3)
    tab.cancelUpload(upload.file())
    await until("the abort", () => server.uploads[0]?.state === "aborted")
    expect(server.atOnce).toBe(0)
  })

  it("of five files sends four parts at a time, six on a fast line", async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    server.hold = () => held
    const tab = newTab()
    const uploads = Array.from({ length: 5 }, (_, at) =>
      begin(tab, film(`film-${at}.mp4`))
    )
    await until("five to be opened", () => server.uploads.length === 5)
    await until("parts on their way", () => server.atOnce >= 4)
    expect(server.mostAtOnce).toBe(4)
    server.hold = () => new Promise((resolve) => setTimeout(resolve, 20))
    release()
    await Promise.all(uploads.map(done))
    expect(server.mostAtOnce).toBe(6)
    expect(server.uploads.map(({ state }) => state)).toEqual(
      Array.from({ length: 5 }, () => "completed")
    )
  })
})

describe("a file Studio knows", () => {
  it("is not sent again, unless that is wanted", async () => {
    const file = film()
    await done(begin(newTab(), file))
    const tab = newTab()
    const second = begin(tab, file)
    await stopped(second)
    expect(second.file().meta).toMatchObject({
      trouble: "duplicate",
      mediaId: "asset_mup_1",
    })
    expect(server.uploads).toHaveLength(1)
    tab.retryUpload(second.file(), true)
    await done(second)
    expect(server.uploads).toHaveLength(2)
  })

  it("is left to the tab that sends it", async () => {
    browser.locks.add("codex-upload:mup_1")
    const upload = begin(newTab(), film())
    await stopped(upload)
    expect(upload.file().meta.trouble).toBe("elsewhere")
    expect(server.sent).toEqual([])
    expect(server.uploads[0]?.state).toBe("open")
  })
})

it("asks before the page is left while something is being sent", async () => {
  server.hold = never
  const tab = newTab()
  const upload = begin(tab, film())
  await until("parts on their way", () => server.atOnce > 0)
  expect(browser.say("beforeunload").defaultPrevented).toBe(true)
  tab.cancelUpload(upload.file())
})
