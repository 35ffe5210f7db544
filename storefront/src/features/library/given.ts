import { t } from "../../i18n"
import { paths } from "../../paths"

/** A post by its address. */
export type Address = { handle: string; slug: string }

const PROBLEMS = {
  downloads_off: t("download.off"),
  media_not_found: t("download.missing"),
  not_entitled: t("download.denied"),
  too_many_downloads: t("download.too_many"),
} as const

/** Why a file did not come, for the page it was asked for on. */
export function downloadProblem(code: string | null): string | undefined {
  if (code === null) return undefined
  return Object.hasOwn(PROBLEMS, code)
    ? PROBLEMS[code as keyof typeof PROBLEMS]
    : t("download.failed")
}

const REFUSALS = {
  download_used: t("download.used"),
  download_expired: t("download.expired"),
  not_entitled: t("download.denied"),
  downloads_off: t("download.off"),
  media_not_found: t("download.missing"),
} as const

/** What a link that is no good says of itself. */
export const refusalText = (code: string): string =>
  Object.hasOwn(REFUSALS, code)
    ? REFUSALS[code as keyof typeof REFUSALS]
    : t("download.unreachable")

/** Where the owner of a post finds what it gives. */
export const ownerPage = (
  { handle, slug }: Address,
  download?: string
): string => paths.watch(handle, slug, { download })
