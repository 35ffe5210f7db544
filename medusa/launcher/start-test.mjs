// npm run test:start: do the commands of the README work for a newcomer?
// npm start reaches its block and three logins work; Ctrl-C ends everything;
// a second start is quick; npm run serve refuses default secrets, then serves.
import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { answers, waitFor } from "./net.mjs"
import { repositoryRoot, startPostgres } from "./postgres.mjs"

const dataDir = path.join(repositoryRoot, ".data", "start-test")
const results = { passed: 0, failed: 0 }

async function check(name, work) {
  const started = Date.now()
  try {
    await work()
    results.passed += 1
    console.log(`✔ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  } catch (error) {
    results.failed += 1
    console.error(`✖ ${name}\n  ${error.message}`)
  }
}

/** Starts `npm run <script> -- <args>`; resolves once its output shows `until`. */
function run(script, until, { env = {}, args = [] } = {}) {
  const child = spawn(
    process.execPath,
    [
      path.join(repositoryRoot, "medusa/launcher/bootstrap.mjs"),
      script,
      ...args,
    ],
    {
      cwd: repositoryRoot,
      env: { ...process.env, CODEX_DATA_DIR: dataDir, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    }
  )
  let output = ""
  const collect = (chunk) => (output += chunk)
  child.stdout.on("data", collect)
  child.stderr.on("data", collect)
  const exited = new Promise((resolve) => child.once("exit", resolve))
  const ready = waitFor(
    () => {
      if (child.exitCode !== null && !until.test(output)) {
        throw new Error(`ended with ${child.exitCode}:\n${output}`)
      }
      return until.test(output)
    },
    { what: `npm run ${script}`, timeoutMs: 600_000, everyMs: 100 }
  )
  return {
    ready: ready.then(() => output),
    exited,
    stop: () => {
      child.kill("SIGTERM")
      return exited
    },
  }
}

const BLOCK = /└─+┘/
const urlIn = (output, label) =>
  new RegExp(`${label}\\s+(http\\S+)`).exec(output)?.[1] ?? "absent"

async function login(base, kind, person) {
  const response = await fetch(`${base}/auth/${kind}/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(person),
  })
  if (!response.ok) {
    throw new Error(`${kind} login answered ${response.status}`)
  }
}

const demo = () =>
  JSON.parse(fs.readFileSync(path.join(dataDir, "demo.json"), "utf8"))

async function everythingAnswers(output) {
  for (const label of ["Storefront", "Studio", "Admin"]) {
    if (!(await answers(urlIn(output, label)))) {
      throw new Error(`${label} does not answer at ${urlIn(output, label)}`)
    }
  }
  const base = urlIn(output, "Admin").replace(/\/app$/, "")
  await login(base, "customer", demo().logins.shopper)
  await login(base, "user", demo().logins.creator)
  await login(base, "user", demo().logins.operator)
}

async function firstStart() {
  const shop = run("start", BLOCK)
  const output = await shop.ready
  await everythingAnswers(output)
  await shop.stop()
  if (await answers(urlIn(output, "Storefront"))) {
    throw new Error("the storefront still answers after the stop")
  }
}

async function secondStart() {
  const started = Date.now()
  const shop = run("start", BLOCK)
  await shop.ready
  const seconds = (Date.now() - started) / 1000
  await shop.stop()
  console.log(`  second start: ${seconds.toFixed(1)} s`)
}

async function standInStart() {
  const shop = run("start", BLOCK, { args: ["--stripe-fake"] })
  const output = await shop.ready
  await everythingAnswers(output)
  if (!/4242 4242 4242 4242/.test(output)) {
    throw new Error("the block names no test card")
  }
  await shop.stop()
}

async function productionEnv() {
  const postgres = await startPostgres({ dir: path.join(dataDir, "pg") })
  const { DATABASE_PASSWORD, ...secrets } = JSON.parse(
    fs.readFileSync(path.join(dataDir, "secrets.json"), "utf8")
  )
  const login = (role) => {
    const url = new URL(postgres.url("codex"))
    url.username = `codex_${role}`
    url.password = DATABASE_PASSWORD
    return url.toString()
  }
  const env = {
    ...secrets,
    DATABASE_URL: login("app"),
    DATABASE_OWNER_URL: login("owner"),
    MEDUSA_PUBLISHABLE_KEY: demo().publishableKey,
    STOREFRONT_HANDLE: demo().handle,
  }
  return { env, postgres }
}

async function refusesDefaults() {
  const { env } = await productionEnv()
  const server = run("serve", /never/, {
    env: { ...env, JWT_SECRET: "supersecret" },
  })
  const message = await server.ready.catch((error) => error.message)
  if (!/JWT_SECRET/.test(message)) {
    throw new Error(`a default secret was not named:\n${message}`)
  }
}

async function serves() {
  const { env, postgres } = await productionEnv()
  const server = run("serve", BLOCK, { env })
  try {
    const output = await server.ready
    const base = urlIn(output, "Admin").replace(/\/app$/, "")
    await login(base, "user", demo().logins.operator)
    if (!(await answers(urlIn(output, "Storefront")))) {
      throw new Error("the storefront does not answer")
    }
  } finally {
    await server.stop()
    await postgres.stop()
  }
}

/** What this file runs itself; the rest must stand in .ci/run. */
const RUN_HERE = [
  "npm start",
  "npm start -- --stripe-fake",
  "npm run build",
  "npm run serve",
]

async function readmeIsTrue() {
  const read = (file) =>
    fs.readFileSync(path.join(repositoryRoot, file), "utf8")
  const ci = read(".ci/run").replaceAll(" --silent", "")
  const blocks = read("README.md").matchAll(/```bash\n([\s\S]*?)```/g)
  const commands = [...blocks].flatMap(([, text]) => text.trim().split("\n"))
  const idle = commands.filter(
    (command) => !RUN_HERE.includes(command) && !ci.includes(command)
  )
  if (!commands.length || idle.length) {
    throw new Error(`no CI phase runs: ${idle.join(", ") || "anything"}`)
  }
}

async function builds() {
  await run("build", /✔ Build/).ready
}

fs.rmSync(dataDir, { recursive: true, force: true })
await check("every command of the README is run by CI", readmeIsTrue)
await check("npm run build", builds)
await check("npm start, three logins, Ctrl-C", firstStart)
await check("npm start again", secondStart)
await check("npm start -- --stripe-fake", standInStart)
await check("npm run serve refuses a default secret", refusesDefaults)
await check("npm run serve", serves)
const reset = run("reset", /Gone/)
await check("npm run reset", () => reset.ready)
console.log(`\n${results.passed} passed, ${results.failed} failed`)
process.exit(results.failed ? 1 : 0)
