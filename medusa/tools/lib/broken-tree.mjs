import fs from "node:fs"
import path from "node:path"
import { ROOT } from "./run.mjs"

/**
 * A small tree that breaks every gate on purpose, judged with the real
 * configuration. `BROKEN` is what must stand in the output of each gate.
 */

/** Configuration under test, copied as it is. */
const CONFIGURATION = [
  ...[".dependency-cruiser.cjs", ".jscpd.json", ".prettierrc.json"],
  ...[
    "eslint.config.mjs",
    "knip.config.js",
    "package.json",
    "tsconfig.base.json",
  ],
  ...[
    "tsconfig.admin.json",
    "tsconfig.check.json",
    "tsconfig.check-admin.json",
    "tsconfig.check-tests.json",
  ],
  ...["storefront/package.json", "storefront/tsconfig.json"],
]

const repeated = Array.from(
  { length: 24 },
  (_, i) => `export const value${i} = [${i}, "${i}", { key: ${i} }]`
).join("\n")

const shim = `export const discoveryPath = require.resolve("@codex/alpha")\n`
const branches = Array.from(
  { length: 13 },
  (_, i) => `if (n === ${i}) return ${i}`
)
const manifest = (/** @type {string} */ name) =>
  JSON.stringify({ name: `@codex/${name}`, version: "0.1.0" })

/** @type {Record<string, string>} */
const FILES = {
  "medusa-config.ts": "export default {}\n",
  "modules/alpha/package.json": manifest("alpha"),
  "modules/beta/package.json": manifest("beta"),
  "plugins/creators/package.json": manifest("plugin-creators"),
  "plugins/media/package.json": manifest("plugin-media"),
  "plugins/wallet/package.json": manifest("plugin-wallet"),
  "medusa/package.json": manifest("app"),
  "medusa/env.ts": "export const schema = {\n  ONLY_IN_CODE: 1,\n}\n",
  ".env.example": "ZZZ_UNKNOWN=\nAAA_UNKNOWN=\n",
  "docker-compose.yml":
    "services:\n  server:\n    image: thing:latest\n    depends_on:\n      nobody:\n        condition: service_healthy\n",
  // eslint
  "modules/alpha/src/loose.ts": `export function loose(given: any): any { return given }\n`,
  "modules/alpha/src/tangled.ts": `export function tangled(n: number): number {\n${branches.join("\n")}\nreturn n\n}\n`,
  "plugins/media/src/api/admin/things/router.ts":
    "export const GET = (): void => undefined\n",
  // types, format
  "modules/alpha/src/wrong-type.ts": `export const count: number = "three"\n`,
  "modules/alpha/src/unformatted.ts": `export const   a = 'b';\n`,
  "medusa/e2e/wrong.mts": `export const count: number = "three"\n`,
  "plugins/media/src/admin/lib/wrong-type.tsx": `export const title: number = "x"\n`,
  "storefront/astro.config.ts": `import { defineConfig } from "astro/config"\nexport default defineConfig({})\n`,
  "storefront/src/pages/index.astro": `---\nconst count: number = "three"\n---\n<p>{count}</p>\n`,
  // layers
  "modules/alpha/src/index.ts": `import { beta } from "../../beta/src/index"\nimport express from "express"\nexport const alpha = [beta, express]\n`,
  "modules/beta/src/index.ts": `export const beta = 1\n`,
  "modules/beta/src/upwards.ts": `import { drive } from "../../../plugins/media/src/workflows/index"\nexport const up = drive\n`,
  "modules/beta/src/domain/rule.ts": `import { readFileSync } from "node:fs"\nexport const rule = readFileSync\n`,
  "modules/beta/src/one.ts": `import { two } from "./two"\nexport const one = (): unknown => two\n`,
  "modules/beta/src/two.ts": `import { one } from "./one"\nexport const two = (): unknown => one\n`,
  "modules/beta/src/orphan.ts": "export const orphan = 1\n",
  "modules/beta/src/lost.ts": `import { x } from "./nowhere"\nexport const lost = x\n`,
  "plugins/media/src/workflows/index.ts": "export const drive = 1\n",
  "plugins/media/src/lib/inner.ts": "export const inner = 1\n",
  "plugins/media/src/contract/index.ts": `import fs from "node:fs"\nexport const contract = fs\n`,
  "plugins/wallet/src/lib/reach.ts": `import { inner } from "../../../media/src/lib/inner"\nimport { drive } from "../../../media/src/workflows/index"\nexport const reach = [inner, drive]\n`,
  "storefront/src/lib/deep.ts": `import { beta } from "../../../modules/beta/src/index"\nexport const deep = beta\n`,
  // dead code, duplication, sizes
  "modules/beta/src/__tests__/twice.spec.ts": `import { orphan } from "../orphan"\nexport const used = orphan\n`,
  "modules/alpha/src/copy-a.ts": `${repeated}\n`,
  "modules/beta/src/copy-b.ts": `${repeated}\n`,
  "storefront/src/components/CopyC.astro": `---\n${repeated}\n---\n`,
  "storefront/src/components/CopyD.astro": `---\n${repeated}\n---\n`,
  "storefront/src/pages/long.astro": "<p>line</p>\n".repeat(401),
  // owners, ids
  "plugins/creators/src/modules/alpha/index.ts": shim,
  "plugins/media/src/modules/alpha/index.ts": shim,
  "plugins/media/src/workflows/twice.ts": `createStep("media-probe", run)\ncreateStep("media-probe", run)\ncreateWorkflow("probe", run)\n`,
  "plugins/media/src/subscribers/anonymous.ts": `export default async () => undefined\nexport const config = { event: "x" }\n`,
  "modules/beta/src/migrations/Migration1.ts": "export class Migration2 {}\n",
}

