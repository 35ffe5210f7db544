const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")

/**
 * What a browser shows of a link that is no good, where no storefront stands in
 * front: a creator's own, from Studio.
 */
export function refusalPage(message: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>This download is over</title>
<h1>This download is over</h1>
<p>${escaped(message)}</p>
`
}
