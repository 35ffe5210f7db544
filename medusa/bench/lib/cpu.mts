import fs from "node:fs"

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10

function stat(pid: number): { parent: number; ticks: number } | null {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, "utf8")
    // The name in brackets may hold anything; count from behind it.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
    const number = (at: number) => Number(fields[at] ?? 0)
    // Own time, and that of children which have ended.
    return {
      parent: number(1),
      ticks: number(11) + number(12) + number(13) + number(14),
    }
  } catch {
    return null
  }
}

function processes(): Map<number, { parent: number; ticks: number }> {
  const found = new Map<number, { parent: number; ticks: number }>()
  for (const name of fs.readdirSync("/proc")) {
    const pid = Number(name)
    const read = Number.isInteger(pid) ? stat(pid) : null
    if (read) {
      found.set(pid, read)
    }
  }
  return found
}

/**
 * CPU milliseconds of these processes and all below them, user and system. A
 * busy neighbour stretches wall time; it hardly changes this.
 */
export function cpuMsOf(roots: readonly number[]): number {
  if (!fs.existsSync("/proc")) {
    return Number.NaN
  }
  const all = processes()
  const counted = (pid: number): boolean =>
    roots.includes(pid) || (all.has(pid) && counted(all.get(pid)?.parent ?? 0))
  let ticks = 0
  for (const [pid, { ticks: own }] of all) {
    ticks += counted(pid) ? own : 0
  }
  return ticks * TICK_MS
}
