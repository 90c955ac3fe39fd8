/**
 * Draws faces: an SVG, as text, from a seed. The same seed has to give the same drawing, for it is remembered.
 * Where it answers without a promise, the face is there in the first frame.
 */
export type AvatarRenderer = (seed: string) => string | Promise<string>

/** Which picture, and how large it is shown. */
export interface PictureRequest {
  /** An address the policy allows. */
  url: string
  /** Width and height in CSS pixels. */
  size: number
  /** Pixels of the screen per CSS pixel: called with 1, 2 and 3, of which the browser chooses. */
  dpr: number
  /** When the profile was last changed, where that is known: for hosts that put a new picture under the old address. */
  version: string | undefined
}

/** Where pictures come from. The same object serves `<ProfileProvider avatars>`, `prefetchProfiles` and `preloadAvatars`. */
export interface AvatarOptions {
  /**
   * Whether generated pictures are drawn in the page, without a request to a third party, or loaded from the service
   * their address names. Those of another style than the documented one are drawn only where there is a `renderer`.
   * Default: `'local'`.
   */
  generated?: 'local' | 'remote' | undefined
  /** Where given, other pictures are loaded from these hosts alone, such as `images.example.com`. */
  hosts?: readonly string[] | undefined
  /**
   * Returns the address to load a picture from instead of its own: that of a proxy or an image CDN. Called for what the
   * policy allows; what it returns is taken as it is. Where it throws, the picture counts as failed.
   */
  transformUrl?: ((picture: PictureRequest) => string | URL) | undefined
  /**
   * The page's address, or its origin alone, for servers: a browser knows where it is. With it, what a server renders
   * loads no picture from the page's own origin either.
   */
  page?: string | undefined
  /** Draws all faces, in place of the documented style. Has to be the same function from render to render. */
  renderer?: AvatarRenderer | undefined
}
