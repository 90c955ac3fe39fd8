import { cdp } from 'vitest/browser'

export interface AccessibleNode {
  role: string
  /** As Chromium computes it. */
  name: string
  /** Read after the name, as that of a `title` is. */
  description: string
  children: AccessibleNode[]
}

/** What a screen reader is given of this page: roles and names, in the order of reading. */
export async function readAccessibility(): Promise<AccessibleNode[]> {
  const { frameTree } = await cdp().send('Page.getFrameTree')
  // Tests run in a frame of their own.
  const frameId = frameTree.childFrames?.[0]?.frame.id
  if (frameId === undefined) throw new Error('The page has no frame')
  const { nodes } = await cdp().send('Accessibility.getFullAXTree', { frameId })
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  function read(id: string): AccessibleNode[] {
    const node = byId.get(id)
    const children = (node?.childIds ?? []).flatMap(read)
    if (!node || node.ignored) return children
    const { role, name, description } = node
    return [
      {
        role: String(role?.value),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
        children,
      },
    ]
  }
  return nodes.filter(({ parentId }) => parentId === undefined).flatMap(({ nodeId }) => read(nodeId))
}

/** All nodes of one role, wherever they are. */
export function findRole(nodes: readonly AccessibleNode[], role: string): AccessibleNode[] {
  return nodes.flatMap((node) => [...(node.role === role ? [node] : []), ...findRole(node.children, role)])
}

/** The texts and pictures inside, as they follow each other. */
export function readAloud({ children }: AccessibleNode): string[] {
  return children.flatMap((node) =>
    ['StaticText', 'image'].includes(node.role)
      ? node.name.trim() === ''
        ? []
        : [node.name]
      : readAloud(node),
  )
}
