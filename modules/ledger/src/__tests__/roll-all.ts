import { withPlatform } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import { rollUp } from "../index"

const PATIENCE_MS = 60_000
const PAUSE_MS = 25

/**
 * Rolls up to the last journal. The first call marks, a later one rolls up to
 * the mark; transactions of other databases of the same server hold the mark
 * back as long as they are open, so it is asked again until they are gone.
 * @throws when they stay open for a minute: what follows would mean nothing
 */
export async function rollAll(db: TestDatabase) {
  const until = Date.now() + PATIENCE_MS
  while (await isBehind(db)) {
    if (Date.now() > until) {
      throw new Error(
        `no rollup in ${String(PATIENCE_MS)} ms: a transaction of this server is still open`
      )
    }
    await withPlatform(db.pg, "test", rollUp)
    if (await isBehind(db)) {
      await new Promise((done) => setTimeout(done, PAUSE_MS))
    }
  }
}

async function isBehind({ superuser }: TestDatabase) {
  const { rows } = await superuser.raw<{ rows: { behind: boolean }[] }>(
    `select (select rolled_to from ledger_watermark) <
       coalesce(max(id), 0) as behind from ledger_journal`
  )
  return rows[0]?.behind ?? true
}
