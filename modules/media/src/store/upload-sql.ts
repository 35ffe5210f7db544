/**
 * Nobody is finishing it. Joining 5 GB takes a slow disk ten minutes at most; a
 * server that died meanwhile loses the right to it after them.
 */
export const NOT_BEING_FINISHED = `(state = 'open' or (state = 'completing'
  and updated_at < now() - interval '10 minutes'))`
