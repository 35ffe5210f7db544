import { replaceParts } from "@codex/content"
import { addMember, createCreator, createOrganization } from "@codex/creators"
import { checkLedger, getBalances, postJournal } from "@codex/ledger"
import { withPlatform, withTenant, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  answerProposal,
  createCommissionRule,
  endAgreement,
  guestFor,
  proposeContract,
  type Share,
} from "@codex/payouts"
import { allMigrations } from "../../../checkout/src/__tests__/all-migrations"
import { claim, moveClaimed } from "../agreements/claims"
import { priceWaterfall } from "../lib/price-waterfall"
import { previewSale } from "../lib/preview-sale"

const NOW = new Date()
const DAY = 86_400_000
const soon = () => new Date(Date.now() + 1_000)

let db: TestDatabase
let brand: string
let anna: string
let bert: string

const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

const person = async (tx: Tx, name: string) => {
  const { creator } = await createCreator(tx, {
    userId: `user_${name}`,
    displayName: name,
    handle: `${name.toLowerCase()}-studio`,
    salesChannelId: `sc_${name}`,
  })
  return creator.id
}

beforeEach(async () => {
  db = await createTestDatabase(await allMigrations())
  await platform(async (tx) => {
    const owner = await person(tx, "Olga")
    anna = await person(tx, "Anna")
    bert = await person(tx, "Bert")
    const made = await createOrganization(tx, {
      name: "Brand",
      handle: "brand",
      ownerCreatorId: owner,
      salesChannelId: "sc_brand",
    })
    brand = made.id
    await addMember(tx, {
      organizationId: brand,
      creatorId: anna,
      role: "creator",
    })
  })
})
afterEach(() => db.drop())

const shares = (): Share[] => [
  { payeeId: brand, payeeKind: "organization", label: "Brand", bps: 2_000 },
  { payeeId: anna, payeeKind: "creator", label: "Anna", bps: 5_000 },
  { payeeId: bert, payeeKind: "creator", label: "Bert", bps: 3_000 },
]

const propose = (parties: Share[], over: { startsAt?: Date } = {}) =>
  platform((tx) =>
    proposeContract(tx, {
      organizationId: brand,
      name: "Together",
      creatorId: anna,
      postId: null,
      startsAt: NOW,
      endsAt: null,
      parties,
      speaksFor: [brand],
      by: "user_Olga",
      ...over,
    })
  )

const answer = (id: string, payeeId: string, accept = true) =>
  platform((tx) =>
    answerProposal(tx, { id, payeeIds: [payeeId], accept, by: "user" })
  )

const priced = (over: { postId?: string; productType?: string } = {}) =>
  platform((tx) =>
    priceWaterfall(tx, {
      organizationId: brand,
      creatorId: anna,
      priceMinor: 5_000n,
      at: soon(),
      provider: "demo",
      ...over,
    })
  )

const nets = async () =>
  (await priced()).shares.map((share) => [share.label, share.net_minor])

const DEFAULT = [
  ["Brand", 1_275],
  ["Anna", 2_975],
]

