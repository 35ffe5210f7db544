const MAX_REMEMBERED = 5_000

interface Remembered<Answer> {
  answer: Promise<Answer>
  until: number
}

export interface ShortMemoryOptions<Answer> {
  forMs: number
  /** A refusal is not kept: what is given in one process holds in all at once. */
  isKept: (answer: Answer) => boolean
  clock?: () => number
}

/**
 * A process's answers to what every request asks, kept for a moment: what is
 * taken away ends everywhere within `forMs`, with no word from the others.
 */
export class ShortMemory<Answer> {
  private readonly known = new Map<string, Remembered<Answer>>()
  private readonly clock: () => number

  constructor(private readonly options: ShortMemoryOptions<Answer>) {
    this.clock = options.clock ?? (() => performance.now())
  }

  /** What is known of `key`, else what `ask` says; many at once ask once. */
  get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const now = this.clock()
    const found = this.known.get(key)
    if (found && found.until > now) {
      return found.answer
    }
    if (this.known.size >= MAX_REMEMBERED) {
      this.known.clear()
    }
    const until = now + this.options.forMs
    const made = { answer: ask(), until }
    made.answer = made.answer.then(
      (answer) => {
        if (!this.options.isKept(answer)) {
          this.drop(key, made)
        }
        return answer
      },
      (error: unknown) => {
        this.drop(key, made)
        throw error
      }
    )
    this.known.set(key, made)
    return made.answer
  }

  forget(key: string): void {
    this.known.delete(key)
  }

  /** Only this one: another may have been asked for since. */
  private drop(key: string, made: Remembered<Answer>): void {
    if (this.known.get(key) === made) {
      this.known.delete(key)
    }
  }
}
