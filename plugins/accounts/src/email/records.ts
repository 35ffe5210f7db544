/** The records of one person that carry an address. */
export interface OwnRecords {
  login_id: string
  customer_id: string | null
  user_id: string | null
}

export interface ChangeEmailInput extends OwnRecords {
  auth_identity_id: string
  old_email: string
  new_email: string
  /** The code that proved the address. */
  request_id: string
}
