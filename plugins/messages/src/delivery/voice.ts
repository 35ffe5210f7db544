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

const zoneOf = (settings: OrganizationSettings | null): string => {
  const { timezone } = (settings ?? {}) as { timezone?: unknown }
  return typeof timezone === "string" && timezone ? timezone : "UTC"
}

/** Who speaks to the reader, in which words, in the moment of writing. */
export async function voiceOf(
  tx: Tx,
  options: MessagesOptions,
  of: { type: MessageType; organizationId: string | null; own: boolean }
): Promise<Voice> {
  const fallback = fromParts(options.from)
  const platform = await getSender(tx, "platform")
  const { organizationId } = of
  const organization = organizationId
    ? await getOrganization(tx, organizationId)
    : null
  const settings = organization
    ? await getOrganizationSettings(tx, organization.id)
    : null
  const sender: Sender = organization
    ? await getSender(tx, { organizationId: organization.id })
    : platform
  const platformName = platform.from_name ?? fallback.name
  const name = organization?.name ?? platformName
  const owners: Owner[] = [
    ...(organization && of.own ? [{ organizationId: organization.id }] : []),
    "platform",
  ]
  const support = settings?.support_email ?? null
  return {
    brand: {
      name,
      color: settings?.brand_color ?? null,
      logoUrl: null,
      supportEmail: support,
      timeZone: zoneOf(settings),
    },
    from: {
      name: headerName(sender.from_name ?? name),
      address: fallback.address,
    },
    replyTo: sender.reply_to ?? support ?? platform.reply_to,
    templates: await templatesOf(tx, owners, of.type),
  }
}
