export interface BuyerSession {
  token: string
  email: string
}

/** `POST /api/buyer/verified-emails` */
export interface VerifiedEmail {
  email: string
  verified_at: string
}

export interface ClaimedPurchases {
  claimed: number
}
