import { defineFailures, type FailureSpec } from "@codex/kernel"
import type { LifecycleFailure } from "./domain/lifecycle"
import type { PricingFailure } from "./domain/pricing"

type ContentFailure =
  | LifecycleFailure
  | PricingFailure
  | "post_not_found"
  | "slug_taken"
  | "slug_invalid"
  | "not_publishable"
  | "asset_not_found"
  | "asset_listed_twice"
  | "link_refused"
  | "embed_refused"
  | "part_not_found"
  | "part_listed_twice"
  | "bundle_in_bundle"
  | "bundle_has_fixed_price"
  | "authoring_not_allowed"
  | "bundles_off"
  | "explore_off"
  | "review_required"
  | "creator_waits"
  | "phone_first"
  | "post_disabled"
  | "already_disabled"
  | "not_disabled"
  | "catalog_not_found"
  | "organization_without_channel"

const failures = {
  post_not_found: {
    type: "not_found",
    message: "This post does not exist or is not available.",
  },
  bundles_off: {
    type: "forbidden",
    message:
      "Bundles are switched off. An owner can switch them on in Studio, Settings.",
  },
  explore_off: { type: "not_found", message: "There is no such page." },
  review_required: {
    type: "forbidden",
    message:
      "Posts are reviewed here before they go on sale. Ask an owner or an admin to publish it.",
  },
  creator_waits: {
    type: "forbidden",
    message:
      "New creators are looked at before they sell here. Prepare your posts; you get a mail as soon as you can publish.",
  },
  phone_first: {
    type: "forbidden",
    message:
      "Prove a phone number before your first post goes on sale: in your profile, under Phone number.",
  },
  post_disabled: {
    type: "not_allowed",
    message:
      "The operator has taken this post off sale: {reason} Write to them about it.",
  },
  already_disabled: {
    type: "not_allowed",
    message: "This post is disabled already.",
  },
  not_disabled: {
    type: "not_allowed",
    message: "This post is not disabled.",
  },
  catalog_not_found: {
    type: "not_found",
    message: "There is no creator or organization with this address.",
  },
  slug_taken: {
    type: "not_allowed",
    message:
      "Another post already uses the address “{slug}”. Choose another one.",
  },
  slug_invalid: {
    type: "invalid_data",
    message:
      "An address has lower-case letters, digits and single hyphens, for example “my-first-post”.",
  },
  price_out_of_range: {
    type: "invalid_data",
    message: "A price is between {floor} and {ceiling}.",
  },
  minimum_out_of_range: {
    type: "invalid_data",
    message: "The minimum is $0.00, or between {floor} and {ceiling}.",
  },
  suggested_out_of_range: {
    type: "invalid_data",
    message:
      "The suggested amount is at least the minimum and between {floor} and {ceiling}.",
  },
  compare_at_out_of_range: {
    type: "invalid_data",
    message: "The price before is higher than the price and at most {ceiling}.",
  },
  not_publishable: {
    type: "not_allowed",
    message: "This post cannot be published yet. {reasons}",
  },
  already_published: {
    type: "not_allowed",
    message: "This post is already published.",
  },
  not_published: {
    type: "not_allowed",
    message: "This post is not published, so there is nothing to take down.",
  },
  asset_not_found: {
    type: "not_found",
    message: "This file is not in your media library.",
  },
  link_refused: {
    type: "invalid_data",
    message:
      "“{title}” needs a whole address that begins with https://, for example https://example.com/page.",
  },
  embed_refused: {
    type: "invalid_data",
    message:
      "“{title}” needs the address of one video on YouTube or Vimeo, as the browser shows it.",
  },
  asset_listed_twice: {
    type: "invalid_data",
    message: "The same file is listed twice. Keep it once.",
  },
  part_not_found: {
    type: "not_found",
    message:
      "A post of this bundle does not exist in this organization. Take it out and pick another one.",
  },
  part_listed_twice: {
    type: "invalid_data",
    message: "The same post is in this bundle twice. Keep it once.",
  },
  bundle_in_bundle: {
    type: "invalid_data",
    message: "A bundle contains single posts, not other bundles.",
  },
  bundle_has_fixed_price: {
    type: "invalid_data",
    message: "A bundle has one fixed price. Set a price instead.",
  },
  authoring_not_allowed: {
    type: "forbidden",
    message:
      "Your role in this organization cannot edit posts. Ask an owner or admin.",
  },
  organization_without_channel: {
    type: "not_allowed",
    message:
      "This organization has no sales channel yet, so nothing can be listed. Ask the operator to finish its setup.",
  },
} satisfies Record<ContentFailure, FailureSpec>

/** `throw contentFailure("post_not_found")`; the code reaches the client. */
export const contentFailure = defineFailures<ContentFailure>(failures)
