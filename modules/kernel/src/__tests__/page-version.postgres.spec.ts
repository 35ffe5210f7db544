import { pagesShowSql } from "../page-changes"
import { createTestDatabase, type TestDatabase } from "../testing"
import { PageVersion } from "../page-version"

let db: TestDatabase

/** Notices a listener has heard; whoever listens is a server. */
async function listen() {
  const first = new PageVersion(db.pg)
  const known = await first.after("", 5_000)
  expect(known).not.toBeNull()
  return { version: first, known: known ?? "" }
}

beforeAll(async () => {
  db = await createTestDatabase([])
  await db.owner.raw(
    "create table shown (id int primary key, title text, sold int default 0)"
  )
  await db.owner.raw("grant all on shown to public")
  for (const sql of pagesShowSql("shown", ["title"])) {
    await db.owner.raw(sql)
  }
  await db.pg.raw("insert into shown values (1, 'a'), (2, 'b')")
})
afterAll(() => db.drop())

const after = async (sql: string) => {
  const { version, known } = await listen()
  const next = version.after(known, 1_000)
  await db.pg.raw(sql)
  return (await next) !== known
}

describe("the version of public pages", () => {
  it.each([
    ["a change", "update shown set title = 'c' where id = 1", true],
    ["a new row", "insert into shown values (3, 'c')", true],
    ["a row that goes", "delete from shown where id = 2", true],
    ["no row", "update shown set title = 'd' where id = 99", false],
    ["what no page shows", "update shown set sold = 1 where id = 1", false],
  ])("%s: %s moves it: %s", async (_, sql, moves) => {
    expect(await after(sql)).toBe(moves)
  })

  it("is the same in every server, and stays while nothing changes", async () => {
    const [one, other] = [await listen(), await listen()]
    // The newer one has told the older.
    const seen = await one.version.after(one.known, 2_000)
    expect(seen).toBe(other.known)
    expect(await one.version.after(other.known, 50)).toBe(other.known)
  })

  it("moves once for a transaction, with its commit", async () => {
    const { version, known } = await listen()
    const heard: unknown[] = []
    await db.pg.transaction(async (tx) => {
      await tx.raw("update shown set title = title || '!'")
      await tx.raw("insert into shown values (10, 'x')")
      heard.push(await version.after(known, 50))
    })
    const next = await version.after(known, 2_000)
    heard.push(next !== known, (await version.after(next ?? "", 100)) === next)
    expect(heard).toEqual([known, true, true])
  })
})
