import { withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { pageSales, sellerWaits, type SaleMark, type SaleRow } from "../index"
import { PURCHASES_MIGRATIONS } from "./migrations"
import { seeding } from "./seed"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase(PURCHASES_MIGRATIONS)
})
afterAll(() => db.drop())

const { platform, openLine, sell } = seeding(() => db)

/** All pages of two rows each, as the tenant. */
async function pages(organizationId: string, creatorId?: string) {
  const sales: SaleRow[] = []
  let after: SaleMark | null = null
  do {
    const page: { rows: SaleRow[]; next: SaleMark | null } = await withTenant(
      db.pg,
      { organizationId },
      (tx) => pageSales(tx, { organizationId, creatorId, after, limit: 2 })
    )
    expect(page.rows.length).toBeLessThanOrEqual(2)
    sales.push(...page.rows)
    after = page.next
  } while (after)
  return sales.map(({ id }) => id)
}

describe("sales, page by page", () => {
  it("are each there once, oldest first, whatever falls into one moment", async () => {
    const sold: string[] = []
    for (let n = 0; n < 5; n++) {
      sold.push(await sell({ organizationId: "org_pages" }))
    }
    expect(await pages("org_pages")).toEqual(sold)
    await db
      .superuser("purchase")
      .where({ organization_id: "org_pages" })
      .update({ settled_at: "2026-01-01T00:00:00.123456Z" })
    expect(await pages("org_pages")).toEqual([...sold].sort())
  })

  it("are one author's where asked, and of one organization always", async () => {
    const own = await sell({ organizationId: "org_a", creatorId: "cr_own" })
    const other = await sell({ organizationId: "org_a", creatorId: "cr_other" })
    await sell({ organizationId: "org_b", creatorId: "cr_own" })
    expect(await pages("org_a", "cr_own")).toEqual([own])
    expect(new Set(await pages("org_a"))).toEqual(new Set([own, other]))
    const foreign = await withTenant(db.pg, { organizationId: "org_b" }, (tx) =>
      pageSales(tx, { organizationId: "org_a", after: null, limit: 10 })
    )
    expect(foreign).toEqual({ rows: [], next: null })
  })

  it("say what came in, and what went back", async () => {
    const id = await sell({ organizationId: "org_sums" })
    await db
      .superuser("purchase")
      .where({ id })
      .update({ refunded_minor: "300" })
    const { rows } = await platform((tx) =>
      pageSales(tx, { organizationId: "org_sums", after: null, limit: 1 })
    )
    expect(rows).toMatchObject([
      { amount_minor: 1000n, returned_minor: 300n, buyer_name: "Ada" },
    ])
  })
})

describe("what of a seller's sales is not decided", () => {
  const waits = (creatorId: string, organizationIds: string[] = []) =>
    platform((tx) => sellerWaits(tx, { creatorId, organizationIds }))
  const nothing = { payment: false, refund: false, dispute: false }

  const refund = (purchase: string, state: string) =>
    db.superuser.raw(
      `insert into refund_request (id, organization_id, creator_id,
         customer_id, purchase_id, checkout_line_id, payment_id, provider,
         origin, reason_code, amount_minor, currency_code, state)
       select 'rfd_' || id, organization_id, creator_id, customer_id, id,
         checkout_line_id, payment_id, provider, 'buyer', 'other', 100,
         currency_code, ? from purchase where id = ?`,
      [state, purchase]
    )

  it("is nothing once it is paid", async () => {
    await sell({ creatorId: "cr_quiet" })
    expect(await waits("cr_quiet")).toEqual(nothing)
  })

  it("is a payment that somebody has begun, and that has not run out", async () => {
    const line = await openLine({ creatorId: "cr_pay" })
    expect(await waits("cr_pay")).toEqual(nothing)
    const row = () => db.superuser("checkout_line").where({ id: line.id })
    await row().update({ payment_session_id: `payses_${line.id}` })
    expect(await waits("cr_pay")).toEqual({ ...nothing, payment: true })
    await row().update({ expires_at: new Date(0) })
    expect(await waits("cr_pay")).toEqual(nothing)
  })

  it("is a refund until it is decided, in a brand of theirs too", async () => {
    const purchase = await sell({
      creatorId: "cr_author",
      organizationId: "org_theirs",
    })
    await refund(purchase, "requested")
    const open = { ...nothing, refund: true }
    expect(await waits("cr_author")).toEqual(open)
    expect(await waits("cr_owner", ["org_theirs"])).toEqual(open)
    expect(await waits("cr_owner", ["org_other"])).toEqual(nothing)
    await db
      .superuser("refund_request")
      .where({ purchase_id: purchase })
      .update({ state: "declined" })
    expect(await waits("cr_author")).toEqual(nothing)
  })
})
