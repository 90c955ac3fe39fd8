import type { ReactNode } from 'react'
import 'profile-kit/styles.css'
import { Players } from './Players'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <Players>{children}</Players>
      </body>
    </html>
  )
}
