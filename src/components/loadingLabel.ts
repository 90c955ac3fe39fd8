/** What is on its way, for screen readers. */
export const loadingLabel = { loading: 'Loading' }
