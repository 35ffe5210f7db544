import type { StudioActor } from "@codex/plugin-creators/workflows"
import { choosePayee, payeesOf } from "../lib/payees"

type Organization = StudioActor["organization"]

const actor = (over: Pick<Organization, "kind" | "role">): StudioActor => {
  const since = new Date(0)
  const organization: Organization = {
    id: "org_1",
    name: "Brand",
    handle: "brand",
    status: "active",
    suspend_reason: null,
    sales_channel_id: "sc_1",
    settlement_mode: "platform_wallet",
    currency_code: "usd",
    owner_creator_id: "cr_9",
    closed_at: null,
    created_at: since,
    updated_at: since,
    ...over,
  }
  return {
    userId: "user_1",
    creator: {
      id: "cr_1",
      user_id: "user_1",
      display_name: "Anna",
      handle: "anna",
      bio: "",
      avatar_key: null,
      status: "active",
      suspend_reason: null,
      personal_organization_id: "org_p",
      approved_at: since,
      closed_at: null,
      created_at: since,
      updated_at: since,
    },
    organization,
    organizations: [organization],
    isViewed: false,
  }
}

describe("whose wallet a person may open", () => {
  it.each([
    ["brand", "owner", ["cr_1", "org_1"]],
    ["brand", "admin", ["cr_1", "org_1"]],
    ["brand", "creator", ["cr_1"]],
    ["brand", "member", ["cr_1"]],
    ["personal", "owner", ["cr_1"]],
  ] as const)("in a %s, as %s", (kind, role, ids) => {
    const who = actor({ kind, role })
    expect(payeesOf(who).map((payee) => payee.id)).toEqual(ids)
  })

  it("answers 404 where the brand's wallet is not theirs", () => {
    const who = actor({ kind: "brand", role: "creator" })
    expect(() => choosePayee(who, "organization")).toThrow(
      expect.objectContaining({ failure: "wallet_not_found" })
    )
    expect(choosePayee(who, "creator").id).toBe("cr_1")
  })
})
