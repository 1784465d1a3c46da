import { type Context, Hono } from "hono";
import type { Apps } from "../../../desk/apps/open-apps.ts";
import type { ReadPolicy } from "../../../desk/apps/policy.ts";
import { showFailure } from "../../failure.ts";
import { appPage, appsPage } from "./apps.ts";
import { download } from "./download.ts";
import { isAdministrator } from "./frame.ts";
import { policyPage } from "./policy.ts";
import type { View } from "./view.ts";

interface CataloguePages extends Pick<Apps, "catalogue" | "distributionCsv"> {
  readonly policy: () => Promise<ReadPolicy>;
}

/** The catalogue, the policy and the distribution list: below /desk/apps. */
export function createAppPages(apps: CataloguePages, view: View): Hono {
  return new Hono()
    .get("/", async (context) => {
      const frame = await view.frame(context);
      const kept = await apps.catalogue.entries({ withEnded: isAdministrator(frame.who) });
      return context.html(
        appsPage(
          frame,
          kept.map(({ entry }) => entry),
        ),
      );
    })
    .get("/policy", async (context) => context.html(policyPage(await view.frame(context), await apps.policy())))
    .get("/distribution.csv", async (context) => {
      const frame = await view.frame(context);
      if (!isAdministrator(frame.who)) return missing(context, "配布の一覧を保存できるのは、管理者だけです。");
      const name = `アプリ配布一覧_${frame.today}.csv`;
      return download(context, { bytes: await apps.distributionCsv(), mediaType: "text/csv; charset=utf-8", name });
    })
    .get("/:id", async (context) => {
      const kept = await apps.catalogue.entry(context.req.param("id"));
      if (kept === undefined) return missing(context, "このアプリはカタログにありません。");
      return context.html(appPage(await view.frame(context), kept.entry));
    });
}

function missing(context: Context, message: string) {
  return showFailure(context, 404, { message, reference: null });
}
