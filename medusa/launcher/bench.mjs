// npm run bench: builds, then measures on the embedded Postgres.
import { spawn } from "node:child_process"
import path from "node:path"
import { buildAll } from "./build-all.mjs"
import { repositoryRoot } from "./postgres.mjs"

const args = process.argv.slice(2)
// Only the figures may reach stdout, or --json could not be piped.
const write = process.stdout.write
process.stdout.write = process.stderr.write.bind(process.stderr)
await buildAll()
process.stdout.write = write
const child = spawn(
  process.execPath,
  [
    "--disable-warning=ExperimentalWarning",
    path.join(repositoryRoot, "medusa/bench/main.mts"),
    ...args,
  ],
  { cwd: repositoryRoot, stdio: "inherit" }
)
child.once("exit", (code) => process.exit(code ?? 1))
