import { Button } from '@mantine/core';
import { useState } from 'react';
import { shownReach } from '#shared/domain/contact/written-identity.ts';
import { customerText } from '#shared/text/customer-text.ts';
import { useText } from '../../state/use-text.ts';
import type { Customer, Duplicate } from './customer-types.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { Section } from './section.tsx';
import { useReasons } from './use-reasons.ts';

/** Who may be the same person, and why; joining them is a person's decision. */
export function Duplicates({ customer }: { customer: Customer }) {
  const t = useText();
  const reasonsOf = useReasons();
  const [comparing, setComparing] = useState<Duplicate | null>(null);
  return (
    <>
      {customer.duplicates.length > 0 && (
        <Section title={t(customerText.duplicates)}>
          <ul className="cx-list cx-duplicates">
            {customer.duplicates.map((duplicate) => (
              <li key={duplicate.contact.id} className="cx-merged">
                <span className="cx-row-words">
                  <span dir="auto">
                    <span className="cx-strong">{duplicate.contact.name.trim() || t(customerText.nameless)}</span>{' '}
                    <span className="cx-quiet tg-numbers">{shownReach(duplicate.contact)}</span>
                  </span>
                  <span className="cx-quiet">{reasonsOf(duplicate.reasons)}</span>
                </span>
                <Button size="compact-xs" variant="default" onClick={() => setComparing(duplicate)}>
                  {t(customerText.compare)}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {comparing !== null && <MergeDialog customer={customer} duplicate={comparing} onClose={() => setComparing(null)} />}
    </>
  );
}
