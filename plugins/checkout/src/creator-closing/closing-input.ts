import catalogue from "../i18n/en.json"

/** Whose account the workflow closes. */
export interface CloseCreatorInput {
  creator_id: string
  user_id: string
  auth_identity_id: string
  /** Null once the user is gone, which is when nobody is told any more. */
  email: string | null
  name: string
  /** The login also buys: it stays for that. */
  shops: boolean
}

/** What stands where they were named. */
export const CLOSED = catalogue.creatorClosing
