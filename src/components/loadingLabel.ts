/** What is on its way, for those who hear it. */
export const loadingLabel = { loading: 'Loading' }
