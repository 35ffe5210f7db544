/** An amount as the JSON integer it is frozen as; never a rounded one. */
export function toJson(amount: bigint): number {
  const number = Number(amount)
  if (!Number.isSafeInteger(number)) {
    throw new RangeError(`Amount too large for JSON: ${amount}`)
  }
  return number
}
