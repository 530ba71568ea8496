import { Menu, UnstyledButton } from '@mantine/core';
import IconSpeakerphone from '@tabler/icons-react/dist/esm/icons/IconSpeakerphone.mjs';
import type { Contact } from '#shared/domain/contact/contact.ts';
import { consentText, customerText } from '#shared/text/customer-text.ts';
import { serverNow } from '../../state/server-time.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { satisfactionOf } from './answers.tsx';
import type { Customer, Edit } from './customer-types.ts';

/** What the customer is worth and thinks, in four figures. */
export function PurchaseFacts({ customer }: { customer: Pick<Customer, 'contact' | 'answers' | 'currency'> }) {
  const t = useText();
  const format = useFormat();
  const { value } = customer.contact;
  const satisfaction = satisfactionOf(customer.answers);
  const facts = [
    { label: t(customerText.lifetime), value: format.money(value.lifetime, customer.currency) },
    { label: t(customerText.orderCount), value: format.number(value.orders) },
    { label: t(customerText.lastOrder), value: value.lastOrderAt === null ? t(customerText.never) : format.date(value.lastOrderAt) },
    {
      label: t(customerText.satisfaction),
      value:
        satisfaction === null
          ? t(customerText.noAnswers)
          : t(customerText.satisfactionOf, { score: format.number(satisfaction.score), count: satisfaction.count }),
    },
  ];
  return (
    <dl className="cx-facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd className="tg-numbers">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

const choices = ['granted', 'denied', 'unknown'] as const;

/** Whether we may write to them beyond their own matters, and since when. */
export function ConsentField({ consent, onEdit }: { consent: Contact['consent']; onEdit: Edit }) {
  const t = useText();
  const format = useFormat();
  const words = t(consentText[consent.marketing]);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className="cx-field" title={t(customerText.changeConsent)}>
          <IconSpeakerphone size={16} stroke={1.75} aria-hidden />
          <span className="tg-hidden">{t(customerText.consent)}: </span>
          <span className={consent.marketing === 'unknown' ? 'cx-value cx-quiet' : 'cx-value'}>
            {consent.at === null || consent.marketing === 'unknown'
              ? words
              : t(customerText.consentSince, { consent: words, date: format.date(consent.at) })}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice}
            role="menuitemradio"
            aria-checked={choice === consent.marketing}
            onClick={() => void onEdit({ consent: { marketing: choice, at: choice === 'unknown' ? null : Math.floor(serverNow()) } })}
          >
            {t(consentText[choice])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