describe("an agreement between several people", () => {
  it("pays by it once everybody named has accepted, and not before", async () => {
    const { id, state } = await propose(shares())
    expect(state).toBe("proposed")
    expect(await nets()).toEqual(DEFAULT)
    expect((await answer(id, anna)).state).toBe("proposed")
    expect(await nets()).toEqual(DEFAULT)
    expect((await answer(id, bert)).state).toBe("active")
    expect(await nets()).toEqual([
      ["Brand", 850],
      ["Anna", 2_125],
      ["Bert", 1_275],
    ])
  })

  it("is over with the first no", async () => {
    const { id } = await propose(shares())
    expect((await answer(id, bert, false)).state).toBe("declined")
    await expect(answer(id, anna)).rejects.toMatchObject({
      failure: "agreement_decided",
    })
    expect(await nets()).toEqual(DEFAULT)
  })

  it("is answered for oneself only, and the same 404 for a stranger", async () => {
    const { id } = await propose(shares())
    const missing = { failure: "agreement_not_found" }
    await expect(answer(id, "cr_stranger")).rejects.toMatchObject(missing)
    await expect(answer("split_absent", anna)).rejects.toMatchObject(missing)
  })

  it("two answers at once leave one truth", async () => {
    const { id } = await propose(shares())
    const [a, b] = await Promise.all([answer(id, anna), answer(id, bert)])
    expect([a.state, b.state].sort()).toEqual(["active", "proposed"])
  })

  it("ends from now on; what was frozen before keeps it", async () => {
    const { id } = await propose(shares())
    await answer(id, anna)
    await answer(id, bert)
    const frozen = await priced()
    await platform((tx) =>
      endAgreement(tx, { id, organizationId: brand, now: soon() })
    )
    const later = await platform((tx) =>
      priceWaterfall(tx, {
        organizationId: brand,
        creatorId: anna,
        priceMinor: 5_000n,
        at: new Date(Date.now() + DAY),
        provider: "demo",
      })
    )
    expect(frozen.shares).toHaveLength(3)
    expect(later.shares).toHaveLength(2)
    await expect(
      platform((tx) =>
        endAgreement(tx, { id, organizationId: "org_other", now: soon() })
      )
    ).rejects.toMatchObject({ failure: "agreement_not_found" })
  })

  it.each([
    ["shares_not_whole", () => shares().slice(1)],
    ["shares_repeated", () => shares().map((s) => ({ ...s, payeeId: anna }))],
    ["shares_too_many", () => []],
  ])("is refused: %s", async (failure, parties) => {
    await expect(propose(parties())).rejects.toMatchObject({ failure })
  })

  it("shares nobody's sales who is not part of it", async () => {
    const { state } = await platform((tx) =>
      proposeContract(tx, {
        organizationId: brand,
        name: "All to the brand",
        creatorId: null,
        postId: null,
        startsAt: NOW,
        endsAt: null,
        parties: [{ payeeId: brand, payeeKind: "organization", bps: 10_000 }],
        speaksFor: [brand],
        by: "user_Olga",
      })
    )
    expect(state).toBe("active")
    expect(await nets()).toEqual(DEFAULT)
  })

  it("is no other organization's to see", async () => {
    await propose(shares())
    for (const table of ["split_contract", "split_party"]) {
      const rows = await withTenant(
        db.pg,
        { organizationId: "org_other" },
        (tx) => tx(table).select("*")
      )
      expect(rows).toEqual([])
    }
  })
})

describe("somebody without an account yet", () => {
  const EMAIL = "Gus@Example.com"

  async function withGuest() {
    const guest = await platform((tx) =>
      guestFor(tx, { email: EMAIL, name: "Gus" })
    )
    const [org, author] = shares()
    const { id, state } = await propose([
      { ...(org as Share), bps: 2_000 },
      { ...(author as Share), bps: 5_000 },
      { payeeId: guest.id, payeeKind: "guest", label: "Gus", bps: 3_000 },
    ])
    expect(state).toBe("proposed")
    await answer(id, anna)
    return guest.id
  }

  const pay = (payeeId: string, amountMinor: bigint, idem: string) =>
    platform((tx) =>
      postJournal(tx, {
        idem,
        kind: "sale",
        refType: "purchase",
        refId: idem,
        currency: "usd",
        legs: [
          { account: "platform:clearing", amountMinor: -amountMinor },
          { account: `payee:${payeeId}:pending`, amountMinor },
        ],
      })
    )

  const pending = async (payeeId: string) => {
    const account = `payee:${payeeId}:pending`
    const [row] = await platform((tx) => getBalances(tx, account))
    return row?.amountMinor ?? 0n
  }

  const claimAs = (creatorId: string, email = EMAIL) =>
    platform((tx) => claim(tx, { email, creatorId, userId: "user" }))

  it("is held for, and gets it all by the address, once", async () => {
    const guest = await withGuest()
    const sale = await priced()
    expect(sale.shares[2]).toMatchObject({
      payee_id: guest,
      payee_kind: "guest",
      net_minor: 1_275,
    })
    await pay(guest, 1_275n, "sale-1")
    await expect(claimAs(bert, "other@example.com")).rejects.toMatchObject({
      failure: "nothing_to_claim",
    })
    const claims = await Promise.allSettled([claimAs(bert), claimAs(anna)])
    expect(claims.filter((c) => c.status === "fulfilled")).toHaveLength(1)
    const winner = claims[0]?.status === "fulfilled" ? bert : anna
    expect(await pending(winner)).toBe(1_275n)
    expect(await pending(guest)).toBe(0n)
  })

  it("new sales name who they are; a late refund of an old one finds them", async () => {
    const guest = await withGuest()
    await pay(guest, 1_275n, "sale-1")
    await claimAs(bert)
    expect((await priced()).shares[2]).toMatchObject({
      payee_id: bert,
      payee_kind: "creator",
      label: "Bert",
    })
    await pay(guest, -1_275n, "refund-1")
    await Promise.all([platform(moveClaimed), platform(moveClaimed)])
    expect(await pending(guest)).toBe(0n)
    expect(await pending(bert)).toBe(0n)
    expect(await platform(moveClaimed)).toBe(0)
    expect((await platform(checkLedger)).problems).toEqual([])
  })
})

