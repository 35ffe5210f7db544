/** `/ada/intro` → its handle and slug; the API links a post by its path. */
export function postOfPath(path: string): { handle: string; slug: string } {
  const [handle = "", slug = ""] = path.split("/").filter(Boolean)
  return { handle: decodeURIComponent(handle), slug: decodeURIComponent(slug) }
}
