/**
 * First path segments that the storefront, the server or a later feature
 * owns. A handle is the first segment of a public page, so it may be none of
 * these (ARCHITECTURE §4).
 */
export const RESERVED_HANDLES: ReadonlySet<string> = new Set(
  `
  about abuse access account accounts admin administrator api app apps assets
  auth billing blog callback cart catalog cdn checkout claim codex contact cookies
  courses create creator creators dashboard discover docs download downloads
  embed embeds error explore faq favicon features feed files forgot-password
  guest health healthz help home hooks images imprint index invite invites jobs
  js learn legal library live login logout mail manage marketplace me media
  media-upload member members messages new news notifications oauth offers
  operator order orders organization organizations page pages password pay
  payment payments payout payouts plans platform player playback policies
  post posts preview press pricing privacy product products profile public
  purchase purchases receipt receipts refund refunds register reset reset-password
  robots root rss search security sell session sessions settings shop signin
  signout signup sitemap static status store stores studio subscribe
  subscriptions support system tag tags team terms test undefined null unsubscribe
  upload uploads user users verify video wallet watch webhook webhooks
  well-known www
  `
    .trim()
    .split(/\s+/)
)
