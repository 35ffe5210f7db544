import { readFile } from "node:fs/promises"

const read = (path: string) => readFile(path, "utf8").catch(() => "")

/** A process and all below it: what is isolated runs below its keeper. */
async function familyOf(pid: number): Promise<number[]> {
  const text = await read(`/proc/${pid}/task/${pid}/children`)
  const children = text.split(" ").filter(Boolean).map(Number)
  const below = await Promise.all(children.map(familyOf))
  return [pid, ...below.flat()]
}

/** Bytes of memory a process and all below it hold, or held at most. */
export async function familyBytes(
  pid: number,
  field: "VmRSS" | "VmHWM" = "VmRSS"
): Promise<number> {
  const family = await familyOf(pid)
  const statuses = await Promise.all(
    family.map((member) => read(`/proc/${member}/status`))
  )
  const pattern = new RegExp(`^${field}:\\s+(\\d+) kB`, "m")
  return statuses
    .map((status) => Number(pattern.exec(status)?.[1] ?? 0) * 1024)
    .reduce((sum, bytes) => sum + bytes, 0)
}
