/** The only place where an address of this site is put together. */
type Query = Record<string, string | number | undefined>

function withQuery(path: string, query?: Query): string {
  if (!query) return path
  const entries = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([key, value]) => [key, String(value)])
  const search = new URLSearchParams(entries).toString()
  return search ? `${path}?${search}` : path
}

const part = encodeURIComponent

export const paths = {
  home: () => "/",
  profile: (handle: string, query?: Query) =>
    withQuery(`/${part(handle)}`, query),
  post: (handle: string, slug: string, query?: Query) =>
    withQuery(`/${part(handle)}/${part(slug)}`, query),
  login: (returnTo?: string, query?: Query) =>
    withQuery("/login", { returnTo, ...query }),
  signIn: (provider: string, returnTo: string) =>
    withQuery(`/auth/start/${part(provider)}`, { returnTo }),
  signInCallback: (provider: string) => `/auth/callback/${part(provider)}`,
  register: (returnTo?: string) => withQuery("/register", { returnTo }),
  logout: () => "/logout",
  forgot: () => "/forgot-password",
  reset: () => "/reset",
  email: () => "/account/email",
  security: (query?: Query) => withQuery("/account/security", query),
  ownData: (query?: Query) => withQuery("/account/data", query),
  ownDataFile: () => "/account/data.json",
  theme: () => "/theme",
  themeCss: (brand: string | undefined) => withQuery("/theme.css", { brand }),
  legal: (handle: string, kind: string, version?: number) =>
    withQuery(`/legal/${part(handle)}/${part(kind)}`, { version }),
  feed: (handle: string) => `/rss/${part(handle)}.xml`,
  explore: (query?: Query) => withQuery("/explore", query),
  sitemap: () => "/sitemap.xml",
  shareImage: (handle: string, slug: string, version?: string | null) =>
    withQuery(`/og/${part(handle)}/${part(slug)}.png`, {
      v: version ?? undefined,
    }),
  library: (query?: Query) => withQuery("/library", query),
  receipts: () => "/receipts",
  receipt: (id: string, query?: Query) =>
    withQuery(`/receipts/${part(id)}`, query),
  checkout: (handle: string, slug: string, query?: Query) =>
    withQuery(`/checkout/${part(handle)}/${part(slug)}`, query),
  claim: () => "/claim",
  checkoutConfirm: (returnTo: string) =>
    withQuery("/checkout/confirm", { returnTo }),
  checkoutGuest: (returnTo: string) =>
    withQuery("/checkout/guest", { returnTo }),
  checkoutDone: (checkoutId: string, query?: Query) =>
    withQuery(`/checkout/done/${part(checkoutId)}`, query),
  /** Where a form asks for a file; answers with the download. */
  askForFile: (postId: string) => `/downloads/${part(postId)}`,
  watch: (handle: string, slug: string, query?: Query) =>
    withQuery(`/watch/${part(handle)}/${part(slug)}`, query),
} as const

/** Of the dashboard, which stands at the server's public address. */
export const adminPaths = {
  signUp: (backendUrl: string) => `${backendUrl}/app/login?sign-up`,
} as const

/** Addresses of Codex's API, the same in the browser and behind the proxy. */
export const api = {
  catalog: (handle: string, query?: Query) =>
    withQuery(`/api/catalog/${part(handle)}`, query),
  post: (handle: string, slug: string, query?: Query) =>
    withQuery(`/api/catalog/${part(handle)}/${part(slug)}`, query),
  cover: (handle: string, slug: string) =>
    `/api/catalog/${part(handle)}/${part(slug)}/cover`,
  legal: (handle: string, kind: string, version?: number) =>
    withQuery(`/api/legal/${part(handle)}/${part(kind)}`, { version }),
  explore: (query?: Query) => withQuery("/api/explore", query),
  sitemap: (page: number) => withQuery("/api/sitemap", { page }),
  checkout: () => "/api/checkout",
  buyerCodes: () => "/api/buyer/codes",
  buyerClaims: () => "/api/buyer/claims",
  buyerVerifiedEmails: () => "/api/buyer/verified-emails",
  buyerSessions: () => "/api/buyer/sessions",
  ownData: () => "/api/buyer/data",
  deleteAccount: () => "/api/buyer/delete",
  refundPolicy: (handle: string) => `/api/stores/${part(handle)}/refund-policy`,
  quote: (query: Query) => withQuery("/api/quote", query),
  checkoutById: (id: string) => `/api/checkout/${part(id)}`,
  demoPayment: (id: string) => `/api/checkout/${part(id)}/demo`,
  purchases: () => "/api/purchases",
  purchase: (id: string) => `/api/purchases/${part(id)}`,
  receiptPdf: (id: string) => `/api/purchases/${part(id)}/receipt`,
  refundRequest: (id: string) => `/api/purchases/${part(id)}/refund-request`,
  access: (postId: string) => withQuery("/api/access", { post_id: postId }),
  session: () => "/api/account/session",
  sessions: () => "/api/account/sessions",
  endSession: (id: string) => `/api/account/sessions/${part(id)}/end`,
  signOut: () => "/api/account/sign-out",
  signOutEverywhere: () => "/api/account/sign-out-everywhere",
  password: () => "/api/account/password",
  email: () => "/api/account/email",
  confirmEmail: () => "/api/account/email/confirm",
  library: () => "/api/library",
  ownedItems: (postId: string) => `/api/library/${part(postId)}/items`,
  downloads: (postId: string) => `/api/downloads/${part(postId)}`,
  playback: (postId: string) => `/api/playback/${part(postId)}`,
  renew: (sessionId: string) =>
    `/api/playback-sessions/${part(sessionId)}/renew`,
  closePlayer: (sessionId: string) =>
    `/api/playback-sessions/${part(sessionId)}/close`,
  players: () => "/api/playback-sessions",
  progress: () => "/api/progress",
} as const
