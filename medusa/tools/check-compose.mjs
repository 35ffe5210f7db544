import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { parse } from "yaml"
import { ROOT, run } from "./lib/run.mjs"

/**
 * docker-compose.yml: `docker compose config` where Docker has it, and our own
 * reading everywhere, because no engine runs on the development machines: what
 * a service waits for exists and can become ready, volumes are declared, and
 * every variable is explained in .env.example or here.
 */

const SERVICE_KEYS = new Set([
  ...["build", "command", "depends_on", "entrypoint", "environment", "image"],
  ...["healthcheck", "init", "networks", "ports", "restart", "security_opt"],
  ...["volumes", "working_dir"],
])

/** Only the compose file reads these. */
const COMPOSE_ONLY = [
  "CODEX_APP_PASSWORD",
  "CODEX_OWNER_PASSWORD",
  "POSTGRES_PASSWORD",
]

/**
 * @param {string} text of a compose file
 * @param {string} envExample text of .env.example
 * @returns {string[]} problems
 */
export function composeProblems(text, envExample) {
  const compose = parse(text, { merge: true })
  const services = compose.services ?? {}
  return [
    ...Object.entries(services).flatMap(([name, service]) => [
      ...shapeProblems(name, service),
      ...dependencyProblems(name, service, services),
      ...volumeProblems(name, service, compose.volumes ?? {}),
    ]),
    ...variableProblems(text, envExample),
  ]
}

/** @param {string} name @param {Record<string, any>} service */
function shapeProblems(name, service) {
  const unknown = Object.keys(service).filter((key) => !SERVICE_KEYS.has(key))
  return [
    ...unknown.map((key) => `${name}: unknown key ${key}.`),
    ...(service.image || service.build ? [] : [`${name}: no image, no build.`]),
    ...(/:latest$|^[^:]+$/.test(service.build ? "own:1" : service.image)
      ? [`${name}: pin the version of ${service.image}.`]
      : []),
    ...(service.ports ?? [])
      .filter((/** @type {string} */ port) => !/^\d+:\d+$/.test(port))
      .map((/** @type {string} */ port) => `${name}: odd port ${port}.`),
  ]
}

/**
 * @param {string} name
 * @param {Record<string, any>} service
 * @param {Record<string, any>} services
 */
function dependencyProblems(name, service, services) {
  return Object.entries(service.depends_on ?? {}).flatMap(
    ([target, { condition }]) => {
      const other = services[target]
      if (!other) return [`${name}: waits for ${target}, which is missing.`]
      if (condition === "service_healthy" && !other.healthcheck) {
        return [`${name}: ${target} has no healthcheck to wait for.`]
      }
      const endless = other.restart === "unless-stopped"
      return condition === "service_completed_successfully" && endless
        ? [`${name}: ${target} restarts and so never completes.`]
        : []
    }
  )
}

/**
 * @param {string} name
 * @param {Record<string, any>} service
 * @param {Record<string, any>} declared
 */
function volumeProblems(name, service, declared) {
  return (service.volumes ?? []).flatMap((/** @type {string} */ volume) => {
    const source = volume.split(":")[0] ?? ""
    if (source.startsWith("./")) {
      return fs.existsSync(path.join(ROOT, source))
        ? []
        : [`${name}: ${source} does not exist.`]
    }
    return source in declared ? [] : [`${name}: volume ${source} not declared.`]
  })
}

/** @param {string} text @param {string} envExample */
function variableProblems(text, envExample) {
  const used = new Set(
    [...text.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)/g)].map((match) => match[1])
  )
  return [...used]
    .filter((name) => !COMPOSE_ONLY.includes(name ?? ""))
    .filter((name) => !new RegExp(`^${name}=`, "m").test(envExample))
    .map((name) => `\${${name}} is not explained in .env.example.`)
}

/** Docker's own judgement, where its compose plugin is installed. */
async function dockerProblems() {
  const known = await run("docker", ["compose", "version"])
  if (known.code !== 0) {
    console.log("docker compose is not installed: own checks only")
    return []
  }
  const secrets = ["JWT_SECRET", "COOKIE_SECRET", "CODEX_SECRET"]
  const names = [...COMPOSE_ONLY, ...secrets, "S3_ACCESS_KEY_ID"]
  const filled = [...names, "S3_SECRET_ACCESS_KEY"].map((name) => [name, "x"])
  const result = await run("docker", ["compose", "config", "-q"], {
    env: { ...process.env, ...Object.fromEntries(filled) },
  })
  return result.code === 0 ? [] : [result.output.trim()]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = (/** @type {string} */ file) =>
    fs.readFileSync(path.join(process.argv[2] ?? ROOT, file), "utf8")
  const problems = [
    ...composeProblems(read("docker-compose.yml"), read(".env.example")),
    ...(await dockerProblems()),
  ]
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
}
