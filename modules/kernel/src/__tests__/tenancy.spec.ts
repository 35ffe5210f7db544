import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import {
  appendOnlySql,
  refusePrivilegedLogin,
  scopeSql,
  withPlatform,
  withTenant,
} from ".."
import { createTestDatabase, type TestDatabase } from "../testing"

class NotesMigration extends Migration {
  override up(): Promise<void> {
    this.addSql(
      "create table note (id text primary key, creator_id text not null, body text)"
    )
    scopeSql("note", "creator").forEach((sql) => {
      this.addSql(sql)
    })
    this.addSql("create table event (id int primary key)")
    appendOnlySql("event").forEach((sql) => {
      this.addSql(sql)
    })
    return Promise.resolve()
  }
}

describe("tenant scope", () => {
  let db: TestDatabase

  beforeAll(async () => {
    db = await createTestDatabase([NotesMigration])
    for (const creatorId of ["a", "b"]) {
      await withTenant(db.pg, { creatorId }, (tx) =>
        tx("note").insert({ id: creatorId, creator_id: creatorId, body: "x" })
      )
    }
  })
  afterAll(() => db.drop())

  it("shows a tenant its own rows only", async () => {
    const rows = await withTenant(db.pg, { creatorId: "a" }, (tx) =>
      tx("note").select("id")
    )
    expect(rows).toEqual([{ id: "a" }])
  })

  it("shows nothing without a scope, to the owner login either", async () => {
    expect(await db.pg("note").select()).toEqual([])
    expect(await db.owner("note").select()).toEqual([])
  })

  it("shows everything to platform work that gives a reason", async () => {
    const rows = await withPlatform(db.pg, "test", (tx) => tx("note").select())
    expect(rows).toHaveLength(2)
    expect(() => withPlatform(db.pg, " ", () => Promise.resolve())).toThrow(
      "reason"
    )
  })

  it("refuses to write a foreign row", async () => {
    const write = withTenant(db.pg, { creatorId: "a" }, (tx) =>
      tx("note").insert({ id: "c", creator_id: "b" })
    )
    await expect(write).rejects.toThrow("row-level security")
  })

  it("leaves no scope behind on a pooled connection", async () => {
    await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const creatorId = i % 2 ? "a" : "b"
        const rows = await withTenant(db.pg, { creatorId }, (tx) =>
          tx("note").select("id")
        )
        expect(rows).toEqual([{ id: creatorId }])
        expect(await db.pg("note").select()).toEqual([])
      })
    )
  })

  it("refuses a login the policies do not bind", async () => {
    await expect(refusePrivilegedLogin(db.superuser)).rejects.toThrow(
      "NOBYPASSRLS"
    )
    await expect(refusePrivilegedLogin(db.pg)).resolves.toBeUndefined()
  })

  it("keeps append-only rows from change and removal", async () => {
    await db.pg("event").insert({ id: 1 })
    await expect(db.pg("event").update({ id: 2 })).rejects.toThrow()
    await expect(db.owner("event").delete()).rejects.toThrow("append-only")
    await expect(db.owner.raw("truncate event")).rejects.toThrow("append-only")
  })
})
