const ABORT = 4;

/**
 * Whether a frame from a page is one that oRPC's peers can take: a call of a procedure, or its abort. Looked at before oRPC
 * sees it, because what its adapters cannot decode they throw where nobody catches it. What the call carries is left to the
 * contract's schemas; headers and bodies that are no JSON are not part of our contract.
 */
export function isConsoleFrame(data: unknown): data is string {
  if (typeof data !== 'string') return false;
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return false;
  }
  if (!isRecord(frame) || typeof frame.i !== 'string') return false;
  if (frame.t === ABORT) return true;
  return (
    frame.t === undefined && isRecord(frame.p) && typeof frame.p.u === 'string' && /^(\/\w{1,60}){1,4}$/.test(frame.p.u) && frame.p.h === undefined
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