/** @type {Record<string, string[]>} */
export const BROKEN = {
  eslint: [
    "no-explicit-any",
    "complexity of 14",
    "@medusajs/route-file-naming",
  ],
  types: ["wrong-type.ts", "TS2322"],
  "types-admin": ["wrong-type.tsx", "TS2322"],
  "types-tests": ["wrong.mts", "TS2322"],
  "types-storefront": ["index.astro", "ts(2322)"],
  format: ["unformatted.ts"],
  layers: [
    ...["no-circular", "no-orphans", "unresolvable", "domain-is-pure"],
    ...["modules-never-each-other", "modules-know-nobody-above"],
    ...["modules-framework-only", "plugins-through-the-door"],
    ...["plugin-order-wallet", "contract-is-browser-safe"],
    "storefront-over-http",
  ],
  "dead-code": ["modules/alpha/src/loose.ts"],
  duplication: ["copy-a.ts", "CopyC.astro"],
  owners: ["shimmed by plugins/creators and plugins/media", "has no owner"],
  ids: [
    `"media-probe" is taken`,
    `"probe" must start with "media-"`,
    "subscriberId",
    "must be called Migration1",
  ],
  compose: ["waits for nobody", "pin the version of thing:latest"],
  env: ["lacks ONLY_IN_CODE", "which nothing reads", "not sorted"],
  sizes: ["long.astro: 401 lines"],
}

/**
 * Inside the repository, so that packages resolve from its node_modules.
 * @returns {string} the folder
 */
export function plantBrokenTree() {
  const root = path.join(ROOT, ".cache", "broken-tree")
  fs.rmSync(root, { recursive: true, force: true })
  for (const file of CONFIGURATION) {
    write(root, file, fs.readFileSync(path.join(ROOT, file), "utf8"))
  }
  for (const [file, text] of Object.entries(FILES)) write(root, file, text)
  return root
}

/** @param {string} root @param {string} file @param {string} text */
function write(root, file, text) {
  const full = path.join(root, file)
  fs.mkdirSync(path.dirname(full), { recursive: true })
  fs.writeFileSync(full, text)
}
