import { getOrganization, getOrganizationSettings } from "@codex/creators"
import type { OrganizationSettings } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { getSender, getTemplate, headerName } from "@codex/messages"
import type { MessageType, Owner, Sender, Template } from "@codex/messages"
import type { MessagesOptions } from "../options"
import type { Brand } from "../render/brand"

/** `Name <address>` of the options, taken apart. */
export function fromParts(from: string): { name: string; address: string } {
  const match = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(from)
  return match
    ? { name: headerName(match[1] ?? ""), address: (match[2] ?? "").trim() }
    : { name: "", address: from.trim() }
}

/** Everything about a mail that Settings decide. */
export interface Voice {
  brand: Brand
  from: { name: string; address: string }
  replyTo: string | null
  /** Nearest first: of the organization, then of the platform. */
  templates: { owner: Owner; template: Template }[]
}

async function templatesOf(tx: Tx, owners: Owner[], type: MessageType) {
  const found: Voice["templates"] = []
  for (const owner of owners) {
    const template = await getTemplate(tx, owner, type)
    if (template) {
      found.push({ owner, template })
    }
  }
  return found
}

/** The organization a mail belongs to, as far as it has one. */
async function sellerOf(tx: Tx, id: string | null) {
  const organization = id ? await getOrganization(tx, id) : null
  const settings = organization
    ? await getOrganizationSettings(tx, organization.id)
    : null
  return { organization, settings }
}

function brandOf(name: string, settings: OrganizationSettings | null): Brand {
  return {
    name,
    color: settings?.brand_color ?? null,
    logoUrl: null,
    supportEmail: settings?.support_email ?? null,
    timeZone: settings?.timezone ?? "UTC",
  }
}

/** Who speaks to the reader, in which words, in the moment of writing. */
export async function voiceOf(
  tx: Tx,
  options: MessagesOptions,
  of: { type: MessageType; organizationId: string | null; own: boolean }
): Promise<Voice> {
  const fallback = fromParts(options.from)
  const platform = await getSender(tx, "platform")
  const { organization, settings } = await sellerOf(tx, of.organizationId)
  const mine: Owner | null = organization && { organizationId: organization.id }
  const sender: Sender = mine ? await getSender(tx, mine) : platform
  const name = organization?.name ?? platform.from_name ?? fallback.name
  const brand = brandOf(name, settings)
  const owners: Owner[] = mine && of.own ? [mine, "platform"] : ["platform"]
  return {
    brand,
    from: {
      name: headerName(sender.from_name ?? name),
      address: fallback.address,
    },
    replyTo: sender.reply_to ?? brand.supportEmail ?? platform.reply_to,
    templates: await templatesOf(tx, owners, of.type),
  }
}
