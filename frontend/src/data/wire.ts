// Written by tests/web/test_wire.py, which holds every answer of the tests to the same types. Not to be edited:
// FOOTAGE_GUARD_WRITE=1 python -m pytest tests/web/test_wire.py writes it anew.
export interface Accepted { readonly number: number; readonly size: number; readonly problem: string | null; }
export type Access = "started" | "finished" | "broken_off" | "refused";
export interface Accessed { readonly at: string; readonly what: Access; readonly file: number | null; readonly size: number; readonly network: string; readonly client: Client; }
export interface AllEnded { readonly ended: number; }
export interface ApprovalStatement { readonly v: 1; readonly kind: "approval"; readonly instance: string; readonly draft_id: string; readonly request_id: string; readonly request_sha256: string; readonly files: readonly ApprovedFile[]; readonly recipient: ApprovedRecipient; readonly sender: string; readonly purpose: string; readonly legal_basis: Basis; readonly delivery: Delivery; readonly share_origin: string | null; readonly age_recipient: string | null; readonly terms: Terms; readonly needed: number; readonly policy_sha256: string; readonly nonce: string; }
export interface ApprovedFile { readonly name: string; readonly size_bytes: number; readonly sha256: string; readonly clip_id: string; readonly source_sha256: string; readonly camera: string; readonly start: string; readonly end: string; readonly audio: boolean; readonly redactions_sha256: string; }
export interface ApprovedRecipient { readonly name: string; readonly organisation: string; readonly level: Level; readonly method: string; }
export interface Area { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number; }
export type Basis = "voluntary" | "subpoena" | "search_warrant" | "court_order" | "preservation_request" | "emergency" | "gdpr_access" | "dpa2018_sch2" | "civil_preservation_letter" | "other";
export interface Box { readonly track: Track; readonly why: Why; }
export interface Camera { readonly camera: string; readonly device_id: string | null; readonly title: string; readonly indoor: boolean; readonly is_online: boolean; }
export interface CameraSpace { readonly camera: string; readonly title: string | null; readonly retention_days: number | null; readonly size_bytes: number; }
export interface Challenge { readonly statement: Readonly<Record<string, unknown>>; readonly statement_sha256: string; readonly challenge: string; readonly expires_at: string; }
export interface Change { readonly change_id: string; readonly kind: string; readonly statement: Readonly<Record<string, unknown>>; readonly votes: number; readonly needed: number; readonly voters: readonly string[]; readonly proposed: string; readonly in_force_from: string | null; }
export type Channel = "ui" | "form" | "file" | "api" | "paper" | "automation";
export interface Circle { readonly center: Point; readonly radius_m: number; }
export type Client = "phone" | "browser" | "program" | "panel";
export interface Clip { readonly clip_id: string; readonly start: string; readonly end: string | null; readonly size_bytes: number; readonly state: ClipState; readonly imported: boolean; readonly held: boolean; }
export type ClipState = "open" | "sealed" | "cut" | "missing";
export interface Clips { readonly clips: readonly ListedClip[]; readonly more: boolean; readonly next: string | null; }
export interface Collected { readonly draft_id: string; readonly share_id: string; readonly files: readonly SharedFile[]; readonly ticket: string; readonly url: string; readonly name: string; readonly lasts_s: number; }
export interface Days { readonly days: Readonly<Record<string, number>>; }
export type Delivery = "link" | "file" | "age_file";
export interface Departure { readonly person_id: string; readonly name: string; readonly by: string | null; readonly removed: string; readonly counts_until: string; }
export interface DraftShown { readonly draft_id: string; readonly request_id: string; readonly state: ReleaseState; readonly version: number; readonly changed: string; readonly draft: DraftWritten; readonly job: JobView | null; readonly statement: ApprovalStatement | null; readonly statement_sha256: string | null; readonly cameras: readonly string[]; readonly imported: readonly string[]; readonly missing: number; readonly votes: readonly VoteCast[]; readonly needed: number | null; readonly live_from: string | null; }
export interface DraftWritten { readonly clips: readonly PieceWritten[]; readonly recipient?: Known; readonly sender?: string; readonly purpose: string; readonly legal_basis: Basis; readonly delivery: Delivery; readonly hand_over?: boolean; readonly access_code?: boolean; readonly stream_only?: boolean; readonly age_recipient?: string; readonly max_downloads?: number; readonly not_after?: string; }
export interface Drawing { readonly motion_detection: MotionDetection; readonly sensitivity: number; readonly zones: readonly (readonly (readonly number[])[])[]; readonly still: string | null; }
export interface Eligible { readonly person_id: string; readonly name: string; }
export interface Ended { readonly at: string; readonly by: ReleaseInput; }
export interface EpochSpace { readonly epoch: string; readonly clips: number; readonly size_bytes: number; }
export interface Exported { readonly size: number; readonly checkpoint: string; readonly verifier: string; readonly log: string; readonly next: number | null; }
export interface ExposedThing { readonly name: string; readonly count: number | null; readonly to: readonly string[]; readonly is_all: boolean; }
export interface Exposure { readonly kind: "source_cameras" | "other_cameras" | "live_views" | "assistants" | "automations" | "folders" | "proxies" | "open_links" | "tokens" | "trusted_networks" | "backups"; readonly count: number; readonly things: readonly ExposedThing[]; }
export interface Exposures { readonly findings: readonly Exposure[]; }
export interface Fact { readonly number: number; readonly v: number; readonly kind: FactKind; readonly fact: Readonly<Record<string, unknown>>; readonly at: number; readonly boot: string; readonly up: number; readonly leaf_hash: string; }
export type FactKind = "clip_opened" | "clip_sealed" | "clip_cut" | "clip_removed" | "clip_missing" | "clip_found" | "clip_accounted" | "nothing_recorded" | "hold_placed" | "hold_ended" | "hold_lifted" | "epoch_made" | "epoch_erased" | "history_accepted" | "lockdown_entered" | "lockdown_left" | "request_received" | "request_screened" | "request_moved" | "request_undone" | "request_verified" | "request_erased" | "requests_muted" | "mute_ended" | "process_loaded" | "process_marked" | "process_erased" | "release_moved" | "draft_made" | "draft_frozen" | "draft_watched" | "vote_cast" | "release_approved" | "clip_watched" | "share_opened" | "share_accessed" | "share_shortened" | "vault_unlocked" | "pin_set" | "passphrase_changed" | "recovery_code_made" | "identity_exported" | "people_vault_founded" | "people_vault_adopted" | "people_vault_removed" | "people_person_assumed" | "people_assumed" | "people_change_proposed" | "people_change_voted" | "people_change_stopped" | "people_change_done" | "people_policy_lowered" | "people_person_enrolled" | "people_person_removed" | "people_wait_over" | "people_recovery_asked" | "people_recovery_stopped" | "people_recovery_done" | "people_intake_paused" | "people_intake_closed";
export interface Facts { readonly size: number; readonly problem: string | null; readonly facts: readonly Fact[]; readonly unreadable: readonly number[]; readonly next: number | null; }
export interface Finding { readonly rule: string; readonly kind: FindingKind; readonly values: Readonly<Record<string, string | number>>; readonly marks: readonly Mark[]; }
export type FindingKind = "note" | "proposal" | "set_aside";
export type FlagKind = "mixed_scripts" | "confusable" | "unusual_space";
export interface FootageRequest { readonly schema_version: 1; readonly id: string; readonly received_ms: number; readonly channel: Channel; readonly requester: Requester; readonly verification: Verification; readonly case_reference: string; readonly incident: Incident; readonly scope: Scope; readonly purpose: string; readonly message: string; readonly legal_basis: LegalBasis; readonly intended_recipients: readonly string[]; readonly onward_sharing: string; readonly retention_claimed: string; readonly respond_by: string | null; readonly closes_ms: number; readonly supersedes: string | null; readonly signature: string; readonly flags: readonly TextFlag[]; readonly proposal: Proposal | null; readonly intake: string | null; }
export type GapReason = "not_yet" | "offline" | "stalled" | "jumped" | "changed" | "late" | "not_kept";
export interface Grown { readonly size: number; }
export type Happening = "received" | "needs_decision" | "approved" | "declined" | "withdrawn" | "expired" | "released" | "collected" | "revoked" | "ended" | "set_aside" | "verified" | "closed";
export interface Head { readonly request_id: string; readonly state: RequestState; readonly stage: RequestStage; readonly version: number; }
export interface HeatMap { readonly at_ms: number; readonly map: string; }
export interface HeatShown { readonly seconds: readonly number[]; readonly maps: readonly HeatMap[]; }
export type HoldKind = "action" | "request" | "owner" | "legal";
export interface Holds { readonly holds: readonly KeptBy[]; }
export interface Hole { readonly from: string; readonly to: string; readonly why: GapReason; }
export interface IdentityFile { readonly epoch: string; readonly name: string; readonly identity_file: string; }
export interface ImportedClip { readonly clip_id: string; }
export interface Incident { readonly type: IncidentType; readonly occurred_from: string | null; readonly occurred_to: string | null; readonly location: string; }
export type IncidentType = "burglary" | "theft" | "robbery" | "assault" | "damage" | "collision" | "fire" | "missing_person" | "animal" | "other" | "none";
export interface Intake { readonly intake_id: string; readonly intake_sha256: string; readonly kind: IntakeKind; readonly label: string; readonly requester_type: RequesterType | null; readonly organisation: string; readonly key_sha256: string | null; readonly per_day: number; readonly opens: string; readonly closes: string | null; readonly url: string | null; }
export type IntakeKind = "general" | "organisation" | "one_day";
export interface IntakeShown { readonly intake_id: string; readonly intake_sha256: string; readonly kind: IntakeKind; readonly label: string; readonly requester_type: RequesterType | null; readonly organisation: string; readonly key_sha256: string | null; readonly per_day: number; readonly opens: string; readonly closes: string | null; readonly url: string | null; readonly status: "open" | "paused" | "waiting" | "over"; readonly code: readonly string[] | null; }
export interface Intakes { readonly public_intake: boolean; readonly share_origin: string | null; readonly intakes: readonly IntakeShown[]; }
export interface Interval { readonly from_ms: number; readonly to_ms: number; }
export interface Invitation { readonly person_id: string; readonly name: string; readonly role: Role; readonly since: string; }
export type JobState = "waiting_for_unlock" | "queued" | "running" | "finished" | "failed";
export interface JobView { readonly state: JobState; readonly percent: number; readonly file: number; readonly files: number; readonly pictures_done: number; readonly pictures: number; readonly left_s: number | null; readonly missing: number; readonly problem: string | null; }
export interface KeptBy { readonly hold_id: string; readonly kind: HoldKind; readonly made: string; readonly until: string | null; readonly clips: number; readonly size_bytes: number; }
export interface Key { readonly at_ms: number; readonly area: Area; }
export interface Known { readonly name?: string; readonly organisation?: string; readonly level: Level; readonly method: string; }
export interface Leaving { readonly leaves: string; }
export interface LegalBasis { readonly claimed: Basis; readonly document_sha256: string | null; readonly issuing_authority: string; readonly docket: string; readonly served_at: string | null; readonly return_by: string | null; readonly nondisclosure: boolean; }
export type Level = 0 | 1 | 2 | 3 | 4;
export interface Lifted { readonly hold_id: string; }
export interface Line { readonly request_id: string; readonly state: RequestState; readonly stage: RequestStage; readonly version: number; readonly problem: null; readonly received: string; readonly closes: string; readonly changed: string; readonly erased: boolean; readonly channel: Channel; readonly requester_type: RequesterType; readonly organisation: string; readonly person_name: string; readonly verification_level: Level; readonly case_reference: string; readonly legal_basis: Basis; readonly window_from: string; readonly window_to: string; readonly recipient: string | null; readonly set_aside: readonly string[]; readonly held: boolean | null; }
export interface Lines { readonly requests: readonly (Line | Unreadable)[]; readonly more: boolean; readonly set_aside: SetAside; readonly mutes: readonly Muted[]; }
export interface ListedClip { readonly clip_id: string; readonly start: string; readonly end: string | null; readonly size_bytes: number; readonly state: ClipState; readonly imported: boolean; readonly held: boolean; readonly camera: string; readonly holds: readonly string[]; readonly triggers: readonly Trigger[] | null; readonly gaps: readonly Hole[] | null; }
export interface Lockdown { readonly reason: LockdownReason; readonly since: string; readonly leaves: string | null; }
export type LockdownReason = "asked" | "adopted" | "state_lost";
export interface MadeStricter { readonly status: Outcome; }
export interface Mark { readonly field: string; readonly start: number; readonly end: number; readonly phrase_id: string; }
export interface Match { readonly camera: string; readonly clips: readonly Clip[]; readonly gaps: readonly Span[]; readonly cut: boolean; }
export type Media = "video" | "still";
export interface Member { readonly person_id: string; readonly name: string; readonly role: Role; readonly since: string; readonly usable_from: string; readonly is_usable: boolean; }
export type Method = "passphrase" | "totp";
export type Mode = "sealed" | "convenience";
export interface Moment { readonly at_ms: number; }
export type MotionDetection = "entity" | "built_in" | "off";
export interface Moved { readonly draft_id: string; readonly request_id: string; readonly state: ReleaseState; readonly version: number; }
export interface Mute { readonly from_ms: number; readonly to_ms: number; readonly why: Why; }
export type MuteScope = "requester" | "case" | "everything";
export interface MuteSet { readonly scope: MuteScope; readonly until: string | null; readonly ended: boolean; }
export interface MuteState { readonly scope: MuteScope; readonly muted: boolean; readonly until: string | null; }
export interface Muted { readonly request_id: string | null; readonly scope: MuteScope; readonly about: string | null; readonly until: string | null; readonly problem: string | null; }
export interface News { readonly request_id: string; readonly state: RequestState; readonly stage: RequestStage; readonly version: number; readonly happening: Happening; }
export type Nothing = Readonly<Record<string, never>>;
export interface Offer { readonly recorder: string; readonly start: string; readonly end: string | null; readonly title: string; readonly media_content_id: string | null; readonly entity_id: string | null; readonly clip_id: string | null; }
export interface Offers { readonly recorders: readonly RecorderStanding[]; readonly offers: readonly Offer[]; }
export interface Opened { readonly at: string; readonly what: "opened"; readonly downloads_left: number; readonly network: string; readonly client: Client; }
export type Outcome = "waiting" | "pending" | "done";
export type Outside = "open" | "fulfilled" | "closed";
export interface Paper { readonly process_id: string; readonly kind: ProcessKind; readonly problem: string | null; readonly erased: boolean; readonly process: Process | null; readonly hold: PaperHold | null; readonly had_hold: boolean; readonly review_at: string; readonly is_review_due: boolean; readonly request_id: string | null; readonly checklist: readonly PaperPoint[]; readonly outcome: ProcessOutcome; readonly version: number; readonly loaded: string; readonly changed: string; }
export interface PaperHold { readonly hold_id: string; readonly clips: number; readonly size_bytes: number; }
export interface PaperPoint { readonly check: ProcessCheck; readonly done: boolean; }
export interface Papers { readonly processes: readonly Paper[]; }
export interface People { readonly people: readonly Member[]; readonly invitations: readonly Invitation[]; readonly removed: readonly Departure[]; readonly eligible: readonly Eligible[]; readonly changes: readonly Change[]; readonly quorum: number; readonly wait_ms: number; }
export interface PieceWritten { readonly clip_id: string; readonly redaction: Recipe; }
export interface Placed { readonly hold_id: string; readonly clip_ids: readonly string[]; readonly until: string | null; readonly ended: readonly string[]; }
export interface Point { readonly latitude: number; readonly longitude: number; }
export interface PolicyFields { readonly quorum: number; readonly veto_hours: number; readonly cooling_minutes: number; readonly retention_days: number; readonly vault_quota_mb: number; readonly link_days: number; readonly max_downloads: number; readonly window_limit_h: number; readonly footage_age_days: number; readonly quiet_hours: string; readonly local_approval_only: boolean; readonly public_links: boolean; readonly public_intake: boolean; readonly share_origin: string; }
export interface PolicyInForce { readonly policy: PolicyFields; readonly mode: Mode; readonly viewers: readonly string[]; readonly digest: string; readonly is_believed: boolean; readonly needed: number; readonly voters: number; readonly can_decide: boolean; readonly changes: readonly Change[]; }
export interface PolicyWanted { readonly quorum?: number; readonly veto_hours?: number; readonly cooling_minutes?: number; readonly retention_days?: number; readonly vault_quota_mb?: number; readonly link_days?: number; readonly max_downloads?: number; readonly window_limit_h?: number; readonly footage_age_days?: number; readonly quiet_hours?: string; readonly local_approval_only?: boolean; readonly public_links?: boolean; readonly public_intake?: boolean; readonly share_origin?: string; }
export interface Polygon { readonly points: readonly Point[]; }
export interface Process { readonly id: string; readonly kind: ProcessKind; readonly issued_by: string; readonly reference: string; readonly served_at: string | null; readonly return_by: string | null; readonly nondisclosure: boolean; readonly window_from: string; readonly window_to: string; readonly cameras: readonly string[]; readonly document_sha256: string | null; readonly note: string; readonly loaded_ms: number; readonly request_id: string | null; }
export type ProcessCheck = "issuer" | "judge" | "addressed" | "scope" | "deadline" | "secrecy" | "lawyer" | "keeps_only" | "identity" | "own_image" | "others_hidden" | "month";
export type ProcessKind = "search_warrant" | "subpoena" | "court_order" | "preservation_letter" | "data_subject_request";
export type ProcessOutcome = "open" | "complied" | "objected" | "with_lawyer" | "closed";
export interface Proposal { readonly recipient: string; readonly camera: string | null; readonly clip_ids: readonly string[]; readonly hand_over: boolean; }
export interface Recipe { readonly v: 1; readonly kind: "redaction"; readonly cut: Interval | Moment; readonly whole: Whole | null; readonly boxes: readonly Box[]; readonly audio: boolean; readonly mutes: readonly Mute[]; }
export interface RecorderStanding { readonly recorder: string; readonly standing: "shown" | "more" | "absent" | "failed" | "waiting"; }
export interface Recovery { readonly change_id: string; readonly person: string; readonly asked: string; readonly due: string; }
export interface RecoveryCode { readonly recovery_code: string; readonly type_back_within_s: number; }
export type ReleaseInput = "freeze" | "edit" | "vote" | "pass" | "go_live" | "cancel" | "veto" | "decline" | "lock_down" | "revoke" | "expire" | "use_up" | "interrupt";
export type ReleaseState = "drafted" | "frozen" | "voting" | "cooling" | "live" | "ended" | "declined" | "void";
export interface Released { readonly status: "released" | "cooling"; readonly share_id: string; readonly url: string | null; readonly access_code: string | null; readonly live_from: string; }
export interface Rendering { readonly draft_id: string; readonly job: JobView | null; }
export interface Report { readonly from: string; readonly to: string; readonly months: readonly ReportMonth[]; }
export interface ReportExport { readonly left_out: "not_over" | "withheld" | null; readonly counts: ReportShown | null; }
export interface ReportMonth { readonly month: string; readonly total: number; readonly requester_types: Readonly<Record<string, number>>; readonly legal_bases: Readonly<Record<string, number>>; readonly outcomes: Readonly<Record<string, number>>; readonly export: ReportExport; }
export interface ReportShown { readonly total: number | "fewer_than_3" | "not_shown"; readonly requester_types: Readonly<Record<string, number | "fewer_than_3" | "not_shown">>; readonly legal_bases: Readonly<Record<string, number | "fewer_than_3" | "not_shown">>; readonly outcomes: Readonly<Record<string, number | "fewer_than_3" | "not_shown">>; }
export interface Request { readonly request_id: string; readonly state: RequestState; readonly stage: RequestStage; readonly version: number; readonly changed: string; readonly erased: boolean; readonly door: string | null; readonly standing: Standing; readonly outside: Outside; readonly request: FootageRequest; readonly verification: Verification; readonly findings: readonly Finding[]; readonly drafts: readonly Moved[]; readonly matches: readonly Match[]; readonly mutes: readonly MuteState[]; }
export type RequestStage = "received" | "pending" | "decided" | "disclosed" | "closed" | "withdrawn" | "expired";
export type RequestState = "received" | "pending" | "approved" | "declined" | "set_aside" | "disclosed" | "closed" | "withdrawn" | "expired";
export interface Requester { readonly type: RequesterType; readonly organisation: string; readonly unit: string; readonly person_name: string; readonly role: string; readonly badge: string; readonly email: string; readonly phone: string; }
export type RequesterType = "law_enforcement" | "court" | "insurer" | "neighbour" | "data_subject" | "journalist" | "lawyer" | "household" | "other";
export type Role = "approver" | "viewer";
export interface Scope { readonly window_from: string; readonly window_to: string; readonly area: Circle | Polygon | null; readonly media: readonly Media[]; readonly wants_audio: boolean; readonly audio_reason: string; }
export interface SetAside { readonly count: number; readonly reasons: Readonly<Record<string, number>>; }
export interface Share { readonly share_id: string; readonly request_id: string; readonly state: ReleaseState; readonly live_from: string; readonly not_after: string | null; readonly downloads_left: number; readonly code_tries_left: number | null; readonly delivery: Delivery | null; readonly recipient: SharedWith | null; readonly purpose: string | null; readonly max_downloads: number | null; readonly files: readonly SharedFile[]; readonly accesses: readonly (Opened | Accessed | Shortened)[]; readonly ended: Ended | null; }
export interface SharedFile { readonly name: string; readonly size: number; readonly sha256: string; }
export interface SharedWith { readonly name: string; readonly organisation: string; }
export interface Shares { readonly shares: readonly Share[]; readonly is_whole: boolean; }
export interface Shortened { readonly at: string; readonly what: "shortened"; readonly downloads_left: number; readonly not_after: string; readonly person_id: string | null; }
export interface Shorter { readonly share_id: string; readonly downloads_left: number; readonly not_after: string; }
export interface Space { readonly used_bytes: number; readonly held_bytes: number; readonly quota_bytes: number; readonly free_bytes: number | null; readonly retention_days: number; readonly first: string | null; readonly week_bytes: number; readonly asked: string; readonly erased: string | null; readonly epochs: readonly EpochSpace[]; readonly cameras: readonly CameraSpace[]; }
export interface Span { readonly from: string; readonly to: string; }
export type Standing = "none" | "pending" | "in_review" | "approved" | "released";
export interface Standings { readonly version: string; readonly is_enrolled: true; readonly is_locked_down: boolean; readonly has_ledger_problem: boolean; readonly role: Role; readonly mode: Mode; readonly is_unlocked: boolean; readonly unlocked_until: string | null; readonly is_anybody_unlocked: boolean; readonly is_spared: boolean; readonly lockdown: Lockdown | null; readonly ledger_problem: string | null; readonly needed: number; readonly voters: number; readonly can_decide: boolean; readonly notify_targets: number; readonly cameras: readonly Camera[]; }
export interface Strangers { readonly version: string; readonly is_enrolled: false; readonly is_locked_down: boolean; readonly has_ledger_problem: boolean; readonly is_invited: boolean; readonly usable_from: string | null; }
export interface Terms { readonly max_downloads: number; readonly not_after: string; readonly cooling_minutes: number; readonly veto_hours: number; readonly access_code: boolean; readonly hand_over: boolean; readonly stream_only: boolean; }
export interface TextFlag { readonly field: string; readonly kind: FlagKind; }
export interface Ticket { readonly ticket: string; readonly url: string; readonly expires_at: string; readonly seekable: boolean; readonly picture_ms: number | null; readonly begins_ms: number | null; readonly size: readonly number[] | null; }
export interface ToOpen { readonly statement: Readonly<Record<string, unknown>>; readonly statement_sha256: string; readonly challenge: string; readonly expires_at: string; readonly intake: Intake; }
export interface ToVoteOn { readonly statement: ApprovalStatement; readonly statement_sha256: string; readonly challenge: string; readonly expires_at: string; }
export interface Track { readonly keys: readonly Key[]; readonly from_ms: number | null; readonly to_ms: number | null; }
export type Transport = "tls" | "loopback" | "clear";
export type Treatment = "covered" | "pixelated";
export interface Trigger { readonly kind: TriggerKind; readonly at: string; }
export type TriggerKind = "bell" | "motion" | "button" | "action";
export interface Unlocked { readonly unlocked_until: string | null; }
export interface Unreadable { readonly request_id: string; readonly state: RequestState | null; readonly stage: RequestStage | null; readonly version: number | null; readonly received: string; readonly closes: string; readonly problem: string; }
export interface VaultStatus { readonly mode: Mode; readonly is_locked_down: boolean; readonly is_anybody_unlocked: boolean; readonly unlocked_until: string | null; readonly recoveries: readonly Recovery[]; readonly has_pin: boolean; readonly has_recovery_code: boolean; readonly has_one_time_codes: boolean; }
export interface Verification { readonly level: Level; readonly method: string; readonly by_user: string | null; readonly at_ms: number | null; }
export interface Verified { readonly ok: boolean; readonly size: number; readonly root: string; readonly problem: string | null; readonly checkpoint: string; readonly code: readonly string[]; }
export interface VoteCast { readonly person_id: string; readonly cast: string; readonly method: Method; readonly transport: Transport; }
export interface Voted { readonly status: Outcome; readonly change_id: string; readonly votes: number; readonly needed: number; }
export interface Waiting { readonly status: "waiting"; readonly votes: number; readonly needed: number; }
export interface Whole { readonly mode: Treatment; readonly hole: Track | null; readonly why: Why; }
export type Why = "bystander" | "child" | "household" | "plate" | "neighbor" | "home" | "document" | "conversation" | "other";
export interface Commands {
  "approval/approve": { fields: { readonly draft_id: string }; answer: Waiting | Released; challenge: "approval/challenge" };
  "approval/challenge": { fields: { readonly draft_id: string }; answer: ToVoteOn };
  "approval/collect": { fields: { readonly draft_id: string; readonly passphrase?: string; readonly passphrase_repeat?: string }; answer: Collected };
  "approval/veto": { fields: { readonly draft_id: string }; answer: Moved };
  "approvers/enrol": { fields: { readonly passphrase: string; readonly passphrase_repeat: string }; answer: Nothing };
  "approvers/invite": { fields: { readonly person_id?: string; readonly change_id?: string }; answer: Voted; challenge: "approvers/invite" };
  "approvers/list": { fields: Nothing; answer: People };
  "approvers/remove": { fields: { readonly person_id: string }; answer: Nothing };
  "audit/exposure": { fields: Nothing; answer: Exposures };
  "clips/days": { fields: { readonly month: string; readonly camera?: readonly string[] }; answer: Days };
  "clips/heat": { fields: { readonly clip_id: string; readonly from_ms?: number; readonly to_ms?: number }; answer: HeatShown };
  "clips/import": { fields: { readonly camera: string; readonly started_at?: string; readonly offered_at?: string; readonly media_content_id?: string; readonly path?: string; readonly entity_id?: string }; answer: ImportedClip };
  "clips/list": { fields: { readonly camera?: readonly string[]; readonly from?: string; readonly to?: string; readonly reasons?: readonly ("bell" | "motion" | "button" | "action" | "import")[]; readonly hold_id?: string; readonly before?: string; readonly limit?: number }; answer: Clips };
  "clips/offers": { fields: { readonly camera: string; readonly day: string }; answer: Offers };
  "clips/thumbnail_ticket": { fields: { readonly clip_id: string; readonly at_ms?: number; readonly size?: "thumbnail" | "picture" }; answer: Ticket };
  "clips/ticket": { fields: { readonly clip_id?: string; readonly draft_id?: string; readonly file?: number }; answer: Ticket };
  "draft/cancel": { fields: { readonly draft_id: string }; answer: Moved };
  "draft/create": { fields: { readonly request_id: string; readonly draft: DraftWritten }; answer: Moved };
  "draft/get": { fields: { readonly draft_id: string }; answer: DraftShown };
  "draft/render": { fields: { readonly draft_id: string; readonly version: number }; answer: Rendering; event: JobView };
  "draft/update": { fields: { readonly draft_id: string; readonly version: number; readonly draft: DraftWritten }; answer: Moved };
  "holds/lift": { fields: { readonly hold_id: string }; answer: Lifted; challenge: "holds/lift" };
  "holds/list": { fields: Nothing; answer: Holds };
  "holds/place": { fields: { readonly clip_ids?: readonly string[]; readonly camera?: readonly string[]; readonly from?: string; readonly to?: string; readonly until?: string }; answer: Placed };
  "info": { fields: Nothing; answer: Strangers | Standings };
  "intake/close": { fields: { readonly intake_id: string }; answer: Nothing };
  "intake/create": { fields: { readonly kind?: IntakeKind; readonly label?: string; readonly requester_type?: RequesterType; readonly organisation?: string; readonly key?: Readonly<Record<string, unknown>>; readonly per_day?: number; readonly closes?: string; readonly intake_id?: string; readonly change_id?: string }; answer: Voted | ToOpen; challenge: "intake/create" };
  "intake/list": { fields: Nothing; answer: Intakes };
  "intake/pause": { fields: { readonly intake_id: string }; answer: Nothing };
  "ledger/accept_rollback": { fields: Nothing; answer: Accepted; challenge: "ledger/accept_rollback" };
  "ledger/export": { fields: { readonly offset?: number; readonly size?: number }; answer: Exported };
  "ledger/list": { fields: { readonly before?: number; readonly limit?: number; readonly kinds?: readonly FactKind[] }; answer: Facts };
  "ledger/subscribe": { fields: { readonly kinds?: readonly FactKind[] }; answer: null; event: Grown };
  "ledger/verify": { fields: Nothing; answer: Verified };
  "lockdown/leave": { fields: Nothing; answer: Leaving; challenge: "lockdown/leave" };
  "policy/apply": { fields: { readonly policy?: PolicyWanted; readonly mode?: Mode; readonly viewers?: readonly string[]; readonly change_id?: string }; answer: Voted | MadeStricter; challenge: "policy/challenge" };
  "policy/challenge": { fields: { readonly policy?: PolicyWanted; readonly mode?: Mode; readonly viewers?: readonly string[]; readonly change_id?: string }; answer: Challenge };
  "policy/get": { fields: Nothing; answer: PolicyInForce };
  "policy/stop": { fields: { readonly change_id: string }; answer: Nothing };
  "process/create": { fields: { readonly kind: ProcessKind; readonly issued_by: string; readonly reference?: string; readonly served_at?: string; readonly return_by?: string; readonly nondisclosure?: boolean; readonly window_from: string; readonly window_to: string; readonly cameras?: readonly string[]; readonly document_sha256?: string; readonly note?: string; readonly as_request?: boolean }; answer: Paper };
  "process/list": { fields: Nothing; answer: Papers };
  "process/update": { fields: { readonly process_id: string; readonly version: number; readonly outcome?: ProcessOutcome; readonly checks?: readonly ProcessCheck[]; readonly review?: true }; answer: Paper };
  "report": { fields: { readonly from?: string; readonly to?: string }; answer: Report };
  "requests/create": { fields: { readonly request: Readonly<Record<string, unknown>>; readonly channel?: "ui" | "paper" | "file" }; answer: Head };
  "requests/decline": { fields: { readonly request_id: string; readonly version?: number }; answer: Head };
  "requests/get": { fields: { readonly request_id: string; readonly also?: readonly string[] }; answer: Request };
  "requests/list": { fields: { readonly open?: boolean; readonly before?: string; readonly limit?: number }; answer: Lines };
  "requests/mute": { fields: { readonly request_id: string; readonly scope: MuteScope; readonly until?: string; readonly end?: true }; answer: MuteSet };
  "requests/reopen": { fields: { readonly request_id: string; readonly version: number }; answer: Head };
  "requests/subscribe": { fields: Nothing; answer: null; event: News };
  "requests/verify": { fields: { readonly request_id: string; readonly version: number; readonly level: number; readonly method: string }; answer: Head };
  "shares/list": { fields: Nothing; answer: Shares };
  "shares/revoke": { fields: { readonly share_id: string }; answer: Moved };
  "shares/revoke_all": { fields: Nothing; answer: AllEnded };
  "shares/shorten": { fields: { readonly share_id: string; readonly downloads?: number; readonly not_after?: string }; answer: Shorter };
  "vault/change_passphrase": { fields: { readonly passphrase: string; readonly passphrase_repeat: string }; answer: Nothing; challenge: "vault/change_passphrase" };
  "vault/export_identity": { fields: { readonly epoch?: string; readonly change_id?: string; readonly passphrase?: string; readonly passphrase_repeat?: string }; answer: Voted | IdentityFile; challenge: "vault/export_identity" };
  "vault/lock": { fields: Nothing; answer: Nothing };
  "vault/new_recovery_code": { fields: { readonly typed_back?: string }; answer: RecoveryCode | Nothing; challenge: "vault/new_recovery_code" };
  "vault/recover": { fields: { readonly passphrase: string; readonly passphrase_repeat: string }; answer: Recovery; challenge: "vault/recover" };
  "vault/set_pin": { fields: { readonly pin: string; readonly pin_repeat: string }; answer: Nothing; challenge: "vault/set_pin" };
  "vault/space": { fields: Nothing; answer: Space };
  "vault/status": { fields: Nothing; answer: VaultStatus };
  "vault/stop_recovery": { fields: { readonly change_id: string }; answer: Nothing };
  "vault/unlock": { fields: Nothing; answer: Unlocked; challenge: "vault/unlock" };
  "zones/get": { fields: { readonly camera_id: string }; answer: Drawing };
  "zones/set": { fields: { readonly camera_id: string; readonly zones: readonly (readonly (readonly number[])[])[] }; answer: Nothing };
}
