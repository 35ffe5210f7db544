import { formatMinor } from "@codex/kernel"
import { isPath, isUse, kindOf } from "@codex/messages"
import type { MessageSpec, VariableKind } from "@codex/messages"
import catalogue from "../i18n/en.json"
import type { Brand } from "./brand"

export interface Hosts {
  storefrontUrl: string
  adminUrl: string
}

export type Facts = Record<string, unknown>
export type Values = Record<string, string>

function money(value: unknown): string {
  const { amount_minor: amount, currency_code: currency } = value as {
    amount_minor: string | number
    currency_code: string
  }
  return formatMinor(BigInt(amount), currency)
}

function date(value: unknown, { timeZone }: Brand): string {
  const at = new Date(value as string)
  const format = (zone: string) =>
    new Intl.DateTimeFormat("en-US", {
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZone: zone,
      timeZoneName: "short",
    }).format(at)
  try {
    return format(timeZone)
  } catch {
    // A zone this machine does not know is no reason not to send a receipt.
    return format("UTC")
  }
}

function address(base: string, path: unknown): string {
  if (!isPath(path)) {
    throw new Error("A link of this mail does not lead to this shop")
  }
  return `${base.replace(/\/$/, "")}${path}`
}

function written(
  kind: VariableKind,
  value: unknown,
  brand: Brand,
  hosts: Hosts
): string {
  switch (kind) {
    case "money":
      return money(value)
    case "date":
      return date(value, brand)
    case "shop":
      return address(hosts.storefrontUrl, value)
    case "admin":
      return address(hosts.adminUrl, value)
    case "use":
      return catalogue.uses[isUse(value) ? value : "open"]
    case "text":
      return String(value)
  }
}

/** Names that every mail has besides its own. */
export const COMMON_VARIABLES = ["sender_name", "support_email"]

export const variableNames = (spec: MessageSpec): string[] => [
  ...Object.keys(spec.variables),
  ...COMMON_VARIABLES,
]

const isThere = (value: unknown) => value !== undefined && value !== null

/** Every value of a mail as its reader sees it; absent ones are missing. */
export function valuesOf(
  spec: MessageSpec,
  facts: Facts,
  brand: Brand,
  hosts: Hosts
): Values {
  const own = Object.entries(spec.variables)
    // A button has words, also in a mail asked for before it had a choice.
    .filter(([name, spec]) => kindOf(spec) === "use" || isThere(facts[name]))
    .map(([name, variable]) => [
      name,
      written(kindOf(variable), facts[name], brand, hosts),
    ])
  return {
    ...(Object.fromEntries(own) as Values),
    sender_name: brand.name,
    ...(brand.supportEmail ? { support_email: brand.supportEmail } : {}),
  }
}
