/** Widths a still picture is kept in, besides the original one. */
export const PICTURE_WIDTHS = [480, 960, 1280] as const

export type PictureWidth = (typeof PICTURE_WIDTHS)[number]

/** `…/thumbnail.jpg` → `…/thumbnail-480.webp`. */
export const pictureName = (original: string, width: PictureWidth): string =>
  original.replace(/\.jpg$/, `-${width}.webp`)
