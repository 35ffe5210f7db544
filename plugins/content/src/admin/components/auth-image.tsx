import { clx } from "@medusajs/ui"
import { useEffect, useState, type ReactNode } from "react"
import { apiImage } from "../lib/api"

interface AuthImageProps {
  path: string
  alt: string
  /** In pixels; the frame is 16:9. */
  width: number
  className?: string
  fallback?: ReactNode
}

/** A picture behind the session; a quiet frame until it is there. */
export const AuthImage = (props: AuthImageProps) => {
  const { path, alt, width, className, fallback } = props
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let current: string | null = null
    let gone = false
    apiImage(path).then(
      (created) => {
        current = created
        if (gone) {
          URL.revokeObjectURL(created)
        } else {
          setUrl(created)
        }
      },
      () => setUrl(null)
    )
    return () => {
      gone = true
      if (current) {
        URL.revokeObjectURL(current)
      }
    }
  }, [path])
  return (
    <div
      style={{ width, aspectRatio: "16 / 9" }}
      className={clx(
        "bg-ui-bg-component text-ui-fg-subtle flex shrink-0 items-center justify-center overflow-hidden rounded-md border",
        className
      )}
    >
      {url ? (
        <img src={url} alt={alt} className="size-full object-cover" />
      ) : (
        fallback
      )}
    </div>
  )
}
