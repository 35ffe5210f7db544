// One throw-away PostgreSQL for the whole run: no fsync (but commits stay
// synchronous: a killed server must not forget what it has confirmed), and a template
// database so that each test file gets its own copy in milliseconds.
import path from "node:path"
import { ensureDatabase } from "../launcher/database.mjs"
import { repositoryRoot, startPostgres } from "../launcher/postgres.mjs"

const TEMPLATE = "codex_test"

/** @param {number} [port] where it must come back after it was killed */
export async function startTestPostgres(port = 54500) {
  const server = await startPostgres({
    dir: path.join(repositoryRoot, ".data", "test", "pg"),
    port,
    flags: ["fsync=off", "full_page_writes=off", "max_connections=400"],
  })
  const { ownerUrl, appUrl } = await ensureDatabase({
    superUrl: server.url,
    name: TEMPLATE,
    password: "test",
  })
  return { server, ownerUrl, appUrl }
}

export default async function setup() {
  const { server, ownerUrl, appUrl } = await startTestPostgres()
  process.env.CODEX_TEST_POSTGRES = JSON.stringify({
    superuser: server.url("postgres"),
    owner: ownerUrl,
    app: appUrl,
    template: TEMPLATE,
  })
}
