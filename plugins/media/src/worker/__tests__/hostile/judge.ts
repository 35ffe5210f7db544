import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

import { type Demuxer, isRetriable, sniff } from "@codex/media"

import { TranscodeFailure } from "../../../transcoder/failure"
import { FfmpegTranscoder } from "../../../transcoder/ffmpeg-transcoder"
import { PID_FILE } from "../../../transcoder/run-bounded"

export interface Verdict {
  /** `played`, or the reason it was refused with. */
  outcome: string
  isFinal: boolean
  /** Processor time of all children: a busy neighbour does not stretch it. */
  cpuS: number
  wallS: number
  peakMb: number
  /** Sockets, programs and files a child wanted that are none of its business. */
  trespasses: string[]
}

/** Whether children can be watched at all on this machine. */
export function canTrace(): boolean {
  try {
    execFileSync(
      "strace",
      ["-D", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"],
      {
        stdio: "ignore",
      }
    )
    return true
  } catch {
    return false
  }
}

/** A program that is the given one, with its calls written down. */
export function traced(folder: string, program: string, name: string): string {
  const path = join(folder, name)
  const trace = "-e trace=%network,open,openat,execve"
  writeFileSync(
    path,
    `#!/bin/sh\nexec strace -D -f -q --seccomp-bpf ${trace} -o "${folder}/$$.trace" ${program} "$@"\n`
  )
  chmodSync(path, 0o755)
  return path
}

/** Libraries and settings of the machine itself; all else is relative. */
const OWN =
  /^(?:[^/]|\/(?:usr|lib|lib64|etc\/ld|etc\/ssl|etc\/gcrypt|proc|sys|dev)\/?)/
const CALL = /^\d+ +(\w+)\((?:AT_FDCWD, )?"?([^",)]*)/

function isTrespass(line: string, programs: readonly string[]): boolean {
  const [, call = "", what = ""] = CALL.exec(line) ?? []
  if (call === "open" || call === "openat") {
    return !OWN.test(what) || what.includes("..")
  }
  return call !== "" && !(call === "execve" && programs.includes(what))
}

/** The trace of a child that has ended; its last line may take a moment. */
async function traceOf(path: string): Promise<string[]> {
  const isWhole = (text: string) => /\+\+\+ .* \+\+\+\s*$/.test(text)
  let text = readFileSync(path, "utf8")
  for (let turn = 0; turn < 100 && !isWhole(text); turn += 1) {
    await sleep(20)
    text = readFileSync(path, "utf8")
  }
  return text.split("\n")
}

/** What the children of one file have done that is none of their business. */
export async function trespassesIn(
  traces: readonly string[],
  programs: readonly string[]
): Promise<string[]> {
  const lines = await Promise.all(traces.map(traceOf))
  return lines.flat().filter((line) => isTrespass(line, programs))
}

/** The largest a child of this folder has been, in MB. */
function watchMemory(cwd: string) {
  let peakMb = 0
  const timer = setInterval(() => {
    const pid = existsSync(join(cwd, PID_FILE))
      ? readFileSync(join(cwd, PID_FILE), "utf8")
      : ""
    const status = `/proc/${pid}/status`
    const text = pid && existsSync(status) ? readFileSync(status, "utf8") : ""
    const high = Number(/^VmHWM:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024
    peakMb = Math.max(peakMb, high)
  }, 10)
  return () => {
    clearInterval(timer)
    return peakMb
  }
}

/** Of children that have ended: fields 16 and 17, in hundredths of a second. */
function childrenCpuS(): number {
  const text = readFileSync("/proc/self/stat", "utf8")
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
  return (Number(fields[13]) + Number(fields[14])) / 100
}

async function outcomeOf(work: () => Promise<void>) {
  try {
    await work()
    return { outcome: "played", isFinal: true }
  } catch (error) {
    if (error instanceof TranscodeFailure) {
      return { outcome: error.code, isFinal: !isRetriable(error.code) }
    }
    throw error
  }
}

/** As the worker treats a source; what its first bytes refuse is tried anyway. */
export async function judge(
  cwd: string,
  bytes: Buffer,
  tools: { ffmpeg: string; ffprobe: string }
): Promise<Omit<Verdict, "trespasses">> {
  mkdirSync(cwd)
  writeFileSync(join(cwd, "source"), bytes)
  const demuxer: Demuxer = sniff(bytes) ?? "mov"
  const { ffmpeg: ffmpegPath, ffprobe: ffprobePath } = tools
  const transcoder = new FfmpegTranscoder({ ffmpegPath, ffprobePath })
  const { signal } = new AbortController()
  const source = { cwd, file: "source", demuxer, signal }
  const memory = watchMemory(cwd)
  const [began, cpu] = [Date.now(), childrenCpuS()]
  const result = await outcomeOf(async () => {
    if (demuxer !== "mov") {
      await transcoder.listen(source, 1000)
    }
    const input = {
      ...source,
      stored: { key: "source", servicePrefix: "service/" },
      sizeBytes: bytes.length,
      onProgress: () => undefined,
    }
    const stages = transcoder.transcode(input)
    while (!(await stages.next()).done);
  })
  const wallS = (Date.now() - began) / 1000
  return { ...result, cpuS: childrenCpuS() - cpu, wallS, peakMb: memory() }
}
