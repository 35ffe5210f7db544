import { missing } from "../http/errors.mts"

/** Objects of one kind, each belonging to the platform or to one account. */
export class Table<T extends { id: string }> {
  readonly #rows = new Map<string, { account: string | null; value: T }>()
  readonly #noun: string

  constructor(noun: string) {
    this.#noun = noun
  }

  add(account: string | null, value: T): T {
    this.#rows.set(value.id, { account, value })
    return value
  }

  find(id: string): T | undefined {
    return this.#rows.get(id)?.value
  }

  /** Another account's object does not exist. */
  get(account: string | null, id: string): T {
    const row = this.#rows.get(id)
    if (row?.account !== account) throw missing(this.#noun, id)
    return row.value
  }

  ownerOf(id: string): string | null {
    return this.#rows.get(id)?.account ?? null
  }

  /** Newest first, as Stripe lists. */
  list(account: string | null): T[] {
    return [...this.#rows.values()]
      .filter((row) => row.account === account)
      .map((row) => row.value)
      .reverse()
  }

  all(): T[] {
    return [...this.#rows.values()].map((row) => row.value)
  }
}
