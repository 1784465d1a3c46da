import { createDice, type Dice } from "../../slack/audience/testing/dice.ts";
import { ASSISTANT } from "../../slack/audience/testing/fake-workspace.ts";
import { createOracle } from "../../slack/audience/testing/oracle.ts";
import { createLeakFinder } from "../../slack/audience/testing/traces.ts";
import { createWorld, type World, type WorldDocument } from "../../slack/audience/testing/world.ts";
import { questionsFor, revisionsOf } from "../../slack/audience/testing/world-library.ts";
import { type Asked, ask, WAYS } from "./act.ts";
import { type Office, openOffice } from "./office.ts";
import { actorsIn, playable, readersIn, workspaceFrom } from "./workspace.ts";

/** What came of asking for documents, in a world of its own. */
export interface TriplesFigures {
  readonly asked: number;
  /** Where all who read may read it, and those of them that were answered with it. */
  readonly readable: number;
  readonly answered: number;
  /** Buttons that show a reply to more people, or to one, than have seen it. */
  readonly pressed: number;
  /** Messages, modals and Home tabs looked at, once for each person who can see them. */
  readonly seen: number;
  /** Who saw which document's words and may not. */
  readonly leaks: readonly string[];
}

const SIZE = { people: 60, channels: 40, documents: 100 };
/** Asked at the same time. */
const AT_ONCE = 8;

/** Has people ask for documents in every way, then goes through everything that everybody can see. */
export async function playTriples(
  { seed, count }: { readonly seed: number; readonly count: number },
  onAsked: (count: number) => void,
): Promise<TriplesFigures> {
  const dice = createDice(seed);
  const world = playable(createWorld(dice, SIZE));
  const { peopleCsv, day } = world;
  const office = await openOffice({
    ...{ peopleCsv, day, revisions: revisionsOf(world), workspace: workspaceFrom(world), log: () => undefined },
  });
  try {
    const oracle = createOracle(world);
    const said = new Map<string, Set<string>>();
    const figures = { asked: 0, readable: 0, answered: 0, pressed: 0 };
    while (figures.asked < count) {
      const batch = Array.from({ length: Math.min(AT_ONCE, count - figures.asked) }, () => tripleIn(world, dice));
      // One person does one thing at a time.
      const triples = [...new Map(batch.map((triple) => [triple.user, triple])).values()];
      const asked = await Promise.all(
        triples.map(async (triple) => {
          const text = dice.one(questionsFor(triple.document));
          said.set(triple.document.marker, (said.get(triple.document.marker) ?? new Set()).add(text));
          return { triple, asked: await ask(office.slack, { ...triple, text }) };
        }),
      );
      await office.settle();
      for (const { triple, asked: each } of asked) {
        if (!oracle.mayShow(occasionOf(triple), triple.document)) continue;
        figures.readable += 1;
        if (each.shown().includes(triple.document.secret)) figures.answered += 1;
      }
      figures.pressed += await pressAll(
        asked.map((each) => each.asked),
        office,
      );
      figures.asked += triples.length;
      onAsked(figures.asked);
    }
    for (const user of actorsIn(world)) await office.slack.user(user).opensHome();
    await office.settle();
    return { ...figures, ...look(world, office, said) };
  } finally {
    await office.close();
  }
}

type Triple = ReturnType<typeof tripleIn>;

function tripleIn(world: World, dice: Dice) {
  const actors = actorsIn(world);
  const inhabited = [...world.channels.values()].filter(({ members }) => members.some((id) => actors.has(id)));
  const channel = dice.one(inhabited);
  const user = dice.one(channel.members.filter((id) => id !== ASSISTANT && actors.has(id)));
  return { user, channel: channel.id, type: channel.type, way: dice.one(WAYS), document: dice.one(world.documents) };
}

function occasionOf({ user, channel, type, way }: Triple) {
  if (way === "mention") return { channel, channelType: type, user, place: "conversation" } as const;
  return aloneWith(user);
}

function aloneWith(user: string) {
  return { channel: `D${user}`, channelType: "im", user, place: "ephemeral" } as const;
}

/** @returns how many buttons were pressed */
async function pressAll(asked: readonly Asked[], { settle }: Office): Promise<number> {
  const pressed = await Promise.all(asked.map(({ press }) => press()));
  await settle();
  return pressed.reduce((sum, each) => sum + each, 0);
}

/** Everything that anybody can see: of the assistant's words, no document's that they may not read. */
function look(world: World, { slack, documentIds }: Office, said: ReadonlyMap<string, ReadonlySet<string>>) {
  const oracle = createOracle(world);
  const ids = new Map(world.documents.map(({ marker }) => [marker, documentIds.get(`${marker}.md`) ?? ""]));
  const leaksIn = createLeakFinder(world, ids);
  const leaks = new Set<string>();
  let seen = 0;
  for (const user of readersIn(world)) {
    const may = (document: WorldDocument) => oracle.mayShow(aloneWith(user), document);
    for (const { kind, channel, ts, text } of slack.seenBy(user)) {
      const message = kind === "message" ? slack.workspace.messages.get(channel ?? "", ts ?? "") : undefined;
      if (message?.byApp === false) continue;
      seen += 1;
      for (const marker of leaksIn(unsaid(text, said), "", may)) leaks.add(`${user} saw ${marker} in a ${kind}`);
    }
  }
  return { seen, leaks: [...leaks] };
}

/** What people said themselves may be told them again. */
function unsaid(text: string, said: ReadonlyMap<string, ReadonlySet<string>>): string {
  const markers = new Set(text.match(/zq[a-z]{8}/gu));
  return [...markers]
    .flatMap((marker) => [...(said.get(marker) ?? [])])
    .reduce((left, each) => left.replaceAll(each, ""), text);
}
