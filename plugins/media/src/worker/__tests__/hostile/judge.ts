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
import { familyBytes } from "../../../transcoder/process-family"
import { PID_FILE } from "../../../transcoder/run-bounded"
import type { Isolation } from "../../../transcoder/sandbox"

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

export interface Tools {
  ffmpeg: string
  ffprobe: string
}

/**
 * The tools, watched. Isolated ones are watched from outside: a program of the
 * keeper's name, found before it, so that inside nothing is another.
 */
export function watchedTools(
  kind: Isolation,
  folder: string,
  tools: Tools
): Tools {
  if (kind === "off") {
    return {
      ffmpeg: traced(folder, tools.ffmpeg, "ffmpeg"),
      ffprobe: traced(folder, tools.ffprobe, "ffprobe"),
    }
  }
  const find = ["-c", 'command -v "$0"', kind]
  const keeper = execFileSync("sh", find, { encoding: "utf8" }).trim()
  traced(folder, keeper, kind)
  process.env.PATH = `${folder}:${process.env.PATH ?? ""}`
  return tools
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

/** From where the program itself runs: before it, its keeper makes its world. */
function ofProgram(
  lines: readonly string[],
  programs: readonly string[]
): readonly string[] {
  const began = lines.findIndex((line) =>
    programs.some((program) => line.includes(`execve("${program}"`))
  )
  return began < 0 ? ["0 nothing(was seen to run"] : lines.slice(began)
}

/** What the children of one file have done that is none of their business. */
export async function trespassesIn(
  traces: readonly string[],
  programs: readonly string[]
): Promise<string[]> {
  const all = await Promise.all(traces.map(traceOf))
  return all
    .flatMap((lines) => ofProgram(lines, programs))
    .filter((line) => isTrespass(line, programs))
}

/** The largest a child of this folder has been, in MB. */
function watchMemory(cwd: string) {
  let peakMb = 0
  const timer = setInterval(() => {
    const pid = existsSync(join(cwd, PID_FILE))
      ? readFileSync(join(cwd, PID_FILE), "utf8")
      : ""
    void familyBytes(Number(pid), "VmHWM").then((bytes) => {
      peakMb = Math.max(peakMb, bytes / 1024 ** 2)
    })
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
  tools: Tools
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
