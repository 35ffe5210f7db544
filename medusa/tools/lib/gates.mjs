import path from "node:path"
import { fileURLToPath } from "node:url"
import { run, toolEnv } from "./run.mjs"

/**
 * The gates of STYLE §5, each a command that ends with a code.
 *
 * @typedef {{ name: string, command: string, args: string[], cwd: string }} Gate
 */

const TOOLS = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** TypeScript's whole-program lint outgrows Node's default heap. */
const env = toolEnv({
  NODE_OPTIONS: `${toolEnv().NODE_OPTIONS ?? ""} --max-old-space-size=6144`,
})

/** @type {Record<string, [string, ...string[]]>} the long ones first */
const COMMANDS = {
  // No cache: what a typed rule finds in one file depends on others.
  eslint: ["eslint", ".", "--max-warnings=0"],
  types: ["tsc", "-p", "tsconfig.check.json"],
  "types-admin": ["tsc", "-p", "tsconfig.check-admin.json"],
  "types-tests": ["tsc", "-p", "tsconfig.check-tests.json"],
  "types-storefront": ["astro", "check", "--minimumFailingSeverity", "error"],
  format: [
    "prettier",
    ...["--check", "--log-level=warn"],
    ...["--cache", "--cache-location=.cache/prettier", "."],
  ],
  layers: [
    "depcruise",
    ...["--config", ".dependency-cruiser.cjs", "--output-type", "err-long"],
    ...["modules", "plugins", "medusa", "storefront/src", "medusa-config.ts"],
  ],
  "dead-code": ["knip", "--no-progress", "--no-config-hints"],
  duplication: [
    "jscpd",
    ...["--config", ".jscpd.json"],
    ...["modules", "plugins", "medusa", "storefront"],
  ],
}

/** Our own, each a program that takes the tree to read as its argument. */
const OWN = ["owners", "ids", "compose", "env", "sizes"]

/**
 * @param {string} root the tree to judge
 * @returns {Gate[]}
 */
export function gatesFor(root) {
  const bought = Object.entries(COMMANDS).map(([name, [command, ...args]]) => ({
    name,
    command,
    args,
    cwd: name === "types-storefront" ? path.join(root, "storefront") : root,
  }))
  const own = OWN.map((name) => ({
    name,
    command: "node",
    args: [path.join(TOOLS, `check-${name}.mjs`), root],
    cwd: root,
  }))
  return [...bought, ...own]
}

/** @param {Gate} gate */
export function runGate({ command, args, cwd }) {
  return run(command, args, { cwd, env })
}
