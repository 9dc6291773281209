/**
 * The web app's entry: one address, one screen. Joining comes with the page, because on a slow phone each further request
 * costs more than its bytes; every other screen is loaded when it is asked for, and the seat's own while a group is chosen.
 */
import { type ComponentType, lazy, StrictMode, Suspense, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Switch } from 'wouter'
import { config } from 'zod/mini'
import { later } from './live/later.tsx'
import { LiveRegion } from './parts/live-region.tsx'
import { Loading } from './parts/loading.tsx'
import { NotFound } from './parts/not-found.tsx'
import { HomeScreen } from './screens/home.tsx'
import { JoinScreen } from './screens/join.tsx'
import { WordsProvider } from './words/use-words.tsx'
import './styles/main.scss'

// Zod would try whether it may make functions of text, which this server lets no page do, and browsers complain aloud.
config({ jitless: true })

const ProtectedScreen = lazy(() =>
  import('./screens/protected.tsx').then((file) => ({ default: file.ProtectedScreen })),
)
const HelperScreen = lazy(() => import('./screens/helper.tsx').then((file) => ({ default: file.HelperScreen })))
// Not `lazy`: React holds what has been suspended back for a third of a second, also where its script is here.
const PhoneScreen = later(() => import('./screens/phone.tsx').then((file) => file.PhoneScreen), <Loading />)
const WallScreen = withQueries(() => import('./screens/wall.tsx').then((file) => file.WallScreen))
const DeskScreen = forStaff(() => import('./screens/desk.tsx').then((file) => file.DeskScreen))
const RoomPackScreen = forStaff(() => import('./screens/desk/room-pack.tsx').then((file) => file.RoomPackScreen))
const FinaliseScreen = forStaff(() => import('./screens/finalise.tsx').then((file) => file.FinaliseScreen))
const WorkspaceScreen = forStaff(() => import('./screens/workspace.tsx').then((file) => file.WorkspaceScreen))
const PartsGalleryScreen = lazy(() =>
  import('./screens/parts-gallery.tsx').then((file) => ({ default: file.PartsGalleryScreen })),
)

const root = document.getElementById('app')
if (root === null) throw new Error('expected an element with the id "app" in index.html')

createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <LiveRegion />
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/">
            <HomeScreen />
          </Route>
          <Route path="/join/:code">{({ code }) => <Door code={code} />}</Route>
          <Route path="/s/:session">{({ session }) => <PhoneScreen session={session} />}</Route>
          <Route path="/protected">
            <ProtectedScreen />
          </Route>
          <Route path="/helper/:session">{({ session }) => <HelperScreen session={session} />}</Route>
          <Route path="/wall/:session">{({ session }) => <WallScreen session={session} />}</Route>
          <Route path="/desk/:session">{({ session }) => <DeskScreen session={session} />}</Route>
          <Route path="/desk/:session/pack">{({ session }) => <RoomPackScreen session={session} />}</Route>
          <Route path="/finalise/:session">{({ session }) => <FinaliseScreen session={session} />}</Route>
          <Route path="/workspace">
            <WorkspaceScreen />
          </Route>
          <Route path="/parts">
            <PartsGalleryScreen />
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </WordsProvider>
  </StrictMode>,
)

/** Fetches the seat's screen while its group is chosen. */
function Door({ code }: { code: string }) {
  useEffect(() => void PhoneScreen.load(), [])
  return <JoinScreen code={code} />
}

/** A screen that asks the server by TanStack Query, which is fetched beside it: phones do without. */
function withQueries<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => {
    // Asked for again by the screen; here it travels beside it.
    void import('./live/connection.ts').catch(() => null)
    const [{ Queries }, Screen] = await Promise.all([import('./live/queries.tsx'), load()])
    return {
      default: (props: P) => (
        <Queries>
          <Screen {...props} />
        </Queries>
      ),
    }
  })
}

/** The same for staff, whose keys are not used where others could read them: browsers trust https and this computer. */
function forStaff<P extends object>(load: () => Promise<ComponentType<P>>) {
  return withQueries<P>(async () =>
    window.isSecureContext ? load() : (await import('./screens/staff-needs-https.tsx')).StaffNeedsHttps,
  )
}
