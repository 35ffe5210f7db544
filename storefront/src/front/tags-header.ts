/** What a page says about itself to the server in front, and to nobody else. */
export const TAGS_HEADER = "x-page-tags"
