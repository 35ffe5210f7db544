/** What may go wrong with a request (RELIABILITY §7.3). */
export interface RequestFault {
  verb:
    | "latency"
    | "hang"
    | "commit_then_drop"
    | "500_then_ok"
    | "500_saved"
    | "commit_then_500"
    | "commit_then_hang"
    | "rate_limit"
  /** Part of "POST /v1/refunds"; without it every request fits. */
  match?: string
  /** How many requests; 1 unless told. */
  times?: number
  /** Milliseconds of `latency`, and of `hang` until the socket is cut. */
  ms?: number
}

/** What may go wrong with events on their way. */
export interface WebhookFaults {
  /** Each event is delivered this often. */
  dup: number
  /** Events wait and leave in the order of this seed, at `flush`. */
  shuffle: number | null
  delayMs: number
  /** Events wait until `flush`. */
  hold: boolean
  /** Events are written as the API of 2020-03-02 did. */
  old_api_version: boolean
  /** Signatures carry a time that is this many seconds ago. */
  out_of_tolerance: number
}

const NO_WEBHOOK_FAULTS: WebhookFaults = {
  dup: 1,
  shuffle: null,
  delayMs: 0,
  hold: false,
  old_api_version: false,
  out_of_tolerance: 0,
}

export class Faults {
  webhooks: WebhookFaults = { ...NO_WEBHOOK_FAULTS }
  #requests: (RequestFault & { left: number })[] = []

  add(fault: RequestFault): void {
    this.#requests.push({ ...fault, left: fault.times ?? 1 })
  }

  setWebhooks(faults: Partial<WebhookFaults>): void {
    this.webhooks = { ...this.webhooks, ...faults }
  }

  clear(): void {
    this.#requests = []
    this.webhooks = { ...NO_WEBHOOK_FAULTS }
  }

  /** The fault of this request, spent by asking. */
  take(request: string): RequestFault | undefined {
    const found = this.#requests.find(
      (fault) =>
        fault.left > 0 && (!fault.match || request.includes(fault.match))
    )
    if (found) found.left -= 1
    return found
  }
}
