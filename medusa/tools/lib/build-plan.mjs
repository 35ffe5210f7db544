import { randomBytes } from "node:crypto"
import path from "node:path"
import { publishedFolders, readJson, subfolders } from "./files.mjs"
import { ROOT, toolEnv } from "./run.mjs"

/**
 * What `npm run build` does, as data.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} after steps that must be done first
 * @property {string[]} inputs what the stamp is made of
 * @property {string[]} outputs files that must exist afterwards
 * @property {string[]} clean folders emptied before (stale output would ship)
 * @property {string[]} ensure folders created before
 * @property {string} cwd
 * @property {string} command
 * @property {string[]} args
 * @property {() => NodeJS.ProcessEnv} env
 */

const SHARED = ["package-lock.json", "tsconfig.base.json"]
/** Bundled into the admin pages of the plugins that import it. */
const ADMIN_KIT = "modules/admin-kit"

/** @returns {Step[]} */
export function buildPlan() {
  const plugins = subfolders(ROOT, "plugins").map((name) => `plugins/${name}`)
  const packages = [...plugins, "medusa"]
  const names = new Map(packages.map((dir) => [manifestOf(dir).name, dir]))
  return [
    modulesStep(),
    ...packages.map((dir) => pluginStep(dir, names)),
    storefrontStep(plugins),
    appStep(packages),
  ]
}

/** @param {string} dir */
function manifestOf(dir) {
  return readJson(path.join(ROOT, dir, "package.json"))
}

/** @param {string} dir @param {Map<string, string>} names */
function packageDependencies(dir, names) {
  return Object.keys(manifestOf(dir).dependencies ?? {})
    .map((name) => names.get(name))
    .filter((found) => found !== undefined)
}

/**
 * One `tsc -b` for all modules: project references share one parse of the
 * framework's types, which is most of the work (4 modules: 6.5 s together,
 * 20 s one by one).
 * @returns {Step}
 */
function modulesStep() {
  const dirs = publishedFolders(ROOT, "modules").map(
    (name) => `modules/${name}`
  )
  return {
    name: "modules",
    after: [],
    inputs: [...SHARED, "tsconfig.build.json", ...dirs],
    outputs: dirs.map((dir) => `${dir}/dist/index.js`),
    // A migration that was deleted from src must not stay behind in dist.
    clean: dirs.map((dir) => `${dir}/dist`),
    ensure: [],
    cwd: ROOT,
    command: "tsc",
    args: ["-b", "tsconfig.build.json"],
    env: () => toolEnv(),
  }
}

/**
 * @param {string} dir
 * @param {Map<string, string>} names
 * @returns {Step}
 */
function pluginStep(dir, names) {
  return {
    name: dir,
    after: ["modules", ...packageDependencies(dir, names)],
    inputs: [...SHARED, ADMIN_KIT, dir],
    outputs: [`${dir}/.medusa/server/src`],
    clean: [],
    // plugin:build fails where src/admin does not exist (MEDUSA Part 3.7).
    ensure: [`${dir}/src/admin`],
    cwd: path.join(ROOT, dir),
    command: "medusa",
    args: ["plugin:build"],
    env: () => toolEnv({ NODE_ENV: "production" }),
  }
}

/**
 * Needs nobody: of the tree it takes the plugins' contracts, zod schemas that
 * its own Vite compiles from source.
 * @param {string[]} plugins
 * @returns {Step}
 */
function storefrontStep(plugins) {
  const contracts = plugins.map((dir) => `${dir}/src/contract`)
  return {
    name: "storefront",
    after: [],
    inputs: [...SHARED, "storefront", ...contracts],
    outputs: ["storefront/dist/server/entry.mjs"],
    clean: [],
    ensure: [],
    cwd: path.join(ROOT, "storefront"),
    command: "astro",
    args: ["build"],
    env: () => toolEnv({ NODE_ENV: "production" }),
  }
}

/**
 * The root application: `.medusa/server` with the config and the dashboard.
 * `medusa start` must later run with that folder as cwd (MEDUSA Part 4.5);
 * its packages resolve upwards, from the repository's node_modules.
 * @param {string[]} packages
 * @returns {Step}
 */
function appStep(packages) {
  return {
    name: "app",
    after: packages,
    inputs: [...SHARED, "tsconfig.json", "medusa-config.ts", "medusa/env.ts"],
    outputs: [
      ".medusa/server/medusa-config.js",
      ".medusa/server/public/admin/index.html",
    ],
    clean: [],
    ensure: [],
    cwd: ROOT,
    command: "medusa",
    // The linter is a gate of its own; here it would read the whole tree.
    args: ["build", "--no-lint"],
    env: () => toolEnv({ NODE_ENV: "production", ...placeholders() }),
  }
}

/**
 * The build reads medusa-config.ts to learn the plugins, so the environment
 * must be complete; it connects to nothing and writes none of these values.
 */
function placeholders() {
  const secret = () => randomBytes(32).toString("hex")
  return {
    DATABASE_URL: "postgres://build@127.0.0.1:1/build",
    JWT_SECRET: secret(),
    COOKIE_SECRET: secret(),
    CODEX_SECRET: secret(),
    MEDUSA_WORKER_MODE: "shared",
    // ts-node would type-check the config a second time; tsc does it below.
    TS_NODE_TRANSPILE_ONLY: "true",
    REDIS_URL: "",
    S3_BUCKET: "",
    STRIPE_API_KEY: "",
    SMTP_URL: "",
  }
}
