// npm run test:reliability -- money [--seed N] [--full]: faults on purpose.
// Prints its seed; the same seed repeats the same faults. Without --full the
// bounded sizes run that fit into CI.
import { spawn } from "node:child_process"
import { randomInt } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { buildAll } from "./build-all.mjs"
import { repositoryRoot, stopPostgres } from "./postgres.mjs"

const folder = path.join(repositoryRoot, "medusa/integration-tests/reliability")
/** `money.test.mts`, `money-stripe.test.mts`: one shop each, one suite. */
const files = fs.readdirSync(folder).filter((name) => /\.test\.mts$/.test(name))
const suites = [...new Set(files.map((name) => name.split(/[-.]/)[0]))]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    full: { type: "boolean", default: false },
    // The models are specs: whoever has just run npm test has run them.
    "shop-only": { type: "boolean", default: false },
  },
})
const [suite = ""] = positionals
if (!suites.includes(suite)) {
  console.error(
    `Name a suite: npm run test:reliability -- ${suites.join(" | ")} [--seed N] [--full] [--shop-only]`
  )
  process.exit(2)
}
const seed = values.seed ?? String(randomInt(2 ** 31))
const env = {
  ...process.env,
  CODEX_SEED: seed,
  CODEX_FULL: values.full ? "1" : "",
}

/** @returns {Promise<{ code: number, output: string }>} */
function run(argv) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, {
      cwd: repositoryRoot,
      env,
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

/** M1, M3, M4, M8, M10, M11, M12, M14: in Jest, beside what they test. */
const MODELS = {
  // V1 and V2 hostile files and isolation, V3 killed workers, V4 a faulty line
  // to S3, V6 a full disk, V7 good files; V5 without a server: races, parts,
  // what is abandoned, both drivers.
  media:
    "plugins/media/.*(hostile-files|isolation|killed-workers|storage-faults|disk-full|collect-versions|good-files|upload|upload-races|known-files|abandoned|-driver|s3-part-urls).spec",
  money:
    "(m01-ledger-model|permutations|money-events|payouts|payout-faults|check-money|amounts|supply|hostile)(.postgres)?.spec",
}

/** The models: no server, Postgres alone. */
async function models() {
  const report = path.join(repositoryRoot, ".cache", "reliability.json")
  fs.mkdirSync(path.dirname(report), { recursive: true })
  fs.rmSync(report, { force: true })
  await run([
    path.join(repositoryRoot, "node_modules/jest/bin/jest.js"),
    "--json",
    `--outputFile=${report}`,
    MODELS[suite] ?? "never",
  ])
  if (!fs.existsSync(report)) {
    return { passed: 0, failed: 1 }
  }
  const done = JSON.parse(fs.readFileSync(report, "utf8"))
  return {
    passed: done.numPassedTests,
    failed: done.numFailedTests + done.numRuntimeErrorTestSuites,
  }
}

async function onShop(file) {
  const { code, output } = await run([
    "--disable-warning=ExperimentalWarning",
    "--test",
    "--test-reporter=spec",
    "--test-force-exit",
    path.join(folder, file),
  ])
  const count = (word) =>
    Number(new RegExp(`^ℹ ${word} (\\d+)$`, "m").exec(output)?.[1] ?? 0)
  return {
    passed: count("pass"),
    failed: count("fail") + count("cancelled") || Number(code !== 0),
  }
}

console.log(`Seed ${seed}${values.full ? ", full sizes" : ", bounded sizes"}`)
// First: the suites' own files import what is built.
await buildAll()
const results = values["shop-only"] ? [] : [await models()]
for (const file of files.filter((name) => name.split(/[-.]/)[0] === suite)) {
  results.push(await onShop(file))
}
await stopPostgres(path.join(repositoryRoot, ".data", "test", "pg"))
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
const failed = sum("failed")
if (failed > 0) {
  console.log(
    `\nReplay: npm run test:reliability -- ${suite} --seed ${seed}${values.full ? " --full" : ""}`
  )
}
console.log(`\nSeed ${seed}\n${sum("passed")} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
