/** Whether nobody looks at what is cached here. A worker has a `location` alone, and React Native a `window` alone. */
export const isServer = () => typeof window === 'undefined' && typeof location === 'undefined'
