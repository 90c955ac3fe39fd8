/** Whether a picture address names a host other than the page's own. */
export function isThirdParty(address: string | undefined): address is string {
  return (
    typeof address === 'string' && new URL(address, window.location.href).origin !== window.location.origin
  )
}
