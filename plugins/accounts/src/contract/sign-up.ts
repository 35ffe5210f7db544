/** `GET /api/sign-up/offer` */
export interface SignUpOffer {
  /** Whether creators may sign up by themselves. */
  open: boolean
  /** Whether the operator looks at new creators before they sell. */
  approval: boolean
  /** The platform's name; empty where it has none. */
  name: string
}

/** `GET /api/sign-up/handles/:handle` */
export interface HandleAnswer {
  handle: string
  available: boolean
  /** Why not, for a person to read. */
  message?: string
}

/** `POST /api/sign-up/creators` */
export interface SignedUp {
  email: string
  handle: string
}
