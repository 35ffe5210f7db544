import type {
  CatalogPost,
  CatalogResponse,
} from "@codex/plugin-content/contract"
import { createHash } from "node:crypto"
import { brandPalette, paletteCss } from "@codex/plugin-creators/contract"
import { TAGS_HEADER } from "../front/tags-header.ts"
import { carriedSheet, styleSource } from "../styles/sheet.server"

/** A handle as the list of changes names it: nobody learns who changed. */
export const tagOf = (handle: string): string =>
  createHash("sha256").update(handle).digest("hex").slice(0, 16)

type Context = { locals: App.Locals; response: { headers: Headers } }
type Face = { handles: readonly string[]; brand: string | null | undefined }

/** What a page of an organization or a creator is made of. */
export const catalogFace = ({ profile, posts }: CatalogResponse): Face => ({
  handles: [
    profile.handle,
    ...[...profile.creators, ...profile.organizations].map((n) => n.handle),
    ...posts.map((post) => post.handle),
  ],
  brand: profile.brand_color,
})

/** What the page of a post is made of. */
export const postFace = ({ handle, creator, organization }: CatalogPost) => ({
  handles: [handle, creator.handle, organization.handle],
  brand: organization.brand_color,
})

/**
 * Says that this page is the same for everybody: it forgets who asks, so that
 * nothing below can draw them, and names what it is made of. What concerns
 * one reader is fetched after the page is shown (features/personal).
 */
export function shareable(
  { locals, response }: Context,
  { handles, brand }: Face
): void {
  const palette = paletteCss(brandPalette(brand))
  locals.token = undefined
  locals.styles = [carriedSheet, palette].map(styleSource)
  response.headers.set(TAGS_HEADER, [...new Set(handles)].map(tagOf).join(" "))
}
