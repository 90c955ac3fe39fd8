import type { ReactNode } from 'react'
import 'profile-kit/styles.css'
import { Profiles } from './Profiles'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <Profiles>{children}</Profiles>
      </body>
    </html>
  )
}
