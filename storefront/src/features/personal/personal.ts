/**
 * A shared page says nothing about its reader. Where somebody is signed in,
 * their parts of it (what they own, their menu) come after the first paint.
 */
export async function personalize(): Promise<void> {
  if (!/(^|; )signed_in=1/.test(document.cookie)) return
  const at = location.pathname + location.search
  const answer = await fetch("/personal?at=" + encodeURIComponent(at))
  if (!answer.ok) return
  const html = await answer.text()
  const parts = new DOMParser().parseFromString(html, "text/html").body.children
  for (const part of [...parts]) {
    document.getElementById(part.id)?.replaceWith(part)
  }
}

void personalize()
