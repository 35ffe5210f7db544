// One line per step with its seconds, for people who wait.
import fs from "node:fs"

const live = process.stdout.isTTY

/**
 * Runs `work` and prints `name` with the time it took. `work` may return a
 * short remark, shown beside it.
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const started = Date.now()
  let remark = ""
  const line = (mark) =>
    `${mark} ${name.padEnd(34)} ${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s${remark ? `  ${remark}` : ""}`
  const ticker = live
    ? setInterval(() => process.stdout.write(`\r\x1b[2K${line("…")}`), 200)
    : undefined
  try {
    const result = await work((text) => (remark = text))
    end(ticker, line("✔"))
    return result
  } catch (error) {
    end(ticker, line("✖"))
    throw error
  }
}

function end(ticker, text) {
  clearInterval(ticker)
  process.stdout.write(`${live ? "\r\x1b[2K" : ""}${text}\n`)
}

/** A frame around lines of text. */
export function frame(lines) {
  const width = Math.max(...lines.map((line) => line.length))
  const bar = "─".repeat(width + 2)
  return [
    `┌${bar}┐`,
    ...lines.map((line) => `│ ${line.padEnd(width)} │`),
    `└${bar}┘`,
  ].join("\n")
}

/** The last lines of a log file, for an error message. */
export function tail(file, count = 30) {
  return fs.existsSync(file)
    ? fs
        .readFileSync(file, "utf8")
        .trimEnd()
        .split("\n")
        .slice(-count)
        .join("\n")
    : ""
}
