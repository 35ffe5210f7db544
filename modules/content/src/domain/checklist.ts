import { hasPrice, type PricingType } from "./pricing"

export interface ChecklistDeliverable {
  title: string
  /** `missing` when the file has left its creator's library. */
  state: "uploading" | "processing" | "ready" | "failed" | "missing"
  playable: boolean
}

export interface ChecklistInput {
  title: string
  pricing_type: PricingType
  price_minor: bigint
  product_type?: "content" | "bundle"
  /** Of a bundle: the posts in it. */
  parts?: readonly { title: string; status: string }[]
  deliverables: readonly ChecklistDeliverable[]
  /** Links and films of other hosts: there is nothing to wait for. */
  elsewhere?: number
}

export type ChecklistCode = "title" | "price" | "content" | "media_ready"

export interface ChecklistItem {
  code: ChecklistCode
  ok: boolean
  /** Why it blocks and what to do; empty once done. */
  reason: string
}

const item = (
  code: ChecklistCode,
  ok: boolean,
  reason: string
): ChecklistItem => ({ code, ok, reason: ok ? "" : reason })

function mediaReason(deliverables: readonly ChecklistDeliverable[]): string {
  const gone = deliverables.find((d) => d.state === "missing")
  if (gone) {
    return `“${gone.title}” is no longer in the media library. Remove it or pick another file.`
  }
  const broken = deliverables.find((d) => d.state === "failed")
  if (broken) {
    return `“${broken.title}” could not be processed. Retry it in the media library or remove it.`
  }
  const uploading = deliverables.find((d) => d.state === "uploading")
  if (uploading) {
    return `“${uploading.title}” is still uploading. Finish the upload first.`
  }
  return "The media is still being processed. You can publish as soon as one file is ready."
}

/** A bundle sells other posts, so those must be on sale. */
function bundleItems(parts: readonly { title: string; status: string }[]) {
  const offSale = parts.find((part) => part.status !== "published")
  return [
    item(
      "content",
      parts.length >= 2,
      "Add at least two posts of this organization to the bundle."
    ),
    item(
      "media_ready",
      parts.length >= 2 && !offSale,
      offSale
        ? `“${offSale.title || "Untitled post"}” is not published. Publish it or take it out.`
        : "The posts in the bundle must be published."
    ),
  ]
}

/**
 * What publishing needs: a title, a price and at least one thing that a buyer
 * can play, download or open now. A file that has failed or is gone blocks as well, because a
 * buyer would pay for something that is not there.
 */
export function publishChecklist(input: ChecklistInput): ChecklistItem[] {
  return [
    item("title", input.title.trim() !== "", "Give the post a title."),
    item("price", hasPrice(input), "Set a price, or make the post free."),
    ...(input.product_type === "bundle"
      ? bundleItems(input.parts ?? [])
      : mediaItems(input.deliverables, input.elsewhere ?? 0)),
  ]
}

function mediaItems(
  deliverables: readonly ChecklistDeliverable[],
  elsewhere: number
) {
  const playable =
    elsewhere > 0 || deliverables.some((d) => d.state === "ready" || d.playable)
  const some = deliverables.length + elsewhere > 0
  const unusable = deliverables.some(
    (d) => d.state === "missing" || (d.state === "failed" && !d.playable)
  )
  return [
    item(
      "content",
      some,
      "Add at least one file from your media library, a link or an embed."
    ),
    item(
      "media_ready",
      some && playable && !unusable,
      deliverables.length > 0
        ? mediaReason(deliverables)
        : "The files you add must have finished processing."
    ),
  ]
}

export function blockingReasons(items: readonly ChecklistItem[]): string[] {
  return items.filter((i) => !i.ok).map((i) => i.reason)
}
