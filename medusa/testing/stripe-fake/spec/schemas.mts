import { NEWER_FIELDS, NEWER_VALUES, NO_LONGER_REQUIRED } from "./newer.mts"

export type Json = Record<string, unknown>

/** The objects of this stand-in; other resources appear as ids only. */
export const RESOURCES = [
  "account",
  "account_link",
  "application_fee",
  "balance",
  "balance_transaction",
  "bank_account",
  "charge",
  "customer",
  "dispute",
  "event",
  "fee_refund",
  "payment_intent",
  "payout",
  "refund",
  "transfer",
  "transfer_reversal",
]

const REF = "#/components/schemas/"
const IGNORED = /^(description|title|format|nullable|maxLength|x-.*)$/

const isGroup = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * Turns Stripe's OpenAPI 3.0 schemas into JSON Schema that refuses what they
 * do not name. Resources this stand-in has not are left out: following them
 * would compile most of Stripe.
 */
export class SchemaReader {
  readonly #all: Record<string, Json>

  constructor(all: Record<string, Json>) {
    this.#all = all
  }

  /** One schema by its name, with its references to be resolved by name. */
  named(name: string): Json {
    return { $id: name, ...this.#read(this.#all[name] ?? {}, name) }
  }

  /** Every schema a reader of these needs. */
  reachable(names: readonly string[]): string[] {
    const found = new Set(names)
    for (const name of found) {
      const text = JSON.stringify(this.#read(this.#all[name] ?? {}, name))
      for (const [, ref] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
        if (ref) found.add(ref)
      }
    }
    return [...found]
  }

  convert(schema: unknown): Json {
    return this.#read(schema, "")
  }

  #isForeign(name: string): boolean {
    const { "x-resourceId": resource } = this.#all[name] ?? {}
    return typeof resource === "string" && !RESOURCES.includes(name)
  }

  #read(schema: unknown, owner: string): Json {
    if (!isGroup(schema)) return {}
    const plain = this.#convert(schema, owner)
    return schema.nullable === true
      ? { anyOf: [plain, { type: "null" }] }
      : plain
  }

  #convert(schema: Json, owner: string): Json {
    const { $ref } = schema
    if (typeof $ref === "string") {
      const name = $ref.slice(REF.length)
      return this.#isForeign(name) ? {} : { $ref: name }
    }
    const entries = Object.entries(schema)
      .filter(([key]) => !IGNORED.test(key))
      .map(([key, value]) => [key, this.#keyword(key, value, owner)])
    const plain = Object.fromEntries(entries) as Json
    return isGroup(plain.properties) ? closed(plain, owner) : plain
  }

  #keyword(key: string, value: unknown, owner: string): unknown {
    if (key === "properties" && isGroup(value)) {
      const fields = Object.entries(value).map(([name, inner]) => [
        name,
        withNewerValues(
          this.#read(inner, `${owner}.${name}`),
          `${owner}.${name}`
        ),
      ])
      return Object.fromEntries(fields)
    }
    if (key === "anyOf" || key === "oneOf") return this.#options(value, owner)
    if (key === "items") return this.#read(value, owner)
    if (key === "additionalProperties" && isGroup(value)) {
      return this.#read(value, owner)
    }
    return value
  }

  /** An id, or one of the objects we have. */
  #options(value: unknown, owner: string): Json[] {
    const options = Array.isArray(value) ? (value as unknown[]) : []
    const known = options.filter((option) => {
      const ref = isGroup(option) ? option.$ref : undefined
      return typeof ref !== "string" || !this.#isForeign(ref.slice(REF.length))
    })
    return known.length > 0
      ? known.map((option) => this.#read(option, owner))
      : [{}]
  }
}

function withNewerValues(schema: Json, path: string): Json {
  const values = NEWER_VALUES[path]
  return values && Array.isArray(schema.enum)
    ? { ...schema, enum: [...(schema.enum as unknown[]), ...values] }
    : schema
}

/** Only the named fields, and the newer ones of the list. */
function closed(schema: Json, owner: string): Json {
  const newer = (NEWER_FIELDS[owner] ?? []).map((name) => [name, {}])
  const gone = NO_LONGER_REQUIRED[owner] ?? []
  const required = Array.isArray(schema.required)
    ? (schema.required as string[]).filter((name) => !gone.includes(name))
    : undefined
  return {
    additionalProperties: false,
    ...schema,
    ...(required ? { required } : {}),
    properties: {
      ...(schema.properties as Json),
      ...(Object.fromEntries(newer) as Json),
    },
  }
}
