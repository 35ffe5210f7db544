import { updateOrganizationSettings } from "@codex/creators"
import { withTenant } from "@codex/kernel"
import {
  logoUrl,
  requireRole,
  studioContext,
} from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import { readLimited, storeLogo } from "../../../../brand/logo"
import { pgOf } from "../../../../http/media-deps"

async function keep(
  req: AuthenticatedMedusaRequest,
  organizationId: string,
  key: string | null
): Promise<{ logo_url: string | null }> {
  await withTenant(pgOf(req.scope), { organizationId }, (tx) =>
    updateOrganizationSettings(tx, organizationId, { logo_key: key })
  )
  return { logo_url: logoUrl(key) }
}

/** The picture itself as the body, already cropped to a square. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const context = await studioContext(req)
  requireRole(context, "owner", "admin")
  const { organizationId } = context
  const key = await storeLogo(organizationId, await readLimited(req))
  res.json(await keep(req, organizationId, key))
}

/** Back to the initials. The picture stays: pages of before may show it. */
export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const context = await studioContext(req)
  requireRole(context, "owner", "admin")
  res.json(await keep(req, context.organizationId, null))
}
