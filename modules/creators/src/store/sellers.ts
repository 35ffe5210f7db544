import { assertDefined, type Tx } from "@codex/kernel"
import type { BuyerPolicy, Organization } from "../types"
import { DEFAULT_BUYER_POLICY } from "./buyer-policies"

/** A store together with what it asks of a buyer and what that one has proven. */
export interface Seller extends Organization {
  buyer_policy: BuyerPolicy
  /** Addresses the named customer has proven, newest first. */
  verified_emails: { address: string; verified_at: Date }[]
  /** Name of the author that was asked for. */
  author_name: string | null
}

interface Raw extends Organization {
  buyer_policy: BuyerPolicy
  verified_emails: { address: string; verified_at: string }[]
  author_name: string | null
}

// One look-up: a checkout counts its statements.
const SELLER = `
  SELECT o.*,
    json_build_object(
      'name', coalesce(s.buyer_name, p.name, :name),
      'verified_email',
        coalesce(s.buyer_verified_email, p.verified_email, :verified_email),
      'phone', coalesce(s.buyer_phone, p.phone, :phone)) AS buyer_policy,
    coalesce((SELECT json_agg(json_build_object('address', v.address,
          'verified_at', v.verified_at) ORDER BY v.verified_at DESC)
        FROM verified_contact v
        WHERE v.customer_id = :customer AND v.channel = 'email'), '[]')
      AS verified_emails,
    (SELECT c.display_name FROM creator c WHERE c.id = :author) AS author_name
  FROM organization o
    LEFT JOIN organization_settings s ON s.organization_id = o.id
    LEFT JOIN buyer_policy p ON p.id = 'shop'
  WHERE o.id = :id`

export async function getSeller(
  tx: Tx,
  organizationId: string,
  about: { customerId?: string | undefined; authorId: string }
): Promise<Seller | null> {
  const { rows } = await tx.raw<{ rows: Raw[] }>(SELLER, {
    ...DEFAULT_BUYER_POLICY,
    id: assertDefined(organizationId, "organization id"),
    customer: about.customerId ?? null,
    author: about.authorId,
  })
  const [row] = rows
  return row
    ? {
        ...row,
        verified_emails: row.verified_emails.map((one) => ({
          address: one.address,
          verified_at: new Date(one.verified_at),
        })),
      }
    : null
}
