import { Button, NativeSelect } from '@mantine/core';
import { IMPORT_FIELDS, type ImportPreview, type Mapping } from '#shared/contract/customer-schemas.ts';
import { importFieldText, importWizardText } from '#shared/text/customer-text.ts';
import { rowProblemText } from '#shared/text/import-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useFormat, useText } from '../../state/use-text.ts';
import classes from './customers.module.css';
import { readWith, runImport } from './import-actions.ts';
import { useImport } from './import-store.ts';
import { mappedTo } from './mapped-to.ts';

type Props = { preview: ImportPreview; online: boolean };

/** Which column goes where, and how the first rows are read with it. */
export function ImportMapping({ preview, online }: Props) {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const { kind, busy } = useImport();
  const mapping = useImport((state) => state.mapping) ?? {};
  const fields = IMPORT_FIELDS[kind];
  const choices = [{ value: '', label: t(importWizardText.skip) }, ...fields.map((field) => ({ value: field, label: t(importFieldText[field]) }))];
  function choose(column: number, field: string): void {
    const next: Mapping = mappedTo(mapping, column, field);
    useImport.setState({ mapping: next });
    if (online) void readWith(host, next);
  }
  return (
    <>
      <section className={classes.importPart} aria-label={t(importWizardText.mapping)}>
        <h3>{t(importWizardText.mapping)}</h3>
        <p className="cx-quiet">{t(importWizardText.mappingHint, { count: format.number(preview.total) })}</p>
        <div className={classes.tableBox}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t(importWizardText.column)}</th>
                <th scope="col">{t(importWizardText.example)}</th>
                <th scope="col">{t(importWizardText.field)}</th>
              </tr>
            </thead>
            <tbody>
              {preview.columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place, two may have one name.
                <tr key={index}>
                  <td className={classes.cell}>
                    <bdi>{column}</bdi>
                  </td>
                  <td className={`${classes.cell} cx-quiet`}>
                    <bdi>{preview.rows.find(({ cells }) => (cells[index] ?? '') !== '')?.cells[index] ?? ''}</bdi>
                  </td>
                  <td>
                    <NativeSelect
                      size="xs"
                      aria-label={t(importWizardText.fieldOf, { column })}
                      data={choices}
                      value={mapping[String(index)] ?? ''}
                      onChange={(event) => choose(index, event.currentTarget.value)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <FirstRows preview={preview} />
      <div className={classes.importLine}>
        <Button disabled={!online || Object.keys(mapping).length === 0} loading={busy !== null} onClick={() => void runImport(host)}>
          {t(importWizardText.run, { count: format.number(preview.total) })}
        </Button>
      </div>
    </>
  );
}

function FirstRows({ preview }: { preview: ImportPreview }) {
  const t = useText();
  return (
    <section className={classes.importPart} aria-label={t(importWizardText.preview)}>
      <h3>{t(importWizardText.preview)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className={classes.tableBox} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(importWizardText.line)}</th>
              <th scope="col">{t(importWizardText.check)}</th>
              {preview.columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place, two may have one name.
                <th key={index} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map(({ line, cells, problem }) => (
              <tr key={line}>
                <td className="tg-numbers">{line}</td>
                <td className={problem === null ? 'cx-quiet' : classes.bad}>
                  {problem === null
                    ? t(importWizardText.good)
                    : problem in rowProblemText
                      ? t(rowProblemText[problem as keyof typeof rowProblemText])
                      : problem}
                </td>
                {cells.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their place.
                  <td key={index} className={classes.cell}>
                    <bdi>{cell}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
