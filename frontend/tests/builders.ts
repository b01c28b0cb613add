import type { ConnectionEvent, HomeAssistant } from "../src/data/home-assistant.js";
import type { FootageRequest, Line, Lines, Request, Standings, Strangers } from "../src/data/wire.js";
import { formatFor } from "../src/logic/format.js";
import type { PanelState } from "../src/logic/panel-view.js";
import { localize } from "../src/localize/localize.js";

export type Message = Readonly<Record<string, unknown>>;
/** What the server answers to a command; it may throw, or wait. */
export type Answers = Record<string, (message: Message) => unknown>;

/** Stands for Home Assistant's own connection: answers as it was told, and remembers what it was sent. */
export class FakeConnection {
  public readonly sent: Message[] = [];
  public readonly heard = new Map<string, (event: unknown) => void>();
  public readonly ended: string[] = [];
  private readonly listeners: Record<ConnectionEvent, Set<() => void>> = { ready: new Set(), disconnected: new Set() };

  public connected = true;

  public constructor(public answers: Answers = {}) {}

  public sendMessagePromise = (message: Message): Promise<unknown> => {
    this.sent.push(message);
    const answer = this.answers[nameOf(message)] ?? unknown;
    return new Promise((resolve) => {
      resolve(answer(message));
    });
  };

  public subscribeMessage = async (heard: (told: never) => void, message: Message): Promise<() => Promise<void>> => {
    await this.sendMessagePromise(message);
    const type = nameOf(message);
    this.heard.set(type, heard as (event: unknown) => void);
    return () => {
      this.ended.push(type);
      return Promise.resolve();
    };
  };

  public addEventListener = (event: ConnectionEvent, listener: () => void): void => {
    this.listeners[event].add(listener);
  };

  public removeEventListener = (event: ConnectionEvent, listener: () => void): void => {
    this.listeners[event].delete(listener);
  };

  public emit(event: ConnectionEvent): void {
    this.connected = event === "ready";
    for (const listener of [...this.listeners[event]]) listener();
  }

  public count(event: ConnectionEvent): number {
    return this.listeners[event].size;
  }

  /** What was sent with a command, in order. */
  public of(command: string): Message[] {
    return this.sent.filter((message) => nameOf(message) === command);
  }
}

const nameOf = (message: Message): string => String(message["type"]).replace("footage_guard/", "");

const unknown = (): never => {
  throw refusal("unknown_command");
};

/** A refusal, as Home Assistant sends it. */
export const refusal = (code: string, values: Readonly<Record<string, string>> | null = null): Error =>
  Object.assign(new Error(code), { code, message: code, translation_key: code, translation_placeholders: values });

export const aHass = (changes: Partial<HomeAssistant> = {}): HomeAssistant => ({
  language: "en",
  dockedSidebar: "docked",
  kioskMode: false,
  locale: { time_format: "language" },
  config: { time_zone: "Europe/Berlin" },
  user: { id: "me" },
  connection: new FakeConnection({
    info: () => standings(),
    "requests/list": () => lines(),
    "requests/subscribe": () => null,
  }),
  states: {},
  entities: {},
  loadBackendTranslation: () => Promise.resolve(() => ""),
  ...changes,
});

export const standings = (changes: Partial<Standings> = {}): Standings => ({
  version: "0.1.0",
  is_enrolled: true,
  is_locked_down: false,
  has_ledger_problem: false,
  role: "approver",
  mode: "sealed",
  is_unlocked: false,
  unlocked_until: null,
  is_anybody_unlocked: changes.is_unlocked ?? false,
  is_spared: false,
  lockdown: null,
  ledger_problem: null,
  needed: 1,
  voters: 1,
  can_decide: true,
  notify_targets: 1,
  cameras: [],
  ...changes,
});

export const stranger = (changes: Partial<Strangers> = {}): Strangers => ({
  version: "0.1.0",
  is_enrolled: false,
  is_locked_down: false,
  has_ledger_problem: false,
  is_invited: false,
  usable_from: null,
  ...changes,
});

export const line = (changes: Partial<Line> = {}): Line => ({
  request_id: "01KB0000000000000000000001",
  state: "pending",
  stage: "pending",
  version: 3,
  problem: null,
  received: "2026-11-24T08:00:00.000+00:00",
  closes: "2026-12-08T08:00:00.000+00:00",
  changed: "2026-11-24T08:00:00.000+00:00",
  erased: false,
  channel: "form",
  requester_type: "law_enforcement",
  organisation: "Police of Springfield",
  person_name: "J. Doe",
  verification_level: 0,
  case_reference: "24-1",
  legal_basis: "voluntary",
  window_from: "2026-11-23T14:00:00+01:00",
  window_to: "2026-11-23T15:30:00+01:00",
  recipient: null,
  set_aside: [],
  held: true,
  ...changes,
});

export const lines = (changes: Partial<Lines> = {}): Lines => ({
  requests: [],
  more: false,
  set_aside: { count: 0, reasons: {} },
  mutes: [],
  ...changes,
});

export const aRequest = (changes: Partial<FootageRequest> = {}): FootageRequest => ({
  schema_version: 1,
  id: "01KB0000000000000000000001",
  received_ms: 0,
  channel: "form",
  requester: {
    type: "law_enforcement",
    organisation: "Police of Springfield",
    unit: "",
    person_name: "J. Doe",
    role: "",
    badge: "",
    email: "",
    phone: "",
  },
  verification: { level: 0, method: "", by_user: null, at_ms: null },
  case_reference: "24-1",
  incident: { type: "burglary", occurred_from: null, occurred_to: null, location: "" },
  scope: {
    window_from: "2026-11-23T14:00:00+01:00",
    window_to: "2026-11-23T15:30:00+01:00",
    area: null,
    media: ["video"],
    wants_audio: false,
    audio_reason: "",
  },
  purpose: "",
  message: "",
  legal_basis: {
    claimed: "voluntary",
    document_sha256: null,
    issuing_authority: "",
    docket: "",
    served_at: null,
    return_by: null,
    nondisclosure: false,
  },
  intended_recipients: [],
  onward_sharing: "",
  retention_claimed: "",
  respond_by: null,
  closes_ms: 0,
  supersedes: null,
  signature: "",
  flags: [],
  proposal: null,
  intake: null,
  ...changes,
});

export const shownRequest = (changes: Partial<Request> = {}): Request => ({
  request_id: "01KB0000000000000000000001",
  state: "pending",
  stage: "pending",
  version: 3,
  changed: "2026-11-24T08:00:00.000+00:00",
  erased: false,
  door: null,
  standing: "pending",
  outside: "open",
  request: aRequest(),
  verification: { level: 0, method: "", by_user: null, at_ms: null },
  findings: [],
  drafts: [],
  matches: [],
  mutes: [
    { scope: "requester", muted: false, until: null },
    { scope: "everything", muted: false, until: null },
  ],
  ...changes,
});

export const english = localize("en");
export const format = formatFor("en-US", "Europe/Berlin", "language");

export const aPanelState = (changes: Partial<PanelState> = {}): PanelState => ({
  hass: aHass(),
  narrow: false,
  version: "1.2.3",
  menuButtonLoaded: true,
  info: { kind: "ready", value: standings(), isStale: false },
  page: "inbox",
  pages: ["inbox", "shares"],
  ...changes,
});

/** Lets everything run that only waits for other promises. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
