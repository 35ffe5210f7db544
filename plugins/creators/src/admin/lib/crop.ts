/** Where the square lies: 0…1 of the way it can move, and how near. */
export interface Crop {
  x: number
  y: number
  zoom: number
}

interface Size {
  width: number
  height: number
}

/** The square of the picture that is kept, in its own pixels. */
export function frameOf({ width, height }: Size, { x, y, zoom }: Crop) {
  const side = Math.min(width, height) / Math.max(1, zoom)
  return { x: (width - side) * x, y: (height - side) * y, side }
}
