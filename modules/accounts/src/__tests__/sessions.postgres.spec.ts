import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  continueSession,
  endSessions,
  listLive,
  listSessions,
  openSession,
  takeTotpStep,
  touchSessions,
  type NewSession,
} from "../index"
import { Migration20261125163500Accounts } from "../migrations/Migration20261125163500Accounts"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase([Migration20261125163500Accounts])
})
afterAll(() => db.drop())

const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

const ada: NewSession = {
  authIdentityId: "auth_ada",
  actorType: "customer",
  actorId: "cus_ada",
  authProvider: "emailpass",
  device: "Firefox · macOS",
  ipPrefix: "192.0.2.0/24",
  idleSeconds: 60,
  absoluteSeconds: 3_600,
}

const open = (changes: Partial<NewSession> = {}) =>
  platform((tx) => openSession(tx, { ...ada, ...changes }))

const live = async (id: string) =>
  (await platform((tx) => listLive(tx, [id]))).length === 1

/** Lets time pass for one session; the row's clock is Postgres's. */
const age = (id: string, seconds: number) =>
  db.superuser.raw(
    `update login_session set last_seen_at = last_seen_at - make_interval(secs => ?),
       created_at = created_at - make_interval(secs => ?),
       expires_at = expires_at - make_interval(secs => ?) where id = ?`,
    [seconds, seconds, seconds, id]
  )

describe("a login session", () => {
  it("ends for good: no later write opens it again", async () => {
    const { id } = await open()
    const owner = { authIdentityId: "auth_ada" }
    const end = { owner, id, reason: "signed_out" as const }
    expect(await platform((tx) => endSessions(tx, end))).toEqual([id])
    expect(await platform((tx) => endSessions(tx, end))).toEqual([])
    expect(await live(id)).toBe(false)
    await expect(
      platform((tx) =>
        tx("login_session")
          .where({ id })
          .update({ ended_at: null, end_reason: null })
      )
    ).rejects.toThrow(/has ended/)
  })

  it("idles out, unless it is used; and is over at its absolute end", async () => {
    const { id } = await open()
    await age(id, 50)
    await platform((tx) => touchSessions(tx, [id]))
    await age(id, 50)
    expect(await live(id)).toBe(true)
    await age(id, 20)
    expect(await live(id)).toBe(false)
    await platform((tx) => touchSessions(tx, [id]))
    expect(await live(id)).toBe(false)

    const short = await open({ idleSeconds: 9_999, absoluteSeconds: 100 })
    await age(short.id, 101)
    expect(await live(short.id)).toBe(false)
  })

  it("goes on under a new token of the same person in the same part only", async () => {
    const { id } = await open({ actorId: null })
    const go = (of: Partial<NewSession>) =>
      platform((tx) => continueSession(tx, { ...ada, id, ...of }))
    expect(await go({ authIdentityId: "auth_eve" })).toBeUndefined()
    expect(await go({ actorType: "user" })).toBeUndefined()
    expect((await go({}))?.actor_id).toBe("cus_ada")
    expect(await go({ actorId: "cus_eve" })).toBeUndefined()
  })

  it("everywhere but here: the others of this person, nobody else's", async () => {
    const person = { authIdentityId: "auth_bea", actorId: "cus_bea" }
    const here = await open(person)
    await open(person)
    await open(person)
    const other = await open()
    const owner = { authIdentityId: "auth_bea" }
    const ended = await platform((tx) =>
      endSessions(tx, {
        owner,
        reason: "signed_out_everywhere",
        except: here.id,
      })
    )
    expect(ended).toHaveLength(2)
    const left = await platform((tx) => listSessions(tx, owner))
    expect(left.map((row) => row.id)).toEqual([here.id])
    expect(await live(other.id)).toBe(true)
  })
})

describe("a code of an authenticator", () => {
  it("is taken once, by one of fifty at the same time, and never an older one", async () => {
    const take = (step: number) =>
      platform((tx) => takeTotpStep(tx, "factor_1", step))
    const results = await Promise.all(
      Array.from({ length: 50 }, () => take(100))
    )
    expect(results.filter(Boolean)).toHaveLength(1)
    expect(await take(99)).toBe(false)
    expect(await take(101)).toBe(true)
  })
})
