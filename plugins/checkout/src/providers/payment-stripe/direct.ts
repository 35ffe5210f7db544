type Data = Record<string, unknown> | undefined

/** Where a payment is made when it is not on the platform's own account. */
export interface Direct {
  stripeAccount: string
  /** What the platform takes of it, in minor units. */
  fee: number
}

/** What checkout wrote into the session of a direct charge. */
export function accountOf(data: Data): Direct | undefined {
  const { stripe_account: account, application_fee_minor: fee } = data ?? {}
  return typeof account === "string"
    ? { stripeAccount: account, fee: typeof fee === "number" ? fee : 0 }
    : undefined
}

/** Stripe's object does not say on which account it is; our data has to. */
export function keepAccount<Output extends { data?: Data }>(
  { data }: { data?: Data },
  output: Output
): Output {
  const account = data?.stripe_account
  return account
    ? { ...output, data: { ...output.data, stripe_account: account } }
    : output
}
