/** What the server tells the card form. */
export type CardConfig = {
  stripeKey: string
  /** The seller's own account, where the money goes straight there. */
  stripeAccount: string | null
  scriptUrl: string
  email: string
  postId: string
  /** What is charged: the total on the button. */
  amountMinor: number
  /** Pay what you want: what was chosen, before any tax. */
  chosenMinor?: number
  currency: string
  startUrl: string
  doneUrl: string
  texts: Record<string, string>
}

export const readConfig = (): CardConfig =>
  JSON.parse(
    document.getElementById("stripe-config")?.textContent ?? "{}"
  ) as CardConfig

/** A refusal in words that a person understands. */
export class CardProblem extends Error {}
