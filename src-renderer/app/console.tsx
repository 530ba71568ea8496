import { type ReactNode, useEffect, useState } from 'react';
import { customerKeys, openCustomerKey } from '../features/customers/customer-keys.ts';
import { CustomersScreen } from '../features/customers/customers-screen.tsx';
import { forgetCustomers } from '../features/customers/forget-customers.ts';
import { Announcer } from '../features/frame/announcer.tsx';
import { Banner } from '../features/frame/banner.tsx';
import { Columns } from '../features/frame/columns.tsx';
import { NoTicket } from '../features/frame/no-ticket.tsx';
import { Notices } from '../features/frame/notices.tsx';
import { Rail } from '../features/frame/rail.tsx';
import { SignOutDialog } from '../features/frame/sign-out-dialog.tsx';
import { StateActions } from '../features/frame/state-actions.tsx';
import { StatusBar } from '../features/frame/status-bar.tsx';
import { UndoNotice } from '../features/frame/undo-notice.tsx';
import { useFrameActions } from '../features/frame/use-frame-actions.ts';
import { useWindowTitle } from '../features/frame/use-window-title.ts';
import { Palette } from '../features/palette/palette.tsx';
import { ShortcutHelp } from '../features/palette/shortcut-help.tsx';
import { PerformanceScreen } from '../features/performance/performance-screen.tsx';
import { QueuePane } from '../features/queue/queue-pane.tsx';
import { firstChoice, useReportChoice } from '../features/reports/report-choice.ts';
import { ReportsScreen } from '../features/reports/reports-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { forgetTemplatesView } from '../features/templates/library-filter.ts';
import { TemplatesScreen } from '../features/templates/templates-screen.tsx';
import { ticketKeys } from '../features/ticket/ticket-keys.ts';
import { TicketPane } from '../features/ticket/ticket-pane.tsx';
import { rememberActions } from '../state/actions.ts';
import { emptyFilter, useQueueFilter } from '../state/queue-filter.ts';
import { firstView, type Screen, useView } from '../state/view-state.ts';
import classes from './app.module.css';
import { CrashGuard } from './crash-guard.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { TicketContext } from './ticket-context.tsx';
import { useDeepLinks } from './use-deep-links.ts';
import { useKeyboard } from './use-keyboard.ts';

const screens: Readonly<Record<Exclude<Screen, 'queue'>, ReactNode>> = {
  customers: <CustomersScreen />,
  templates: <TemplatesScreen />,
  performance: <PerformanceScreen />,
  reports: <ReportsScreen />,
  settings: <SettingsScreen />,
};

/** Everything a signed-in agent works with. */
export function Console() {
  const screen = useView((view) => view.screen);
  const ticketId = useView((view) => view.ticketId);
  const [signInAgain, setSignInAgain] = useState(false);
  useKeyboard();
  useFrameActions();
  useWindowTitle();
  useDeepLinks();
  useEffect(() => rememberActions([...Object.values(ticketKeys), ...Object.values(customerKeys), openCustomerKey]), []);
  useEffect(
    () => () => {
      // The next agent on this computer starts from the beginning.
      useView.setState(firstView);
      forgetTemplatesView();
      useQueueFilter.setState({ filter: emptyFilter });
      forgetCustomers();
      useReportChoice.setState(firstChoice);
    },
    [],
  );

  return (
    <div className={classes.window}>
      <Banner onSignInAgain={() => setSignInAgain(true)} />
      <div className={classes.middle}>
        <Rail />
        {screen === 'queue' ? (
          <Columns
            queue={
              <CrashGuard>
                <QueuePane />
              </CrashGuard>
            }
            ticket={ticketId === null ? <NoTicket /> : guarded(ticketId, <TicketPane ticketId={ticketId} />)}
            context={ticketId === null ? null : guarded(ticketId, <TicketContext ticketId={ticketId} />)}
          />
        ) : (
          <CrashGuard key={screen}>{screens[screen]}</CrashGuard>
        )}
      </div>
      <StatusBar />
      <Notices />
      <UndoNotice />
      <Announcer />
      <Palette />
      <ShortcutHelp />
      <SignOutDialog />
      <StateActions />
      {signInAgain && <SignInAgain onClose={() => setSignInAgain(false)} />}
    </div>
  );
}

/** Another ticket is a new pane: nothing of the last one, a fault included, stays. */
function guarded(ticketId: string, pane: ReactNode): ReactNode {
  return <CrashGuard key={ticketId}>{pane}</CrashGuard>;
}
