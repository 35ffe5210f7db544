// npm test: build, unit and database tests, the stand-in for Stripe, then the
// tests on a real shop. Ends in one line that adds up both runners.
import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { buildAll } from "./build-all.mjs"
import { repositoryRoot, stopPostgres } from "./postgres.mjs"

const filters = process.argv.slice(2)
const reports = path.join(repositoryRoot, ".cache", "test-reports")
fs.mkdirSync(reports, { recursive: true })

/** @returns {Promise<{ code: number, output: string }>} */
function run(argv, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, {
      cwd: repositoryRoot,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    })
    let output = ""
    child.stdout.on("data", (chunk) => {
      output += chunk
      process.stdout.write(chunk)
    })
    child.once("exit", (code) => resolve({ code: code ?? 1, output }))
  })
}

async function unitTests() {
  const file = path.join(reports, "jest.json")
  fs.rmSync(file, { force: true })
  const { code } = await run([
    path.join(repositoryRoot, "node_modules/jest/bin/jest.js"),
    "--json",
    `--outputFile=${file}`,
    "--silent",
    ...filters,
  ])
  if (!fs.existsSync(file)) {
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const report = JSON.parse(fs.readFileSync(file, "utf8"))
  return {
    passed: report.numPassedTests,
    failed:
      report.numFailedTests + report.numRuntimeErrorTestSuites ||
      Number(code !== 0),
    skipped: report.numPendingTests,
  }
}

async function nodeTests(file) {
  const { code, output } = await run([
    "--disable-warning=ExperimentalWarning",
    "--test",
    "--test-reporter=spec",
    "--test-force-exit",
    path.join(repositoryRoot, "medusa", file),
  ])
  const count = (word) =>
    Number(new RegExp(`^ℹ ${word} (\\d+)$`, "m").exec(output)?.[1] ?? 0)
  const failed = count("fail") + count("cancelled")
  return {
    passed: count("pass"),
    failed: failed || Number(code !== 0),
    skipped: count("skipped") + count("todo"),
  }
}

try {
  await buildAll()
} catch (error) {
  console.error(error.message)
  console.log("0 passed, 1 failed")
  process.exit(1)
}
const results = [await unitTests()]
if (filters.length === 0) {
  results.push(await nodeTests("testing/stripe-fake/fake.test.mts"))
  results.push(await nodeTests("integration-tests/all.test.mts"))
}
await stopPostgres(path.join(repositoryRoot, ".data", "test", "pg"))
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
console.log(
  `\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`
)
process.exit(sum("failed") === 0 ? 0 : 1)
