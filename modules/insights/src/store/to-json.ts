/** Rows for `jsonb_to_recordset`; a bigint travels as text. */
export const toJson = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_name, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value
  )
