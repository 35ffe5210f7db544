import { withTenant } from "@codex/kernel"
import { endAgreement, proposeContract } from "@codex/payouts"
import { priceWaterfall } from "../lib/price-waterfall"
import {
  anna,
  answer,
  bert,
  brand,
  db,
  NOW,
  openBrand,
  platform,
  priced,
  propose,
  shares,
  soon,
} from "./agreement-shop"

const DAY = 86_400_000

beforeEach(openBrand)
afterEach(() => db.drop())

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
