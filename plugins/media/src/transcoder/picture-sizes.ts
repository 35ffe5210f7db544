import { PICTURE_WIDTHS, pictureName } from "@codex/media"
import { join } from "node:path"
import sharp from "sharp"

/**
 * A still picture in the sizes pages show, made once while the video is
 * prepared. It comes from our own ffmpeg, so it is a JPEG of known size.
 *
 * @param picture its name in `cwd`; the answers lie beside it
 */
export async function pictureSizes(
  cwd: string,
  picture: string
): Promise<string[]> {
  const names: string[] = []
  for (const width of PICTURE_WIDTHS) {
    const name = pictureName(picture, width)
    await sharp(join(cwd, picture))
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 72 })
      .toFile(join(cwd, name))
    names.push(name)
  }
  return names
}
