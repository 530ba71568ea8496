import { Menu, UnstyledButton } from '@mantine/core';
import IconBuilding from '@tabler/icons-react/dist/esm/icons/IconBuilding.mjs';
import IconLanguage from '@tabler/icons-react/dist/esm/icons/IconLanguage.mjs';
import IconMapPin from '@tabler/icons-react/dist/esm/icons/IconMapPin.mjs';
import type { ReactNode } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { Contact } from '#shared/domain/contact/contact.ts';
import { contextText } from '#shared/text/context-text.ts';
import { newId } from '../../state/new-id.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Initials } from '../../ui/initials.tsx';
import { ContactTags } from './contact-tags.tsx';
import type { Edit } from './customer-types.ts';
import { Field } from './field.tsx';
import { Identities } from './identities.tsx';
import { ConsentField } from './purchase-facts.tsx';
import { Section } from './section.tsx';

type Props = { contact: Contact; onEdit: Edit; merged?: readonly Contact[]; children?: ReactNode };

/** Who the customer is; every line can be corrected where it stands. `children` stand right under the name. */
export function ContactCard({ contact, onEdit, merged = [], children }: Props) {
  const text = useText();
  const format = useFormat();
  const empty = text(contextText.notFilled);
  /** An identity is taken from the record that has it. */
  const ownerOf = (id: string) => merged.find(({ identities }) => identities.some((identity) => identity.id === id))?.id;
  return (
    <>
      <div className="cx-who">
        <Initials name={contact.name} size={40} />
        <div className="cx-who-words">
          <h2 className="cx-name">
            <Field
              label={text(contextText.name)}
              value={contact.name}
              empty={empty}
              maxLength={LIMITS.name}
              required
              onSave={(name) => onEdit({ name })}
            />
          </h2>
          <span className="cx-quiet">{text(contextText.since, { date: format.date(contact.createdAt) })}</span>
        </div>
      </div>
      {children}
      <Section title={text(contextText.identities)}>
        <Identities
          identities={[contact, ...merged].flatMap(({ identities }) => identities)}
          onAdd={(identity) => onEdit({ addIdentity: { id: newId(), ...identity } })}
          onRemove={(removeIdentityId) => void onEdit({ removeIdentityId }, ownerOf(removeIdentityId))}
        />
      </Section>
      <Section title={text(contextText.profile)}>
        <Field
          label={text(contextText.city)}
          value={contact.city ?? ''}
          empty={`${text(contextText.city)}: ${empty.toLocaleLowerCase()}`}
          maxLength={LIMITS.name}
          icon={<IconMapPin size={16} stroke={1.75} aria-hidden />}
          onSave={(city) => onEdit({ city: city === '' ? null : city })}
        />
        <Field
          label={text(contextText.company)}
          value={contact.company ?? ''}
          empty={`${text(contextText.company)}: ${empty.toLocaleLowerCase()}`}
          maxLength={LIMITS.name}
          icon={<IconBuilding size={16} stroke={1.75} aria-hidden />}
          onSave={(company) => onEdit({ company: company === '' ? null : company })}
        />
        <LanguageField language={contact.language} onEdit={onEdit} />
        <ConsentField consent={contact.consent} onEdit={onEdit} />
        <ContactTags tags={contact.tags} onAdd={(tag) => void onEdit({ addTags: [tag] })} onRemove={(tag) => void onEdit({ removeTags: [tag] })} />
      </Section>
      <Section title={text(contextText.note)}>
        <Field
          label={text(contextText.note)}
          value={contact.note}
          empty={text(contextText.noteEmpty)}
          maxLength={2_000}
          lines="many"
          onSave={(note) => onEdit({ note })}
        />
      </Section>
    </>
  );
}

const languages = { id: contextText.indonesian, en: contextText.english } as const;

function LanguageField({ language, onEdit }: { language: Contact['language']; onEdit: Edit }) {
  const text = useText();
  const words =
    language === null ? `${text(contextText.language)}: ${text(contextText.languageUnknown).toLocaleLowerCase()}` : text(languages[language]);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className="cx-field" title={text(contextText.edit, { field: text(contextText.language) })}>
          <IconLanguage size={16} stroke={1.75} aria-hidden />
          <span className="tg-hidden">{text(contextText.language)}: </span>
          <span className={language === null ? 'cx-value cx-quiet' : 'cx-value'}>{words}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {(['id', 'en'] as const).map((value) => (
          <Menu.Item key={value} role="menuitemradio" aria-checked={value === language} onClick={() => void onEdit({ language: value })}>
            {text(languages[value])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
