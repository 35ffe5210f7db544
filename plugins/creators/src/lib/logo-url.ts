/**
 * Where a logo is shown, in its middle size. The key is made anew with each
 * upload, so the address may be kept for good.
 */
export function logoUrl(key: string | null): string | null {
  return key ? `/api/logos/${key.replace(/^brand\//, "")}/256` : null
}
