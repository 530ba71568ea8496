import { useState } from 'react';
import { customerText } from '#shared/text/customer-text.ts';
import { useText } from '../../state/use-text.ts';
import { useView } from '../../state/view-state.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CustomerDetail } from './customer-detail.tsx';
import { CustomerListPane } from './customer-list-pane.tsx';
import classes from './customers.module.css';
import { ImportPanel } from './import-panel.tsx';
import './context.css';

/** Every customer: the list on the left, one of them, or an import, beside it. */
export function CustomersScreen() {
  const t = useText();
  const customerId = useView((view) => view.customerId);
  const openCustomer = useView((view) => view.openCustomer);
  const [importing, setImporting] = useState(false);
  const open = (id: string | null) => {
    setImporting(false);
    openCustomer(id);
  };
  const beside = importing || customerId !== null;
  return (
    <main className={classes.screen} data-beside={beside || undefined}>
      <section className={classes.list} aria-label={t(customerText.title)}>
        <CustomerListPane onOpen={open} onImport={() => setImporting(true)} />
      </section>
      <div className={classes.beside}>
        {importing ? (
          <ImportPanel onClose={() => setImporting(false)} />
        ) : customerId !== null ? (
          <CustomerDetail key={customerId} contactId={customerId} onClose={() => open(null)} />
        ) : (
          <div className={classes.nothing}>
            <EmptyState title={t(customerText.choose)} hint={t(customerText.chooseHint)} />
          </div>
        )}
      </div>
    </main>
  );
}
