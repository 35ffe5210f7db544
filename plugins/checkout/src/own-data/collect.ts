import { listSessions } from "@codex/accounts"
import { listVerifiedContacts } from "@codex/creators"
import { listDownloads, listGrants, listProgress } from "@codex/entitlements"
import type { Tx } from "@codex/kernel"
import { listCustomerPurchases, listRefundRequests } from "@codex/purchases"
import type { CustomerDTO, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { OwnData } from "../contract"
import { inPlatform } from "../lib/platform"

/** More than anybody has bought; a file is not a list to page through. */
const ALL = { limit: 10_000, offset: 0 }

const iso = (at: Date) => at.toISOString()

const profileOf = (customer: CustomerDTO): OwnData["profile"] => ({
  email: customer.email,
  first_name: customer.first_name ?? "",
  last_name: customer.last_name ?? "",
  phone: customer.phone ?? null,
  since: new Date(customer.created_at ?? 0).toISOString(),
})

async function bought(tx: Tx, customerId: string) {
  const purchases = await listCustomerPurchases(tx, customerId, ALL)
  const purchaseIds = purchases.map(({ id }) => id)
  const { rows } = await listRefundRequests(tx, { purchaseIds, ...ALL })
  return {
    purchases: purchases.map((bought) => ({
      id: bought.id,
      title: bought.post_title,
      paid_at: iso(bought.paid_at),
      amount_minor: Number(bought.amount_minor),
      tax_minor: Number(bought.tax_minor),
      currency_code: bought.currency_code,
      name: bought.buyer_name,
      email: bought.buyer_email,
      phone: bought.buyer_phone,
    })),
    refunds: rows.map((refund) => ({
      purchase_id: refund.purchase_id,
      amount_minor: Number(refund.amount_minor),
      currency_code: refund.currency_code,
      reason: refund.reason,
      state: refund.state,
      asked_at: iso(refund.created_at),
    })),
  }
}

async function watched(tx: Tx, customerId: string) {
  const grants = await listGrants(tx, customerId)
  const progress = await listProgress(tx, customerId)
  const posts = [...new Set(grants.map(({ post_id }) => post_id))]
  const downloads = await listDownloads(tx, customerId, posts)
  return {
    access: grants.map((grant) => ({
      post_id: grant.post_id,
      because: grant.source_kind,
      from: iso(grant.starts_at),
      until: grant.expires_at && iso(grant.expires_at),
      taken_back_at: grant.revoked_at && iso(grant.revoked_at),
    })),
    progress: progress.map((reached) => ({
      post_id: reached.post_id,
      part_id: reached.asset_id,
      position_ms: reached.position_ms,
      completed: reached.completed,
      at: iso(reached.updated_at),
    })),
    downloads: downloads.map((taken) => ({
      post_id: taken.post_id,
      part_id: taken.asset_id,
      at: iso(taken.downloaded_at),
    })),
  }
}

/** All that is kept of one shopper; nobody else is in it. */
export async function collectOwnData(
  container: MedusaContainer,
  customerId: string
): Promise<OwnData> {
  const customer = await container
    .resolve(Modules.CUSTOMER)
    .retrieveCustomer(customerId)
  return inPlatform(container, "own data", async (tx) => {
    const contacts = await listVerifiedContacts(tx, customerId)
    const owner = { actorType: "customer", actorId: customerId }
    const sessions = await listSessions(tx, owner)
    return {
      exported_at: new Date().toISOString(),
      profile: profileOf(customer),
      proven: contacts.map(({ channel, address, verified_at }) => ({
        channel,
        address,
        at: iso(verified_at),
      })),
      devices: sessions.map((session) => ({
        device: session.device,
        network: session.ip_prefix,
        from: iso(session.created_at),
        seen: iso(session.last_seen_at),
      })),
      ...(await bought(tx, customerId)),
      ...(await watched(tx, customerId)),
    }
  })
}