describe("the preview of a price", () => {
  const insertPost = (id: string, productType: string) =>
    platform((tx) =>
      tx("content_post").insert({
        id,
        organization_id: brand,
        creator_id: anna,
        slug: id.replace("_", "-"),
        title: id,
        summary: "",
        description: "",
        pricing_type: "fixed",
        price_minor: 5_000,
        currency_code: "usd",
        product_type: productType,
      })
    )

  it("is the sale's own, with rules for the post and for its kind", async () => {
    await insertPost("post_film", "content")
    await insertPost("post_pack", "bundle")
    await platform(async (tx) => {
      const startsAt = new Date(0)
      const rule = (
        scope: "post" | "product_type",
        subjectId: string,
        bps: number
      ) => createCommissionRule(tx, { scope, subjectId, bps, startsAt })
      await rule("product_type", "bundle", 500)
      await rule("product_type", "content", 1_000)
      await rule("post", "post_film", 2_000)
    })
    for (const [postId, commission, source] of [
      ["post_film", 1_000, "post"],
      ["post_pack", 250, "product_type"],
    ] as const) {
      const preview = await platform((tx) =>
        previewSale(
          tx,
          { organizationId: brand, creatorId: anna },
          { price_minor: 5_000, post_id: postId }
        )
      )
      expect(preview.commission).toMatchObject({
        amount_minor: commission,
        rule: { source },
      })
      const sale = await platform((tx) =>
        priceWaterfall(tx, {
          organizationId: brand,
          creatorId: anna,
          postId,
          priceMinor: 5_000n,
          at: soon(),
          provider: "pp_stripe_stripe",
        })
      )
      expect(sale).toEqual(preview)
    }
  })

  it("of a bundle is shared by post, as the sale will be", async () => {
    await insertPost("post_film", "content")
    await insertPost("post_pack", "bundle")
    await platform(async (tx) => {
      await replaceParts(tx, { id: "post_pack", organization_id: brand }, [
        "post_film",
      ])
      await createCommissionRule(tx, {
        scope: "product_type",
        subjectId: "content",
        bps: 1_000,
        startsAt: new Date(0),
      })
    })
    const preview = await platform((tx) =>
      previewSale(
        tx,
        { organizationId: brand, creatorId: anna },
        { price_minor: 4_000, post_id: "post_pack" }
      )
    )
    expect(preview).toMatchObject({
      version: 2,
      commission: { amount_minor: 400 },
      items: [{ post_id: "post_film", commission: { bps: 1_000 } }],
    })
    const sale = await platform((tx) =>
      priceWaterfall(tx, {
        organizationId: brand,
        creatorId: anna,
        postId: "post_pack",
        productType: "bundle",
        priceMinor: 4_000n,
        // As checkout asks: it does not say what kind a part is.
        items: [
          {
            postId: "post_film",
            creatorId: anna,
            label: "post_film",
            priceMinor: 5_000n,
          },
        ],
        at: soon(),
        provider: "pp_stripe_stripe",
      })
    )
    expect(sale).toEqual(preview)
  })

  it("names no post of another organization", async () => {
    await insertPost("post_film", "content")
    await expect(
      platform((tx) =>
        previewSale(
          tx,
          { organizationId: "org_other", creatorId: anna },
          { price_minor: 5_000, post_id: "post_film" }
        )
      )
    ).rejects.toMatchObject({ failure: "post_not_found" })
  })
})
