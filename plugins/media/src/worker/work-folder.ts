import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
} from "node:fs/promises"
import { join } from "node:path"

import { PID_FILE } from "../transcoder/run-bounded"

const JOB = /^job-(\d+)-/

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export async function makeWorkFolder(base: string): Promise<string> {
  await mkdir(base, { recursive: true, mode: 0o700 })
  return mkdtemp(join(base, `job-${process.pid}-`))
}

/** Whether `pid` is the ffmpeg a killed worker left behind in `folder`. */
async function worksIn(pid: number, folder: string): Promise<boolean> {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => "")
  return cwd === folder
}

async function stopOrphan(folder: string): Promise<void> {
  const text = await readFile(join(folder, PID_FILE), "utf8").catch(() => "")
  const pid = Number(text)
  if (pid > 1 && (await worksIn(pid, folder))) {
    process.kill(pid, "SIGKILL")
  }
}

/**
 * A worker that was killed leaves its folder and its ffmpeg behind. The next
 * one on this machine clears both; folders of live workers are left alone.
 */
export async function clearOrphans(base: string): Promise<number> {
  await mkdir(base, { recursive: true })
  let cleared = 0
  for (const name of await readdir(base)) {
    const owner = Number(JOB.exec(name)?.[1] ?? 0)
    if (owner > 0 && owner !== process.pid && !isAlive(owner)) {
      await stopOrphan(join(base, name))
      await rm(join(base, name), { recursive: true, force: true })
      cleared += 1
    }
  }
  return cleared
}
