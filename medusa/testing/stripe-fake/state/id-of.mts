/** The id of a field that Stripe may expand; here they are kept as ids. */
export const idOf = (value: string | { id: string } | null): string =>
  typeof value === "string" ? value : (value?.id ?? "")
