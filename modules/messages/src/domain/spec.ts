import type { VariableSpec } from "./variables"

/** Why a mail cannot be switched off, if it cannot. */
export type MustSend = "security" | "receipt" | "money"

export interface MessageSpec {
  /** Whose mail it is; Settings groups by it. */
  group: "account" | "purchase" | "creator" | "organization"
  /** Besides the operator, may an organization write its own? */
  own: boolean
  mustSend?: MustSend
  /** The reader may refuse it: in the matrix, or with *Unsubscribe*. */
  optional?: boolean
  /** Carries a key: once sent, neither its facts nor its text are kept. */
  secret?: boolean
  variables: Record<string, VariableSpec>
  /** Shown as rows under the text where they have a value. */
  details?: readonly string[]
  /** Small print, in the catalogue; shown where all its values are there. */
  notes?: readonly string[]
  /** The address the button leads to. */
  button?: string
}
