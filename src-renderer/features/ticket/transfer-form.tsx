import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import type { Agent, Queue, Team } from '#shared/domain/presence/directory.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { ticketText } from '#shared/text/ticket-text.ts';
import { useText } from '../../state/use-text.ts';

type Props = {
  ticket: Ticket;
  queues: readonly Queue[];
  teams: readonly Team[];
  agents: readonly Agent[];
  meId: string;
  onTransfer: (target: { queueId: string; agentId: string | null; note: string }) => void;
};

/** Where the ticket goes: a queue, perhaps one agent who serves it, and what they should know. */
export function TransferForm({ ticket, queues, teams, agents, meId, onTransfer }: Props) {
  const text = useText();
  const [queueId, setQueueId] = useState(ticket.queueId);
  const [agentId, setAgentId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const teamId = queues.find((queue) => queue.id === queueId)?.teamId;
  const serving = agents.filter((agent) => agent.active && agent.id !== meId && teamId !== undefined && agent.teamIds.includes(teamId));
  const same = queueId === ticket.queueId && agentId === ticket.assigneeId;
  const queueData = teams
    .map((team) => ({
      group: team.name,
      items: queues.filter((queue) => queue.teamId === team.id).map((queue) => ({ value: queue.id, label: queue.name })),
    }))
    .filter((group) => group.items.length > 0);
  return (
    <form
      className="tk-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!same) onTransfer({ queueId, agentId, note: note.trim() });
      }}
    >
      <Select
        label={text(ticketText.transferQueue)}
        data={queueData}
        value={queueId}
        searchable
        openOnFocus={false}
        allowDeselect={false}
        data-autofocus
        onChange={(value) => {
          if (value === null) return;
          setQueueId(value);
          setAgentId(null);
        }}
      />
      <Select
        label={text(ticketText.transferAgent)}
        placeholder={text(ticketText.transferAnyone)}
        data={serving.map((agent) => ({ value: agent.id, label: agent.name }))}
        value={agentId}
        searchable
        openOnFocus={false}
        clearable
        onChange={setAgentId}
      />
      <Textarea
        label={text(ticketText.transferNote)}
        placeholder={text(ticketText.transferNoteHint)}
        value={note}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={LIMITS.noteText}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {same && <p className="tk-quiet">{text(ticketText.transferSame)}</p>}
      <Button type="submit" disabled={same}>
        {text(ticketText.transferDo)}
      </Button>
    </form>
  );
}
