import { Button, MultiSelect, TagsInput, UnstyledButton } from '@mantine/core';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import { useId, useState } from 'react';
import { CHANNELS, type ChannelKind } from '#shared/domain/ticket/ticket.ts';
import { reportText } from '#shared/text/report-text.ts';
import { channelText } from '#shared/text/ticket-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import { emptyReportFilter, filterCountOf, type ReportFilter, useReportChoice } from './report-choice.ts';
import classes from './reports.module.css';

/** Narrows the report to teams, queues, channels, agents and topics; folded away while none is chosen. */
export function ReportFilters({ filter }: { filter: ReportFilter }) {
  const t = useText();
  const { me, teams, queues, agents, tags } = useDirectory();
  const count = filterCountOf(filter);
  const [open, setOpen] = useState(count > 0);
  const id = useId();
  const change = (patch: Partial<ReportFilter>) => useReportChoice.setState({ filter: { ...filter, ...patch } });
  const mine = (teamId: string) => me.role === 'admin' || me.teamIds.includes(teamId);
  const named = (rows: readonly { id: string; name: string }[]) => rows.map((row) => ({ value: row.id, label: row.name }));
  const hint = (chosen: readonly string[]) => (chosen.length === 0 ? t(reportText.all) : '');

  return (
    <div>
      <div className={classes.filterHead}>
        <UnstyledButton className={classes.disclose} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
          <IconChevronRight size={16} aria-hidden data-open={open} />
          {count === 0 ? t(reportText.filters) : t(reportText.filtersCount, { count })}
        </UnstyledButton>
        {count > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => useReportChoice.setState({ filter: emptyReportFilter })}>
            {t(reportText.filtersClear)}
          </Button>
        )}
      </div>
      {open && (
        <div id={id} className={classes.filters}>
          <MultiSelect
            label={t(reportText.teams)}
            placeholder={hint(filter.teamIds)}
            searchable
            value={[...filter.teamIds]}
            onChange={(teamIds) => change({ teamIds })}
            data={named(teams.filter((team) => mine(team.id)))}
          />
          <MultiSelect
            label={t(reportText.queues)}
            placeholder={hint(filter.queueIds)}
            searchable
            value={[...filter.queueIds]}
            onChange={(queueIds) => change({ queueIds })}
            data={named(queues.filter((queue) => mine(queue.teamId)))}
          />
          <MultiSelect
            label={t(reportText.channels)}
            placeholder={hint(filter.channels)}
            searchable
            value={[...filter.channels]}
            onChange={(channels) => change({ channels: channels as ChannelKind[] })}
            data={CHANNELS.map((channel) => ({ value: channel, label: t(channelText[channel]) }))}
          />
          <MultiSelect
            label={t(reportText.agents)}
            placeholder={hint(filter.agentIds)}
            searchable
            limit={50}
            value={[...filter.agentIds]}
            onChange={(agentIds) => change({ agentIds })}
            data={named(agents.filter((agent) => agent.teamIds.some(mine)))}
          />
          <TagsInput
            label={t(reportText.topics)}
            placeholder={hint(filter.topics)}
            data={[...tags]}
            maxTags={50}
            value={[...filter.topics]}
            onChange={(topics) => change({ topics })}
          />
        </div>
      )}
    </div>
  );
}
