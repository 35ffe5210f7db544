/** `GET /api/account/email` and `GET /admin/account/email` */
export interface OwnEmail {
  /** Null for whoever signs in without a password. */
  email: string | null
}

/** `POST …/email/confirm`, with the code from the mail */
export interface EmailChanged {
  email: string
}
