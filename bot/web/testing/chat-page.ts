import type { Page, Route } from "playwright-core";
import { z } from "zod";
import type { Door } from "../../../rag/question/door.ts";

const Thread = z.object({
  turns: z.array(z.object({ reply: z.object({ citations: z.array(z.object({ quote: z.string() })) }) })),
});

/** Lets the next question want what a person would have to say in words that only the route knows. */
export async function through(page: Page, door: Door): Promise<void> {
  const asking = (route: Route) => {
    const body = z.record(z.string(), z.unknown()).parse(route.request().postDataJSON());
    return route.continue({ postData: JSON.stringify({ ...body, door }) });
  };
  await page.route("**/api/ask", asking, { times: 1 });
}

export async function ask(page: Page, question: string): Promise<void> {
  await page.fill("#question", question);
  await page.press("#question", "Enter");
}

/** The first quotation of the thread on the page, as the server says it, without white space. */
export async function firstQuote(page: Page): Promise<string> {
  const { origin, searchParams } = new URL(page.url());
  const thread = searchParams.get("thread");
  const { turns } = Thread.parse(await (await fetch(`${origin}/api/threads/${thread}`)).json());
  return plain(turns[0]?.reply.citations[0]?.quote ?? "nothing is quoted");
}

export function plain(text: string): string {
  return text.replace(/\s/gu, "");
}

export async function isFocused(page: Page, selector: string): Promise<boolean> {
  return (await page.locator(`${selector}:focus`).count()) > 0;
}
