import { KeptWhileSame } from "../kept-while-same"
import { pagesShowSql } from "../page-changes"
import { PageVersion } from "../page-version"
import { createTestDatabase, type TestDatabase } from "../testing"

const TURNS = 100

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase([])
  await db.owner.raw("create table shown (id int primary key, price int)")
  await db.owner.raw("grant all on shown to public")
  for (const sql of pagesShowSql("shown")) {
    await db.owner.raw(sql)
  }
  await db.pg.raw("insert into shown values (1, 0)")
})
afterAll(() => db.drop())

/** A server with a memory of its own, as each process has. */
async function server() {
  const changes = new PageVersion(db.pg)
  await changes.after("", 5_000)
  const kept = new KeptWhileSame<number | undefined>({
    version: () => changes.current,
    maxAgeMs: 60_000,
  })
  let reads = 0
  const read = async () => {
    reads += 1
    const { rows } = await db.pg.raw<{ rows: { price: number }[] }>(
      "select price from shown where id = 1"
    )
    return rows[0]?.price
  }
  return {
    changes,
    reads: () => reads,
    price: () => kept.of("list", read),
  }
}

describe("what is kept and commits", () => {
  it("every server shows each price once it has been told of it", async () => {
    const servers = [await server(), await server()]
    for (let price = 1; price <= TURNS; price++) {
      // Everybody has the old one in memory.
      await Promise.all(servers.map((one) => one.price()))
      const told = servers.map(({ changes }) =>
        changes.after(changes.current ?? "", 5_000)
      )
      await db.pg.raw("update shown set price = ? where id = 1", [price])
      await Promise.all(told)
      const seen = await Promise.all(servers.map((one) => one.price()))
      expect(seen).toEqual([price, price])
    }
  })

  it("asks the tables for nothing while nothing changes", async () => {
    const one = await server()
    const before = await one.price()
    const seen = await Promise.all(
      Array.from({ length: TURNS }, () => one.price())
    )
    expect(new Set(seen)).toEqual(new Set([before]))
    expect(one.reads()).toBe(1)
  })

  it("a change that was taken back is none", async () => {
    const one = await server()
    const before = await one.price()
    await db.pg
      .transaction(async (tx) => {
        await tx.raw("update shown set price = -1 where id = 1")
        throw new Error("taken back")
      })
      .catch(() => undefined)
    expect([await one.price(), one.reads()]).toEqual([before, 1])
  })
})
