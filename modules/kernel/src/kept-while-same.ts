interface Kept<Value> {
  version: string
  madeAt: number
  value: Promise<Value>
}

export interface KeptOptions {
  /** Which state of the shop this server knows; null: nobody would tell. */
  version: () => string | null
  /** The most it may be behind what changes without being told. */
  maxAgeMs: number
  now?: () => number
}

const MOST = 500

/**
 * What public pages show, read once for all who ask until a commit changes it
 * (ADR 0040). A value belongs to the version that was known before it was read;
 * who asks meanwhile waits for it. It is shared: nobody may change it.
 */
export class KeptWhileSame<Value> {
  private readonly kept = new Map<string, Kept<Value>>()
  private readonly now: () => number

  constructor(private readonly options: KeptOptions) {
    this.now = options.now ?? Date.now
  }

  /** `known`: a version the asker has heard of; ours may be behind it. */
  of(key: string, read: () => Promise<Value>, known?: string): Promise<Value> {
    const version = this.options.version()
    if (version === null || (known && known !== version)) {
      return read()
    }
    const kept = this.kept.get(key)
    return kept && this.isGood(kept, version)
      ? kept.value
      : this.keep(key, version, read)
  }

  private isGood({ version, madeAt }: Kept<Value>, current: string): boolean {
    const isYoung = this.now() - madeAt < this.options.maxAgeMs
    return isYoung && version === current
  }

  private keep(
    key: string,
    version: string,
    read: () => Promise<Value>
  ): Promise<Value> {
    const value = read()
    const kept = { version, madeAt: this.now(), value }
    // Set anew, so that the oldest stand first.
    this.kept.delete(key)
    this.kept.set(key, kept)
    this.makeRoom()
    value.catch(() => {
      if (this.kept.get(key) === kept) {
        this.kept.delete(key)
      }
    })
    return value
  }

  private makeRoom(): void {
    const [oldest] = this.kept.keys()
    if (oldest !== undefined && this.kept.size > MOST) {
      this.kept.delete(oldest)
    }
  }
}
