import type { Connection } from "./home-assistant.js";
import type { Challenge, Commands, Nothing } from "./wire.js";

export type Command = keyof Commands;
export type FieldsOf<C extends Command> = Commands[C]["fields"];
/** What a command answers that is sent without a proof, or with one. */
export type AnswerOf<C extends Command> = Commands[C]["answer"];
/** Commands that do something only with a proof. */
export type Proven = { [C in Command]: Commands[C] extends { challenge: Command } ? C : never }[Command];
/** Commands that go on telling. */
export type Telling = { [C in Command]: Commands[C] extends { event: unknown } ? C : never }[Command];
export type EventOf<C extends Telling> = Commands[C] extends { event: infer E } ? E : never;

/** What a person proves with that it is them. It is handed on at once and kept nowhere. */
export type Secret =
  | { readonly method: "passphrase" | "recovery_code"; readonly secret: string }
  | { readonly method: "totp"; readonly secret: { readonly pin: string; readonly code: string } };

/** Thrown where nobody answers any more: it is not known whether it was done. */
class ConnectionLost extends Error {
  public readonly code = "connection_lost";
}

/** Thrown where what would be done is not what the person was shown; nothing of the proof was sent. */
export class StatementChanged extends Error {
  public readonly code = "statement_changed";
}

const CHALLENGES: Readonly<Partial<Record<Proven, Command>>> = {
  "approval/approve": "approval/challenge",
  "policy/apply": "policy/challenge",
};

/** What the person was shown: the digest of the statement, or what tells whether another one says the same. */
export type Shown = string | null | ((statement: Challenge["statement"]) => boolean);

const isShown = (shown: Shown, { statement, statement_sha256 }: Challenge): boolean =>
  typeof shown === "function" ? shown(statement) : shown === null || shown === statement_sha256;

export class Api {
  public constructor(private readonly connection: Connection) {}

  public ask<C extends Command>(command: C, ...[fields]: Sent<C>): Promise<AnswerOf<C>> {
    return this.send({ type: `footage_guard/${command}`, ...fields });
  }

  /** What would be done, to be shown. The challenge in it may be left unused. */
  public challenge<C extends Proven>(command: C, fields: Partial<FieldsOf<C>>): Promise<Challenge> {
    return this.send({ type: `footage_guard/${CHALLENGES[command] ?? command}`, ...fields });
  }

  /**
   * Does what needs a proof. A challenge lasts two minutes, and a person reads as long as they like: a new one is asked
   * for now, and only used for what has the digest that was shown. `null` is for what shows nothing but itself.
   */
  public prove<C extends Proven>(
    command: C,
    fields: FieldsOf<C>,
    shown: Shown,
    secret: Secret,
  ): Promise<AnswerOf<C>> {
    return this.proveWith(command, fields, {}, shown, secret);
  }

  /** The same, where some fields go with the proof alone, such as a new passphrase. */
  public async proveWith<C extends Proven>(
    command: C,
    fields: Partial<FieldsOf<C>>,
    beside: Partial<FieldsOf<C>>,
    shown: Shown,
    secret: Secret,
  ): Promise<AnswerOf<C>> {
    const asked = await this.challenge(command, fields);
    if (!isShown(shown, asked)) throw new StatementChanged();
    const { challenge, statement_sha256 } = asked;
    const proof = { ...secret, challenge, statement_sha256 };
    return this.send({ type: `footage_guard/${command}`, ...fields, ...beside, ...proof });
  }

  /**
   * Resolves once it listens. Nothing is subscribed again by itself: see `Resource`. Of such a subscription the library
   * tells nobody that it came to nothing, so whether the connection ends is heard here.
   */
  public async listen<C extends Telling>(
    command: C,
    fields: FieldsOf<C>,
    heard: (event: EventOf<C>) => void,
  ): Promise<() => Promise<void>> {
    const { connection } = this;
    if (!connection.connected) throw new ConnectionLost();
    const message = { type: `footage_guard/${command}`, ...fields };
    return new Promise((resolve, reject) => {
      const lost = (): void => {
        connection.removeEventListener("disconnected", lost);
        reject(new ConnectionLost());
      };
      connection.addEventListener("disconnected", lost);
      const listening = connection.subscribeMessage(heard, message, { resubscribe: false });
      void listening.then(resolve, reject).finally(() => {
        connection.removeEventListener("disconnected", lost);
      });
    });
  }

  /** Home Assistant's action, which everybody has; it lowers, and asks nothing. */
  public lockDown(): Promise<unknown> {
    return this.connection.sendMessagePromise({ type: "call_service", domain: "footage_guard", service: "lock_down" });
  }

  /** What comes back is of the type that the tests of the integration hold it to. */
  private send<T>(message: Readonly<Record<string, unknown>>): Promise<T> {
    return this.connection.sendMessagePromise(message) as Promise<T>;
  }
}

/** Fields may be left out where a command needs none. */
type Sent<C extends Command> = FieldsOf<C> extends Nothing ? [] : [fields: FieldsOf<C>];
