/**
 * Does what is for whoever builds the app: `warn` looks at `process.env.NODE_ENV` first, and itself, for bundlers take out
 * of it what production has no use for. Without a bundler there is no `process`, and nobody to tell.
 */
export function inDevelopment(warn: () => void): void {
  try {
    warn()
  } catch {
    // No `process`: it is not known whether this is development.
  }
}
