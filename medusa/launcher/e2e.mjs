// npm run test:e2e: the browser journeys on a shop of their own.
//   -- --scaled              on one of two servers, two workers, two transcoders
//   -- --test-name-pattern=… only these
import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { findChromium } from "../testing/chromium.mjs"
import { scaledMissing } from "../testing/topology.mjs"
import { buildAll } from "./build-all.mjs"
import { repositoryRoot, stopPostgres } from "./postgres.mjs"

if (!findChromium()) {
  console.error(
    "No Chromium found. Install Debian's package (apt-get install chromium) or set CHROMIUM_PATH."
  )
  console.log("0 passed, 1 failed")
  process.exit(1)
}
const scaled = process.argv.includes("--scaled")
const missing = scaled ? scaledMissing() : undefined
if (missing) {
  console.log(`skipped: ${missing}\n0 passed, 0 failed, 1 skipped`)
  process.exit(0)
}
fs.mkdirSync(path.join(repositoryRoot, ".screenshots"), { recursive: true })
// First: the journeys' own files import what is built.
await buildAll()
const child = spawn(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    "--test",
    "--test-reporter=spec",
    "--test-force-exit",
    // One shop at a time: the machine is small, and so are the ports.
    "--test-concurrency=1",
    ...process.argv.slice(2).filter((argument) => argument !== "--scaled"),
    path.join(repositoryRoot, "medusa/e2e/all.test.mts"),
    path.join(repositoryRoot, "medusa/e2e/card.test.mts"),
  ],
  {
    cwd: repositoryRoot,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, CODEX_E2E_SCALED: String(scaled) },
  }
)
let output = ""
child.stdout.on("data", (chunk) => {
  output += chunk
  process.stdout.write(chunk)
})
child.once("exit", async (code) => {
  await stopPostgres(path.join(repositoryRoot, ".data", "test", "pg"))
  const count = (word) =>
    Number(new RegExp(`^ℹ ${word} (\\d+)$`, "m").exec(output)?.[1] ?? 0)
  const failed = count("fail") + count("cancelled") || Number(code !== 0)
  console.log(
    `\n${count("pass")} passed, ${failed} failed, ${count("skipped")} skipped`
  )
  process.exit(failed ? 1 : 0)
})
