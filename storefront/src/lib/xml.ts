/** Text inside an XML element or attribute. */
export const xmlText = (text: string): string =>
  text
    // Control characters are not allowed in XML, escaped or not.
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

export const xmlResponse = (body: string, type: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "cache-control": "public, max-age=300",
    },
  })
