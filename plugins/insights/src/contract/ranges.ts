/** Days that a page may look back. */
export const RANGES: readonly number[] = [7, 28, 90, 365]
