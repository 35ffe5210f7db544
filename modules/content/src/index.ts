import { Module } from "@medusajs/framework/utils"
import ContentModuleService from "./service"
import "./tables"

export const CONTENT = "codex_content"

export default Module(CONTENT, { service: ContentModuleService })

export { contentFailure } from "./errors"
export { contentOptions, priceLimits } from "./options"
export type { ContentOptions } from "./options"
export type * from "./types"
export { blockingReasons, publishChecklist } from "./domain/checklist"
export type { ChecklistDeliverable, ChecklistItem } from "./domain/checklist"
export { nextStatus } from "./domain/lifecycle"
export type { PostAction } from "./domain/lifecycle"
export { checkPricing, hasPrice, normalizePricing } from "./domain/pricing"
export { DEFAULT_LIMITS, isCharged } from "./domain/price-limits"
export type { PriceLimits } from "./domain/price-limits"
export { formatPrice, priceLabel } from "./domain/price-label"
export { isSlug, slugify } from "./domain/slug"
export { normalizeTags } from "./domain/tags"
export {
  erasePost,
  findPostBySlug,
  findPublishedBySlugOfCreator,
  getPost,
  hasPublished,
  insertPost,
  listPostsByIds,
  pickSlug,
  restorePost,
  setPostProduct,
  setPostStatus,
  softDeletePost,
  updatePost,
} from "./store/posts"
export {
  listDeliverables,
  listUses,
  refreshDuration,
} from "./store/deliverables"
export {
  isMedia,
  itemInput,
  itemKey,
  listItems,
  replaceItems,
  useOfPost,
} from "./store/items"
export { embedFrame, embedPage, parseEmbed, parseLink } from "./domain/embeds"
export type { Embed } from "./domain/embeds"
export { pagePosts } from "./store/post-pages"
export type { PostPage } from "./store/post-pages"
export { disablePost, enablePost } from "./store/disable"
export { listParts, replaceParts } from "./store/parts"
export { keepTerms, termsAt } from "./store/terms"
export { hasPreviewToken, insertPreviewToken } from "./store/preview-tokens"
export { listPosts, STUDIO_ORDERS } from "./store/studio-list"
export type { PostListFilter, StudioOrder } from "./store/studio-list"
export { ownersChangedSince } from "./store/changes"
export {
  countTags,
  listPublicPosts,
  authorsOnSale,
  listSellers,
  searchCatalog,
} from "./store/catalog"
export type {
  CatalogFilter,
  CatalogMatches,
  CatalogSort,
  PublicPost,
} from "./store/catalog"
export { listPostsByVariants } from "./store/by-variant"
