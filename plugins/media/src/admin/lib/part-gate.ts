/** So many parts at a time at first, and on a line that stumbles. */
const FEW_AT_ONCE = 4
/** On a fast line to a storage that has its connections to itself. */
const MANY_AT_ONCE = 6
/** A part that was there sooner left the line waiting in between. */
const FAST_PART_S = 8

export interface PartTold {
  seconds: number
  failed: boolean
  /** Parts go to the API's own origin: browsers open six connections to it. */
  sharesOrigin: boolean
}

/** How many parts to send at once, after what the last one told. */
export function nextWidth(width: number, told: PartTold): number {
  if (told.failed || told.sharesOrigin) {
    return FEW_AT_ONCE
  }
  return told.seconds < FAST_PART_S ? Math.min(MANY_AT_ONCE, width + 1) : width
}

/** Lets so many through at a time; the number may change on the way. */
export class PartGate {
  private active = 0
  private readonly queue: (() => void)[] = []

  constructor(private width = FEW_AT_ONCE) {}

  get busy(): number {
    return this.active
  }

  tell(told: PartTold): void {
    this.width = nextWidth(this.width, told)
    this.admit()
  }

  async run<T>(
    signal: AbortSignal | undefined,
    work: () => Promise<T>
  ): Promise<T> {
    await this.enter(signal)
    try {
      return await work()
    } finally {
      this.active -= 1
      this.admit()
    }
  }

  private admit(): void {
    while (this.active < this.width && this.queue.length > 0) {
      this.active += 1
      this.queue.shift()?.()
    }
  }

  private enter(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const off = () => {
        const at = this.queue.indexOf(pass)
        if (at >= 0) {
          this.queue.splice(at, 1)
          reject(new Error("called off"))
        }
      }
      const pass = () => {
        signal?.removeEventListener("abort", off)
        resolve()
      }
      signal?.addEventListener("abort", off)
      this.queue.push(pass)
      this.admit()
    })
  }
}
