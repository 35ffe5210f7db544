import { spawn } from "node:child_process"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

import { makeClip, toolOrNull } from "../../worker/__tests__/clips"
import { bundledTool } from "../binaries"
import { isolationOf } from "../isolation"
import { familyBytes } from "../process-family"
import { runBounded } from "../run-bounded"
import { type Isolation, wrapped } from "../sandbox"

const root = mkdtempSync(join(tmpdir(), "codex-isolation-"))
const cwd = join(root, "job")
const secret = join(root, "secret.ts")
const SECRET = "the secret of another tenant"
const before = { ...process.env }

let canary: Server
let knocks = 0
let ffmpeg = ""

beforeAll(async () => {
  mkdirSync(cwd)
  writeFileSync(secret, SECRET)
  ffmpeg = (await toolOrNull("ffmpeg")) ?? ""
  canary = createServer((_, answer) => answer.end("a canary"))
  canary.on("connection", () => (knocks += 1))
  await new Promise<void>((done) => canary.listen(0, "127.0.0.1", done))
})
afterEach(() => {
  process.env = { ...before }
  knocks = 0
})
afterAll(() => {
  canary.close()
  rmSync(root, { recursive: true, force: true })
})

/** Dead ones stay listed until the system's first process looks at them. */
function isAlive(pid: string): boolean {
  const status = `/proc/${pid}/status`
  const text = existsSync(status) ? readFileSync(status, "utf8") : ""
  return /^State:\s+[^ZX\s]/m.test(text)
}

/** As `runBounded` runs ffmpeg, but with nothing on its own white lists. */
async function copyOf(input: string): Promise<string> {
  const options = { cwd, signal: new AbortController().signal, wallMs: 20_000 }
  const any = ["-protocol_whitelist", "file,http,tcp"]
  const from = [...any, "-f", "data", "-i", input]
  const to = ["-map", "0", "-c", "copy", "-f", "data", "-y", "out"]
  rmSync(join(cwd, "out"), { force: true })
  await runBounded(ffmpeg, [...from, ...to], options)
  const out = join(cwd, "out")
  return existsSync(out) ? readFileSync(out, "utf8") : ""
}

async function runsHere(kind: Isolation): Promise<boolean> {
  process.env.MEDIA_ISOLATION = kind
  const there = ffmpeg && (await isolationOf(ffmpeg).catch(() => null))
  if (!there) {
    process.stdout.write(
      `skipped: isolation by ${kind}: it does not run here\n`
    )
  }
  return there === kind
}

const url = () => {
  const { port } = canary.address() as AddressInfo
  return `http://127.0.0.1:${port}/film`
}

describe.each(["bwrap", "unshare", "off"] as const)("isolation %s", (kind) => {
  it("decides who is heard on the network", async () => {
    if (await runsHere(kind)) {
      const heard = await copyOf(url())
      expect([heard, knocks > 0]).toEqual(
        kind === "off" ? ["a canary", true] : ["", false]
      )
    }
  })

  it("decides whose files are read, and still gives its own", async () => {
    if (await runsHere(kind)) {
      expect(await copyOf(secret)).toBe(kind === "bwrap" ? "" : SECRET)
      expect(await copyOf("../secret.ts")).toBe(kind === "bwrap" ? "" : SECRET)
      writeFileSync(join(cwd, "own"), "our own")
      expect(await copyOf("own")).toBe("our own")
    }
  })

  it("ends with what started it, and its memory is seen", async () => {
    if (!(await runsHere(kind))) {
      return
    }
    const endless = ["-f", "lavfi", "-i", "testsrc=size=1280x720"]
    const args = [...endless, "-f", "null", "-"]
    const { program, args: all } = wrapped(kind, { tool: ffmpeg, args, cwd })
    const child = spawn(program, all, { cwd, stdio: "ignore" })
    const gone = new Promise((done) => child.once("exit", done))
    const pid = child.pid ?? 0
    while ((await familyBytes(pid)) < 20 * 1024 ** 2) {
      await sleep(50)
    }
    const list = `/proc/${pid}/task/${pid}/children`
    const below = readFileSync(list, "utf8").split(" ").filter(Boolean)
    expect(below).toHaveLength(kind === "off" ? 0 : 1)
    child.kill("SIGKILL")
    await gone
    await sleep(200)
    expect(below.filter(isAlive)).toEqual([])
  }, 20_000)
})

it("the bundled build runs isolated as well", async () => {
  const bundled = await bundledTool("ffprobe")
  if (!ffmpeg || !bundled || !(await runsHere("bwrap"))) {
    return
  }
  makeClip(ffmpeg, join(cwd, "clip"), { size: "64x64", seconds: 1 })
  const options = { cwd, signal: new AbortController().signal, wallMs: 20_000 }
  const args = ["-v", "error", "-show_entries", "format=duration", "clip"]
  const result = await runBounded(bundled, args, options)
  expect(result).toMatchObject({ status: "ok" })
  expect(result.status === "ok" && result.stdout).toContain("duration=1.0")
})

it("a tool that was killed is told from one that gave up", async () => {
  const script = join(cwd, "killed")
  writeFileSync(script, "#!/bin/sh\n[ $1 = -version ] || kill -9 $$\n", {
    mode: 0o755,
  })
  const options = { cwd, signal: new AbortController().signal, wallMs: 5000 }
  process.env.MEDIA_ISOLATION = "preferred"
  expect(await runBounded("/usr/bin/env", ["false"], options)).toMatchObject({
    status: "exit",
    code: 1,
    killedBy: null,
  })
  process.env.MEDIA_ISOLATION = "off"
  expect(await runBounded(script, [], options)).toMatchObject({
    status: "exit",
    killedBy: "SIGKILL",
  })
})

describe("where nothing isolates", () => {
  /** A tool that nothing but itself can run: no keeper is found by this name. */
  const alone = (nodeEnv: string, setting?: string) => {
    process.env.PATH = cwd
    process.env.NODE_ENV = nodeEnv
    process.env.MEDIA_ISOLATION = setting ?? ""
    return isolationOf(`${ffmpeg || "/usr/bin/ffmpeg"} `)
  }

  it("production refuses, and says what to install", async () => {
    await expect(alone("production")).rejects.toThrow("Install bubblewrap")
    await expect(alone("production", "bwrap")).rejects.toThrow("bwrap does not")
  })

  it("does without elsewhere, or where it was told to", async () => {
    await expect(alone("development")).resolves.toBe("off")
    await expect(alone("production", "preferred")).resolves.toBe("off")
    await expect(alone("production", "off")).resolves.toBe("off")
    await expect(alone("development", "unshare")).rejects.toThrow()
  })

  it("a word nobody knows is refused", async () => {
    await expect(alone("test", "none")).rejects.toThrow("MEDIA_ISOLATION")
  })
})
