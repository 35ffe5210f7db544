import { activeDestination, bankDetails } from "@codex/payouts"
import { addBankAccount } from "../payouts/destination"
import {
  addBank,
  anna,
  ask,
  balances,
  bank,
  closeShop,
  earn,
  IBAN,
  later,
  NOW,
  openShop,
  platform,
  state,
} from "./payout-shop"

beforeEach(openShop)
afterEach(closeShop)

describe("a payout destination", () => {
  it("shows four characters, keeps the rest sealed in its own row", async () => {
    const added = await addBank()
    expect(added.masked).toBe("•••• 3000")
    const rows = await platform((tx) => tx("payout_destination").select("*"))
    expect(JSON.stringify(rows)).not.toContain(IBAN.slice(4, 14))
    await platform((tx) =>
      tx("payout_destination").update({ id: "pdst_other" })
    )
    const moved = await platform((tx) =>
      activeDestination(tx, anna.organizationId, anna.id)
    )
    expect(() => moved && bankDetails(moved)).toThrow()
  })

  it.each([
    ["an IBAN with a wrong digit", "DE89370400440532013001"],
    ["letters", "ABCD"],
    ["a US account without a routing number", "000123456789"],
  ])("is refused: %s", async (_, account) => {
    await expect(
      platform((tx) =>
        addBankAccount(tx, anna, {
          body: { ...bank(account), country: "US" },
          currency: "usd",
          by: "user_anna",
          now: NOW,
        })
      )
    ).rejects.toMatchObject({ failure: "bank_details_invalid" })
  })

  it("that is replaced gives back what waited for the old one", async () => {
    await addBank()
    await earn(5_000n)
    const { id } = await ask(5_000n, "request-1")
    await addBank("GB29NWBK60161331926819", later(30))
    expect(await state(id)).toBe("canceled")
    expect((await balances()).available).toBe(5_000n)
    await expect(ask(5_000n, "request-2", later(31))).rejects.toMatchObject({
      failure: "payout_destination_cooling_down",
    })
  })
})
