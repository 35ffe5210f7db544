/**
 * What a value is, so that it is written the reader's way (money with its
 * currency, a time in the organization's zone, an address of this shop, what
 * one does with a post). A question mark: the value may be absent.
 */
export type VariableKind = "text" | "money" | "date" | "shop" | "admin" | "use"
export type VariableSpec = VariableKind | `${VariableKind}?`

export interface MoneyValue {
  amount_minor: bigint | number | string
  currency_code: string
}

const USES = ["watch", "listen", "download", "open"] as const
/** What one does with a post; the catalogue has the words. */
type UseValue = (typeof USES)[number]

export const isUse = (value: unknown): value is UseValue =>
  USES.some((use) => use === value)

type ValueOf<Spec extends VariableSpec> = Spec extends `money${string}`
  ? MoneyValue
  : Spec extends `date${string}`
    ? Date | string
    : Spec extends `use${string}`
      ? UseValue
      : string

type Variables = Record<string, VariableSpec>

/** The facts a mail of these variables is written from. */
export type DataOf<V extends Variables> = {
  [Name in keyof V as V[Name] extends `${string}?` ? never : Name]: ValueOf<
    V[Name]
  >
} & {
  [Name in keyof V as V[Name] extends `${string}?` ? Name : never]?: ValueOf<
    V[Name]
  >
}

export const kindOf = (spec: VariableSpec): VariableKind =>
  spec.replace("?", "") as VariableKind

export const isOptional = (spec: VariableSpec): boolean => spec.endsWith("?")

/** A path of this shop; another host can never be written into a mail. */
export const isPath = (value: unknown): value is string =>
  typeof value === "string" && /^\/(?![/\\])[^\s\\]*$/.test(value)
