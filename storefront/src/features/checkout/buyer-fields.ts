/** What was typed about the buyer, to be shown again. */
export type TypedBuyer = { name: string; phone: string; country: string }

/** What the e-mail step needs to know in the browser. */
export type EmailStepConfig = {
  codesUrl: string
  proveUrl: string
  resendSeconds: number
  texts: Record<string, string>
}

/** The account's own address where it is proven, else another proven one. */
export function chosenEmail(
  own: string,
  proven: readonly string[]
): { address: string; isProven: boolean } {
  if (proven.includes(own.toLowerCase())) {
    return { address: own, isProven: true }
  }
  const [other] = proven
  return { address: other ?? own, isProven: other !== undefined }
}
