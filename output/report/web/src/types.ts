// Kinds of event types: they share a colour and stand together.
export const GROUPS: [string, string[]][] = [
  ["conflict", ["ATTACK", "CLASH", "KILL", "INJURE", "MOBILIZE", "WITHDRAW"]],
  ["justice", ["PROTEST", "ARREST", "RELEASE", "TRY"]],
  ["relations", ["MEET", "VISIT", "CALL", "AGREE", "SUPPORT", "AID"]],
  ["words", ["STATE", "REQUEST", "REJECT", "ACCUSE", "THREATEN"]],
  ["power", ["ELECT", "APPOINT", "RESIGN", "DECIDE", "SANCTION"]],
  ["life", ["OPEN", "CLOSE", "HOLD", "COMPETE", "TRANSACT", "TRANSFER"]],
  ["mishap", ["ACCIDENT", "DISASTER", "DIE"]],
];

const of = new Map(GROUPS.flatMap(([g, list]) => list.map((c) => [c, g])));
const order = new Map(GROUPS.flatMap(([, list]) => list).map((c, i) => [c, i]));

export const groupOf = (type: string) => of.get(type) ?? "life";
export const typeOrder = (type: string) => order.get(type) ?? 99;
