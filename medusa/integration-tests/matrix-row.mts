import type { FileFixtures } from "./file-fixtures.mts"
import type { Fixtures as ShopFixtures } from "./fixtures.mts"

/** What of A the rows name. */
export type Fixtures = ShopFixtures & FileFixtures

export interface Request {
  path: string
  body?: unknown
  raw?: Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

/**
 * One route of the built server. `area` decides who is rightful and what
 * everybody else must get; `foreign` what the same kind of person of another
 * tenant gets: the 404 of an absent id, only or only
 * their own rows; `same` is an answer that does not tell the two apart.
 */
export interface Row {
  route: string
  area: "studio" | "operator" | "staff" | "customer" | "public" | "signed"
  request: (f: Fixtures) => Request
  foreign?: "same404" | "own" | "same"
  /** Rightful call, when it is not the same request. */
  control?: (f: Fixtures) => Request
  /** Success is a redirect (302). */
  redirects?: true
  /** Made true by hand before the control. */
  arrange?: (f: Fixtures) => Promise<void>
}

/** A request without or with a JSON body. */
export const at = (path: string, body?: unknown): Request =>
  body === undefined ? { path } : { path, body }
