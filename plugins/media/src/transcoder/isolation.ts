import { execFile } from "node:child_process"
import { access } from "node:fs/promises"
import { tmpdir } from "node:os"
import { promisify } from "node:util"

import { ToolMissing } from "./binaries"
import { type Isolation, type Program, wrapped } from "./sandbox"

const SETTINGS = ["auto", "preferred", "bwrap", "unshare", "off"] as const
type Setting = (typeof SETTINGS)[number]

const KINDS = ["bwrap", "unshare"] as const
const TRY_MS = 10_000
const run = promisify(execFile)

/** Policy: where strangers' files are worked on, ffmpeg does not run unguarded. */
export class IsolationMissing extends ToolMissing {}

const WHAT_TO_DO =
  "Install bubblewrap, or allow user namespaces to this account. MEDIA_ISOLATION=off runs ffmpeg with the network and all files of this account within its reach."

function setting(): Setting {
  const value = process.env.MEDIA_ISOLATION || "auto"
  const known = SETTINGS.find((name) => name === value)
  if (!known) {
    throw new Error(
      `MEDIA_ISOLATION is one of ${SETTINGS.join(", ")}, not ${value}.`
    )
  }
  return known
}

/** By doing it: a program that lies there may be forbidden all the same. */
async function works(kind: Isolation, tool: string): Promise<boolean> {
  const cwd = tmpdir()
  const { program, args } = wrapped(kind, { tool, args: ["-version"], cwd })
  try {
    // Without this list nobody could watch the memory of what runs inside.
    await access(`/proc/${process.pid}/task/${process.pid}/children`)
    await run(program, args, { cwd, timeout: TRY_MS })
    return true
  } catch {
    return false
  }
}

/** What there is, at best; `null` where there is nothing. */
async function best(wanted: Setting, tool: string): Promise<Isolation | null> {
  for (const kind of KINDS) {
    const isWanted = wanted === "auto" || wanted === "preferred"
    if ((isWanted || wanted === kind) && (await works(kind, tool))) {
      return kind
    }
  }
  return null
}

async function choose(wanted: Setting, tool: string): Promise<Isolation> {
  const kind = wanted === "off" ? null : await best(wanted, tool)
  if (kind) {
    return kind
  }
  const isProduction = process.env.NODE_ENV === "production"
  const mayDoWithout =
    wanted === "off" ||
    wanted === "preferred" ||
    (wanted === "auto" && !isProduction)
  if (!mayDoWithout) {
    const what = wanted === "auto" ? "bwrap or unshare" : wanted
    throw new IsolationMissing(
      `${tool} cannot be isolated: ${what} does not work here. ${WHAT_TO_DO}`
    )
  }
  return "off"
}

const chosen = new Map<string, Promise<Isolation>>()
let isSaid = false

function sayOnce(wanted: Setting): void {
  const why =
    wanted === "off" ? "MEDIA_ISOLATION=off" : "no bwrap or unshare works here"
  if (!isSaid) {
    process.stderr.write(`[media] ffmpeg runs without isolation: ${why}\n`)
  }
  isSaid = true
}

/**
 * How `tool` is kept from the network and from files, found out once.
 *
 * @throws IsolationMissing where it has to be and cannot
 */
export async function isolationOf(tool: string): Promise<Isolation> {
  const wanted = setting()
  const key = `${wanted}:${tool}`
  const choosing = chosen.get(key) ?? choose(wanted, tool)
  chosen.set(key, choosing)
  try {
    const kind = await choosing
    if (kind === "off") {
      sayOnce(wanted)
    }
    return kind
  } catch (error) {
    // Mended meanwhile, say; the next file asks again.
    chosen.delete(key)
    throw error
  }
}

/** The command that runs `tool` in its folder, and reaches nothing else. */
export async function isolated(command: {
  tool: string
  args: readonly string[]
  cwd: string
}): Promise<Program> {
  return wrapped(await isolationOf(command.tool), command)
}
