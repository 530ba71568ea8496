import type { ReactNode } from 'react';

/** One heading of the column and what belongs to it. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="cx-section" aria-label={title}>
      <h3 className="cx-heading">{title}</h3>
      {children}
    </section>
  );
}
